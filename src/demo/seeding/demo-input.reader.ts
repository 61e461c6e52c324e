import type { Type } from '@nestjs/common';
import { RequestValidationPipe } from '../../common/validation/validation.pipe.js';

const validation = new RequestValidationPipe();

/**
 * Validates and normalises a body as the API does before it reaches a service.
 * @throws 422 that names every wrong field
 */
export function parseBody<T extends object>(metatype: Type<T>, body: T): T {
  return validation.transform(body, { type: 'body', metatype }) as T;
}
