import { Injectable } from '@nestjs/common';
import { v7 as uuidv7 } from 'uuid';
import { type Actor, findUserId } from '../../common/actor/actor.constants.js';
import { assertNoErrors, CodedError } from '../../common/errors/domain.errors.js';
import { buildInitialValues, pickColumns } from '../../common/lists/record-fields.factory.js';
import { readRecord } from '../../common/lists/record.reader.js';
import { AGENCY_ZONE } from '../../common/time/agency-zone.constants.js';
import { getLocalDate } from '../../common/time/calendar-dates.rules.js';
import { SqlClient } from '../../database/connections/sql.client.js';
import { assertReferences } from '../../database/records/record-references.policy.js';
import {
  archiveLocked,
  buildNewRecord,
  insertRecord,
  issueReference,
  lockLive,
  lockRecord,
  restoreLocked,
  updateRecord,
} from '../../database/records/record.store.js';
import type { Tx } from '../../database/transactions/unit-of-work.transaction.js';
import type { CreatePrivacyRequest, UpdatePrivacyRequest } from './privacy-request.dto.js';
import { PRIVACY_REQUEST, PrivacyRequest } from './privacy-request.entity.js';
import { PRIVACY_REQUEST_FIELDS, privacyRequestList } from './privacy-request.list.js';
import { deriveRequest, findTransitionProblem, listNextStates, validateRequest } from './privacy-request.rules.js';
import type { PrivacyRequestDetailView, PrivacyRequestView } from './privacy-request.view.js';
import { RequestTaskStore } from './request-task.store.js';

const INITIAL_VALUES = buildInitialValues(PrivacyRequest) as PrivacyRequest;

/** Service for the requests of persons about their data, each with the task that reminds its handler. */
@Injectable()
export class PrivacyRequestService {
  constructor(
    private readonly sql: SqlClient,
    private readonly tasks: RequestTaskStore,
  ) {}

  /** Creates a request, and the task of its handler. @throws 422 */
  async create(tx: Tx, body: CreatePrivacyRequest, id: string = uuidv7()): Promise<PrivacyRequestDetailView> {
    const today = getLocalDate(AGENCY_ZONE, tx.now);
    const own = pickColumns(body, PRIVACY_REQUEST_FIELDS.writable, INITIAL_VALUES);
    const handlerId = body.handlerId === undefined ? findUserId(tx.actor) : body.handlerId;
    const given = { ...INITIAL_VALUES, ...own, handlerId, ...buildNewRecord(tx, id) };
    const request: PrivacyRequest = { ...given, ...deriveRequest(given, given, today) };
    assertNoErrors(validateRequest(request, today));
    await assertReferences(tx, [
      { table: 'contact', id: request.contactId, pointer: '/contactId' },
      { table: 'app_user', id: handlerId, pointer: '/handlerId' },
    ]);
    request.reference = await issueReference(tx, 'PRIV', Number(request.receivedOn.slice(0, 4)));
    request.taskId = await this.tasks.add(tx, request);
    await insertRecord(tx, PRIVACY_REQUEST, request);
    return readView(tx.sql, id, tx.actor);
  }

  /** Returns a request by id, archived or not. @throws 404 */
  read(id: string, actor: Actor): Promise<PrivacyRequestDetailView> {
    return readView(this.sql, id, actor);
  }

  /**
   * Updates a request, and its task with it.
   * @throws 404, 409 when it is archived, 409 `privacy_request.state_not_allowed`, `privacy_request.erasure_needed`, 412, 422
   */
  async update(tx: Tx, id: string, body: UpdatePrivacyRequest, ifMatch?: number): Promise<PrivacyRequestDetailView> {
    const request = await lockLive(tx, PRIVACY_REQUEST, id, ifMatch);
    const set = resolveChanges(tx, request, body);
    const pickAdded = (field: 'contactId' | 'handlerId') => (body[field] === request[field] ? null : body[field]);
    await assertReferences(tx, [
      { table: 'contact', id: pickAdded('contactId'), pointer: '/contactId' },
      { table: 'app_user', id: pickAdded('handlerId'), pointer: '/handlerId' },
    ]);
    const changes = await updateRecord(tx, PRIVACY_REQUEST, request, { set });
    if (Object.keys(changes).length > 0) await this.tasks.follow(tx, request);
    return readView(tx.sql, id, tx.actor);
  }

  /** Archives a request that was entered by mistake, with its task. @throws 404, 412 */
  async archive(tx: Tx, id: string, ifMatch?: number): Promise<PrivacyRequestDetailView> {
    const request = await lockRecord(tx, PRIVACY_REQUEST, id, ifMatch);
    if (!request.archivedAt) {
      await archiveLocked(tx, PRIVACY_REQUEST, request);
      await this.tasks.archive(tx, request);
    }
    return readView(tx.sql, id, tx.actor);
  }

  /** Restores a request, with its task. @throws 404, 412 */
  async restore(tx: Tx, id: string, ifMatch?: number): Promise<PrivacyRequestDetailView> {
    const request = await lockRecord(tx, PRIVACY_REQUEST, id, ifMatch);
    if (request.archivedAt) {
      await restoreLocked(tx, PRIVACY_REQUEST, request);
      await this.tasks.restore(tx, request);
    }
    return readView(tx.sql, id, tx.actor);
  }
}

/** Returns the columns that a change sets, with those that follow from them. @throws 409, 422 */
function resolveChanges(tx: Tx, request: PrivacyRequest, body: UpdatePrivacyRequest): Partial<PrivacyRequest> {
  const today = getLocalDate(AGENCY_ZONE, tx.now);
  const state = body.state ?? request.state;
  const kind = body.kind ?? request.kind;
  const problem = findTransitionProblem(kind, request.state, state);
  if (problem) {
    const { code, detail } = problem;
    throw new CodedError(code, detail, [{ pointer: '/state', code, detail }], { from: request.state, to: state });
  }
  const own: Partial<PrivacyRequest> = {
    ...pickColumns(body, PRIVACY_REQUEST_FIELDS.writable, INITIAL_VALUES),
    ...(body.answeredOn !== undefined && { answeredOn: body.answeredOn }),
    state,
  };
  const after = { ...request, ...own };
  const set = { ...own, ...deriveRequest(request, after, today) };
  assertNoErrors(validateRequest({ ...after, ...set }, today));
  return set;
}

async function readView(sql: SqlClient, id: string, actor: Actor): Promise<PrivacyRequestDetailView> {
  const own = await readRecord<PrivacyRequestView & Record<string, unknown>>(
    sql,
    privacyRequestList,
    'privacy_request',
    id,
    actor,
  );
  return { ...own, nextStates: own.archivedAt === null ? listNextStates(own.kind, own.state) : [] };
}
