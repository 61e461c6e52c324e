import { Injectable } from '@nestjs/common';
import { AGENCY_ZONE } from '../../common/clock/agency.zone.js';
import { CodedError } from '../../common/errors/domain.errors.js';
import { todayIn } from '../../common/reference/calendar.dates.js';
import { takeTurn } from '../../database/turns.queries.js';
import { updateRecord } from '../../database/record.store.js';
import type { Tx } from '../../database/unit-of-work.js';
import { LeadCreation } from '../../leads/lead.creation.service.js';
import type { TouchChannel } from '../../leads/lead-touch.vocabulary.js';
import { LeadTouches } from '../../leads/lead-touch.service.js';
import { MAPPED_FIELDS } from '../mapping/mapping.rules.js';
import { INTAKE_REGISTRATION, type IntakeRegistration } from '../registrations/registration.entity.js';
import { oneLine } from '../registrations/registration.text.rules.js';
import { holds, isTriggered, titleOf, type RuleFacts } from './rule.conditions.rules.js';
import type { LeadRule } from './rule.dto.js';
import { isHeld, markSources, noteSource, openLead, rulesDone, type Standing, touchOf } from './rule.queries.js';

/** The fields of a connection that its rules need. */
export interface RulingConnection {
  name: string;
  activityId: string | null;
  rules: LeadRule[];
}

/** A lead that a rule made of a registration, or an open one that it touched. */
export interface MadeByRule {
  ruleId: string;
  leadId: string;
  /** True: the lead is new. False: an open one was touched. */
  madeLead: boolean;
}

/** The result of the rules of a connection for one registration. */
export interface RuleResult {
  made: MadeByRule[];
  /** Why a rule could not; null when all could. It can be tried again. */
  problem: string | null;
}

const NOTHING: RuleResult = { made: [], problem: null };

/** Makes leads of registrations. */
@Injectable()
export class LeadRules {
  constructor(
    private readonly leads: LeadCreation,
    private readonly touches: LeadTouches,
  ) {}

  /**
   * Lets every rule do what it has not done for a registration yet. Only one whose company is known, as nobody is made a
   * lead of who has not been looked at; a contact without a company is none. The registration is locked.
   */
  private async runDueRules(
    tx: Tx,
    connection: RulingConnection,
    registration: IntakeRegistration,
  ): Promise<RuleResult> {
    const { companyId, status, matchState } = registration;
    if (matchState !== 'matched' || companyId === null) return NOTHING;
    const facts = factsOf(registration);
    const due = connection.rules.filter(({ trigger, when }) => isTriggered(trigger, status) && holds(when, facts));
    if (due.length === 0) return NOTHING;
    // Two registrations of one company take turns, so that the second meets the lead of the first.
    await takeTurn(tx.sql, `intake lead ${companyId}`);
    const done = await rulesDone(tx.sql, registration.id, companyId);
    const made: MadeByRule[] = [];
    let problem: string | null = null;
    for (const rule of due.filter(({ id }) => !done.has(id))) {
      try {
        made.push(await this.apply(tx, connection, registration, companyId, rule));
      } catch (error) {
        // Its owner has left, say: that must not cost the registration. Nothing has been written when it is refused.
        if (!(error instanceof CodedError)) throw error;
        problem = error.code;
      }
    }
    return { made, problem };
  }

  /**
   * Brings the leads and touches to what a locked registration has come to: the rules do what they have not done, and what
   * they did no longer counts where the registration does not stand any more or turns out not to have attended.
   */
  async applyRules(tx: Tx, connection: RulingConnection, registration: IntakeRegistration): Promise<RuleResult> {
    const result = await this.runDueRules(tx, connection, registration);
    await updateRecord(tx, INTAKE_REGISTRATION, registration, { set: { ruleProblem: result.problem } });
    const lapsed = connection.rules.filter(
      ({ trigger }) => trigger === 'attended' && !isTriggered(trigger, registration.status),
    );
    const lapsedRuleIds = lapsed.map(({ id }) => id);
    await this.applyStanding(tx, registration.id, { stands: stands(registration), lapsedRuleIds });
    return result;
  }

  /** Marks everything that the rules made of a registration as withdrawn. */
  async withdraw(tx: Tx, registrationId: string): Promise<void> {
    await this.applyStanding(tx, registrationId, { stands: false, lapsedRuleIds: [] });
  }

  private async applyStanding(tx: Tx, registrationId: string, standing: Standing): Promise<void> {
    const marked = await markSources(tx.sql, registrationId, standing, tx.now);
    for (const { leadId, touchId, counts } of marked.toSorted((a, b) => (a.leadId < b.leadId ? -1 : 1))) {
      if (touchId && (counts || !(await isHeld(tx.sql, touchId))))
        await this.touches.markIn(tx, leadId, touchId, counts);
    }
  }

  private async apply(
    tx: Tx,
    connection: RulingConnection,
    registration: IntakeRegistration,
    companyId: string,
    rule: LeadRule,
  ): Promise<MadeByRule> {
    const { id: registrationId, connectionId } = registration;
    const { activityId } = connection;
    const open = await openLead(tx.sql, { registrationId, connectionId, companyId, ruleId: rule.id, activityId });
    const leadId = open ?? (await this.make(tx, connection, registration, companyId, rule));
    const touchId = open ? await this.touch(tx, connection, registration, open, rule) : null;
    const madeLead = open === undefined;
    await noteSource(tx.sql, { registrationId, ruleId: rule.id, leadId, touchId, madeLead, at: tx.now });
    return { ruleId: rule.id, leadId, madeLead };
  }

  private async make(
    tx: Tx,
    connection: RulingConnection,
    registration: IntakeRegistration,
    companyId: string,
    { lead }: LeadRule,
  ): Promise<string> {
    const { activityId } = connection;
    const { id } = await this.leads.createIn(tx, {
      title: titleOf(lead.title, factsOf(registration)),
      companyId,
      contactIds: registration.contactId ? [registration.contactId] : [],
      ownerId: lead.ownerId,
      receivedOn: dayOf(registration.receivedAt),
      source: {
        channel: activityId ? (lead.channel ?? 'activity') : channelOf(lead),
        activityId,
        detail: oneLine(connection.name),
      },
    });
    return id;
  }

  /** Adds a touch of the activity, unless the lead has one by whatever way. @returns the touch that was added */
  private async touch(
    tx: Tx,
    { activityId, name }: RulingConnection,
    { receivedAt }: IntakeRegistration,
    leadId: string,
    { lead }: LeadRule,
  ): Promise<string | null> {
    if (activityId) {
      const known = await touchOf(tx.sql, leadId, activityId);
      if (known) return known.isOurs ? known.id : null;
    }
    return this.touches.addIn(tx, leadId, {
      activityId,
      channel: activityId ? null : channelOf(lead),
      occurredOn: dayOf(receivedAt),
      note: `Registered by form: ${oneLine(name)}`,
    });
  }
}

/** Whether what a registration has brought about still counts. */
function stands({ status, matchState, reviewReasons }: IntakeRegistration): boolean {
  return status !== 'cancelled' && matchState !== 'rejected' && !reviewReasons.includes('reopened');
}

/** What a registration says, for conditions and titles. */
export function factsOf(registration: IntakeRegistration): RuleFacts {
  return {
    fields: Object.fromEntries(MAPPED_FIELDS.map((field) => [field, registration[field]])),
    answers: registration.answers,
  };
}

/** The channel of what has no activity. */
function channelOf({ channel }: LeadRule['lead']): TouchChannel {
  return !channel || channel === 'activity' ? 'web' : channel;
}

function dayOf(instant: Date): string {
  return todayIn(AGENCY_ZONE, instant);
}
