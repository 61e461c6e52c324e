import { type INestApplication, RequestMethod } from '@nestjs/common';

/** Everything under `/api/v1`, but for what operators and browsers ask for. */
export function apiPrefix(app: INestApplication): void {
  app.setGlobalPrefix('api/v1', {
    exclude: ['health/live', 'health/ready', 'metrics'].map((path) => ({ path, method: RequestMethod.GET })),
  });
}
