import type { SqlClient } from '../connections/sql.client.js';
import { buildPayloads, LIVE_UPDATES_CHANNEL, type PublishedLine } from './live-update.rules.js';

/**
 * Creates the function that publishes the changes of one transaction. PostgreSQL delivers notifications when the
 * transaction commits, and forgets those of a transaction or a savepoint that is rolled back.
 */
export function createLiveUpdatePublisher(sql: SqlClient): (lines: readonly PublishedLine[]) => Promise<void> {
  let published = 0;
  return async (lines) => {
    const payloads = buildPayloads(lines, published);
    if (payloads.length === 0) return;
    published += payloads.length;
    await sql.execute(`SELECT pg_notify('${LIVE_UPDATES_CHANNEL}', payload) FROM unnest($1::text[]) AS payload`, [
      [...new Set(payloads)],
    ]);
  };
}
