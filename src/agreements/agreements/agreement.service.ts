import { Injectable } from '@nestjs/common';
import { v7 as uuidv7 } from 'uuid';
import type { Actor } from '../../common/actor/actor.constants.js';
import { AGENCY_ZONE } from '../../common/time/agency-zone.constants.js';
import { CodedError, assertNoErrors } from '../../common/errors/domain.errors.js';
import { readRecord } from '../../common/lists/record.reader.js';
import { getLocalDate } from '../../common/time/calendar-dates.rules.js';
import {
  archiveRecord,
  insertRecord,
  lockLive,
  buildNewRecord,
  restoreRecord,
  updateRecord,
  issueReference,
} from '../../database/records/record.store.js';
import { isSelfOrDescendant, lockHierarchy } from '../../database/records/record-hierarchy.queries.js';
import { assertReferences } from '../../database/records/record-references.policy.js';
import { SqlClient } from '../../database/connections/sql.client.js';
import type { Tx } from '../../database/transactions/unit-of-work.transaction.js';
import {
  buildAddedReferences,
  buildChildren,
  validateParties,
  readChildren,
  writeChildren,
} from './agreement-children.store.js';
import { INITIAL_AGREEMENT, buildAgreementChanges } from './agreement.columns.js';
import type { CreateAgreement, UpdateAgreement } from './agreement.dto.js';
import { AGREEMENT, type Agreement } from './agreement.entity.js';
import { readTree } from './agreement.queries.js';
import { AGREEMENT_DETAIL, agreementList } from './agreement.list.js';
import { validateLifecycle } from './agreement-lifecycle.rules.js';
import { listNextStatuses, validateTransition } from './agreement-statuses.rules.js';
import type { AgreementDetailView } from './agreement.view.js';

type AgreementRecordView = Omit<AgreementDetailView, 'nextStatuses' | 'tree'>;

const NO_CHILDREN = { parties: [], signatories: [] };

/** Creates, reads, updates, archives and restores agreements. */
@Injectable()
export class AgreementService {
  constructor(private readonly sql: SqlClient) {}

  /** Creates an agreement. An agreement of the past may have its later status at once. @throws 422 */
  async create(tx: Tx, body: CreateAgreement, id: string = uuidv7()): Promise<AgreementDetailView> {
    const today = getLocalDate(AGENCY_ZONE, tx.now);
    const initial = { ...INITIAL_AGREEMENT, status: body.status ?? INITIAL_AGREEMENT.status };
    const columns = { ...initial, ...buildAgreementChanges(initial, body, today) };
    assertNoErrors([...validateLifecycle(columns, today), ...validateParties(body.parties ?? [])]);
    await assertReferences(tx, [
      { table: 'agreement', id: body.parentId, pointer: '/parentId' },
      { table: 'app_user', id: body.ownerId, pointer: '/ownerId' },
      ...buildAddedReferences(NO_CHILDREN, body),
    ]);
    const year = Number((columns.signedOn ?? columns.effectiveOn ?? today).slice(0, 4));
    const reference = await issueReference(tx, 'AGR', year);
    const children = buildChildren(NO_CHILDREN, body);
    await insertRecord(tx, AGREEMENT, { ...columns, ...buildNewRecord(tx, id), reference }, children);
    await writeChildren(tx, id, NO_CHILDREN, children);
    return readView(tx.sql, id, tx.actor);
  }

  /** Returns an agreement by id, archived or not. @throws 404 */
  read(id: string, actor: Actor): Promise<AgreementDetailView> {
    return readView(this.sql, id, actor);
  }

  /**
   * Updates an agreement.
   * @throws 404, 409 when it is archived, 409 `agreement.cycle`, 409 `agreement.status_not_allowed`, 412, 422
   */
  async update(tx: Tx, id: string, body: UpdateAgreement, ifMatch?: number): Promise<AgreementDetailView> {
    if (body.parentId) await lockHierarchy(tx, 'agreement');
    const agreement = await lockLive(tx, AGREEMENT, id, ifMatch);
    const set = this.resolveChanges(tx, agreement, body);
    const before = await readChildren(tx, id);
    const pickAdded = (field: 'parentId' | 'ownerId') => (body[field] === agreement[field] ? null : body[field]);
    await assertReferences(tx, [
      { table: 'agreement', id: pickAdded('parentId'), pointer: '/parentId' },
      { table: 'app_user', id: pickAdded('ownerId'), pointer: '/ownerId' },
      ...buildAddedReferences(before, body),
    ]);
    if (body.parentId) await assertNoCycle(tx, id, body.parentId);
    const after = buildChildren(before, body);
    await writeChildren(tx, id, before, after);
    await updateRecord(tx, AGREEMENT, agreement, { set, children: { before, after } });
    return readView(tx.sql, id, tx.actor);
  }

  private resolveChanges(tx: Tx, agreement: Agreement, body: UpdateAgreement): Partial<Agreement> {
    const today = getLocalDate(AGENCY_ZONE, tx.now);
    const { status: from } = agreement;
    const problem = validateTransition(from, body.status ?? from);
    if (problem) {
      const code = 'agreement.status_not_allowed';
      throw new CodedError(code, problem, [{ pointer: '/status', code, detail: problem }], {
        from,
        to: body.status,
      });
    }
    const set = buildAgreementChanges(agreement, body, today);
    // Status and dates are checked only when the request changes one of them, so that old records stay editable.
    const errors = 'status' in set ? validateLifecycle({ ...agreement, ...set }, today, from) : [];
    assertNoErrors([...errors, ...validateParties(body.parties ?? [])]);
    return set;
  }

  /** Archives an agreement. Records that refer to it stay. @throws 404, 412 */
  async archive(tx: Tx, id: string, ifMatch?: number): Promise<AgreementDetailView> {
    await archiveRecord(tx, AGREEMENT, id, ifMatch);
    return readView(tx.sql, id, tx.actor);
  }

  /** Restores an archived agreement. @throws 404, 412 */
  async restore(tx: Tx, id: string, ifMatch?: number): Promise<AgreementDetailView> {
    await restoreRecord(tx, AGREEMENT, id, ifMatch);
    return readView(tx.sql, id, tx.actor);
  }
}

async function readView(sql: SqlClient, id: string, actor: Actor): Promise<AgreementDetailView> {
  const own = await readRecord<AgreementRecordView>(sql, agreementList, 'agreement', id, actor, AGREEMENT_DETAIL);
  const nextStatuses = own.archivedAt === null ? listNextStatuses(own.status) : [];
  return { ...own, nextStatuses, tree: await readTree(sql, id) };
}

/** Rejects a parent that is the agreement itself or lies below it. The hierarchy must be locked. @throws 409 */
async function assertNoCycle(tx: Tx, id: string, parentId: string): Promise<void> {
  if (!(await isSelfOrDescendant(tx, 'agreement', parentId, id))) return;
  const detail =
    parentId === id
      ? 'parentId must name another agreement, not the agreement itself.'
      : 'parentId must not name an agreement that lies below this one.';
  throw new CodedError('agreement.cycle', detail, [{ pointer: '/parentId', code: 'agreement.cycle', detail }]);
}
