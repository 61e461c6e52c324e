import type { FieldError } from '../../common/errors/domain.errors.js';

/**
 * A refusal by a rule. The service turns `as` into an error of that kind. `gate_unmet` is an `invalid` with pointers
 * that point into the lead instead of the request.
 */
export interface RuleViolation {
  kind: 'refused';
  as: 'conflict' | 'invalid' | 'forbidden' | 'gate_unmet';
  /** Stable code, such as `lead.note_required`. It is the code of the first error when there are several. */
  code: string;
  /** A sentence for the person who made the request. */
  detail: string;
  errors: FieldError[];
}

/** Creates a refusal with one cause. `code` is the last part of the stable code, which is `lead.` + code. */
export function createViolation(as: RuleViolation['as'], code: string, pointer: string, detail: string): RuleViolation {
  return { kind: 'refused', as, code: `lead.${code}`, detail, errors: [{ pointer, code, detail }] };
}

/**
 * Combines all errors of the input into one refusal, so that the caller can correct them at once; null when there are
 * none.
 */
export function toViolation(errors: FieldError[]): RuleViolation | null {
  const first = errors[0];
  if (!first) return null;
  const detail = errors.map((error) => error.detail).join(' ');
  return { kind: 'refused', as: 'invalid', code: `lead.${first.code}`, detail, errors };
}
