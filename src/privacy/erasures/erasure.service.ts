import { Injectable } from '@nestjs/common';
import { v7 as uuidv7 } from 'uuid';
import { type Actor, findUserId } from '../../common/actor/actor.constants.js';
import { CodedError, createInvalidError, createInvalidFieldError } from '../../common/errors/domain.errors.js';
import { runWithoutIdempotencyKey } from '../../common/http/request-context.store.js';
import { runWithLongTimeout } from '../../database/connections/query-timeout.rules.js';
import type { SqlClient } from '../../database/connections/sql.client.js';
import { ReadTransaction } from '../../database/transactions/read.transaction.js';
import { type Tx, UnitOfWork } from '../../database/transactions/unit-of-work.transaction.js';
import { SuppressionStore } from '../../mail/suppressions/suppression.store.js';
import { ReplacedTitleStore } from '../../reports/locks/replaced-titles.store.js';
import { lockPerson } from '../objections/objection.queries.js';
import { type ErasablePerson, ErasedPersonReader } from './erased-person.reader.js';
import { type ErasureReason, MAX_MENTIONS } from './erasure.constants.js';
import { listErasureBlockers } from './erasure-blockers.queries.js';
import {
  clearJobErrors,
  countReportFiles,
  deleteUnusedWords,
  listSearchWords,
  updateCompanyKeys,
} from './erasure-effects.queries.js';
import { Erasure } from './erasure.entity.js';
import { type ErasurePlan, ErasurePlanReader } from './erasure-plan.reader.js';
import { ErasureRequestsStore } from './erasure-requests.store.js';
import { erasePlannedRows } from './erasure-rows.store.js';
import { auditReplacements } from './erasure-audit.queries.js';
import type { ErasePerson } from './erasure.dto.js';
import type {
  ErasureBlockerView,
  ErasureKeepView,
  ErasureMentionView,
  ErasurePreviewView,
  ErasureView,
} from './erasure.view.js';
import type { MentionDecision } from './mention-decisions.rules.js';

/** The result of the erasure of somebody whose term has ended. */
export type DueErasureResult =
  | { result: 'erased'; erasure: ErasureView }
  /** Something keeps the person, such as an open lead. */
  | { result: 'blocked'; blockers: ErasureBlockerView[] }
  /** Texts mention the person, about which somebody has to decide first. */
  | { result: 'undecided'; mentions: readonly ErasureMentionView[] }
  /** There is no such person any more. */
  | { result: 'gone' };

/** Why and how a person is erased. */
interface ErasureOrder {
  key: string;
  requestId: string | null;
  reason: ErasureReason | null;
  decisions: readonly MentionDecision[];
  acceptKeeps: boolean;
}

/** Erases persons: in their records, in history, in the audit trail, in the inbox and in the search. */
@Injectable()
export class ErasureService {
  constructor(
    private readonly work: UnitOfWork,
    private readonly snapshot: ReadTransaction,
    private readonly people: ErasedPersonReader,
    private readonly plans: ErasurePlanReader,
    private readonly requests: ErasureRequestsStore,
    private readonly suppressions: SuppressionStore,
    private readonly lockedTitles: ReplacedTitleStore,
  ) {}

  /** Tells what the erasure of a person would do. @throws 404, 409, 422 */
  preview(body: ErasePerson): Promise<ErasurePreviewView> {
    const order = toOrder(body);
    return runWithLongTimeout(() =>
      this.snapshot.run(async (sql) => {
        const erasable = await this.people.read(sql, order.key);
        const { known, contact, confirm } = erasable;
        if (order.requestId !== null) await this.requests.assertSuitable(sql, order.requestId, known);
        const nothing = { key: known.key, contact, confirm, blockers: [], counts: [], mentions: [], keeps: [] };
        if (erasable.isErased) return { ...nothing, figures: 'unchanged' };
        const plan = await this.plans.read(sql, erasable, { decisions: order.decisions, isLocked: false });
        assertFewMentions(plan);
        return {
          ...nothing,
          blockers: await listBlockers(sql, erasable),
          counts: [...plan.counts],
          mentions: [...plan.undecided],
          keeps: await listAllKeeps(sql, erasable, plan),
          figures: 'unchanged',
        };
      }),
    );
  }

  /**
   * Erases a person. One who is erased already stays as they are.
   * @throws 404, 409 `erasure.blocked`, 422 `erasure.confirm_differs`, `erasure.mentions_undecided`
   */
  erase(body: ErasePerson, actor: Actor): Promise<ErasureView> {
    const order = toOrder(body);
    return this.run(actor, async (tx) => {
      const erasable = await this.lock(tx, order);
      if (erasable.isErased) return buildNothing(tx);
      if (order.requestId !== null) await this.requests.assertSuitable(tx.sql, order.requestId, erasable.known);
      assertConfirmed(erasable, body.confirm);
      assertUnblocked(await listBlockers(tx.sql, erasable), order.acceptKeeps);
      const plan = await this.plans.read(tx.sql, erasable, { decisions: order.decisions, isLocked: true });
      assertFewMentions(plan);
      assertDecided(plan);
      return this.apply(tx, erasable, plan, order);
    });
  }

  /** Erases somebody whose term has ended, unless something keeps the person or texts have to be decided. */
  eraseDue(key: string, reason: ErasureReason, actor: Actor): Promise<DueErasureResult> {
    const order = { key, reason, requestId: null, decisions: [], acceptKeeps: false };
    return this.run<DueErasureResult>(actor, async (tx) => {
      const erasable = await this.lock(tx, order).catch((error: unknown) => {
        if (error instanceof CodedError && error.status === 404) return null;
        throw error;
      });
      if (erasable === null || erasable.isErased) return { result: 'gone' };
      const blockers = await listBlockers(tx.sql, erasable);
      if (blockers.length > 0) return { result: 'blocked', blockers };
      const plan = await this.plans.read(tx.sql, erasable, { decisions: [], isLocked: true });
      if (plan.undecided.length > 0) return { result: 'undecided', mentions: plan.undecided };
      return { result: 'erased', erasure: await this.apply(tx, erasable, plan, order) };
    });
  }

  /** The answer is not stored with an Idempotency-Key, because a repeated erasure changes nothing. */
  private run<T>(actor: Actor, work: (tx: Tx) => Promise<T>): Promise<T> {
    return runWithoutIdempotencyKey(() =>
      runWithLongTimeout(() =>
        this.work.run(
          actor,
          async (tx) => {
            await tx.sql.execute(`SELECT set_config('locate.erasure', 'on', true)`);
            return work(tx);
          },
          { isRepeatable: true },
        ),
      ),
    );
  }

  /**
   * Returns the person once no merge, objection or other erasure can change them any more. The contacts are locked first, in
   * the order of a merge, and then the requests.
   */
  private async lock(tx: Tx, { key, requestId }: Pick<ErasureOrder, 'key' | 'requestId'>): Promise<ErasablePerson> {
    let before = await this.people.read(tx.sql, key);
    for (;;) {
      await lockPerson(tx.sql, before.known.person.contactIds, before.known.emails);
      await this.requests.lock(tx.sql, before.known, requestId);
      const after = await this.people.read(tx.sql, key);
      const locked = before.known.person.contactIds;
      if (after.known.person.contactIds.every((id) => locked.includes(id))) return after;
      // Another contact was merged into this one while this transaction waited.
      before = after;
    }
  }

  private async apply(tx: Tx, erasable: ErasablePerson, plan: ErasurePlan, order: ErasureOrder): Promise<ErasureView> {
    const { sql, now } = tx;
    const { known, words, person, matcher } = erasable;
    const searchWords = await listSearchWords(sql, person.contactIds, words);
    const keeps = await listAllKeeps(sql, erasable, plan);
    const hashTexts = (texts: readonly string[]) => this.suppressions.hashTexts(tx, texts);
    const emailHashes = await hashTexts(words.emails);
    for (const table of plan.tables) await erasePlannedRows(sql, table, now, hashTexts);
    await this.lockedTitles.store(sql, plan.titles);
    const companies = plan.tables.find(({ table }) => table.table === 'company')!;
    await updateCompanyKeys(sql, [...companies.changes.keys()]);
    await deleteUnusedWords(sql, searchWords);
    await clearJobErrors(sql, matcher.like.full);
    for (const email of words.emails) await this.suppressions.add(tx, email, 'erasure');
    await this.requests.finish(tx, known, order.requestId);
    const erasure: Erasure = {
      id: uuidv7(),
      at: now,
      by: findUserId(tx.actor),
      contactId: known.contactId,
      key: known.key,
      requestId: order.requestId,
      reason: order.reason,
      emailHashes,
      counts: [...plan.counts],
      keeps,
      decisions: order.decisions.map(({ table, id, column, action, reason }) => ({
        table,
        id,
        column,
        action,
        reason,
      })),
      writtenAt: null,
    };
    await tx.manager.insert(Erasure, erasure as never);
    await auditReplacements(tx, plan);
    await this.audit(tx, erasable, erasure);
    return { id: erasure.id, at: now, counts: erasure.counts, keeps };
  }

  /** The entries have ids and counts only. */
  private async audit(tx: Tx, { known, person }: ErasablePerson, { id, counts }: Erasure): Promise<void> {
    const rows = counts.reduce((sum, count) => sum + count.rows, 0);
    const changes = { erasureId: { before: null, after: id }, rows: { before: null, after: rows } };
    const contacts = await tx.sql.queryAll<{ id: string; version: number }>(
      'SELECT id, version FROM contact WHERE id = ANY($1::uuid[]) ORDER BY id',
      [person.contactIds],
    );
    await tx.audit(
      ...contacts.map(({ id: entityId, version }) => ({
        action: 'erased',
        entityType: 'contact' as const,
        entityId,
        version,
      })),
      { action: 'erased', entityType: 'person', entityId: known.record.id, changes },
    );
  }
}

function toOrder({ key, requestId, reason, decisions, acceptKeeps }: ErasePerson): ErasureOrder {
  return {
    key,
    requestId: requestId ?? null,
    reason: reason ?? null,
    decisions: decisions ?? [],
    acceptKeeps: acceptKeeps ?? false,
  };
}

function buildNothing(tx: Tx): ErasureView {
  return { id: null, at: tx.now, counts: [], keeps: [] };
}

async function listBlockers(sql: SqlClient, { known, person }: ErasablePerson): Promise<ErasureBlockerView[]> {
  return (await listErasureBlockers(sql, [{ ...known, person }])).get(known.key) ?? [];
}

/** Lists what stays: columns by the registry, mentions that are kept, the hash of each address, and files. */
async function listAllKeeps(sql: SqlClient, { words }: ErasablePerson, plan: ErasurePlan): Promise<ErasureKeepView[]> {
  const suppressed = { table: 'privacy_suppression', rows: words.emails.length, reason: KEPT_HASH };
  return [
    ...plan.keeps,
    ...(words.emails.length > 0 ? [suppressed] : []),
    { table: 'files', rows: await countReportFiles(sql), reason: KEPT_REPORTS },
    { table: 'backups', rows: 0, reason: KEPT_BACKUPS },
  ];
}

const KEPT_HASH = 'The keyed hash of the address tells that nobody may write to it (GDPR art. 21(3)).';
const KEPT_REPORTS =
  'Files of scheduled reports and of mailed reports were handed out. They stay until somebody deletes them from their folder.';
const KEPT_BACKUPS =
  'Backups from before the erasure stay until they are deleted by age. After a restore, privacy reapply repeats the erasure.';

/** @throws 422 `erasure.confirm_differs` */
function assertConfirmed({ confirm }: ErasablePerson, given: string | null | undefined): void {
  if (given?.normalize('NFC') === confirm.normalize('NFC')) return;
  const detail = 'confirm must repeat the full name of the person as the dry run shows it.';
  throw createInvalidFieldError('/confirm', 'erasure.confirm_differs', detail);
}

/** @throws 409 `erasure.blocked` */
function assertUnblocked(blockers: readonly ErasureBlockerView[], acceptKeeps: boolean): void {
  const left = blockers.filter(({ canBeAccepted }) => !(canBeAccepted && acceptKeeps));
  if (left.length === 0) return;
  const errors = left.map(({ kind, label, canBeAccepted }) => ({
    pointer: canBeAccepted ? '/acceptKeeps' : '/key',
    code: 'erasure.blocked' as const,
    detail: `${label}: ${BLOCKER_DETAILS[kind]}`,
  }));
  throw new CodedError('erasure.blocked', errors.map(({ detail }) => detail).join(' '), errors, { blockers: left });
}

const BLOCKER_DETAILS: Record<ErasureBlockerView['kind'], string> = {
  only_contact_of_open_lead: 'the person is the only contact of this open lead.',
  participant_of_coming_delegation: 'the person takes part in this delegation, which is not over.',
  registered_for_coming_seminar: 'the person is registered for this seminar, which is not over.',
  running_import: 'this import is running and has rows about the person.',
  signatory_in_force: 'the person signed this agreement, which is in force; acceptKeeps keeps the signature.',
};

/** @throws 422 `erasure.too_many_mentions` */
function assertFewMentions({ undecided }: ErasurePlan): void {
  if (undecided.length <= MAX_MENTIONS) return;
  const tables = [...Map.groupBy(undecided, ({ table }) => table)]
    .map(([table, mentions]) => `${table} (${mentions.length})`)
    .join(', ');
  const detail = `decisions must keep the mentions of whole tables, because there are ${undecided.length} of them and at most ${MAX_MENTIONS} are decided one by one: ${tables}.`;
  throw createInvalidFieldError('/decisions', 'erasure.too_many_mentions', detail);
}

/** @throws 422 `erasure.mentions_undecided` */
function assertDecided({ undecided }: ErasurePlan): void {
  if (undecided.length === 0) return;
  throw createInvalidError(
    undecided.map(({ table, id, column }) => ({
      pointer: `/decisions/${table}/${id}/${column}`,
      code: 'erasure.mentions_undecided' as const,
      detail: `decisions must say whether the mention in ${column} of ${table} ${id} is replaced or kept.`,
    })),
    'erasure.mentions_undecided',
  );
}
