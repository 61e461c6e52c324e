import { applyDecorators } from '@nestjs/common';
import { ApiQuery } from '@nestjs/swagger';
import type { ListDefinition } from '../../common/lists/list-definition.rules.js';
import { createQueryDecorator } from '../../common/http/query.decorator.js';
import { LANGUAGES } from '../../common/reference/languages.constants.js';
import { parseRowsRequest, ROW_PARAMETERS, type RowsRequest } from './rows-request.rules.js';

/** Injects the query string of the rows of an import. */
export const RowsOf = createQueryDecorator((query, list: ListDefinition, me): RowsRequest =>
  parseRowsRequest(list, query, me),
);

/** Documents the parameters of the rows of an import that are no filters of their list. */
export function RowParameters(): MethodDecorator {
  return applyDecorators(
    ...Object.entries(ROW_PARAMETERS).map(([name, description]) =>
      ApiQuery({
        name,
        required: false,
        description,
        schema: { type: 'string', ...(name === 'lang' && { enum: [...LANGUAGES] }) },
      }),
    ),
  );
}
