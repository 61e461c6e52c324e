import { IsString, MaxLength, MinLength } from 'class-validator';

/** The query of a calendar program. */
export class CalendarQuery {
  /**
   * The token of a calendar address.
   * @example "cal_made-up-token-of-43-letters-shown-only-once"
   */
  @IsString()
  @MinLength(1)
  @MaxLength(200)
  token: string;
}

/**
 * A person's calendar addresses. They are shown only in this response (null in a replay). Anybody who knows an address
 * can read its calendar.
 */
export class CalendarAddressView {
  /**
   * Address of the person's open tasks.
   * @example "https://crm.example/api/v1/tasks.ics?token=cal_5pVxK0…"
   */
  url: string | null;

  /**
   * Address of delegations, roadshows with their stops, and seminars. It accepts the filters kind, status, country and
   * agreementId.
   * @example "https://crm.example/api/v1/activities.ics?token=cal_5pVxK0…"
   */
  activitiesUrl: string | null;
}
