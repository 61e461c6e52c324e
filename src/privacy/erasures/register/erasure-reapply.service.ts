import { Inject, Injectable } from '@nestjs/common';
import { SYSTEM } from '../../../common/actor/actor.constants.js';
import { CodedError } from '../../../common/errors/domain.errors.js';
import { SETTINGS } from '../../../config/config.module.js';
import type { Settings } from '../../../config/settings.factory.js';
import { SqlClient } from '../../../database/connections/sql.client.js';
import { SuppressionStore } from '../../../mail/suppressions/suppression.store.js';
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
}

/** The stored addresses of people, with their keys. */
const STORED_ADDRESSES = `SELECT id::text AS key, email AS address FROM contact WHERE email IS NOT NULL AND merged_into_id IS NULL
  UNION ALL SELECT 'registration-' || id, email FROM seminar_registration WHERE email IS NOT NULL
  UNION ALL SELECT 'intake-' || id, email_key FROM intake_registration WHERE email_key IS NOT NULL
  UNION ALL SELECT 'mail-' || id, to_address FROM mail WHERE user_id IS NULL
  UNION ALL SELECT 'mail-' || id, from_address FROM inbound_mail WHERE from_address IS NOT NULL`;

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

  /** Repeats an erasure with its decisions. Mentions without one stay, and are listed. */
  async repeat(line: ErasureLine): Promise<ReappliedErasure> {
    const keys = [...new Set([line.key, ...(await this.findKeys(line.emailHashes))])];
    const result: ReappliedErasure = { id: line.id, people: 0, mentions: [] };
    for (const key of keys) {
      const mentions = await this.erase(line, key, result.people === 0);
      if (mentions === null) continue;
      result.people += 1;
      result.mentions.push(...mentions);
    }
    if (result.people === 0) await this.note(line);
    return result;
  }

  /** Stores the entry of an erasure of whom the backup knows nobody, so that it is not repeated again. */
  private note({ id, at, key, contactId, reason, emailHashes, decisions }: ErasureLine): Promise<void> {
    return this.transaction.run(SYSTEM, async (tx) => {
      const entry = { id, at: new Date(at), by: null, contactId, key, requestId: null };
      const nothing = { counts: [], keeps: [], decisions, writtenAt: tx.now };
      const row: Erasure = { ...entry, reason: reason ?? 'legal_obligation', emailHashes, ...nothing };
      await tx.manager.insert(Erasure, row);
    });
  }

  /** Returns the mentions without a decision; null if nobody has the key. The first person has the entry of the register. */
  private erase(line: ErasureLine, key: string, isFirst: boolean): Promise<NewMention[] | null> {
    return this.transaction.run(SYSTEM, async (tx) => {
      const requestId = await findRequest(tx.sql, line.requestId);
      const order: ErasureOrder = {
        key,
        requestId,
        // The request may be newer than the backup.
        reason: line.reason ?? (requestId === null ? 'legal_obligation' : null),
        decisions: line.decisions as MentionDecision[],
      };
      const erasable = await this.transaction.lock(tx, order).catch((error: unknown) => {
        if (error instanceof CodedError && error.status === 404) return null;
        throw error;
      });
      if (erasable === null || erasable.isErased) return null;
      const plan = await this.plans.read(tx.sql, erasable, { decisions: order.decisions, isLocked: true });
      const repeated = { id: line.id, at: new Date(line.at), writtenAt: tx.now };
      await this.transaction.apply(tx, erasable, plan, order, isFirst ? repeated : undefined);
      return plan.undecided.map(({ table, id, column }) => ({ table, id, column }));
    });
  }

  /** Finds the people with one of some addresses, of which only hashes are known. */
  private async findKeys(hashes: readonly string[]): Promise<string[]> {
    if (hashes.length === 0) return [];
    const wanted = new Set(hashes);
    const stored = await this.sql.queryAllWithCustomPlan<{ key: string; address: string }>(STORED_ADDRESSES);
    const addresses = [...new Set(stored.map(({ address }) => address))];
    const found = new Set(await this.suppressions.filterByHashes(addresses, wanted));
    return stored.filter(({ address }) => found.has(address)).map(({ key }) => key);
  }
}

async function findRequest(sql: SqlClient, id: string | null): Promise<string | null> {
  const row = await sql.queryOneOrNull<{ id: string }>('SELECT id FROM privacy_request WHERE id = $1', [id]);
  return row?.id ?? null;
}
