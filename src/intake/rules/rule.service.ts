import { Injectable } from '@nestjs/common';
import { AGENCY_ZONE } from '../../common/clock/agency.zone.js';
import { CodedError } from '../../common/errors/domain.errors.js';
import { todayIn } from '../../common/reference/calendar.dates.js';
import type { Tx } from '../../database/unit-of-work.js';
import { LeadCreation } from '../../leads/lead.creation.service.js';
import type { TouchChannel } from '../../leads/lead-touch.vocabulary.js';
import { LeadTouches } from '../../leads/lead-touch.service.js';
import { MAPPED_FIELDS } from '../mapping/mapping.rules.js';
import type { IntakeRegistration } from '../registrations/registration.entity.js';
import { oneLine } from '../registrations/registration.text.rules.js';
import { holds, isTriggered, titleOf, type RuleFacts } from './rule.conditions.rules.js';
import type { LeadRule } from './rule.dto.js';

/** What of a connection its rules need. */
export interface RulingConnection {
  name: string;
  activityId: string | null;
  rules: LeadRule[];
}

/** What a rule made of a registration. */
export interface MadeByRule {
  ruleId: string;
  leadId: string;
  /** True: the lead is new. False: an open one was touched. */
  madeLead: boolean;
}

/** What came of the rules of a connection for one registration. */
export interface Fired {
  made: MadeByRule[];
  /** Why a rule could not; null when all could. It can be tried again. */
  problem: string | null;
}

const NOTHING: Fired = { made: [], problem: null };

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
  async fire(tx: Tx, connection: RulingConnection, registration: IntakeRegistration): Promise<Fired> {
    const { companyId, status, matchState } = registration;
    if (matchState !== 'matched' || companyId === null) return NOTHING;
    const facts = factsOf(registration);
    const due = connection.rules.filter(({ trigger, when }) => isTriggered(trigger, status) && holds(when, facts));
    if (due.length === 0) return NOTHING;
    // Two registrations of one company take turns, so that the second meets the lead of the first.
    await tx.sql.run('SELECT pg_advisory_xact_lock(hashtextextended($1, 0))', [`intake lead ${companyId}`]);
    const done = await this.done(tx, registration.id);
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

  /** Marks what the rules made of a registration that is cancelled, or lets it count again. */
  async mark(tx: Tx, registrationId: string, counts: boolean): Promise<void> {
    const marked = await tx.sql.rows<{ leadId: string; touchId: string | null }>(
      `UPDATE intake_lead_source SET withdrawn_at = CASE WHEN $2 THEN NULL ELSE $3::timestamptz END
       WHERE registration_id = $1 AND (withdrawn_at IS NULL) <> $2 RETURNING lead_id AS "leadId", touch_id AS "touchId"`,
      [registrationId, counts, tx.now],
    );
    for (const { leadId, touchId } of marked.toSorted((a, b) => (a.leadId < b.leadId ? -1 : 1))) {
      if (touchId && (counts || !(await isHeld(tx, touchId)))) await this.touches.markIn(tx, leadId, touchId, counts);
    }
  }

  private async done(tx: Tx, registrationId: string): Promise<Set<string>> {
    const rows = await tx.sql.rows<{ ruleId: string }>(
      'SELECT rule_id AS "ruleId" FROM intake_lead_source WHERE registration_id = $1',
      [registrationId],
    );
    return new Set(rows.map(({ ruleId }) => ruleId));
  }

  private async apply(
    tx: Tx,
    connection: RulingConnection,
    registration: IntakeRegistration,
    companyId: string,
    rule: LeadRule,
  ): Promise<MadeByRule> {
    const open = await openLead(tx, connection, registration, companyId, rule.id);
    const leadId = open ?? (await this.make(tx, connection, registration, companyId, rule));
    const touchId = open ? await this.touch(tx, connection, registration, open, rule) : null;
    const madeLead = open === undefined;
    await tx.sql.run(
      `INSERT INTO intake_lead_source (registration_id, rule_id, lead_id, touch_id, made_lead, made_at)
       VALUES ($1, $2, $3, $4, $5, $6)`,
      [registration.id, rule.id, leadId, touchId, madeLead, tx.now],
    );
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
      // lead_touch_lead_id_idx
      const known = await tx.sql.first<{ id: string; isOurs: boolean }>(
        `SELECT t.id, EXISTS (SELECT FROM intake_lead_source s WHERE s.touch_id = t.id) AS "isOurs" FROM lead_touch t
         WHERE t.lead_id = $1 AND t.activity_id = $2 AND t.withdrawn_at IS NULL ORDER BY 2 DESC, t.id LIMIT 1`,
        [leadId, activityId],
      );
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

/** What a registration says, for conditions and titles. */
export function factsOf(registration: IntakeRegistration): RuleFacts {
  return {
    fields: Object.fromEntries(MAPPED_FIELDS.map((field) => [field, registration[field]])),
    answers: registration.answers,
  };
}

/**
 * The open lead of the company that a registration is one more sign of: rather the one that the same rule made, or that
 * came from the same activity, than another. What another rule has made of this very registration is something else.
 * Served by lead_company_id_idx.
 */
async function openLead(
  tx: Tx,
  { activityId }: RulingConnection,
  { id, connectionId }: IntakeRegistration,
  companyId: string,
  ruleId: string,
): Promise<string | undefined> {
  const lead = await tx.sql.first<{ id: string }>(
    `SELECT l.id FROM lead l WHERE l.company_id = $1 AND l.status IN ('open', 'on_hold') AND l.archived_at IS NULL
       AND NOT EXISTS (SELECT FROM intake_lead_source s WHERE s.registration_id = $2 AND s.lead_id = l.id AND s.made_lead)
     ORDER BY EXISTS (SELECT FROM intake_lead_source s JOIN intake_registration r ON r.id = s.registration_id
         WHERE s.lead_id = l.id AND s.rule_id = $3 AND s.made_lead AND r.connection_id = $4) DESC,
       l.source_activity_id IS NOT DISTINCT FROM $5::uuid DESC, l.received_on DESC, l.id LIMIT 1`,
    [companyId, id, ruleId, connectionId, activityId],
  );
  return lead?.id;
}

async function isHeld(tx: Tx, touchId: string): Promise<boolean> {
  const row = await tx.sql.first(
    'SELECT rule_id FROM intake_lead_source WHERE touch_id = $1 AND withdrawn_at IS NULL LIMIT 1',
    [touchId],
  );
  return row !== undefined;
}

/** The channel of what has no activity. */
function channelOf({ channel }: LeadRule['lead']): TouchChannel {
  return !channel || channel === 'activity' ? 'web' : channel;
}

function dayOf(instant: Date): string {
  return todayIn(AGENCY_ZONE, instant);
}
