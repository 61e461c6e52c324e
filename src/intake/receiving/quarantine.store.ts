import { Injectable } from '@nestjs/common';
import { v7 as uuidv7 } from 'uuid';
import { SqlClient } from '../../database/connections/sql.client.js';
import type { RawDelivery } from '../parsing/connector.rules.js';
import { computeSha256 } from '../parsing/json-values.rules.js';
import { deleteRefused, insertRefused } from './quarantine.queries.js';

/** Number of bytes that are kept of a refused delivery. */
const HEAD_BYTES = 2_048;

/**
 * Stores the beginning of deliveries with a missing or wrong signature. This is enough to find the cause and too little
 * to fill a disk.
 */
@Injectable()
export class QuarantineStore {
  constructor(private readonly sql: SqlClient) {}

  /** Stores the beginning of a refused delivery and counts it. */
  async store(connectionId: string, delivery: RawDelivery, code: string): Promise<void> {
    const { body, contentType, receivedAt } = delivery;
    await insertRefused(this.sql, {
      id: uuidv7(),
      connectionId,
      receivedAt,
      code,
      contentType: contentType?.slice(0, 200) ?? null,
      size: body.length,
      sha256: computeSha256(body),
      head: body.subarray(0, HEAD_BYTES),
    });
  }

  /** Deletes refused deliveries from before a time. @returns their number */
  clear(before: Date): Promise<number> {
    return deleteRefused(this.sql, before);
  }
}
