import { Injectable } from '@nestjs/common';
import type { Actor } from '../../common/actor/actor.constants.js';
import { CodedError, createInvalidError } from '../../common/errors/domain.errors.js';
import { runWithLongTimeout } from '../../database/connections/query-timeout.rules.js';
import type { SqlClient } from '../../database/connections/sql.client.js';
import { ReadTransaction } from '../../database/transactions/read.transaction.js';
import type { Tx } from '../../database/transactions/unit-of-work.transaction.js';
import { type ErasablePerson, ErasedPersonReader } from './erased-person.reader.js';
import { type ErasureReason, MAX_MENTIONS } from './erasure.constants.js';
import { listErasureBlockers } from './erasure-blockers.queries.js';
import type { ErasePerson } from './erasure.dto.js';
import type { Erasure } from './erasure.entity.js';
import { type ErasurePlan, ErasurePlanReader } from './erasure-plan.reader.js';
import { ErasureRequestsStore } from './erasure-requests.store.js';
import { type ErasureOrder, ErasureTransaction, listAllKeeps } from './erasure.transaction.js';
import type { ErasureBlockerView, ErasureMentionView, ErasurePreviewView, ErasureView } from './erasure.view.js';

/** The result of the erasure of somebody whose term has ended. */
export type DueErasureResult =
  | { result: 'erased'; erasure: ErasureView }
  /** Something keeps the person, such as an open lead. */
  | { result: 'blocked'; blockers: ErasureBlockerView[] }
  /** Texts mention the person, about which somebody has to decide first. */
  | { result: 'undecided'; mentions: readonly ErasureMentionView[] }
  /** There is no such person any more. */
  | { result: 'gone' };

/** Erases persons: in their records, in history, in the audit trail, in the inbox and in the search. */
@Injectable()
export class ErasureService {
  constructor(
    private readonly snapshot: ReadTransaction,
    private readonly people: ErasedPersonReader,
    private readonly plans: ErasurePlanReader,
    private readonly requests: ErasureRequestsStore,
    private readonly transaction: ErasureTransaction,
  ) {}

  /** Tells what the erasure of a person would do. @throws 404, 409, 422 */
  buildPreview(body: ErasePerson): Promise<ErasurePreviewView> {
    const order = toOrder(body);
    return runWithLongTimeout(() =>
      this.snapshot.run(async (sql) => {
        const erasable = await this.people.read(sql, order.key);
        const { known, contact, confirm } = erasable;
        if (order.requestId !== null) await this.requests.assertSuitable(sql, order.requestId, known);
        const nothing = { key: known.key, contact, confirm, blockers: [], counts: [], mentions: [], keeps: [] };
        if (erasable.isErased) return { ...nothing, figures: 'unchanged' };
        const plan = await this.plans.read(sql, erasable, { ...order, isLocked: false });
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
    return this.transaction.run(actor, async (tx) => {
      const erasable = await this.transaction.lock(tx, order);
      if (erasable.isErased) return buildNothing(tx);
      if (order.requestId !== null) await this.requests.assertSuitable(tx.sql, order.requestId, erasable.known);
      assertConfirmed(erasable, body.confirm);
      assertUnblocked(await listBlockers(tx.sql, erasable), body.acceptKeeps ?? false);
      const plan = await this.plans.read(tx.sql, erasable, { ...order, isLocked: true });
      assertFewMentions(plan);
      assertDecided(plan);
      return toView(await this.transaction.apply(tx, erasable, plan, order));
    });
  }

  /**
   * Erases somebody whose term has ended, unless something keeps the person or texts have to be decided.
   * @param isStillDue tells, once the person is locked, whether the term has still ended
   */
  eraseDue(
    key: string,
    reason: ErasureReason,
    actor: Actor,
    isStillDue?: (sql: SqlClient) => Promise<boolean>,
  ): Promise<DueErasureResult> {
    const order = { key, reason, requestId: null, decisions: [] };
    return this.transaction.run<DueErasureResult>(actor, async (tx) => {
      const erasable = await this.transaction.lock(tx, order).catch((error: unknown) => {
        if (error instanceof CodedError && error.status === 404) return null;
        throw error;
      });
      if (erasable === null || erasable.isErased) return { result: 'gone' };
      if (isStillDue && !(await isStillDue(tx.sql))) return { result: 'blocked', blockers: [] };
      const blockers = await listBlockers(tx.sql, erasable);
      if (blockers.length > 0) return { result: 'blocked', blockers };
      const plan = await this.plans.read(tx.sql, erasable, { ...order, isLocked: true });
      if (plan.undecided.length > 0) return { result: 'undecided', mentions: plan.undecided };
      return { result: 'erased', erasure: toView(await this.transaction.apply(tx, erasable, plan, order)) };
    });
  }
}

function toOrder({ key, requestId, reason, decisions }: ErasePerson): ErasureOrder {
  return { key, requestId: requestId ?? null, reason: reason ?? null, decisions: decisions ?? [] };
}

function toView({ id, at, counts, keeps }: Erasure): ErasureView {
  return { id, at, counts, keeps };
}

function buildNothing(tx: Tx): ErasureView {
  return { id: null, at: tx.now, counts: [], keeps: [] };
}

async function listBlockers(sql: SqlClient, { known, person }: ErasablePerson): Promise<ErasureBlockerView[]> {
  return (await listErasureBlockers(sql, [{ ...known, person }])).get(known.key) ?? [];
}

/** @throws 422 `erasure.confirm_differs` */
function assertConfirmed({ confirm }: ErasablePerson, given: string | null | undefined): void {
  if (typeof given === 'string' && normaliseName(given) === normaliseName(confirm)) return;
  const detail = 'confirm must repeat the full name of the person as the dry run shows it.';
  throw createInvalidError(
    [{ pointer: '/confirm', code: 'erasure.confirm_differs', detail }],
    'erasure.confirm_differs',
  );
}

/** Makes two names equal that look the same: the forms of accents in Unicode, and the kinds and numbers of spaces. */
function normaliseName(name: string): string {
  return name.normalize('NFC').replaceAll(/\s+/g, ' ').trim();
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
  const tables = [...Map.groupBy(undecided, ({ table }) => table)].map(([table, { length: rows }]) => ({
    table,
    rows,
  }));
  const names = tables.map(({ table, rows }) => `${table} (${rows})`).join(', ');
  const detail = `decisions must keep the mentions of whole tables, because there are ${undecided.length} of them and at most ${MAX_MENTIONS} are decided one by one: ${names}.`;
  const code = 'erasure.too_many_mentions' as const;
  throw new CodedError(code, detail, [{ pointer: '/decisions', code, detail }], { tables });
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
