/** The parts of the meetings of an activity. */
export const MEETINGS_PARTS = ['schedule', 'parties', 'wishes'] as const;
export type MeetingsPart = (typeof MEETINGS_PARTS)[number];

/** The kinds of columns that the schedule can have. */
export const COLUMN_KINDS = ['tables', 'visitors', 'hosts'] as const;
export type ColumnKind = (typeof COLUMN_KINDS)[number];

/** The parameters of the address of the meetings of an activity. */
export interface MeetingsSearch {
  /** The open part; the schedule when absent. */
  part?: MeetingsPart;
  /** The columns of the schedule; tables when absent. */
  by?: ColumnKind;
  /** The party whose schedule is shown. */
  party?: string;
}

/** Reads the parameters of the address. Parameters that mean nothing are left out; `tab` is the former name of `part`. */
export function readMeetingsSearch({ tab, part = tab, by, party }: Record<string, unknown>): MeetingsSearch {
  const knownPart = MEETINGS_PARTS.find((one) => one === part);
  const knownKind = COLUMN_KINDS.find((one) => one === by);
  return {
    ...(knownPart && knownPart !== 'schedule' ? { part: knownPart } : {}),
    ...(knownKind && knownKind !== 'tables' ? { by: knownKind } : {}),
    ...(typeof party === 'string' ? { party } : {}),
  };
}
