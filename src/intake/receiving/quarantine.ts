import { createHash } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { v7 as uuidv7 } from 'uuid';
import { Sql } from '../../database/sql.js';
import type { RawDelivery } from '../connectors/connector.js';

/** Most refused deliveries that are kept of one connection; the oldest go. */
export const MOST_KEPT = 100;
/** How much is kept of each, in bytes. */
const HEAD_BYTES = 2_048;

/** Remembers deliveries that did not prove who sent them: enough to see what is wrong, too little to fill a disk. */
@Injectable()
export class Quarantine {
  constructor(private readonly sql: Sql) {}

  /** Keeps the beginning of a refused delivery, and counts it. */
  async keep(connectionId: string, delivery: RawDelivery, code: string): Promise<void> {
    const { body, contentType, receivedAt } = delivery;
    await this.sql.run(
      `WITH kept AS (
         INSERT INTO intake_quarantine (id, connection_id, received_at, code, content_type, size, sha256, head)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8)
       ), dropped AS (
         DELETE FROM intake_quarantine WHERE id IN (SELECT id FROM intake_quarantine WHERE connection_id = $2
           ORDER BY received_at DESC, id DESC OFFSET ${MOST_KEPT - 1})
       )
       INSERT INTO intake_refusal (connection_id, day) VALUES ($2, ($3::timestamptz AT TIME ZONE 'UTC')::date)
       ON CONFLICT (connection_id, day) DO UPDATE SET times = intake_refusal.times + 1`,
      [
        uuidv7(),
        connectionId,
        receivedAt,
        code,
        contentType?.slice(0, 200) ?? null,
        body.length,
        createHash('sha256').update(body).digest('hex'),
        body.subarray(0, HEAD_BYTES),
      ],
    );
  }

  /** Removes what is older than a moment. @returns how much it was */
  clear(before: Date): Promise<number> {
    return this.sql.run('DELETE FROM intake_quarantine WHERE received_at < $1', [before]);
  }
}
