import type { Type } from '@nestjs/common';
import { RequestValidationPipe } from '../../common/validation/validation.pipe.js';
import { toUsageError } from './cli.errors.js';

/**
 * Validates the options of a command as the API validates a body. `toOption` names the option of a field.
 * @throws UsageError that names every wrong option
 */
export function parseInput<T extends object>(
  type: Type<T>,
  fields: Partial<Record<keyof T, unknown>>,
  toOption?: (field: string) => string,
): T {
  try {
    return new RequestValidationPipe().transform(fields, { type: 'body', metatype: type }) as T;
  } catch (error) {
    throw toUsageError(error, toOption);
  }
}
