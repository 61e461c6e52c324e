import { Injectable } from '@nestjs/common';
import { AGENCY_ZONE } from '../../common/time/agency-zone.constants.js';
import { CodedError } from '../../common/errors/domain.errors.js';
import { getLocalDate } from '../../common/time/calendar-dates.rules.js';
import { acquireAdvisoryLock } from '../../database/connections/advisory-lock.queries.js';
import { updateRecord } from '../../database/records/record.store.js';
import type { Tx } from '../../database/transactions/unit-of-work.transaction.js';
import { LeadsService } from '../../leads/records/leads.service.js';
import type { TouchChannel } from '../../leads/touches/lead-touch.constants.js';
import { LeadTouchService } from '../../leads/touches/lead-touch.service.js';
import { MAPPED_FIELDS } from '../mapping/mapping.rules.js';
import { INTAKE_REGISTRATION, type IntakeRegistration } from '../model/intake-registration.entity.js';
import { toSingleLine } from '../model/registration-text.rules.js';
import { isMet, isTriggered, buildTitle, type RuleFacts } from '../model/lead-rule-conditions.rules.js';
import type { LeadRule } from '../model/lead-rule.dto.js';
import {
  hasValidSource,
  markSources,
  storeSource,
  readSeatAttendance,
  findOpenLead,
  findAppliedRuleIds,
  type SourceValidity,
  findTouch,
} from './lead-rule.queries.js';

/** The fields of a connection that its rules need. */
export interface ConnectionWithRules {
  name: string;
  activityId: string | null;
  rules: LeadRule[];
}

/** A lead that a rule created from a registration, or an open lead to which it added a touch. */
export interface MadeByRule {
  ruleId: string;
  leadId: string;
  /** Whether the rule created the lead. Otherwise it added a touch to an open lead. */
  madeLead: boolean;
}

/** The result of the rules of a connection for one registration. */
export interface RuleResult {
  made: MadeByRule[];
  /** Error code of a rule that failed; null if none failed. The rule can be tried again. */
  problem: string | null;
}

const NO_RESULT: RuleResult = { made: [], problem: null };

/** Creates leads from registrations. */
@Injectable()
export class LeadRuleService {
  constructor(
    private readonly leads: LeadsService,
    private readonly touches: LeadTouchService,
  ) {}

  /**
   * Applies every due rule that has not been applied to a registration yet. The registration must be matched and have a
   * company, because a lead belongs to a company. A rule is due after every change of the registration; `intake_lead_source`
   * remembers that it was applied. The caller has locked the registration.
   */
  private async runDueRules(
    tx: Tx,
    connection: ConnectionWithRules,
    registration: IntakeRegistration,
    isDueByAttendance: boolean,
  ): Promise<RuleResult> {
    const { companyId, status, matchState } = registration;
    if (matchState !== 'matched' || companyId === null) return NO_RESULT;
    const facts = buildRuleFacts(registration);
    const hasReached = ({ trigger }: LeadRule) =>
      isTriggered(trigger, status) || (trigger === 'attended' && isDueByAttendance);
    const due = connection.rules.filter((rule) => hasReached(rule) && isMet(rule.when, facts));
    if (due.length === 0) return NO_RESULT;
    // An advisory lock on the company lets the second of two registrations find the lead of the first.
    await acquireAdvisoryLock(tx.sql, `intake lead ${companyId}`);
    const done = await findAppliedRuleIds(tx.sql, registration.id, companyId);
    const made: MadeByRule[] = [];
    let problem: string | null = null;
    for (const rule of due.filter(({ id }) => !done.has(id))) {
      try {
        made.push(await this.applyRule(tx, connection, registration, companyId, rule));
      } catch (error) {
        // A rule can fail, for example because the owner has left. The registration must be stored nevertheless. A rule
        // that fails with a coded error has written nothing.
        if (!(error instanceof CodedError)) throw error;
        problem = error.code;
      }
    }
    return { made, problem };
  }

  /**
   * Applies the rules to a locked registration and updates its leads and touches. Rules that have not been applied are
   * applied. Earlier results are withdrawn if the registration no longer counts or the person did not attend after all.
   * A rule on attendance follows the seat, because a cancellation that arrives late does not undo a check-in.
   */
  async applyRules(tx: Tx, connection: ConnectionWithRules, registration: IntakeRegistration): Promise<RuleResult> {
    const attendanceRules = connection.rules.filter(({ trigger }) => trigger === 'attended');
    const seat = await this.readSeatAfterCancellation(tx, registration, attendanceRules.length);
    // If another registration has the seat, its results are enough.
    const result = await this.runDueRules(tx, connection, registration, seat.isAttended && !seat.isShared);
    await updateRecord(tx, INTAKE_REGISTRATION, registration, { set: { ruleProblem: result.problem } });
    const ids = attendanceRules.map(({ id }) => id);
    const isKept = seat.isAttended && isOfItsPerson(registration);
    await this.updateSources(tx, registration.id, {
      isValid: hasValidResults(registration),
      keptRuleIds: isKept ? ids : [],
      lapsedRuleIds: isTriggered('attended', registration.status) ? [] : ids,
    });
    return result;
  }

  /** Reads the attendance of the seat of a cancelled registration. The status of others says it already. */
  private async readSeatAfterCancellation(tx: Tx, { id, status, seatId }: IntakeRegistration, rules: number) {
    if (status !== 'cancelled' || seatId === null || rules === 0) return { isAttended: false, isShared: false };
    return readSeatAttendance(tx.sql, id);
  }

  /** Marks all results of the rules for a registration as withdrawn. */
  async withdraw(tx: Tx, registrationId: string): Promise<void> {
    await this.updateSources(tx, registrationId, { isValid: false, keptRuleIds: [], lapsedRuleIds: [] });
  }

  private async updateSources(tx: Tx, registrationId: string, validity: SourceValidity): Promise<void> {
    const marked = await markSources(tx.sql, registrationId, validity, tx.now);
    for (const { leadId, touchId, counts } of marked.toSorted((a, b) => (a.leadId < b.leadId ? -1 : 1))) {
      if (touchId && (counts || !(await hasValidSource(tx.sql, touchId))))
        await this.touches.setCounted(tx, leadId, touchId, counts);
    }
  }

  private async applyRule(
    tx: Tx,
    connection: ConnectionWithRules,
    registration: IntakeRegistration,
    companyId: string,
    rule: LeadRule,
  ): Promise<MadeByRule> {
    const { id: registrationId, connectionId } = registration;
    const { activityId } = connection;
    const open = await findOpenLead(tx.sql, { registrationId, connectionId, companyId, ruleId: rule.id, activityId });
    const leadId = open ?? (await this.createLead(tx, connection, registration, companyId, rule));
    const touchId = open ? await this.addTouch(tx, connection, registration, open, rule) : null;
    const madeLead = open === undefined;
    await storeSource(tx.sql, { registrationId, ruleId: rule.id, leadId, touchId, madeLead, at: tx.now });
    return { ruleId: rule.id, leadId, madeLead };
  }

  private async createLead(
    tx: Tx,
    connection: ConnectionWithRules,
    registration: IntakeRegistration,
    companyId: string,
    { lead }: LeadRule,
  ): Promise<string> {
    const { activityId } = connection;
    const { id } = await this.leads.create(tx, {
      title: buildTitle(lead.title, buildRuleFacts(registration)),
      companyId,
      contactIds: registration.contactId ? [registration.contactId] : [],
      ownerId: lead.ownerId,
      receivedOn: toAgencyDay(registration.receivedAt),
      source: {
        channel: activityId ? (lead.channel ?? 'activity') : chooseChannel(lead),
        activityId,
        detail: toSingleLine(connection.name),
      },
    });
    return id;
  }

  /**
   * Adds a touch by the activity to a lead, unless the lead has one already.
   * @returns the id of the touch that rules created, now or before; null if colleagues added it
   */
  private async addTouch(
    tx: Tx,
    { activityId, name }: ConnectionWithRules,
    { receivedAt }: IntakeRegistration,
    leadId: string,
    { lead }: LeadRule,
  ): Promise<string | null> {
    if (activityId) {
      const known = await findTouch(tx.sql, leadId, activityId);
      if (known) return known.isOurs ? known.id : null;
    }
    return this.touches.addOnce(tx, leadId, {
      activityId,
      channel: activityId ? null : chooseChannel(lead),
      occurredOn: toAgencyDay(receivedAt),
      note: `Registered by form: ${toSingleLine(name)}`,
    });
  }
}

/** Checks whether the results of a registration still count. */
function hasValidResults(registration: IntakeRegistration): boolean {
  return registration.status !== 'cancelled' && isOfItsPerson(registration);
}

/** Checks whether a registration still belongs to the person for whom its rules were applied. */
function isOfItsPerson({ matchState, reviewReasons }: IntakeRegistration): boolean {
  return matchState !== 'rejected' && !reviewReasons.includes('reopened');
}

/** Returns the data of a registration that conditions and titles use. */
export function buildRuleFacts(registration: IntakeRegistration): RuleFacts {
  return {
    fields: Object.fromEntries(MAPPED_FIELDS.map((field) => [field, registration[field]])),
    answers: registration.answers,
  };
}

/** Returns the channel of a lead or touch without an activity. */
function chooseChannel({ channel }: LeadRule['lead']): TouchChannel {
  return !channel || channel === 'activity' ? 'web' : channel;
}

function toAgencyDay(instant: Date): string {
  return getLocalDate(AGENCY_ZONE, instant);
}
