import { type INestApplication, RequestMethod } from '@nestjs/common';
import { API_PREFIX } from './common/requests/api.prefix.js';

/** Where senders of forms send to. The colons are escaped: this route and no other, such as those of connections. */
const RECEIVING = String.raw`intake/\:connectionId/\:token`;

/** Everything under `/api/v1`, but for what operators and browsers ask for, and where senders send to. */
export function apiPrefix(app: INestApplication): void {
  app.setGlobalPrefix(API_PREFIX, {
    exclude: [
      ...['health/live', 'health/ready', 'metrics'].map((path) => ({ path, method: RequestMethod.GET })),
      { path: RECEIVING, method: RequestMethod.ALL },
    ],
  });
}
