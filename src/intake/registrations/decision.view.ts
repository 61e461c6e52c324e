import type { DecisionKind } from './registration.vocabulary.js';

/** What was decided about a registration, and holds for the next of the connection that says the same. */
export class IntakeDecisionView {
  id: string;
  connectionId: string;
  connectionName: string;
  /** Whose an address is, or which company is spelt so. */
  kind: DecisionKind;
  /**
   * The address, or the spelling, without regard to case.
   * @example "lumenova lighting"
   */
  key: string;
  /** Of an address: whose it is; null when its registrations are rejected. */
  contactId: string | null;
  contactName: string | null;
  companyId: string | null;
  /** @example "Lumenova Lighting Co., Ltd." */
  companyName: string | null;
  /** Where it was decided. */
  registrationId: string;
  createdAt: Date;
  updatedAt: Date;
  version: number;
  createdBy: string | null;
  /** When it was revoked. */
  archivedAt: Date | null;
}
