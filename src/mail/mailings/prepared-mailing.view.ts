import { ApiProperty } from '@nestjs/swagger';
import type { RegistrationStatus } from '../../activities/seminars/model/seminar-registration.constants.js';
import type { MailingTemplate } from '../model/mailing.constants.js';

/** A mailing that is due and that a person sends. */
export class PreparedMailingView {
  /**
   * `seminar_changed` if the time or the place of the seminar has changed since people registered, `seminar_thank_you` if it
   * is over.
   * @example "seminar_changed"
   */
  templateKey: MailingTemplate;
  /**
   * The statuses of the people whom it concerns.
   * @example ["registered", "confirmed"]
   */
  statuses: RegistrationStatus[];
  /** When the seminar changed, or ended. */
  since: Date;
  /**
   * Number of people whom it concerns.
   * @example 24
   */
  @ApiProperty({ type: 'integer' })
  people: number;
}

/** The mailings of a seminar that are due. */
export class PreparedMailingListView {
  items: PreparedMailingView[];
}
