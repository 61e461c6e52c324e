import { Injectable } from '@nestjs/common';
import { v7 as uuidv7 } from 'uuid';
import { QueueRegistry } from '../../common/jobs/queue.registry.js';
import { SqlClient } from '../../database/connections/sql.client.js';
import type { Tx } from '../../database/transactions/unit-of-work.transaction.js';
import type { Provider } from '../parsing/connector.rules.js';
import { computeSha256 } from '../parsing/json-values.rules.js';
import { chooseQueue } from './delivery-queues.constants.js';
import type { DeliveryOrigin, StoredVerification } from './delivery.constants.js';

/** A delivery to store. */
export interface NewDelivery {
  connectionId: string;
  provider: Provider;
  origin: DeliveryOrigin;
  /** Key that two deliveries of a connection share if they are the same. */
  deliveryKey: string;
  /** Text with which the keys of all deliveries of the submission begin; null where a content that came before is a repeat. */
  submissionPrefix?: string | null;
  /** Digest of the content; null to use the digest of all bytes. The same key with another digest is a new delivery. */
  contentSha256: string | null;
  verification: StoredVerification;
  headers: Record<string, string>;
  contentType: string | null;
  body: Buffer;
  receivedAt: Date;
}

/** Id of a stored delivery, and whether the same delivery had arrived before. */
export interface StoredDelivery {
  id: string;
  duplicate: boolean;
}

/** Maximum length of a key that is stored unchanged. An index entry can have about 2,700 bytes. */
const MAX_KEY_LENGTH = 500;

/** Stores each delivery once, before it is processed. */
@Injectable()
export class InboxStore {
  constructor(
    private readonly sql: SqlClient,
    private readonly queues: QueueRegistry,
  ) {}

  /** Stores a delivery and queues it for processing. A delivery that is stored already is only counted. */
  async store(delivery: NewDelivery): Promise<StoredDelivery> {
    const stored = await this.insertUnlessLast(delivery);
    if (!stored.duplicate) this.queues.send(chooseQueue(delivery.provider), [stored.id]);
    return stored;
  }

  /**
   * Stores a delivery unless it repeats the last one of its submission. A content that came back after another one gets a
   * key of its own.
   */
  private async insertUnlessLast(delivery: NewDelivery): Promise<StoredDelivery> {
    const { connectionId, deliveryKey, submissionPrefix } = delivery;
    const stored = await this.insert(this.sql, delivery);
    if (!stored.duplicate || !submissionPrefix) return stored;
    const last = await this.sql.queryOneOrNull<{ id: string; key: string }>(LAST_OF_SUBMISSION, [
      connectionId,
      submissionPrefix,
    ]);
    if (!last || last.key.startsWith(deliveryKey)) return { id: last?.id ?? stored.id, duplicate: true };
    return this.insert(this.sql, { ...delivery, deliveryKey: `${deliveryKey}/${last.id}` });
  }

  /** Stores a delivery in a transaction, and queues it for processing after the commit. */
  async storeInTransaction(tx: Tx, delivery: NewDelivery): Promise<void> {
    const { id } = await this.insert(tx.sql, delivery);
    tx.runAfterCommit(() => this.queues.send(chooseQueue(delivery.provider), [id]));
  }

  private async insert(sql: SqlClient, delivery: NewDelivery): Promise<StoredDelivery> {
    const key = toStorableKey(delivery.deliveryKey);
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
      computeSha256(body),
      body,
      contentSha256,
    ];
    // The statement returns no row if another transaction stored the delivery at the same moment, so it is repeated.
    for (;;) {
      const row = await sql.queryOneOrNull<StoredDelivery>(INSERT, values);
      if (row) return row;
    }
  }
}

/**
 * Served by intake_delivery_key_uq. Repeats are counted in a table of their own, so that counting does not wait for a
 * transaction that processes the delivery.
 */
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

/** Is asked only for a content that came before. The ids of deliveries grow with the time of their arrival. */
const LAST_OF_SUBMISSION = `
  SELECT id, delivery_key AS key FROM intake_delivery WHERE connection_id = $1 AND starts_with(delivery_key, $2)
  ORDER BY id DESC LIMIT 1`;

function toStorableKey(key: string): string {
  const storable = key.length > 0 && key.length <= MAX_KEY_LENGTH && !key.includes('\0') && key.isWellFormed();
  return storable ? key : `sha256:${computeSha256(key)}`;
}
