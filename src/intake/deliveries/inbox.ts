import { createHash } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { v7 as uuidv7 } from 'uuid';
import { Queues } from '../../common/jobs/queues.js';
import { Sql } from '../../database/sql.js';
import type { Provider } from '../connectors/connector.js';
import { queueOf } from './delivery.queues.js';
import type { DeliveryOrigin, StoredVerification } from './delivery.vocabulary.js';

/** A delivery to be stored. */
export interface NewDelivery {
  connectionId: string;
  provider: Provider;
  origin: DeliveryOrigin;
  /** What makes two deliveries of a connection the same one. */
  deliveryKey: string;
  /** A digest of what it says; null: of its bytes. The same key with other contents is a delivery of its own. */
  contentSha256: string | null;
  verification: StoredVerification;
  headers: Record<string, string>;
  contentType: string | null;
  body: Buffer;
  receivedAt: Date;
}

/** Where a delivery stands, and whether it had come before. */
export interface StoredDelivery {
  id: string;
  duplicate: boolean;
}

/** Longest key that is stored as it is; an index holds no more than some 2,700 bytes. */
const LONGEST_KEY = 500;

/** Stores deliveries, each once, before anything else happens to them. */
@Injectable()
export class Inbox {
  constructor(
    private readonly sql: Sql,
    private readonly queues: Queues,
  ) {}

  /** Stores a delivery and has it worked on; one that is there already is counted. */
  async store(delivery: NewDelivery): Promise<StoredDelivery> {
    const stored = await this.insert(delivery);
    if (!stored.duplicate) this.queues.send(queueOf(delivery.provider), [stored.id]);
    return stored;
  }

  private async insert(delivery: NewDelivery): Promise<StoredDelivery> {
    const key = storableKey(delivery.deliveryKey);
    const { body, receivedAt, contentSha256 } = delivery;
    const values = [
      uuidv7(),
      delivery.connectionId,
      receivedAt,
      delivery.origin,
      key,
      delivery.verification,
      delivery.contentType?.slice(0, 200) ?? null,
      delivery.headers,
      body.length,
      createHash('sha256').update(body).digest('hex'),
      body,
      contentSha256,
    ];
    // One that was being stored at the same moment by somebody else is not seen by the statement that waited for it.
    for (;;) {
      const row = await this.sql.first<StoredDelivery>(INSERT, values);
      if (row) return row;
    }
  }
}

/** Served by intake_delivery_key_uq. Counting repeats beside the delivery waits for nobody who works on it. */
const INSERT = `
  WITH fresh AS (
    INSERT INTO intake_delivery (id, connection_id, received_at, origin, delivery_key, verification, content_type, headers,
      size, sha256, body, state, next_attempt_at, content_sha256)
    VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, 'received', $3, $12)
    ON CONFLICT (connection_id, delivery_key, (coalesce(content_sha256, sha256))) DO NOTHING
    RETURNING id
  ), repeated AS (
    INSERT INTO intake_repeat (delivery_id, last_at)
    SELECT id, $3 FROM intake_delivery WHERE connection_id = $2 AND delivery_key = $5
      AND coalesce(content_sha256, sha256) = coalesce($12, $10) AND NOT EXISTS (SELECT FROM fresh)
    ON CONFLICT (delivery_id) DO UPDATE SET times = intake_repeat.times + 1, last_at = excluded.last_at
    RETURNING delivery_id AS id
  )
  SELECT id, false AS duplicate FROM fresh UNION ALL SELECT id, true FROM repeated`;

function storableKey(key: string): string {
  const storable = key.length > 0 && key.length <= LONGEST_KEY && !key.includes('\0') && key.isWellFormed();
  return storable ? key : `sha256:${createHash('sha256').update(key).digest('hex')}`;
}
