/** A person's calendar addresses. They are shown here once (null in a replay); whoever has one reads its calendar. */
export class CalendarAddressView {
  /**
   * The person's open tasks.
   * @example "https://crm.example/api/v1/tasks.ics?token=cal_5pVxK0…"
   */
  url: string | null;

  /**
   * Delegations, roadshows with their stops, and seminars. It takes the filters kind, status, country and agreementId.
   * @example "https://crm.example/api/v1/activities.ics?token=cal_5pVxK0…"
   */
  activitiesUrl: string | null;
}
