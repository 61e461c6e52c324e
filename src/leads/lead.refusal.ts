import type { FieldError } from '../common/errors/domain.errors.js';

/**
 * Why a rule says no. The service turns `as` into the error of that kind; `gate_unmet` is an `invalid` whose pointers
 * point into the lead rather than into the request.
 */
export interface Refusal {
  kind: 'refused';
  as: 'conflict' | 'invalid' | 'forbidden' | 'gate_unmet';
  /** Stable, such as `lead.note_required`. When several things are wrong it is the first one's. */
  code: string;
  /** A sentence for the person who tried. */
  detail: string;
  errors: FieldError[];
}

/** A refusal for one cause: `code` is the last part of the stable code, which is `lead.` + code. */
export function refusal(as: Refusal['as'], code: string, pointer: string, detail: string): Refusal {
  return { kind: 'refused', as, code: `lead.${code}`, detail, errors: [{ pointer, code, detail }] };
}

/** One refusal for everything that is wrong with the input, so that nobody has to try twice; null when nothing is. */
export function invalidInput(errors: FieldError[]): Refusal | null {
  const first = errors[0];
  if (!first) return null;
  const detail = errors.map((error) => error.detail).join(' ');
  return { kind: 'refused', as: 'invalid', code: `lead.${first.code}`, detail, errors };
}
