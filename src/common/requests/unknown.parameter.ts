import type { FieldError } from '../errors/domain.errors.js';

/** What is said of a parameter that a route does not have. */
export function unknownParameter(name: string): FieldError {
  return { pointer: `?${name}`, code: 'parameter.unknown', detail: `There is no parameter ${name} here.` };
}
