import type { RouteDocs } from '../../identity/access/routes.decorator.js';

export const DELIVERY_DOCS = {
  list: { summary: 'List the deliveries of providers with their state' },
  export: { summary: 'Export the deliveries of providers, without their bytes' },
  read: {
    summary: 'Get a delivery with its processing steps',
    description:
      'Use it to find out why a registration is missing. The response shows the state, each attempt and its ' +
      'error. The bytes are at `/raw`.',
  },
} satisfies Record<string, RouteDocs>;
