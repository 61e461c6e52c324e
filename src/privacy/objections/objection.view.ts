import type { ObjectedPurpose } from './objection.dto.js';

/** The result of an objection. A repeated one changes nothing, and answers with zeros. */
export class ObjectionView {
  /** @example "0199c000-0000-7000-8000-000000000210" */
  key: string;
  contactId: string | null;
  /**
   * The purposes for which a refusal was recorded now. Somebody who is no contact has none.
   * @example ["marketing"]
   */
  refusedPurposes: ObjectedPurpose[];
  /**
   * The number of addresses that were put on the list of suppressed addresses now.
   * @example 1
   */
  suppressedAddresses: number;
  /**
   * The number of queued mails that will not be sent.
   * @example 0
   */
  suppressedMails: number;
}
