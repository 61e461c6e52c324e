import { createParamDecorator, type ExecutionContext } from '@nestjs/common';
import { ApiParam } from '@nestjs/swagger';
import type { FastifyRequest } from 'fastify';
import { createNotFoundError } from '../../common/errors/domain.errors.js';
import { parseWholeNumber } from '../../common/reference/text-forms.rules.js';

/** Maximum of a PostgreSQL integer. */
const MAX_NUMBER = 2_147_483_647;

const ApiVersionNumber = ApiParam({
  name: 'number',
  description: 'The number of the version.',
  schema: { type: 'integer', minimum: 1, example: 1 },
});

/** Injects the number of a version from the path. A text that is no such number is answered with 404. */
export const VersionNumber = createParamDecorator(
  (_: unknown, context: ExecutionContext): number => {
    const { params } = context.switchToHttp().getRequest<FastifyRequest<{ Params: { number: string } }>>();
    const number = parseWholeNumber(params.number);
    if (number === undefined || number < 1 || number > MAX_NUMBER) {
      throw createNotFoundError('document_version', params.number.slice(0, 60));
    }
    return number;
  },
  [(target, method) => ApiVersionNumber(target, method!, Object.getOwnPropertyDescriptor(target, method!)!)],
);
