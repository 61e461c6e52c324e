import { Injectable } from '@nestjs/common';
import { v7 as uuidv7 } from 'uuid';
import { type Actor, findUserId } from '../../common/actor/actor.constants.js';
import { runWithoutIdempotencyKey } from '../../common/http/request-context.store.js';
import { runWithLongTimeout } from '../../database/connections/query-timeout.rules.js';
import type { SqlClient } from '../../database/connections/sql.client.js';
import { type Tx, UnitOfWork } from '../../database/transactions/unit-of-work.transaction.js';
import { SuppressionStore } from '../../mail/suppressions/suppression.store.js';
import { ReplacedTitleStore } from '../../reports/locks/replaced-titles.store.js';
import { lockPerson } from '../objections/objection.queries.js';
import { formatPersonKey } from '../people/person-key.rules.js';
import type { Person } from '../person-path.queries.js';
import { type ErasablePerson, ErasedPersonReader } from './erased-person.reader.js';
import type { ErasureReason } from './erasure.constants.js';
import { auditReplacements } from './erasure-audit.queries.js';
import {
  clearJobErrors,
  countReportFiles,
  deleteUnusedWords,
  listSearchWords,
  notifyClients,
  updateCompanyKeys,
} from './erasure-effects.queries.js';
import { Erasure } from './erasure.entity.js';
import type { ErasurePlan } from './erasure-plan.reader.js';
import { ErasureRequestsStore } from './erasure-requests.store.js';
import { erasePlannedRows } from './erasure-rows.store.js';
import type { ErasureDecisionView, ErasureKeepView } from './erasure.view.js';
import type { MentionDecision } from './mention-decisions.rules.js';

/** Why and how a person is erased. */
export interface ErasureOrder {
  key: string;
  requestId: string | null;
  reason: ErasureReason | null;
  decisions: readonly MentionDecision[];
}

/** The parts of its entry that a repeated erasure keeps. The file has it already, so that it has the time of its writing. */
type RepeatedErasure = Partial<Pick<Erasure, 'id' | 'at' | 'keys' | 'decisions'>> & Pick<Erasure, 'writtenAt'>;

/** Carries out erasures, each in one transaction. */
@Injectable()
export class ErasureTransaction {
  constructor(
    private readonly work: UnitOfWork,
    private readonly people: ErasedPersonReader,
    private readonly requests: ErasureRequestsStore,
    private readonly suppressions: SuppressionStore,
    private readonly lockedTitles: ReplacedTitleStore,
  ) {}

  /**
   * Runs work that may change what is append-only. Its answer is not stored with an Idempotency-Key, because a repeated erasure
   * changes nothing.
   */
  run<T>(actor: Actor, work: (tx: Tx) => Promise<T>): Promise<T> {
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
   * Returns the person once no merge, objection or other erasure can change them any more, and nobody can store a record that
   * refers to them. The contacts are locked first, in the order of a merge, and then the requests.
   * @throws 404
   */
  async lock(tx: Tx, { key, requestId }: Pick<ErasureOrder, 'key' | 'requestId'>): Promise<ErasablePerson> {
    let before = await this.people.read(tx.sql, key);
    for (;;) {
      await lockPerson(tx.sql, before.known.person.contactIds, before.known.emails, 'UPDATE');
      await this.requests.lock(tx.sql, before.known, requestId);
      const after = await this.people.read(tx.sql, key);
      const locked = before.known.person.contactIds;
      if (after.known.person.contactIds.every((id) => locked.includes(id))) return after;
      // Another contact was merged into this one while this transaction waited.
      before = after;
    }
  }

  /** Carries out the plan of an erasure, and stores the entry of the register. The person is locked. */
  async apply(
    tx: Tx,
    erasable: ErasablePerson,
    plan: ErasurePlan,
    order: ErasureOrder,
    repeated?: RepeatedErasure,
  ): Promise<Erasure> {
    const { sql, now } = tx;
    const { known, words, person } = erasable;
    const searchWords = await listSearchWords(sql, person.contactIds, words);
    const keeps = await listAllKeeps(sql, erasable, plan);
    const hashTexts = (texts: readonly string[]) => this.suppressions.hashTexts(tx, texts);
    const emailHashes = await hashTexts(words.emails);
    for (const table of plan.tables) await erasePlannedRows(sql, table, now, hashTexts);
    await this.lockedTitles.store(sql, plan.titles);
    const companies = plan.tables.find(({ table }) => table.table === 'company')!;
    await updateCompanyKeys(sql, [...companies.changes.keys()]);
    await deleteUnusedWords(sql, searchWords);
    await clearJobErrors(sql, erasable);
    await notifyClients(sql, listClearedTables(plan));
    for (const email of words.emails) await this.suppressions.add(tx, email, 'erasure');
    await this.requests.finish(tx, known, order.requestId);
    const erasure: Erasure = {
      id: uuidv7(),
      at: now,
      by: findUserId(tx.actor),
      contactId: known.contactId,
      key: known.key,
      keys: listKeys(person),
      requestId: order.requestId,
      reason: order.reason,
      emailHashes,
      counts: [...plan.counts],
      keeps,
      decisions: listStoredDecisions(plan),
      writtenAt: null,
      ...repeated,
    };
    await tx.manager.insert(Erasure, erasure);
    await auditReplacements(tx, plan);
    await this.audit(tx, erasable, erasure);
    return erasure;
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

/** Lists the tables in which rows are cleared or deleted. */
function listClearedTables({ tables }: ErasurePlan): string[] {
  return tables
    .filter(({ treatment, tied, further }) => {
      const isCleared = treatment.deletesRows || treatment.cleared.length > 0;
      return (isCleared && tied.length > 0) || further.some(({ keys }) => keys.length > 0);
    })
    .map(({ table }) => table.table);
}

/** Lists the keys of the contacts and registrations of a person. A backup may know only some of them, or know them apart. */
function listKeys({ contactIds, seminarRegistrationIds, intakeRegistrationIds }: Person): string[] {
  return [
    ...contactIds,
    ...seminarRegistrationIds.map((id) => formatPersonKey('registration', id)),
    ...intakeRegistrationIds.map((id) => formatPersonKey('intake_registration', id)),
  ];
}

/** The keys of rows that consist of ids and numbers. */
const ID_KEY =
  /^(?:[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}|\d+)(?:,(?:[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}|\d+))*$/;

/** Lists the decisions that were about a text. The key of a row that is a text itself, such as a question, may name the person. */
function listStoredDecisions({ used }: ErasurePlan): ErasureDecisionView[] {
  return [...used]
    .filter(({ id }) => id === undefined || ID_KEY.test(id))
    .map(({ table, id, column, action, reason }) => ({ table, id, column, action, reason }));
}

/** Lists what stays: columns by the registry, mentions that are kept, the hash of each address, and files. */
export async function listAllKeeps(
  sql: SqlClient,
  { words }: ErasablePerson,
  plan: ErasurePlan,
): Promise<ErasureKeepView[]> {
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
