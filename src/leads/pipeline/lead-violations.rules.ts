import type { FieldError } from '../../common/errors/domain.errors.js';
import type { ErrorCode } from '../../common/errors/error-codes.rules.js';

/** The last part of a code that begins with `lead.`; the errors of fields have only this part. */
export type LeadErrorCode<Code = ErrorCode> = Code extends `lead.${infer Last}` ? Last : never;

/** A refusal by a rule. */
export interface RuleViolation {
  kind: 'refused';
  /** Stable code, such as `lead.note_required`. It is the code of the first error when there are several. */
  code: ErrorCode;
  /** A sentence for the person who made the request. */
  detail: string;
  errors: FieldError<string>[];
}

/** Creates a refusal with one cause. */
export function createViolation(code: LeadErrorCode, pointer: string, detail: string): RuleViolation {
  return { kind: 'refused', code: `lead.${code}`, detail, errors: [{ pointer, code, detail }] };
}

/**
 * Combines all errors of the input into one refusal, so that the caller can correct them at once; null when there are
 * none.
 */
export function toViolation(errors: FieldError<LeadErrorCode>[]): RuleViolation | null {
  const first = errors[0];
  if (!first) return null;
  const detail = errors.map((error) => error.detail).join(' ');
  return { kind: 'refused', code: `lead.${first.code}`, detail, errors };
}
