import { ApiParam } from '@nestjs/swagger';
import type { RouteDocs } from '../../identity/access/routes.decorator.js';
import { RETENTION_KINDS } from './retention-rule.constants.js';
import { PutRetentionRule } from './retention-rule.dto.js';

/** Documents the kind of a rule in a path. */
export const RetentionKindParameter = () =>
  ApiParam({
    name: 'kind',
    description: 'The kind of data.',
    schema: { type: 'string', enum: [...RETENTION_KINDS], example: 'contact' },
  });

export const RETENTION_RULE_DOCS = {
  list: {
    summary: 'List the retention rules',
    description:
      'Returns the rules that managers can change, and the terms that settings or the application define. Those terms are for ' +
      'reading: jobs keep them.',
  },
  read: {
    summary: 'Get a retention rule',
    description:
      'Returns for how many months the data are kept, the moment from which they count, and their treatment afterwards.',
  },
  replace: {
    summary: 'Update a retention rule',
    description:
      'The audit trail has an entry for each change. Nothing is erased by it: people whose data are due are listed, and a ' +
      'manager decides about them.',
    body: {
      type: PutRetentionRule,
      examples: { on: { summary: 'Three years, switched on', value: { months: 36, enabled: true } } },
    },
  },
} satisfies Record<string, RouteDocs>;
