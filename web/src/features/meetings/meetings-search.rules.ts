/** The tabs of the page. */
export const MEETINGS_TABS = ['schedule', 'parties', 'wishes'] as const;
export type MeetingsTab = (typeof MEETINGS_TABS)[number];

/** The kinds of columns that the schedule can have. */
export const COLUMN_KINDS = ['tables', 'visitors', 'hosts'] as const;
export type ColumnKind = (typeof COLUMN_KINDS)[number];

/** The parameters of the address of the meetings of an activity. */
export interface MeetingsSearch {
  /** The open tab; the schedule when absent. */
  tab?: MeetingsTab;
  /** The columns of the schedule; tables when absent. */
  by?: ColumnKind;
  /** The party whose schedule is shown. */
  party?: string;
}

/** Reads the parameters of the address. Parameters that mean nothing are left out. */
export function readMeetingsSearch({ tab, by, party }: Record<string, unknown>): MeetingsSearch {
  const knownTab = MEETINGS_TABS.find((one) => one === tab);
  const knownKind = COLUMN_KINDS.find((one) => one === by);
  return {
    ...(knownTab && knownTab !== 'schedule' ? { tab: knownTab } : {}),
    ...(knownKind && knownKind !== 'tables' ? { by: knownKind } : {}),
    ...(typeof party === 'string' ? { party } : {}),
  };
}
