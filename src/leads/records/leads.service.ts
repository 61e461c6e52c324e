import { Injectable } from '@nestjs/common';
import { v7 as uuidv7 } from 'uuid';
import type { Actor } from '../../common/actor/actor.constants.js';
import { createInvalidError, createInvalidFieldError } from '../../common/errors/domain.errors.js';
import { replaceExternalIds } from '../../common/external-ids/external-id.store.js';
import { AGENCY_ZONE } from '../../common/time/agency-zone.constants.js';
import { getLocalDate } from '../../common/time/calendar-dates.rules.js';
import { SqlClient } from '../../database/connections/sql.client.js';
import {
  issueReference,
  archiveRecord,
  buildNewRecord,
  insertRecord,
  restoreRecord,
  updateRecord,
} from '../../database/records/record.store.js';
import { type Tx, UnitOfWork } from '../../database/transactions/unit-of-work.transaction.js';
import { type LeadPeople, canEditLead, canSeeLead } from '../../identity/access/access.policy.js';
import { NotificationWriter } from '../../identity/notifications/notification.store.js';
import { assertCurrent, lockLead, readLead, readLeadAfterChange } from '../model/lead-access.policy.js';
import { LEAD, Lead } from '../model/lead.entity.js';
import { buildLeadFacts, toTransitionActor } from '../model/lead-facts.factory.js';
import {
  type InteractionCounts,
  lockInteractionCounts,
  refreshQuietSince,
  saveInteractionCounts,
} from '../model/lead-interaction-stats.queries.js';
import { findLeadCompany, findLeadPeople, type LeadRelations, readLeadRelations } from '../model/lead.queries.js';
import type { LeadView } from '../model/lead.view.js';
import { findVerification } from '../model/win-verification.queries.js';
import { assertNothingMissing, createLeadFieldError } from '../pipeline/lead.errors.js';
import { buildGates, findNewlyMissingFields, findMissingFields, type Gate } from '../pipeline/stage-gates.rules.js';
import { insertAutomaticTouches } from '../touches/automatic-touches.queries.js';
import { refreshTouchesOfLead } from '../touches/automatic-touches.store.js';
import { withdrawRequestOfArchived } from '../verification/lead-verification-request.store.js';
import { findNewPeople } from './lead-new-people.rules.js';
import { resolveCapexColumns } from './lead-capex.columns.js';
import { buildColumns, INITIAL_LEAD, type LeadColumns } from './lead-changes.rules.js';
import type { CreateLead, UpdateLead } from './lead.dto.js';
import { validateDateOrder } from './lead-dates.rules.js';
import { buildPeopleInserts } from './lead-people.queries.js';
import { assertNewReferences, resolveContactsAndTeam, updateContactsAndTeam } from './lead-people.store.js';

/** The relations of a lead that is not stored yet. */
const NO_RELATIONS: LeadRelations = {
  contactIds: [],
  teamIds: [],
  interactionCount: 0,
  siteVisitCount: 0,
  evidenceCount: 0,
  realisationCount: 0,
  localCompanyCountry: null,
  lastSeq: 0,
  lastOccurredOn: null,
  hasTransitions: false,
  waitingRequestId: null,
};

/**
 * Service that creates, reads, updates and archives leads. Their stage and status belong to
 * {@link LeadTransitionService}.
 */
@Injectable()
export class LeadsService {
  constructor(
    private readonly work: UnitOfWork,
    private readonly sql: SqlClient,
    private readonly notifications: NotificationWriter,
  ) {}

  /** Returns a lead by id. @throws 404 */
  read(id: string, actor: Actor): Promise<LeadView> {
    return readLead(this.sql, id, actor);
  }

  /**
   * Returns a gate for every later stage: whether the caller may make the transition now, and what is missing.
   * @throws 404
   */
  async readGates(id: string, actor: Actor): Promise<Gate[]> {
    await this.read(id, actor);
    return this.work.run(actor, async (tx) => {
      const lead = await tx.manager.findOneByOrFail(Lead, { id });
      const facts = buildLeadFacts(lead, await readLeadRelations(tx.sql, id), getToday(tx));
      const gates = buildGates(facts, toTransitionActor(actor), await findVerification(tx.sql, id));
      return lead.archivedAt ? gates.map(closeGate) : gates;
    });
  }

  /**
   * Creates a lead in the stage first_contact, whose gate must be met. Its history starts with the first transition.
   * @param id the id of the new lead
   * @throws 422 `lead.gate_unmet`, `lead.owner_needed` for an API key that names no owner, `lead.dates_out_of_order`, unknown
   *   references
   */
  async create(tx: Tx, body: CreateLead, id: string = uuidv7()): Promise<LeadView> {
    const today = getToday(tx);
    const receivedOn = body.receivedOn ?? today;
    const given = { ...body, ownerId: body.ownerId ?? getOwnerId(tx.actor), receivedOn };
    const columns = buildColumns(given, {}, await resolveCapexColumns(tx.sql, given, {}, today));
    const people = resolveContactsAndTeam(body);
    const draft = { ...INITIAL_LEAD, receivedOn, ...columns } as Lead;
    assertDateOrder(draft, { receivedOn, ...columns });
    const facts = buildLeadFacts(draft, { ...NO_RELATIONS, ...people }, today);
    assertNothingMissing(findMissingFields('first_contact', facts), 'The lead cannot be created yet.');
    await assertNewReferences(tx, columns, body);
    const reference = await issueReference(tx, 'LEAD', Number(today.slice(0, 4)));
    const lead: Lead = { ...draft, ...buildNewRecord(tx, id), reference, stageEnteredOn: receivedOn };
    // The people are inserted with the lead, so that its first version is written once, with them.
    await insertRecord(tx, LEAD, lead, { ...people, externalIds: body.externalIds ?? [] }, (bind) =>
      buildPeopleInserts(bind, people, { at: tx.now, by: tx.actor.id }),
    );
    await replaceExternalIds(tx, 'lead_id', id, body.externalIds, canSeeHolder);
    await insertAutomaticTouches(tx.sql, id, tx.now);
    await this.notifyNewPeople(tx, { ...lead, ...people });
    return readLeadAfterChange(tx, id);
  }

  /**
   * Updates a lead. A requirement of its stage that was met before must still be met afterwards, also if the request
   * makes it apply for the first time. Requirements that were unmet before are no obstacle, so that old rows can be
   * repaired.
   * @throws 404, 403 `lead.not_yours`, 412, 409 `record.archived`, 422 `lead.gate_unmet`, `lead.dates_out_of_order`
   */
  async update(tx: Tx, id: string, body: UpdateLead, ifMatch?: number): Promise<LeadView> {
    const { lead, relations } = await lockLead(tx, id);
    assertCurrent(lead, ifMatch);
    const today = getToday(tx);
    const before = { contactIds: relations.contactIds, teamIds: relations.teamIds };
    const after = resolveContactsAndTeam(body, before);
    const columns = buildColumns(body, lead, await resolveCapexColumns(tx.sql, body, lead, today));
    assertDateOrder({ ...lead, ...columns } as Lead, columns);
    const factsBefore = buildLeadFacts(lead, relations, today);
    // The country is still that of the former local company. Only requirements for entering a stage use it.
    const factsAfter = buildLeadFacts({ ...lead, ...columns } as Lead, { ...relations, ...after }, today);
    assertNothingMissing(
      findNewlyMissingFields(factsBefore, factsAfter),
      `A lead in ${lead.stage} must keep the fields that this stage requires.`,
    );
    await assertNewReferences(tx, columns, body, before);
    const set = { ...columns, ...resolveStageStart(relations, columns) } as Partial<Lead>;
    const externalIds = await replaceExternalIds(tx, 'lead_id', id, body.externalIds, canSeeHolder);
    const children = {
      before: { ...before, externalIds: externalIds.before },
      after: { ...after, externalIds: externalIds.after },
    };
    const peopleBefore = { ...lead, ...before };
    const changes = await updateRecord(tx, LEAD, lead, { set, children });
    await updateContactsAndTeam(tx, id, before, after);
    if ('receivedOn' in changes) await refreshQuietSince(tx.sql, id);
    if (TOUCH_FIELDS.some((field) => field in changes)) {
      await refreshTouchesOfLead(tx, id, findDifference(before.contactIds, after.contactIds));
    }
    await this.notifyNewPeople(tx, { ...lead, ...after }, peopleBefore);
    return readLeadAfterChange(tx, id);
  }

  /** Archives a lead, whose verification is then no longer requested. @throws 404, 403 `lead.not_yours`, 412 */
  async archive(tx: Tx, id: string, ifMatch?: number): Promise<LeadView> {
    await lockLead(tx, id);
    const lead = await archiveRecord(tx, LEAD, id, ifMatch);
    await withdrawRequestOfArchived(tx, lead);
    return readLeadAfterChange(tx, id);
  }

  /** Restores an archived lead. @throws 404, 403 `lead.not_yours`, 412 */
  async restore(tx: Tx, id: string, ifMatch?: number): Promise<LeadView> {
    await lockLead(tx, id);
    await restoreRecord(tx, LEAD, id, ifMatch);
    return readLeadAfterChange(tx, id);
  }

  /**
   * Checks that a lead named in a request exists, is not archived, and may be known to the caller.
   * @returns the company of the lead
   * @throws 422 `reference.unknown`, `reference.archived` at the pointer
   */
  async getVisibleLead(tx: Tx, id: string, pointer: string): Promise<{ companyId: string }> {
    const people = await findLeadPeople(tx.sql, id);
    if (!people || !canSeeLead(tx.actor, people)) {
      throw createInvalidFieldError(pointer, 'reference.unknown', `There is no lead ${id}.`);
    }
    const { companyId, archived } = (await findLeadCompany(tx.sql, id))!;
    if (archived) throw createInvalidFieldError(pointer, 'reference.archived', `The lead ${id} is archived.`);
    return { companyId };
  }

  /** Returns the company of an existing lead. */
  async getCompanyId(tx: Tx, leadId: string): Promise<string> {
    return (await findLeadCompany(tx.sql, leadId))!.companyId;
  }

  /** Returns the owner, project manager and team of a lead; null when there is no such lead. */
  findLeadPeople(tx: Tx, leadId: string): Promise<LeadPeople | null> {
    return findLeadPeople(tx.sql, leadId);
  }

  /** Returns whether the caller may edit a lead. */
  async canEdit(tx: Tx, leadId: string): Promise<boolean> {
    const people = await findLeadPeople(tx.sql, leadId);
    return people !== null && canEditLead(tx.actor, people);
  }

  /** Tells the new owner of a lead, and the colleagues who are new on it. */
  private async notifyNewPeople(tx: Tx, lead: LeadPeople & { id: string }, before?: LeadPeople): Promise<void> {
    const { handedOverTo, joined } = findNewPeople(lead, before);
    const record = { kind: 'lead', id: lead.id } as const;
    await this.notifications.write(tx, { kind: 'lead_handed_over', recipients: handedOverTo, record });
    await this.notifications.write(tx, { kind: 'team_joined', recipients: joined, record });
  }

  /**
   * Updates the interaction counts of a lead. The interactions are counted under a lock, so that the second of two
   * concurrent writers counts the interaction of the first. Update several leads in the order of their ids to avoid
   * deadlocks.
   */
  async updateInteractionCounts(tx: Tx, leadId: string, count: () => Promise<InteractionCounts>): Promise<void> {
    await lockInteractionCounts(tx.sql, leadId);
    await saveInteractionCounts(tx.sql, leadId, await count());
  }
}

/** The fields on which the automatic touches of a lead depend. */
const TOUCH_FIELDS = ['sourceChannel', 'sourceActivityId', 'sourceAgreementId', 'receivedOn', 'contactIds'];

function findDifference(before: readonly string[], after: readonly string[]): string[] {
  return [...before.filter((id) => !after.includes(id)), ...after.filter((id) => !before.includes(id))];
}

/** Checks that the days that change are in order with the others. @throws 422 `lead.dates_out_of_order` naming each */
function assertDateOrder(lead: Lead, changed: LeadColumns): void {
  const errors = validateDateOrder(lead, changed);
  if (errors.length > 0) throw createInvalidError(errors, 'lead.dates_out_of_order');
}

/** Tells whether the caller may see the lead that has an id in another system. */
async function canSeeHolder(tx: Tx, leadId: string): Promise<boolean> {
  const people = await findLeadPeople(tx.sql, leadId);
  return people !== null && canSeeLead(tx.actor, people);
}

function getToday(tx: Tx): string {
  return getLocalDate(AGENCY_ZONE, tx.now);
}

function getOwnerId(actor: Actor): string {
  if (actor.kind === 'user' && actor.id) return actor.id;
  throw createLeadFieldError('owner_needed', '/ownerId', 'ownerId is required when an API key creates a lead.');
}

/**
 * Moves the entry date of the first stage with the day on which the lead came in, as long as the lead has made no
 * transition.
 */
function resolveStageStart({ hasTransitions }: LeadRelations, { receivedOn }: LeadColumns): Partial<Lead> {
  return receivedOn && !hasTransitions ? { stageEnteredOn: receivedOn } : {};
}

function closeGate(gate: Gate): Gate {
  const detail = 'The lead is archived; restore it first.';
  const archived = { stage: gate.stage, field: 'archivedAt', pointer: '/archivedAt', code: 'archived', detail };
  return { ...gate, allowed: false, missing: [archived, ...gate.missing] };
}
