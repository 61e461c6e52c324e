import { CodedError } from './domain.errors.js';
import { findConstraintError } from './problem-details.factory.js';

/**
 * Applies a part of a request that is also a request of its own. The errors of the part point into the part; they are
 * thrown with pointers into the whole body.
 */
export async function applyRequestPart<T>(pointer: string, apply: () => Promise<T>): Promise<T> {
  try {
    return await apply();
  } catch (error) {
    const coded = error instanceof CodedError ? error : findConstraintError(error);
    for (const each of coded?.errors ?? []) {
      if (each.pointer === '' || each.pointer.startsWith('/')) each.pointer = pointer + each.pointer;
    }
    throw coded ?? error;
  }
}
