import { Injectable } from '@nestjs/common';
import { v7 as uuidv7 } from 'uuid';
import type { Actor } from '../../common/actor/actor.constants.js';
import { CodedError, assertNoErrors } from '../../common/errors/domain.errors.js';
import { applyRequestPart } from '../../common/errors/request-part.factory.js';
import { buildInitialValues, pickColumns } from '../../common/lists/record-fields.factory.js';
import { readRecord } from '../../common/lists/record.reader.js';
import {
  archiveRecord,
  insertRecord,
  lockLive,
  lockRecord,
  buildNewRecord,
  restoreRecord,
  updateRecord,
} from '../../database/records/record.store.js';
import { assertReferences } from '../../database/records/record-references.policy.js';
import { SqlClient } from '../../database/connections/sql.client.js';
import type { Tx } from '../../database/transactions/unit-of-work.transaction.js';
import { canSeeEveryLead } from '../../identity/access/access.policy.js';
import { LeadsService } from '../../leads/records/leads.service.js';
import type { CreateInteraction, UpdateInteraction } from './interaction.dto.js';
import { INTERACTION, Interaction } from '../model/interaction.entity.js';
import { INTERACTION_FIELDS, interactionList } from './interaction.list.js';
import { InteractionStatsService } from './interaction-stats.service.js';
import { addContacts, readContactIds, removeContacts } from './interaction.queries.js';
import { validateOccurredAt, validateRelations } from './interaction.rules.js';
import type { InteractionView } from './interaction.view.js';
import { TaskService } from '../tasks/task.service.js';
import { getFollowUpSubject, type InteractionRelations } from '../tasks/task-subject.rules.js';
import { lockVisible } from '../model/visible-record.store.js';

const INITIAL_VALUES = buildInitialValues(Interaction);

/** An interaction that took place. */
export interface RecordedInteraction extends Pick<
  Interaction,
  'kind' | 'occurredAt' | 'subject' | 'summary' | 'direction' | 'companyId' | 'leadId' | 'activityId'
> {
  source?: Interaction['source'];
  contactIds: readonly string[];
}

/** Service for interactions between the agency and an investor or partner, such as calls, meetings and site visits. */
@Injectable()
export class InteractionService {
  constructor(
    private readonly sql: SqlClient,
    private readonly leads: LeadsService,
    private readonly interactionStats: InteractionStatsService,
    private readonly tasks: TaskService,
  ) {}

  /**
   * Records an interaction, with its follow-up task and the completion of another task if the body has them.
   * @throws 403 `task.not_yours`, 422
   */
  async create(tx: Tx, body: CreateInteraction, id: string = uuidv7()): Promise<InteractionView> {
    const { followUp, completeTaskId } = body;
    const occurredAt = new Date(body.occurredAt);
    assertNoErrors([...validateOccurredAt(occurredAt, tx.now), ...validateRelations(buildRelations(body))]);
    const { contactIds, ...relations } = await this.resolveRelations(tx, buildRelations(body));
    const columns = { ...INITIAL_VALUES, ...pickColumns(body, INTERACTION_FIELDS.writable, INITIAL_VALUES) };
    const interaction = { ...columns, ...buildNewRecord(tx, id), occurredAt, ...relations } as Interaction;
    await insertRecord(tx, INTERACTION, interaction, { contactIds: contactIds.toSorted() });
    await addContacts(tx.sql, interaction.id, contactIds);
    if (followUp) {
      const { title, dueOn = null, assigneeId } = followUp;
      await this.tasks.add(tx, {
        ...getFollowUpSubject({ ...relations, contactIds }),
        title,
        dueOn,
        assigneeId: assigneeId ?? undefined,
        interactionId: interaction.id,
        assigneePointer: '/followUp/assigneeId',
      });
    }
    if (completeTaskId) await applyRequestPart('/completeTaskId', () => this.tasks.complete(tx, completeTaskId));
    await this.interactionStats.refresh(tx, [interaction.leadId]);
    return this.readView(tx, interaction.id);
  }

  /**
   * Records an interaction that a job has brought about, such as a mail that was sent. Its relations were checked when the
   * job was given; they may be archived by now, and the interaction has taken place all the same.
   */
  async record(tx: Tx, { contactIds, ...facts }: RecordedInteraction): Promise<string> {
    const interaction: Interaction = { ...INITIAL_VALUES, ...buildNewRecord(tx, uuidv7()), ...facts } as Interaction;
    await insertRecord(tx, INTERACTION, interaction, { contactIds: contactIds.toSorted() });
    await addContacts(tx.sql, interaction.id, contactIds);
    await this.interactionStats.refresh(tx, [interaction.leadId]);
    return interaction.id;
  }

  /** Replaces the summary of an interaction that this transaction has recorded. */
  async replaceSummary(tx: Tx, id: string, summary: string): Promise<void> {
    await updateRecord(tx, INTERACTION, await lockRecord(tx, INTERACTION, id), { set: { summary } });
  }

  /** Adds a contact to an interaction that was recorded in this way. A contact who takes part already changes nothing. */
  async addContact(tx: Tx, id: string, contactId: string): Promise<void> {
    const interaction = await lockRecord(tx, INTERACTION, id);
    const before = await readContactIds(tx.sql, id);
    if (before.includes(contactId)) return;
    await addContacts(tx.sql, id, [contactId]);
    const after = [...before, contactId].toSorted();
    await updateRecord(tx, INTERACTION, interaction, {
      set: {},
      children: { before: { contactIds: before }, after: { contactIds: after } },
    });
  }

  /** Returns an interaction by id. @throws 404 */
  read(id: string, actor: Actor): Promise<InteractionView> {
    return readRecord(this.sql, interactionList, 'interaction', id, actor);
  }

  /** Updates an interaction. @throws 403 `interaction.not_yours`, 404, 409 when archived, 412, 422 */
  async update(tx: Tx, id: string, body: UpdateInteraction, ifMatch?: number): Promise<InteractionView> {
    await this.lockEditable(tx, id);
    const interaction = await lockLive(tx, INTERACTION, id, ifMatch);
    const before = { ...buildRelations(interaction), contactIds: await readContactIds(tx.sql, id) };
    const wanted = buildRelations(body, before);
    const occurredAt = body.occurredAt === undefined ? interaction.occurredAt : new Date(body.occurredAt);
    const isTimeChanged = body.occurredAt !== undefined;
    assertNoErrors([...(isTimeChanged ? validateOccurredAt(occurredAt, tx.now) : []), ...validateRelations(wanted)]);
    const { contactIds, ...relations } = await this.resolveRelations(tx, wanted, before, body.companyId === undefined);
    const columns = pickColumns(body, INTERACTION_FIELDS.writable, INITIAL_VALUES);
    await updateRecord(tx, INTERACTION, interaction, {
      set: { ...columns, ...relations, occurredAt },
      // Contacts are compared in one order, so that the same contacts in another order are no change.
      children: { before: { contactIds: before.contactIds }, after: { contactIds: contactIds.toSorted() } },
    });
    await removeContacts(tx.sql, id, contactIds);
    await addContacts(tx.sql, id, contactIds);
    await this.tasks.moveFollowUps(
      tx,
      id,
      getFollowUpSubject(before),
      getFollowUpSubject({ ...relations, contactIds }),
    );
    await this.interactionStats.refresh(tx, [before.leadId, relations.leadId]);
    return this.readView(tx, id);
  }

  /** Archives an interaction. Its lead no longer counts it. @throws 403 `interaction.not_yours`, 404, 412 */
  async archive(tx: Tx, id: string, ifMatch?: number): Promise<InteractionView> {
    await this.lockEditable(tx, id);
    const { leadId } = await archiveRecord(tx, INTERACTION, id, ifMatch);
    await this.interactionStats.refresh(tx, [leadId]);
    return this.readView(tx, id);
  }

  /** Restores an archived interaction. @throws 403 `interaction.not_yours`, 404, 412 */
  async restore(tx: Tx, id: string, ifMatch?: number): Promise<InteractionView> {
    await this.lockEditable(tx, id);
    const { leadId } = await restoreRecord(tx, INTERACTION, id, ifMatch);
    await this.interactionStats.refresh(tx, [leadId]);
    return this.readView(tx, id);
  }

  private readView(tx: Tx, id: string): Promise<InteractionView> {
    return readRecord(tx.sql, interactionList, 'interaction', id, tx.actor);
  }

  /**
   * Locks an interaction that the actor may change: the user who recorded it, users who may edit its lead, and
   * managers.
   */
  private async lockEditable(tx: Tx, id: string): Promise<void> {
    const { createdBy, leadId } = await lockVisible(tx, INTERACTION, interactionList, id);
    if (canSeeEveryLead(tx.actor) || (tx.actor.id !== null && createdBy === tx.actor.id)) return;
    if (leadId && (await this.leads.canEdit(tx, leadId))) return;
    throw new CodedError(
      'interaction.not_yours',
      'Only the user who recorded an interaction, the people of its lead, and managers can change it.',
    );
  }

  /**
   * Checks that every newly referenced record exists, is in use and is visible, and returns the relations. An
   * interaction of a lead always has a company: that of the lead, unless the body names another one.
   */
  private async resolveRelations(
    tx: Tx,
    wanted: InteractionRelations,
    before?: InteractionRelations,
    companyFollows = wanted.companyId === null,
  ): Promise<InteractionRelations> {
    const known = new Set([before?.companyId, before?.activityId, before?.agreementId, ...(before?.contactIds ?? [])]);
    const pickAdded = (id: string | null) => (known.has(id) ? null : id);
    const { leadId } = wanted;
    const isNewLead = leadId !== (before?.leadId ?? null);
    if (leadId && isNewLead) await this.leads.getVisibleLead(tx, leadId, '/leadId');
    const isCompanyFromLead = leadId !== null && (wanted.companyId === null || (isNewLead && companyFollows));
    const companyId = isCompanyFromLead ? await this.leads.getCompanyId(tx, leadId) : wanted.companyId;
    await assertReferences(tx, [
      { table: 'company', id: pickAdded(companyId), pointer: '/companyId' },
      { table: 'activity', id: pickAdded(wanted.activityId), pointer: '/activityId' },
      { table: 'agreement', id: pickAdded(wanted.agreementId), pointer: '/agreementId' },
      ...wanted.contactIds.map((id, index) => ({
        table: 'contact' as const,
        id: pickAdded(id),
        pointer: `/contactIds/${index}`,
      })),
    ]);
    return { ...wanted, companyId };
  }
}

/** Returns the relations of an interaction after a body. Absent fields stay as they are; null clears a field. */
function buildRelations(
  body: { [K in keyof InteractionRelations]?: InteractionRelations[K] | null },
  before?: InteractionRelations,
): InteractionRelations {
  const { companyId, leadId, contactIds, activityId, agreementId } = body;
  return {
    companyId: companyId === undefined ? (before?.companyId ?? null) : companyId,
    leadId: leadId === undefined ? (before?.leadId ?? null) : leadId,
    contactIds: contactIds === undefined ? (before?.contactIds ?? []) : (contactIds ?? []),
    activityId: activityId === undefined ? (before?.activityId ?? null) : activityId,
    agreementId: agreementId === undefined ? (before?.agreementId ?? null) : agreementId,
  };
}
