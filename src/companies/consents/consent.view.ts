import type { ConsentPurpose, LawfulBasis } from '../model/company.constants.js';

/** The latest statement of a person about one purpose. */
export class ConsentStateView {
  /** @example "marketing" */
  purpose: ConsentPurpose;
  /** False when the person refused, withdrew or objected. */
  granted: boolean;
  /** @example "consent" */
  lawfulBasis: LawfulBasis;
  occurredAt: Date;
}

/** A statement by which a person agreed, refused or withdrew. */
export class ConsentView {
  id: string;
  /** The contact; after a merge, the surviving contact. */
  contactId: string;
  /** @example "marketing" */
  purpose: ConsentPurpose;
  /** @example "consent" */
  lawfulBasis: LawfulBasis;
  /** False when the person refused, withdrew or objected. */
  granted: boolean;
  /** @example "Yes, keep me informed of events and investment opportunities in Limburg by e-mail." */
  wording: string;
  /** @example "2026-03" */
  wordingVersion: string;
  occurredAt: Date;
  /** @example "Seminar registration form" */
  source: string;
  proof: string | null;
  createdAt: Date;
  createdBy: string | null;
}
