import {
  CodedError,
  createConflictError,
  createForbiddenError,
  createInvalidError,
} from '../../common/errors/domain.errors.js';
import type { MissingField } from './stage-gates.rules.js';
import type { RuleViolation } from './lead-violations.rules.js';

/** The decision of a rule: allowed with its consequences, or a refusal. */
type Decision = { kind: 'ok' } | RuleViolation;

/** Returns an allowed decision. @throws the refusal as an error of its kind */
export function assertAllowed<D extends Decision>(decision: D): Exclude<D, RuleViolation> {
  if (decision.kind === 'refused') throw createCodedError(decision);
  return decision as Exclude<D, RuleViolation>;
}

function createCodedError({ as, code, detail, errors }: RuleViolation): CodedError {
  switch (as) {
    case 'conflict':
      return createConflictError(code, detail, errors);
    case 'forbidden':
      return createForbiddenError(code, detail);
    case 'invalid':
    case 'gate_unmet':
      return new CodedError('invalid', code, detail, errors);
  }
}

/** Creates the 422 error for one invalid field of a lead. `code` is the last part of the stable code. */
export function createLeadFieldError(code: string, pointer: string, detail: string): CodedError {
  return createInvalidError([{ pointer, code, detail }], `lead.${code}`);
}

/** Throws when fields are missing that a stage requires. @throws 422 `lead.gate_unmet` naming each */
export function assertNothingMissing(missing: MissingField[], what: string): void {
  if (missing.length === 0) return;
  const errors = missing.map(({ pointer, code, detail }) => ({ pointer, code, detail }));
  const detail = `${what} ${errors.map((error) => error.detail).join(' ')}`;
  throw new CodedError('invalid', 'lead.gate_unmet', detail, errors);
}
