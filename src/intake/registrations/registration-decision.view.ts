import type { DecisionKind } from '../model/intake-registration.constants.js';

/** A decision about a registration that is applied to later registrations with the same address or company spelling. */
export class IntakeDecisionView {
  id: string;
  connectionId: string;
  connectionName: string;
  /** Subject of the decision: the owner of an e-mail address, or the company with a spelling. */
  kind: DecisionKind;
  /**
   * The e-mail address or the spelling, in lower case.
   * @example "lumenova lighting"
   */
  key: string;
  /** Contact that an address belongs to; null if registrations with the address are rejected. */
  contactId: string | null;
  contactName: string | null;
  companyId: string | null;
  /** @example "Lumenova Lighting Co., Ltd." */
  companyName: string | null;
  /** Registration for which it was decided. */
  registrationId: string;
  createdAt: Date;
  updatedAt: Date;
  version: number;
  createdBy: string | null;
  /** Time at which it was revoked. */
  archivedAt: Date | null;
}
