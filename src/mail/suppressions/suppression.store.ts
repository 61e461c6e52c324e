import { Injectable } from '@nestjs/common';
import { randomBytes } from 'node:crypto';
import { v7 as uuidv7 } from 'uuid';
import { findUserId } from '../../common/actor/actor.constants.js';
import { lockEmail } from '../../companies/contacts/contact.queries.js';
import { CONTACT } from '../../companies/model/contact.entity.js';
import type { SuppressedAddresses } from '../../companies/model/suppressed-addresses.registry.js';
import { SqlClient } from '../../database/connections/sql.client.js';
import { lockRecord, updateRecord } from '../../database/records/record.store.js';
import type { Tx } from '../../database/transactions/unit-of-work.transaction.js';
import { EncryptedColumnRegistry } from '../../identity/keys/encrypted-columns.registry.js';
import { createKeyUnknownError } from '../../identity/keys/key.errors.js';
import { SecretCipher } from '../../identity/keys/secret.cipher.js';
import { Suppression, SuppressionKey } from './suppression.entity.js';
import { hashAddress, type SuppressionReason, UNWANTED } from './suppression.rules.js';

interface HashKey {
  id: string;
  secret: string;
}

/** An entry of the list of suppressed addresses. */
export type SuppressionEntry = Pick<Suppression, 'id' | 'reason' | 'createdAt'>;

/** Keeps the list of suppressed addresses, which has hashes only. */
@Injectable()
export class SuppressionStore implements SuppressedAddresses {
  constructor(
    private readonly sql: SqlClient,
    private readonly cipher: SecretCipher,
    registry: EncryptedColumnRegistry,
  ) {
    registry.register({
      table: 'suppression_key',
      column: 'secret_encrypted',
      label: `'suppressed addresses'`,
      secret: 'key of hashes',
      buildPlace,
    });
  }

  /**
   * Returns why each of some normalised addresses is suppressed; an address that is not suppressed has no entry. Served by
   * privacy_suppression_hash_uq.
   * @throws 503 `service.key_unknown` if this instance cannot compare addresses
   */
  async findReasons(
    addresses: readonly string[],
    sql: SqlClient = this.sql,
  ): Promise<ReadonlyMap<string, SuppressionReason[]>> {
    const found = new Map<string, SuppressionReason[]>();
    for (const { id, secret } of await this.listKeys(sql)) {
      const hashes = addresses.map((address) => hashAddress(secret, address));
      const rows = await sql.queryAll<{ hash: Buffer; reason: SuppressionReason }>(
        `SELECT hash, reason FROM privacy_suppression
         WHERE hash = ANY($1::bytea[]) AND key_id = $2 AND kind = 'email' AND lifted_at IS NULL ORDER BY reason`,
        [hashes, id],
      );
      for (const { hash, reason } of rows) {
        const address = addresses[hashes.findIndex((other) => other.equals(hash))]!;
        found.set(address, [...(found.get(address) ?? []), reason]);
      }
    }
    return found;
  }

  /**
   * Returns the entries of the list for some normalised addresses or phone numbers, the latest first. Served by
   * privacy_suppression_hash_uq.
   * @throws 503 `service.key_unknown` if this instance cannot compare addresses
   */
  async findEntries(
    addresses: readonly string[],
    kind: Suppression['kind'],
    sql: SqlClient = this.sql,
  ): Promise<SuppressionEntry[]> {
    const found: SuppressionEntry[] = [];
    for (const { id, secret } of addresses.length === 0 ? [] : await this.listKeys(sql)) {
      const hashes = addresses.map((address) => hashAddress(secret, address));
      const rows = await sql.queryAll<SuppressionEntry & Record<string, unknown>>(
        `SELECT id, reason, created_at AS "createdAt" FROM privacy_suppression
         WHERE hash = ANY($1::bytea[]) AND key_id = $2 AND kind = $3 AND lifted_at IS NULL`,
        [hashes, id, kind],
      );
      found.push(...rows);
    }
    return found.toSorted((a, b) => b.createdAt.getTime() - a.createdAt.getTime());
  }

  /**
   * Suppresses a normalised address. One that is suppressed for this reason already stays as it is.
   * @returns whether it was not suppressed for this reason before
   */
  async add(tx: Tx, address: string, reason: SuppressionReason): Promise<boolean> {
    if (UNWANTED.includes(reason)) await lockContactsWithEmail(tx, address);
    // A contact that gets the address at the same moment waits, and then sees that it is suppressed.
    await lockEmail(tx, address);
    const known = await this.findReasons([address], tx.sql);
    if (known.get(address)?.includes(reason)) return false;
    const { id: keyId, secret } = await this.getPresentKey(tx);
    const row = { id: uuidv7(), hash: hashAddress(secret, address), keyId, kind: 'email', reason, createdAt: tx.now };
    await tx.manager
      .createQueryBuilder()
      .insert()
      .into(Suppression)
      .values(row as Suppression)
      .orIgnore()
      .execute();
    if (UNWANTED.includes(reason)) await this.markContacts(tx, address, true);
    return true;
  }

  /** Hashes texts with the present key, in their order. Each hash is a text that begins with the id of the key. */
  async hashTexts(tx: Tx, texts: readonly string[]): Promise<string[]> {
    if (texts.length === 0) return [];
    const key = await this.getPresentKey(tx);
    return texts.map((text) => formatTextHash(key, text));
  }

  /** Returns those of some texts that have one of some hashes. */
  async filterByHashes(texts: readonly string[], hashes: ReadonlySet<string>): Promise<string[]> {
    const keys = await this.listKeys(this.sql);
    return texts.filter((text) => keys.some((key) => hashes.has(formatTextHash(key, text))));
  }

  /** Lists the hashes that a text can have, by the present key and the former ones. */
  async listTextHashes(text: string, sql: SqlClient = this.sql): Promise<string[]> {
    return (await this.listKeys(sql)).map((key) => formatTextHash(key, text));
  }

  /** Tells whether somebody with a normalised address has objected to mails, or was erased. */
  async isUnwanted(tx: Tx, address: string): Promise<boolean> {
    const reasons = (await this.findReasons([address], tx.sql)).get(address) ?? [];
    return reasons.some((reason) => UNWANTED.includes(reason));
  }

  /** Lifts the objection and the erasure of a normalised address. An address that bounced stays suppressed. */
  async release(tx: Tx, address: string): Promise<void> {
    await lockContactsWithEmail(tx, address);
    await lockEmail(tx, address);
    for (const { id, secret } of await this.listKeys(tx.sql)) {
      await tx.sql.execute(
        `UPDATE privacy_suppression SET lifted_at = $4, lifted_by = $5
         WHERE hash = $1 AND key_id = $2 AND kind = 'email' AND reason = ANY($3::text[]) AND lifted_at IS NULL`,
        [hashAddress(secret, address), id, UNWANTED, tx.now, findUserId(tx.actor)],
      );
    }
    await this.markContacts(tx, address, false);
  }

  /** Says of the contacts with an address, archived or not, whether it is suppressed. Served by contact_email_sort_idx. */
  private async markContacts(tx: Tx, address: string, suppressed: boolean): Promise<void> {
    const contacts = await tx.sql.queryAll<{ id: string }>(
      `SELECT id FROM contact WHERE email COLLATE "C" = $1 AND suppressed <> $2 ORDER BY id`,
      [address, suppressed],
    );
    for (const { id } of contacts) {
      const contact = await lockRecord(tx, CONTACT, id);
      await updateRecord(tx, CONTACT, contact, { set: { suppressed } });
    }
  }

  /** Returns the latest key. The first address that is suppressed creates one. */
  private async getPresentKey(tx: Tx): Promise<HashKey> {
    // A rotation of the key that encrypts the secrets waits for this transaction, and two first addresses for each other.
    await this.cipher.lockKey(tx);
    await tx.sql.execute('LOCK TABLE suppression_key IN SHARE ROW EXCLUSIVE MODE');
    const present = (await this.listKeys(tx.sql)).at(-1);
    if (present) return present;
    const key = { id: uuidv7(), secret: randomBytes(32).toString('base64url') };
    const secretEncrypted = await this.cipher.encrypt(tx, buildPlace(key.id), key.secret);
    await tx.manager.insert(SuppressionKey, { id: key.id, createdAt: tx.now, secretEncrypted });
    return key;
  }

  private async listKeys(sql: SqlClient): Promise<HashKey[]> {
    const rows = await sql.queryAll<{ id: string; secretEncrypted: Buffer }>(
      'SELECT id, secret_encrypted AS "secretEncrypted" FROM suppression_key ORDER BY id',
    );
    return Promise.all(
      rows.map(async ({ id, secretEncrypted }) => {
        const secret = await this.cipher.decrypt(buildPlace(id), secretEncrypted, sql);
        if (secret === undefined) throw createKeyUnknownError('encryption');
        return { id, secret };
      }),
    );
  }
}

/**
 * Locks the contacts with an address in the order of their ids. A change of a contact locks the contact before its address,
 * so a change of the list does the same. Served by contact_email_sort_idx.
 */
async function lockContactsWithEmail(tx: Tx, address: string): Promise<void> {
  await tx.sql.execute('SELECT 1 FROM contact WHERE email COLLATE "C" = $1 ORDER BY id FOR NO KEY UPDATE', [address]);
}

function formatTextHash({ id, secret }: HashKey, text: string): string {
  return `${id}:${hashAddress(secret, text).toString('hex')}`;
}

function buildPlace(id: string): string {
  return `suppression_key ${id}`;
}
