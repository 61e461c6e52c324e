import { Injectable } from '@nestjs/common';
import { createWrongChangeError } from '../../../common/errors/domain.errors.js';
import type { ListDefinition } from '../../../common/lists/list-definition.rules.js';
import { getLocalDate } from '../../../common/time/calendar-dates.rules.js';
import { lockCompanies } from '../../../companies/companies/company.queries.js';
import { lockContacts } from '../../../companies/contacts/contact.queries.js';
import { NestedRecordService } from '../../../database/records/nested-record.service.js';
import { assertExists, lockRecord, restoreLocked } from '../../../database/records/record.store.js';
import { assertReferences } from '../../../database/records/record-references.policy.js';
import type { Tx } from '../../../database/transactions/unit-of-work.transaction.js';
import { type Activity, KINDS } from '../../activity.entity.js';
import type { CreateParticipant, UpdateParticipant } from './participant.dto.js';
import { type DelegationParticipant, PARTICIPANT } from '../model/participant.entity.js';
import { buildParticipantList, PARTICIPANT_FIELDS } from './participant.list.js';
import { assertNotCancelled, assertSingleHead, assertNotListed } from './participant.policy.js';
import { isExpected, validateParticipantStatus } from '../model/participant-statuses.rules.js';
import type { DelegationParticipantView } from './participant.view.js';
import { buildThankYouList } from './thank-you.list.js';
import { assertNoProgrammeClashes } from '../programme/programme-clashes.policy.js';

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
export class ParticipantService extends NestedRecordService<
  DelegationParticipant,
  DelegationParticipantView,
  Activity,
  CreateParticipant,
  UpdateParticipant
> {
  protected readonly records = {
    kind: PARTICIPANT,
    parent: KINDS.delegation,
    parentId: 'activityId',
    buildList: buildParticipantList,
    writable: [...PARTICIPANT_FIELDS.writable, 'contactId'],
    initialValues: { role: 'member' },
  } as const;

  private readonly steps: ParticipantStep[] = [];

  /** Adds a step for every participant who is added, updated or restored. Features of upper layers add theirs in `onModuleInit`. */
  addStep(step: ParticipantStep): void {
    this.steps.push(step);
  }

  /** Returns the list of the people and companies to thank for a delegation. @throws 404 */
  async getThankYouList(delegationId: string): Promise<ListDefinition> {
    await assertExists(this.sql, KINDS.delegation, delegationId);
    return buildThankYouList(delegationId);
  }

  /** Restores an archived participant. @throws 404, 409 for the same reasons as when a participant is added, 412 */
  override async restore(tx: Tx, delegationId: string, id: string, ifMatch?: number) {
    const delegation = await this.lockParent(tx, delegationId);
    const participant = await lockRecord(tx, this.buildKind(delegationId), id, ifMatch);
    if (!participant.archivedAt) return this.readView(tx, delegationId, id);
    assertNotCancelled(delegation, participant);
    await assertSingleHead(tx, participant);
    await restoreLocked(tx, PARTICIPANT, participant);
    await this.applyEffects(tx, delegation, participant);
    return this.readView(tx, delegationId, id);
  }

  /** Waits for the end of a merge of the person or company before any row is locked for which that merge would wait. */
  protected override async lockParent(
    tx: Tx,
    id: string,
    body?: CreateParticipant | UpdateParticipant,
  ): Promise<Activity> {
    await lockCompanies(tx.sql, [body?.companyId]);
    await lockContacts(tx.sql, [body && 'contactId' in body ? body.contactId : null]);
    return super.lockParent(tx, id);
  }

  protected override async assertValid(
    tx: Tx,
    delegation: Activity,
    after: DelegationParticipant,
    before?: DelegationParticipant,
  ): Promise<void> {
    await assertReferences(tx, [
      { table: 'contact', id: before ? null : after.contactId, pointer: '/contactId' },
      { table: 'company', id: after.companyId === before?.companyId ? null : after.companyId, pointer: '/companyId' },
    ]);
    assertStatus(tx, delegation, after, before);
    if (after.status !== before?.status) assertNotCancelled(delegation, after);
    if (!before) await assertNotListed(tx, after);
    await assertSingleHead(tx, after);
  }

  protected override async applyEffects(
    tx: Tx,
    delegation: Activity,
    after: DelegationParticipant,
    before?: DelegationParticipant,
  ): Promise<void> {
    const isNewlyExpected = isExpected(after.status) && !(before && isExpected(before.status));
    if (isNewlyExpected) await assertNoProgrammeClashes(tx, delegation, [after.id]);
    for (const step of this.steps) await step(tx, delegation, after, before);
  }
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
