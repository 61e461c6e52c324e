/** A person's calendar address. It is shown here once (null in a replay); whoever has it reads the calendar. */
export class CalendarAddressView {
  /** @example "https://crm.example/api/v1/tasks.ics?token=cal_5pVxK0…" */
  url: string | null;
}
