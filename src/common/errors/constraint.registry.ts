import type { ErrorCode } from './error-codes.rules.js';

/** The meaning of a violated database constraint for a client: a code, a text, and the field concerned. */
export interface ConstraintMeaning {
  code: ErrorCode;
  detail: string;
  pointer?: string;
}

const meanings = new Map<string, ConstraintMeaning>();

/**
 * Declares the meaning of a feature's constraints, so that a race that the service cannot see still gets a clear
 * answer.
 */
export function declareConstraints(declared: Record<string, ConstraintMeaning>): void {
  for (const [name, meaning] of Object.entries(declared)) meanings.set(name, meaning);
}

/** Returns the declared meaning of a constraint, or a general one for the kind of violation (SQLSTATE class 23). */
export function findConstraintMeaning(constraint: string | undefined, sqlState: string): ConstraintMeaning | undefined {
  const declared = constraint ? meanings.get(constraint) : undefined;
  if (declared) return declared;
  switch (sqlState) {
    case '23505':
      return { code: 'record.duplicate', detail: 'A record with these values already exists.' };
    case '23503':
      return {
        code: 'record.unknown_reference',
        detail: 'A record that the request refers to does not exist.',
      };
    case '23502':
    case '23514':
    case '22P02':
    case '22003':
    case '22001':
    case '22007':
    case '22008':
    case '22021':
    // A time zone that this database does not know.
    case '22023':
    case '22P05':
    // A value is larger than an index row or a text vector can hold.
    case '54000':
      return {
        code: 'record.invalid',
        detail: 'A value is outside the range that the record allows.',
      };
    default:
      return undefined;
  }
}
