import { CodedError, createInvalidError } from '../../common/errors/domain.errors.js';
import { getErrorStatus } from '../../common/errors/error-codes.rules.js';
import type { MissingField } from './stage-gates.rules.js';
import type { LeadErrorCode, RuleViolation } from './lead-violations.rules.js';

/** The decision of a rule: allowed with its consequences, or a refusal. */
type Decision = { kind: 'ok' } | RuleViolation;

/** Returns an allowed decision. @throws the refusal as an error with its code */
export function assertAllowed<D extends Decision>(decision: D): Exclude<D, RuleViolation> {
  if (decision.kind !== 'refused') return decision as Exclude<D, RuleViolation>;
  const { code, detail, errors } = decision;
  // No field is wrong when the caller lacks a right.
  throw new CodedError(code, detail, getErrorStatus(code) === 403 ? [] : errors);
}

/** Creates the 422 error for one invalid field of a lead. `code` is the last part of the stable code. */
export function createLeadFieldError(code: LeadErrorCode, pointer: string, detail: string): CodedError {
  return createInvalidError([{ pointer, code, detail }], `lead.${code}`);
}

/** Throws when fields are missing that a stage requires. @throws 422 `lead.gate_unmet` naming each */
export function assertNothingMissing(missing: MissingField[], what: string): void {
  if (missing.length === 0) return;
  const errors = missing.map(({ pointer, code, detail }) => ({ pointer, code, detail }));
  const detail = `${what} ${errors.map((error) => error.detail).join(' ')}`;
  throw new CodedError('lead.gate_unmet', detail, errors);
}
