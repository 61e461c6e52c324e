import type { FieldError } from '../errors/domain.errors.js';

/** Returns the error for a parameter that a route does not have. */
export function buildUnknownParameterError(name: string): FieldError {
  return { pointer: `?${name}`, code: 'parameter.unknown', detail: `This route has no parameter ${name}.` };
}
