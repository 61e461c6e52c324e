import { Injectable } from '@nestjs/common';
import { v7 as uuidv7 } from 'uuid';
import type { Actor } from '../../common/actor/actor.constants.js';
import { AGENCY_ZONE } from '../../common/time/agency-zone.constants.js';
import { assertNoErrors, createNotFoundError } from '../../common/errors/domain.errors.js';
import type { ListDefinition } from '../../common/lists/list-definition.rules.js';
import { readRecord } from '../../common/lists/record.reader.js';
import { getLocalDate } from '../../common/time/calendar-dates.rules.js';
import {
  archiveRecord,
  insertRecord,
  lockLive,
  buildNewRecord,
  restoreRecord,
  updateRecord,
} from '../../database/records/record.store.js';
import { assertReferences } from '../../database/records/record-references.policy.js';
import { SqlClient } from '../../database/connections/sql.client.js';
import { buildInitialValues, pickColumns } from '../../common/lists/record-fields.factory.js';
import type { Tx } from '../../database/transactions/unit-of-work.transaction.js';
import { AGREEMENT } from '../agreements/agreement.entity.js';
import { isExistingAgreement } from '../agreements/agreement.queries.js';
import type { CreateCommitment, UpdateCommitment } from './commitment.dto.js';
import { Commitment, buildCommitmentKind } from './commitment.entity.js';
import { buildCommitmentList, COMMITMENT_FIELDS } from './commitment.list.js';
import { deriveFulfilment, type Fulfilment, validateFulfilment } from './commitment.rules.js';
import type { CommitmentView } from './commitment.view.js';

const INITIAL_VALUES = buildInitialValues(Commitment);
const NOTHING_DONE: Fulfilment = { status: 'open', doneOn: null, evidence: null, activityId: null };
const FULFILMENT = ['status', 'doneOn', 'evidence', 'activityId'] as const;

/** The promises that the parties of an agreement have made, and their results. */
@Injectable()
export class CommitmentService {
  constructor(private readonly sql: SqlClient) {}

  /** Returns the list of the commitments of an agreement. @throws 404 */
  async getList(agreementId: string): Promise<ListDefinition> {
    if (!(await isExistingAgreement(this.sql, agreementId))) throw createNotFoundError('agreement', agreementId);
    return buildCommitmentList(agreementId);
  }

  /** Creates a commitment. @throws 404, 409 when the agreement is archived, 422 */
  async create(tx: Tx, agreementId: string, body: CreateCommitment, id: string = uuidv7()): Promise<CommitmentView> {
    await lockLive(tx, AGREEMENT, agreementId);
    const columns = { ...INITIAL_VALUES, ...resolveColumns(tx, NOTHING_DONE, body) } as Commitment;
    const commitment: Commitment = { ...columns, ...buildNewRecord(tx, id), agreementId };
    await assertCommitmentReferences(tx, commitment);
    await insertRecord(tx, buildCommitmentKind(agreementId), commitment);
    return readView(tx, agreementId, id);
  }

  /** Returns a commitment of an agreement, archived or not. @throws 404 */
  async read(agreementId: string, id: string, actor: Actor): Promise<CommitmentView> {
    return readRecord(this.sql, await this.getList(agreementId), 'commitment', id, actor);
  }

  /** Updates a commitment. @throws 404, 409 when it or its agreement is archived, 412, 422 */
  async update(
    tx: Tx,
    agreementId: string,
    id: string,
    body: UpdateCommitment,
    ifMatch?: number,
  ): Promise<CommitmentView> {
    await lockLive(tx, AGREEMENT, agreementId);
    const commitment = await lockLive(tx, buildCommitmentKind(agreementId), id, ifMatch);
    const set = resolveColumns(tx, commitment, body);
    await assertCommitmentReferences(tx, body, commitment);
    await updateRecord(tx, buildCommitmentKind(agreementId), commitment, { set });
    return readView(tx, agreementId, id);
  }

  /** Archives a commitment. @throws 404, 409 when its agreement is archived, 412 */
  async archive(tx: Tx, agreementId: string, id: string, ifMatch?: number): Promise<CommitmentView> {
    await lockLive(tx, AGREEMENT, agreementId);
    await archiveRecord(tx, buildCommitmentKind(agreementId), id, ifMatch);
    return readView(tx, agreementId, id);
  }

  /** Restores an archived commitment. @throws 404, 409 when its agreement is archived, 412 */
  async restore(tx: Tx, agreementId: string, id: string, ifMatch?: number): Promise<CommitmentView> {
    await lockLive(tx, AGREEMENT, agreementId);
    await restoreRecord(tx, buildCommitmentKind(agreementId), id, ifMatch);
    return readView(tx, agreementId, id);
  }
}

/** Returns the columns that a request changes. @throws 422 */
function resolveColumns(tx: Tx, before: Fulfilment, body: UpdateCommitment): Partial<Commitment> {
  const plain = pickColumns(body, COMMITMENT_FIELDS.writable, INITIAL_VALUES);
  return { ...plain, ...resolveFulfilment(tx, before, body) };
}

/** Returns the fields that say whether the commitment is fulfilled, as they are after the request. @throws 422 */
function resolveFulfilment(tx: Tx, before: Fulfilment, body: Partial<Fulfilment>): Fulfilment {
  const today = getLocalDate(AGENCY_ZONE, tx.now);
  const change = Object.fromEntries(
    FULFILMENT.filter((field) => body[field] !== undefined).map((field) => [field, body[field]]),
  );
  const after = deriveFulfilment(before, change, today);
  const errors = validateFulfilment(after, today);
  assertNoErrors(errors);
  return Object.fromEntries(FULFILMENT.map((field) => [field, after[field]])) as unknown as Fulfilment;
}

/** Checks the records to which a request newly refers. @throws 422 */
function assertCommitmentReferences(
  tx: Tx,
  { ownerCompanyId, activityId }: Partial<Commitment>,
  before?: Commitment,
): Promise<void> {
  return assertReferences(tx, [
    {
      table: 'company',
      id: ownerCompanyId === before?.ownerCompanyId ? null : ownerCompanyId,
      pointer: '/ownerCompanyId',
    },
    { table: 'activity', id: activityId === before?.activityId ? null : activityId, pointer: '/activityId' },
  ]);
}

function readView(tx: Tx, agreementId: string, id: string): Promise<CommitmentView> {
  return readRecord(tx.sql, buildCommitmentList(agreementId), 'commitment', id, tx.actor);
}
