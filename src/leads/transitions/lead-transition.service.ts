import { Injectable } from '@nestjs/common';
import { v7 as uuidv7 } from 'uuid';
import type { Actor } from '../../common/actor/actor.constants.js';
import { AGENCY_ZONE } from '../../common/time/agency-zone.constants.js';
import { CodedError } from '../../common/errors/domain.errors.js';
import { applyRequestPart } from '../../common/errors/request-part.factory.js';
import { getLocalDate } from '../../common/time/calendar-dates.rules.js';
import { updateRecord } from '../../database/records/record.store.js';
import { SqlClient } from '../../database/connections/sql.client.js';
import { type Tx, UnitOfWork } from '../../database/transactions/unit-of-work.transaction.js';
import { NotificationWriter } from '../../identity/notifications/notification.store.js';
import {
  assertCurrent,
  type LockedLead,
  lockLead,
  lockNewLead,
  readLeadAfterChange,
} from '../model/lead-access.policy.js';
import { LEAD, Lead } from '../model/lead.entity.js';
import { buildLeadFacts, toTransitionActor } from '../model/lead-facts.factory.js';
import { appendTransition } from './lead-transition.store.js';
import { evaluateTransition, placeErrorsInBody } from './lead-transition.rules.js';
import { addEvidence, addRealisation, assertEvidence, buildEvidenceChange } from '../evidence/lead-evidence.store.js';
import { refreshQuietSince } from '../model/lead-interaction-stats.queries.js';
import { type LeadState, findLeadState, readLeadRelations } from '../model/lead.queries.js';
import { getStageDefinition } from '../pipeline/lead-stages.rules.js';
import { findVerification } from '../model/win-verification.queries.js';
import { NOBODY_VERIFIES, type Verification } from '../pipeline/win-verification.rules.js';
import {
  addVerificationRequest,
  assertCanRequestVerification,
  verifyLastRequest,
  withdrawOpenRequest,
} from '../verification/lead-verification-request.store.js';
import { assertAllowed } from '../pipeline/lead.errors.js';
import { evaluateStatusChange } from '../pipeline/lead-statuses.rules.js';
import type { CreateTransition, CreateVerificationRequest, SetStatus } from './lead-transition.dto.js';
import { LeadsService } from '../records/leads.service.js';
import type { LeadTransitionResultView } from './lead-transition.view.js';
import type { LeadView, VerificationRequestView } from '../model/lead.view.js';

/** Options of a change of status inside a larger use case. */
interface StatusChangeOptions {
  /** The state that the caller saw before; read anew if absent. */
  seen?: LeadState | null;
  ifMatch?: number;
  /** The instant from which the change counts as known, where it is not now. */
  recordedAt?: Date;
  /** Whether the lead was created in the same transaction, which takes it in whoever becomes the owner. */
  isNew?: boolean;
}

/** Records an interaction in the transaction of a transition. */
type RecordInteraction = (tx: Tx) => Promise<unknown>;

/** Service that makes transitions of leads, sets their status, and asks for the verification of wins. */
@Injectable()
export class LeadTransitionService {
  constructor(
    private readonly work: UnitOfWork,
    private readonly sql: SqlClient,
    private readonly leads: LeadsService,
    private readonly notifications: NotificationWriter,
  ) {}

  /**
   * Transitions a lead to another stage, after the changes that the body brings. Interactions belong to a higher layer;
   * `recordInteraction` records one in the same transaction.
   * @throws 404, 403 `lead.not_yours` and `lead.second_pair_of_eyes`, 409 `lead.stage_not_allowed`,
   * `lead.moved_meanwhile`, `record.archived`, 412, 422 `lead.gate_unmet`, `lead.note_required`,
   * `lead.evidence_elsewhere`
   */
  async transition(
    id: string,
    body: CreateTransition,
    ifMatch: number | undefined,
    actor: Actor,
    recordInteraction?: RecordInteraction,
  ): Promise<LeadTransitionResultView> {
    const seen = await findLeadState(this.sql, id);
    return this.work.run(actor, async (tx) => {
      const locked = await this.lock(tx, id, seen, ifMatch);
      const { to, note = null, evidence } = body;
      const findVerifiers = async () =>
        getStageDefinition(to).actorRule
          ? findVerification(tx.sql, id, evidence?.length ? actor.id : null)
          : NOBODY_VERIFIES;
      const evaluated = await this.applyAndEvaluate(tx, locked, body, recordInteraction, findVerifiers);
      const { lead, relations, occurredOn, setsStatus, verification } = evaluated;
      const entry = {
        seq: relations.lastSeq + 1,
        kind: 'stage',
        toStage: to,
        toStatus: setsStatus,
        occurredOn,
        note,
      } as const;
      const transition = await appendTransition(tx, lead, entry);
      const lastResort = setsStatus && verification?.noteRequired ? { kind: 'last_resort', reason: note } : null;
      const won: Partial<Lead> = setsStatus
        ? { status: setsStatus, closedOn: occurredOn, verification: lastResort ? 'last_resort' : 'second_person' }
        : {};
      const { change: closing, requestedBy } = setsStatus
        ? await verifyLastRequest(tx, id)
        : { change: await withdrawOpenRequest(tx, lead), requestedBy: null };
      const change = buildEvidenceChange(await addEvidence(tx, id, evidence ?? []));
      await updateRecord(tx, LEAD, lead, {
        set: { stage: to, stageEnteredOn: occurredOn, ...won },
        children: {
          before: { ...change.before, ...closing.before },
          after: { ...change.after, ...closing.after, ...(lastResort && { verification: lastResort }) },
        },
        action: 'moved',
      });
      if (setsStatus) await refreshQuietSince(tx.sql, id);
      const result = { ...transition, lead: await readLeadAfterChange(tx, id) };
      const record = { kind: 'lead', id } as const;
      await this.notifications.write(tx, { kind: 'verification_done', recipients: [requestedBy], record });
      return result;
    });
  }

  /**
   * Asks another person to verify the win of an announced lead, after the changes that the body brings. Everything that
   * the transition to invested requires must be there. Where no manager may verify, administrators may, and are told.
   * @throws 404, 403 `lead.not_yours`, 409 `lead.stage_not_allowed`, `verification.waiting`, `lead.moved_meanwhile`,
   * `record.archived`, 412, 422 `lead.gate_unmet`
   */
  async requestVerification(
    id: string,
    body: CreateVerificationRequest,
    ifMatch: number | undefined,
    actor: Actor,
    recordInteraction?: RecordInteraction,
    requestId?: string,
  ): Promise<VerificationRequestView> {
    const seen = await findLeadState(this.sql, id);
    return this.work.run(actor, async (tx) => {
      const locked = await this.lock(tx, id, seen, ifMatch);
      assertCanRequestVerification(locked.lead, locked.relations);
      const { lead, occurredOn } = await this.applyAndEvaluate(
        tx,
        locked,
        { ...body, to: 'invested' },
        recordInteraction,
      );
      const evidence = buildEvidenceChange(await addEvidence(tx, id, body.evidence ?? []));
      // The order of ids is that of the requests, because only the holder of the lock makes one.
      const request = { id: requestId ?? uuidv7(), occurredOn, note: body.note ?? null };
      const view = await addVerificationRequest(tx, lead, request, evidence);
      const { verifiers } = await findVerification(tx.sql, id);
      const recipients = verifiers.map((verifier) => verifier.id);
      const record = { kind: 'lead', id } as const;
      await this.notifications.write(tx, { kind: 'verification_asked', recipients, record });
      return view;
    });
  }

  /**
   * Sets the status of a lead.
   * @throws 404, 403 `lead.not_yours` and `lead.status_needs_manager`, 409 `lead.status_not_allowed`,
   * `lead.won_by_transition`, `lead.moved_meanwhile`, `record.archived`, 412, 422
   */
  async setStatus(id: string, body: SetStatus, ifMatch: number | undefined, actor: Actor): Promise<LeadView> {
    const seen = await findLeadState(this.sql, id);
    return this.work.run(actor, (tx) => this.setStatusIn(tx, id, body, { seen, ifMatch }));
  }

  /** Does the same as {@link setStatus} inside the transaction of a larger use case. */
  async setStatusIn(
    tx: Tx,
    id: string,
    body: SetStatus,
    { seen, ifMatch, recordedAt, isNew }: StatusChangeOptions = {},
  ): Promise<LeadView> {
    const state = seen === undefined ? await findLeadState(tx.sql, id) : seen;
    const { lead, relations } = isNew ? await lockNewLead(tx, id) : await this.lock(tx, id, state, ifMatch);
    const { status: to, reason = null, note = null, lostToCountry = null } = body;
    const today = getLocalDate(AGENCY_ZONE, tx.now);
    const occurredOn = body.occurredOn ?? today;
    const { lastOccurredOn } = relations;
    const dates = { occurredOn, lastOccurredOn, receivedOn: lead.receivedOn, today };
    const { setsStage } = assertAllowed(
      evaluateStatusChange({
        from: lead.status,
        to,
        reason,
        note,
        lostToCountry,
        actor: toTransitionActor(tx.actor),
        ...dates,
      }),
    );
    const entry = { kind: 'status', toStatus: to, occurredOn, recordedAt, note, reason, lostToCountry } as const;
    await appendTransition(tx, lead, { ...entry, seq: relations.lastSeq + 1 });
    if (setsStage) {
      const back = { kind: 'stage', toStage: setsStage, toStatus: to, occurredOn, note } as const;
      await appendTransition(tx, { ...lead, status: to }, { ...back, seq: relations.lastSeq + 2 });
    }
    const children = to === 'open' ? undefined : await withdrawOpenRequest(tx, lead);
    const closed = to === 'lost' || to === 'abandoned';
    const set: Partial<Lead> = {
      status: to,
      statusReason: reason,
      // The history holds the reason for reopening. The status of an open lead needs no explanation.
      statusNote: to === 'open' ? null : note,
      lostToCountry,
      closedOn: closed ? occurredOn : null,
      verification: null,
      ...(setsStage && { stage: setsStage, stageEnteredOn: occurredOn }),
    };
    await updateRecord(tx, LEAD, lead, { set, children, action: 'moved' });
    await refreshQuietSince(tx.sql, id);
    return readLeadAfterChange(tx, id);
  }

  /**
   * Applies everything that a body brings besides its evidence, and evaluates the transition after that.
   * @param findVerifiers finds the users who may verify the win; absent if another person will verify it
   */
  private async applyAndEvaluate(
    tx: Tx,
    locked: LockedLead,
    body: CreateTransition,
    recordInteraction: RecordInteraction | undefined,
    findVerifiers?: () => Promise<Verification>,
  ) {
    const bringsChanges = Boolean(body.changes ?? body.realisations ?? recordInteraction);
    const { lead, relations } = bringsChanges
      ? await this.applyParts(tx, locked.lead.id, body, recordInteraction)
      : locked;
    const { to, note = null } = body;
    const evidence = body.evidence ?? [];
    await assertEvidence(tx, lead.id, evidence, (index) => `/evidence/${index}`);
    const today = getLocalDate(AGENCY_ZONE, tx.now);
    const occurredOn = body.occurredOn ?? today;
    const facts = buildLeadFacts(lead, relations, today);
    const verification = (await findVerifiers?.()) ?? null;
    const decision = evaluateTransition({
      facts: { ...facts, evidenceCount: facts.evidenceCount + evidence.length },
      to,
      occurredOn,
      note,
      actor: toTransitionActor(tx.actor),
      verification,
      lastOccurredOn: relations.lastOccurredOn,
      today,
    });
    const { setsStatus } = assertAllowed(bringsChanges ? placeErrorsInBody(decision) : decision);
    return { lead, relations, occurredOn, verification, setsStatus };
  }

  /**
   * Applies everything that a transition brings besides its evidence, and returns the lead after that. Whether the
   * caller may change the lead was decided before: a change may pass it on to a colleague.
   */
  private async applyParts(
    tx: Tx,
    id: string,
    { changes, realisations }: CreateTransition,
    recordInteraction: RecordInteraction | undefined,
  ): Promise<LockedLead> {
    await recordInteraction?.(tx);
    if (changes) await applyRequestPart('/changes', () => this.leads.update(tx, id, changes));
    const lead = await tx.manager.findOneByOrFail(Lead, { id });
    for (const [index, realisation] of (realisations ?? []).entries()) {
      await applyRequestPart(`/realisations/${index}`, () => addRealisation(tx, lead, realisation));
    }
    return { lead, relations: await readLeadRelations(tx.sql, id) };
  }

  /**
   * Locks a lead for a transition or change of status. Of several callers at the same moment the first to get the lock
   * wins. The others are refused, because the lead is no longer in the state that they saw.
   */
  private async lock(tx: Tx, id: string, seen: LeadState | null, ifMatch: number | undefined): Promise<LockedLead> {
    const locked = await lockLead(tx, id);
    const { lead, relations } = locked;
    const isDecidedMeanwhile = Boolean(seen?.waitingRequestId) && seen?.waitingRequestId !== relations.waitingRequestId;
    const isMoved = seen?.stage !== lead.stage || seen.status !== lead.status || seen.lastSeq !== relations.lastSeq;
    if (isMoved || isDecidedMeanwhile) {
      throw new CodedError(
        'lead.moved_meanwhile',
        'Somebody changed the stage, the status or the verification of this lead at the same moment; read it again.',
      );
    }
    assertCurrent(lead, ifMatch);
    return locked;
  }
}
