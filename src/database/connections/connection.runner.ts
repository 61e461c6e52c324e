import type { PoolClient } from 'pg';

/**
 * Runs `work` on a connection. If it fails, the connection is discarded: it may have an open transaction or still wait
 * for an answer.
 */
export async function runOnConnection<T>(
  source: { connect(): Promise<PoolClient> },
  work: (client: PoolClient) => Promise<T>,
): Promise<T> {
  const client = await source.connect();
  try {
    const result = await work(client);
    client.release();
    return result;
  } catch (error) {
    client.release(error as Error);
    throw error;
  }
}
