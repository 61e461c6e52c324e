import { Inject, Injectable } from '@nestjs/common';
import { SYSTEM } from '../../../common/actor/actor.constants.js';
import { CodedError } from '../../../common/errors/domain.errors.js';
import { SETTINGS } from '../../../config/config.module.js';
import type { Settings } from '../../../config/settings.factory.js';
import { SqlClient } from '../../../database/connections/sql.client.js';
import type { Tx } from '../../../database/transactions/unit-of-work.transaction.js';
import { ERASED_ADDRESS } from '../../../mail/model/mail.constants.js';
import { SuppressionStore } from '../../../mail/suppressions/suppression.store.js';
import type { ErasablePerson } from '../erased-person.reader.js';
import { Erasure } from '../erasure.entity.js';
import { ErasurePlanReader } from '../erasure-plan.reader.js';
import { type ErasureOrder, ErasureTransaction } from '../erasure.transaction.js';
import type { ErasureMentionView } from '../erasure.view.js';
import type { ErasureLine } from './erasures-file.store.js';
import { listNewerErasures } from './newer-erasures.reader.js';
import type { MentionDecision } from '../mention-decisions.rules.js';

/** A mention that was not there when the person was erased, or that the decisions of then do not name. */
export type NewMention = Pick<ErasureMentionView, 'table' | 'id' | 'column'>;

/** The result of the repetition of an erasure. */
export interface ReappliedErasure {
  id: string;
  /** The number of persons who were erased again. The database may know nobody any more, or several under one address. */
  people: number;
  mentions: NewMention[];
  /** The ids of contacts who have an address or a registration of the person, and are somebody else as far as the entry tells. */
  contactsToCheck: string[];
}

/** A stored address, with the key of the person and whether that is a contact. */
interface StoredAddress extends Record<string, unknown> {
  key: string;
  address: string;
  isContact: boolean;
}

/** The stored addresses of contacts, and those of people without a contact. Records of a contact lead to the whole contact. */
const STORED_ADDRESSES = `SELECT id::text AS key, email AS address, true AS "isContact" FROM contact
    WHERE email IS NOT NULL AND merged_into_id IS NULL
  UNION ALL SELECT 'registration-' || id, email, false FROM seminar_registration
    WHERE email IS NOT NULL AND contact_id IS NULL
  UNION ALL SELECT 'intake-' || f.id, f.email_key, false FROM intake_registration f
    LEFT JOIN seminar_registration r ON r.id = f.seat_id
    WHERE f.email_key IS NOT NULL AND f.contact_id IS NULL AND r.contact_id IS NULL
  UNION ALL SELECT 'mail-' || m.id, m.to_address, false FROM mail m
    LEFT JOIN seminar_registration r ON r.id = m.registration_id
    WHERE m.user_id IS NULL AND m.contact_id IS NULL AND r.contact_id IS NULL AND m.to_address <> '${ERASED_ADDRESS}'
  UNION ALL SELECT 'mail-' || i.id, i.from_address, false FROM inbound_mail i
    WHERE i.from_address IS NOT NULL AND NOT EXISTS (SELECT FROM inbound_mail_contact c JOIN contact k ON k.id = c.contact_id
      WHERE c.inbound_mail_id = i.id AND k.email = i.from_address)`;

/** Repeats erasures after the restore of a backup that is older than they are. */
@Injectable()
export class ErasureReapplyService {
  constructor(
    @Inject(SETTINGS) private readonly settings: Settings,
    private readonly sql: SqlClient,
    private readonly plans: ErasurePlanReader,
    private readonly transaction: ErasureTransaction,
    private readonly suppressions: SuppressionStore,
  ) {}

  /** Lists the erasures of the file that the database does not know. */
  listNewer(): Promise<ErasureLine[]> {
    return listNewerErasures(this.sql, this.settings.erasuresFile);
  }

  /**
   * Repeats an erasure with its decisions. Mentions without one stay, and are listed. The backup may know the person as several,
   * who are all erased in the transaction that stores the entry, so that nobody is left out when it is interrupted.
   */
  async repeat(line: ErasureLine): Promise<ReappliedErasure> {
    const own = new Set([line.key, ...(line.contactId === null ? [] : [line.contactId]), ...(line.keys ?? [])]);
    const stored = await this.listAddressesWithHash(line.emailHashes);
    const keys = new Set([...own, ...stored.filter(({ isContact }) => !isContact).map(({ key }) => key)]);
    const contacts = stored.filter(({ isContact, key }) => isContact && !own.has(key)).map(({ key }) => key);
    return this.transaction.run(SYSTEM, async (tx) => {
      const mentions = new Map<string, NewMention>();
      const contactsToCheck = new Set(contacts);
      let people = 0;
      for (const key of keys) {
        const erasable = await this.lock(tx, key, line);
        if (erasable === null || erasable.isErased) continue;
        const { contactId } = erasable.known;
        if (contactId !== null && !own.has(contactId)) {
          contactsToCheck.add(contactId);
          continue;
        }
        const undecided = await this.erase(tx, line, erasable, people === 0);
        for (const mention of undecided) mentions.set(JSON.stringify(mention), mention);
        people += 1;
      }
      if (people === 0) await this.note(tx, line);
      return { id: line.id, people, mentions: [...mentions.values()], contactsToCheck: [...contactsToCheck] };
    });
  }

  /** Stores the entry of an erasure of whom the backup knows nobody, so that it is not repeated again. */
  private async note(
    tx: Tx,
    { id, at, key, keys, contactId, reason, emailHashes, decisions }: ErasureLine,
  ): Promise<void> {
    const entry = { id, at: new Date(at), by: null, contactId, key, keys: keys ?? [], requestId: null };
    const nothing = { counts: [], keeps: [], decisions, writtenAt: tx.now };
    const row: Erasure = { ...entry, reason: reason ?? 'legal_obligation', emailHashes, ...nothing };
    await tx.manager.insert(Erasure, row);
  }

  /** Returns the locked person with a key; null if there is none. */
  private async lock(tx: Tx, key: string, { requestId }: ErasureLine): Promise<ErasablePerson | null> {
    return this.transaction.lock(tx, { key, requestId }).catch((error: unknown) => {
      if (error instanceof CodedError && error.status === 404) return null;
      throw error;
    });
  }

  /** Returns the mentions without a decision. The first person has the entry of the register. */
  private async erase(
    tx: Tx,
    line: ErasureLine,
    erasable: ErasablePerson,
    isFirst: boolean,
  ): Promise<readonly NewMention[]> {
    const requestId = await findRequest(tx.sql, line.requestId);
    const order: ErasureOrder = {
      key: erasable.known.key,
      requestId,
      // The request may be newer than the backup.
      reason: line.reason ?? (requestId === null ? 'legal_obligation' : null),
      decisions: line.decisions as MentionDecision[],
    };
    const plan = await this.plans.read(tx.sql, erasable, { ...order, isLocked: true });
    const entry = { id: line.id, at: new Date(line.at), keys: line.keys ?? [], decisions: line.decisions };
    // The line of the file leads to everybody, so that the others need none.
    await this.transaction.apply(tx, erasable, plan, order, { ...(isFirst && entry), writtenAt: tx.now });
    return plan.undecided.map(({ table, id, column }) => ({ table, id, column }));
  }

  /** Lists the stored addresses that have one of some hashes, with the keys of their people. */
  private async listAddressesWithHash(hashes: readonly string[]): Promise<StoredAddress[]> {
    if (hashes.length === 0) return [];
    const stored = await this.sql.queryAllWithCustomPlan<StoredAddress>(STORED_ADDRESSES);
    const addresses = [...new Set(stored.map(({ address }) => address))];
    const found = new Set(await this.suppressions.filterByHashes(addresses, new Set(hashes)));
    return stored.filter(({ address }) => found.has(address));
  }
}

async function findRequest(sql: SqlClient, id: string | null): Promise<string | null> {
  const row = await sql.queryOneOrNull<{ id: string }>('SELECT id FROM privacy_request WHERE id = $1', [id]);
  return row?.id ?? null;
}
