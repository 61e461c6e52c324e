/** A time slot for meetings. */
export class MeetingSlotView {
  id: string;
  startsAt: Date;
  endsAt: Date;
  /**
   * The local time at its start.
   * @example "2015-10-20 09:00"
   */
  localStart: string;
}

/** The tables and slots for the meetings of an activity. */
export class MeetingProgrammeView {
  id: string;
  activityId: string;
  /** @example 2 */
  tables: number;
  /** One name for each table, or none. */
  tableNames: string[];
  /** In chronological order. */
  slots: MeetingSlotView[];
  createdAt: Date;
  updatedAt: Date;
  version: number;
  createdBy: string | null;
}
