/** All columns that the list can show, in the order of the menu. */
export const COLUMN_NAMES = [
  'reference',
  'title',
  'company',
  'stage',
  'status',
  'owner',
  'sector',
  'capexEur',
  'jobsExpected',
  'nextTask',
  'staleSince',
  'expectedDecisionOn',
  'receivedOn',
  'updatedAt',
  'projectManager',
  'investmentType',
  'businessActivity',
  'likelihood',
  'tags',
  'channel',
  'screening',
  'stageEnteredOn',
  'statusReason',
  'expectedLandingOn',
  'announcedOn',
  'closedOn',
  'createdAt',
] as const;

export type ColumnName = (typeof COLUMN_NAMES)[number];

/** The columns unless the user chooses others. */
export const DEFAULT_COLUMNS: readonly ColumnName[] = COLUMN_NAMES.slice(0, 14);

/** The widths of the columns in pixels. */
export const COLUMN_WIDTHS: Record<ColumnName, number> = {
  reference: 150,
  title: 280,
  company: 230,
  stage: 130,
  status: 110,
  owner: 140,
  sector: 90,
  capexEur: 110,
  jobsExpected: 90,
  nextTask: 240,
  staleSince: 130,
  expectedDecisionOn: 150,
  receivedOn: 130,
  updatedAt: 150,
  projectManager: 150,
  investmentType: 150,
  businessActivity: 170,
  likelihood: 110,
  tags: 180,
  channel: 150,
  screening: 150,
  stageEnteredOn: 140,
  statusReason: 180,
  expectedLandingOn: 150,
  announcedOn: 130,
  closedOn: 130,
  createdAt: 150,
};

/** The columns of numbers, which are aligned at the end. */
export const NUMBER_COLUMNS: readonly ColumnName[] = ['capexEur', 'jobsExpected'];
