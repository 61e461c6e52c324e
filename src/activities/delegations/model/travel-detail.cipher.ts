import { Injectable } from '@nestjs/common';
import type { SqlClient } from '../../../database/connections/sql.client.js';
import type { Tx } from '../../../database/transactions/unit-of-work.transaction.js';
import { EncryptedColumnRegistry } from '../../../identity/keys/encrypted-columns.registry.js';
import { createKeyUnknownError } from '../../../identity/keys/key.errors.js';
import { SecretCipher } from '../../../identity/keys/secret.cipher.js';
import { TRAVEL_FIELDS, type TravelField } from './travel-detail.constants.js';
import type { TravelDetail } from './travel-detail.entity.js';

/** The content of travel details; null where there is none. */
export type TravelContent = Record<TravelField, string | null>;

/** A stored row: encrypted, or in clear text if an earlier release wrote it. */
export type StoredTravelDetail = Pick<TravelDetail, 'id' | 'detailsEncrypted'> & Partial<TravelContent>;

/** Null for each column of clear text, for a row whose content is encrypted. */
export const NO_CLEAR_TEXT = pickTravelContent({});

/** Encrypts passport and dietary data. An encrypted value is bound to its row. */
@Injectable()
export class TravelDetailCipher {
  constructor(
    private readonly cipher: SecretCipher,
    registry: EncryptedColumnRegistry,
  ) {
    registry.register({
      table: 'travel_detail',
      column: 'details_encrypted',
      label: `(SELECT contact.full_name FROM delegation_participant JOIN contact ON contact.id = contact_id
        WHERE delegation_participant.id = travel_detail.participant_id)`,
      secret: 'passport and dietary data',
      buildPlace,
    });
  }

  /**
   * Locks the present key for a transaction that encrypts after it has locked rows (see SecretCipher).
   * @throws 503 `service.key_unknown` if this instance lacks it
   */
  lockKey(tx: Tx): Promise<void> {
    return this.cipher.lockKey(tx);
  }

  /** Encrypts a content, before the row is locked (see SecretCipher). */
  encrypt(tx: Tx, id: string, content: TravelContent): Promise<Buffer> {
    return this.cipher.encrypt(tx, buildPlace(id), JSON.stringify(content));
  }

  /** Decrypts the content of a row. @throws 503 `service.key_unknown` if this instance lacks its key */
  async decrypt(row: StoredTravelDetail, sql?: SqlClient): Promise<TravelContent> {
    const content = await this.decryptIfReadable(row, sql);
    if (content === undefined) throw createKeyUnknownError('encryption');
    return content;
  }

  /** Decrypts the content of a row; undefined if this instance lacks its key. */
  async decryptIfReadable(row: StoredTravelDetail, sql?: SqlClient): Promise<TravelContent | undefined> {
    if (row.detailsEncrypted === null) return pickTravelContent(row);
    const text = await this.cipher.decrypt(buildPlace(row.id), row.detailsEncrypted, sql);
    return text === undefined ? undefined : pickTravelContent(JSON.parse(text) as Partial<TravelContent>);
  }
}

/** Returns only the fields of travel details, with null for absent ones. */
export function pickTravelContent(details: Partial<TravelContent>): TravelContent {
  return Object.fromEntries(TRAVEL_FIELDS.map((field) => [field, details[field] ?? null])) as TravelContent;
}

function buildPlace(id: string): string {
  return `travel_detail ${id}`;
}
