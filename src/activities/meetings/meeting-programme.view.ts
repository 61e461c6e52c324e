/** A time in which meetings take place. */
export class MeetingSlotView {
  id: string;
  startsAt: Date;
  endsAt: Date;
  /**
   * Its begin as clocks at the activity show it.
   * @example "2015-10-20 09:00"
   */
  localStart: string;
}

/** Where and when the meetings of an activity take place. */
export class MeetingProgrammeView {
  id: string;
  activityId: string;
  /** @example 2 */
  tables: number;
  /** One for each table, or none. */
  tableNames: string[];
  /** In the order of time. */
  slots: MeetingSlotView[];
  createdAt: Date;
  updatedAt: Date;
  version: number;
  createdBy: string | null;
}
