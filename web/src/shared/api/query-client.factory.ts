import { QueryClient } from '@tanstack/react-query';
import { UnreachableError } from './api.errors';

const MAX_RETRY_DELAY_MS = 5_000;

/** Creates the cache of server data. Requests are repeated for as long as the server cannot be reached. */
export function createQueryClient(): QueryClient {
  const retry = (_count: number, error: Error) => error instanceof UnreachableError;
  const retryDelay = (count: number) => Math.min(500 * 2 ** count, MAX_RETRY_DELAY_MS);
  return new QueryClient({
    defaultOptions: {
      queries: { retry, retryDelay, networkMode: 'always', staleTime: 10_000 },
      mutations: { networkMode: 'always' },
    },
  });
}
