import type { MappedField } from '../registrations/registration.fields.js';

/** An answer that means a consent, when it is exactly this. */
export interface ConsentMapping {
  /** What for. */
  purpose: string;
  /** Stable key of the question. */
  key: string;
  /** The answer that grants it; any other, and none, is no consent and withdraws nothing. */
  equals: string;
  /** The words that were agreed to, and their version; absent: the question as the sender shows it. */
  wording?: string;
  wordingVersion?: string;
}

/** How answers become what we know: as it is stored with a version. */
export interface StoredMapping {
  /** From our fields to the sender's stable keys. */
  fields: Partial<Record<MappedField, string>>;
  consents: ConsentMapping[];
  /** Generic connector: where in the payload things stand. */
  paths: Record<string, string>;
}

/** A mapping that names nothing. */
export const EMPTY_MAPPING: StoredMapping = { fields: {}, consents: [], paths: {} };
