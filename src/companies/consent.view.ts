import type { ConsentPurpose, LawfulBasis } from './company.vocabulary.js';

/** Where a person stands on one purpose: the latest of what was said about it. */
export class ConsentStateView {
  /** @example "marketing" */
  purpose: ConsentPurpose;
  /** False: refused, withdrawn or objected to. */
  granted: boolean;
  /** @example "consent" */
  lawfulBasis: LawfulBasis;
  occurredAt: Date;
}

/** One thing a person agreed to, refused or withdrew. */
export class ConsentView {
  id: string;
  /** The person; after a merge, the contact that stayed. */
  contactId: string;
  /** @example "marketing" */
  purpose: ConsentPurpose;
  /** @example "consent" */
  lawfulBasis: LawfulBasis;
  /** False: refused, withdrawn or objected to. */
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
