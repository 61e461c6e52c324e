import fields from 'record-catalogue/leads';
import { listPlainFields } from '../../../shared/catalogue/catalogue-field.rules';

/** The widths of the columns in pixels, in the order of the menu. */
const WIDTHS: Readonly<Record<string, number>> = {
  title: 230,
  company: 208,
  stage: 118,
  nextTask: 216,
  owner: 108,
  jobsExpected: 64,
  capexEur: 86,
  expectedDecisionOn: 104,
  reference: 140,
  status: 110,
  sector: 130,
  staleSince: 130,
  receivedOn: 130,
  updatedAt: 150,
  projectManager: 150,
  investmentType: 150,
  businessActivity: 170,
  likelihood: 120,
  tags: 180,
  channel: 150,
  screening: 150,
  stageEnteredOn: 160,
  statusReason: 180,
  expectedLandingOn: 170,
  announcedOn: 130,
  closedOn: 130,
  createdAt: 150,
};

/** The plain fields that are no columns. */
const OMITTED = [
  'drivers',
  'consideringElsewhere',
  'capexUndisclosed',
  'jobsSafeguarded',
  'propositionSentOn',
  'incentivesRequested',
  'announcedJobs',
  'announcedCapexEur',
  'involvement',
  'confidential',
  'codename',
];

const OTHER_WIDTH = 150;

/** Columns whose names in addresses and saved views are not those of their fields. */
const FIELDS: Readonly<Record<string, string>> = {
  company: 'companyId',
  owner: 'ownerId',
  projectManager: 'projectManagerId',
  channel: 'source.channel',
  screening: 'screening.status',
};

/** All columns that the list can show, in the order of the menu. */
export const COLUMN_NAMES: readonly string[] = [
  ...new Set([...Object.keys(WIDTHS), ...listPlainFields(fields).filter((name) => !OMITTED.includes(name))]),
];

/** The columns unless the user chooses others. At 1440 pixels all of them are in sight. */
export const DEFAULT_COLUMNS: readonly string[] = COLUMN_NAMES.slice(0, 8);

/** Returns the name of the field that a column shows. */
export function getColumnField(column: string): string {
  return FIELDS[column] ?? column;
}

/** Returns the width of a column in pixels. */
export function getColumnWidth(column: string): number {
  return WIDTHS[column] ?? OTHER_WIDTH;
}

/** Shows a column after the others, or hides it. */
export function toggleColumn(columns: readonly string[], name: string): readonly string[] {
  return columns.includes(name) ? columns.filter((one) => one !== name) : [...columns, name];
}

/** Moves a column one place to the front or to the end. */
export function moveColumn(columns: readonly string[], name: string, step: -1 | 1): readonly string[] {
  const from = columns.indexOf(name);
  const to = from + step;
  if (from < 0 || to < 0 || to >= columns.length) return columns;
  return columns.with(from, columns[to]!).with(to, name);
}
