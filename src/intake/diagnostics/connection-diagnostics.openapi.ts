import type { RouteDocs } from '../../identity/access/routes.decorator.js';
import { MAPPING_PREVIEW_EXAMPLES } from '../connections/connection.examples.js';
import { PreviewMapping } from './connection-diagnostics.dto.js';

export const CONNECTION_DIAGNOSTICS_DOCS = {
  mappings: { summary: 'List the versions of the mapping of a connection' },
  test: {
    summary: 'Test the mapping of a connection with a stored delivery',
    description:
      'Managers only. Send a `deliveryId` and optionally changes to the `mapping`. The response shows the value ' +
      'of each field, so that you can correct a mapping before you store it. Nothing is stored.',
    body: { type: PreviewMapping, examples: MAPPING_PREVIEW_EXAMPLES },
    problems: ['intake_delivery.not_found', 'intake.body_removed', 'remote.not_possible', 'mapping.statuses'],
  },
  suggestion: {
    summary: 'Suggest a mapping for the questions of a form',
    description:
      'The suggestions come from the deliveries that have arrived. The response shows the key of each question, ' +
      'some answers and the field that the question resembles. Copy the suggestions that fit into `mapping` of ' +
      'the connection. Nothing is changed.',
  },
  read: {
    summary: 'Get the health of a connection',
    description:
      'The response counts the deliveries of the last `days` days by their state. Its warnings name problems: a ' +
      'form that sends nothing before its event, refused signatures, questions without a mapping.',
  },
  quarantine: { summary: 'List the latest refused deliveries of a connection' },
} satisfies Record<string, RouteDocs>;

export const CONNECTIONS_HEALTH_DOCS = {
  readAll: {
    summary: 'Get the health of all connections',
    description:
      'The response has the figures and warnings of every connection that is not archived, as `/health` of each ' +
      'connection has them. Use it for an overview.',
  },
} satisfies Record<string, RouteDocs>;
