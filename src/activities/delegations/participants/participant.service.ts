import { Injectable } from '@nestjs/common';
import { v7 as uuidv7 } from 'uuid';
import { createWrongChangeError } from '../../../common/errors/domain.errors.js';
import { buildInitialValues, pickColumns } from '../../../common/lists/record-fields.factory.js';
import { readRecord } from '../../../common/lists/record.reader.js';
import { getLocalDate } from '../../../common/time/calendar-dates.rules.js';
import { lockCompanies } from '../../../companies/companies/company.queries.js';
import { lockContacts } from '../../../companies/contacts/contact.queries.js';
import {
  archiveRecord,
  insertRecord,
  lockLive,
  lockRecord,
  buildNewRecord,
  type RecordKind,
  restoreRecord,
  updateRecord,
} from '../../../database/records/record.store.js';
import { assertReferences } from '../../../database/records/record-references.policy.js';
import type { Tx } from '../../../database/transactions/unit-of-work.transaction.js';
import { type Activity, KINDS } from '../../activity.entity.js';
import type { CreateParticipant, UpdateParticipant } from './participant.dto.js';
import { DelegationParticipant, PARTICIPANT } from '../model/participant.entity.js';
import { buildParticipantList, PARTICIPANT_FIELDS } from './participant.list.js';
import { assertNotCancelled, assertSingleHead, assertNotListed } from './participant.policy.js';
import { isExpected, validateParticipantStatus } from '../model/participant-statuses.rules.js';
import type { DelegationParticipantView } from './participant.view.js';
import { assertNoProgrammeClashes } from '../programme/programme-clashes.policy.js';

const INITIAL_VALUES: Partial<DelegationParticipant> = { ...buildInitialValues(DelegationParticipant), role: 'member' };

/**
 * A step that a feature adds to a participant who is added, updated or restored. It runs in the transaction of the
 * change. `before` is the participant before an update.
 */
export type ParticipantStep = (
  tx: Tx,
  delegation: Activity,
  participant: DelegationParticipant,
  before?: DelegationParticipant,
) => Promise<void>;

/**
 * Adds, updates, archives and restores the participants of delegations. Every change locks the delegation first, so
 * that changes of one delegation run one after the other. Otherwise two heads or clashes in the programme could arise.
 */
@Injectable()
export class ParticipantService {
  private readonly steps: ParticipantStep[] = [];

  /** Adds a step for every participant who is added, updated or restored. Features of upper layers add theirs in `onModuleInit`. */
  addStep(step: ParticipantStep): void {
    this.steps.push(step);
  }

  /**
   * Adds a participant.
   * @throws 404, 409 for a person who is already on the delegation, for a second head or for a clash in the programme,
   * 422
   */
  async create(
    tx: Tx,
    delegationId: string,
    body: CreateParticipant,
    id: string = uuidv7(),
  ): Promise<DelegationParticipantView> {
    await lockPeople(tx, body);
    const delegation = await lockLive(tx, KINDS.delegation, delegationId);
    const participant = {
      ...INITIAL_VALUES,
      ...pickColumns(body, PARTICIPANT_FIELDS.writable, INITIAL_VALUES),
      ...buildNewRecord(tx, id),
      activityId: delegationId,
      contactId: body.contactId,
    } as DelegationParticipant;
    await assertReferences(tx, [
      { table: 'contact', id: participant.contactId, pointer: '/contactId' },
      { table: 'company', id: participant.companyId, pointer: '/companyId' },
    ]);
    assertStatus(tx, delegation, participant);
    assertNotCancelled(delegation, participant);
    await assertNotListed(tx, participant);
    await assertSingleHead(tx, participant);
    await insertRecord(tx, PARTICIPANT, participant);
    await assertNoClashes(tx, delegation, participant);
    for (const step of this.steps) await step(tx, delegation, participant);
    return readView(tx, delegationId, id);
  }

  /** Updates a participant. @throws 404, 409 for a second head or a clash in the programme, 412, 422 */
  async update(
    tx: Tx,
    delegationId: string,
    id: string,
    body: UpdateParticipant,
    ifMatch?: number,
  ): Promise<DelegationParticipantView> {
    await lockCompanies(tx.sql, [body.companyId]);
    const delegation = await lockLive(tx, KINDS.delegation, delegationId);
    const participant = await lockLive(tx, buildParticipantKind(delegationId), id, ifMatch);
    const before = { ...participant };
    const set: Partial<DelegationParticipant> = pickColumns(body, PARTICIPANT_FIELDS.writable, INITIAL_VALUES);
    const after: DelegationParticipant = { ...participant, ...set };
    const companyId = after.companyId === before.companyId ? null : after.companyId;
    await assertReferences(tx, [{ table: 'company', id: companyId, pointer: '/companyId' }]);
    assertStatus(tx, delegation, after, before);
    if (after.status !== before.status) assertNotCancelled(delegation, after);
    await assertSingleHead(tx, after);
    await updateRecord(tx, PARTICIPANT, participant, { set });
    if (!isExpected(before.status)) await assertNoClashes(tx, delegation, after);
    for (const step of this.steps) await step(tx, delegation, after, before);
    return readView(tx, delegationId, id);
  }

  /** Archives a participant that was entered by mistake. @throws 404, 409 when the delegation is archived, 412 */
  async archive(tx: Tx, delegationId: string, id: string, ifMatch?: number): Promise<DelegationParticipantView> {
    await lockLive(tx, KINDS.delegation, delegationId);
    await archiveRecord(tx, buildParticipantKind(delegationId), id, ifMatch);
    return readView(tx, delegationId, id);
  }

  /** Restores an archived participant. @throws 404, 409 for the same reasons as when a participant is added, 412 */
  async restore(tx: Tx, delegationId: string, id: string, ifMatch?: number): Promise<DelegationParticipantView> {
    const delegation = await lockLive(tx, KINDS.delegation, delegationId);
    const participant = await lockRecord(tx, buildParticipantKind(delegationId), id, ifMatch);
    if (!participant.archivedAt) return readView(tx, delegationId, id);
    assertNotCancelled(delegation, participant);
    await assertSingleHead(tx, participant);
    await restoreRecord(tx, buildParticipantKind(delegationId), id);
    await assertNoClashes(tx, delegation, participant);
    for (const step of this.steps) await step(tx, delegation, participant);
    return readView(tx, delegationId, id);
  }
}

/**
 * Returns the record kind of the participants of one delegation. The participants of other delegations are not found
 * through it.
 */
export function buildParticipantKind(activityId: string): RecordKind<DelegationParticipant> {
  return { ...PARTICIPANT, only: { activityId } };
}

/** Waits for the end of a merge of the person or company before any row is locked for which that merge would wait. */
async function lockPeople(tx: Tx, { contactId, companyId }: CreateParticipant): Promise<void> {
  await lockCompanies(tx.sql, [companyId]);
  await lockContacts(tx.sql, [contactId]);
}

function assertStatus(
  tx: Tx,
  delegation: Activity,
  { status: to }: DelegationParticipant,
  before?: DelegationParticipant,
): void {
  const today = getLocalDate(delegation.timezone, tx.now);
  const errors = validateParticipantStatus({ from: before?.status, to, delegation, today });
  if (errors.length > 0) throw createWrongChangeError(errors);
}

async function assertNoClashes(tx: Tx, delegation: Activity, { id, status }: DelegationParticipant): Promise<void> {
  if (isExpected(status)) await assertNoProgrammeClashes(tx, delegation, [id]);
}

function readView(tx: Tx, delegationId: string, id: string): Promise<DelegationParticipantView> {
  return readRecord(tx.sql, buildParticipantList(delegationId), PARTICIPANT.name, id, tx.actor);
}
