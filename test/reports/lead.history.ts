import type pg from 'pg';
import { v7 as uuidv7 } from 'uuid';
import { insertRow, updateRecord } from '../support/rows.js';
import { followRow } from '../support/touches.js';

/** The columns of a lead that a history sets; what is left out is as a new lead has it. */
export interface LeadColumns {
  stage?: string;
  status?: string;
  stage_entered_on?: string;
  received_on?: string;
  closed_on?: string | null;
  status_reason?: string | null;
  lost_to_country?: string | null;
  title?: string;
  project_manager_id?: string | null;
  investment_type?: string | null;
  business_activity?: string | null;
  requirements?: string | null;
  considering_elsewhere?: boolean | null;
  likelihood?: string | null;
  expected_decision_on?: string | null;
  screening_status?: string;
  screening_due_on?: string | null;
  sites?: string;
  announced_on?: string | null;
  announced_jobs?: number | null;
  announced_capex_eur?: number | null;
  involvement?: string | null;
  company_id?: string;
  owner_id?: string;
  sector?: string | null;
  sector_version?: string | null;
  source_channel?: string;
  source_activity_id?: string | null;
  source_agreement_id?: string | null;
  jobs_expected?: number | null;
  jobs_safeguarded?: number | null;
  capex_amount?: number | null;
  capex_currency?: string | null;
  capex_rate?: number | null;
  capex_rate_on?: string | null;
  capex_eur?: number | null;
  confidential?: boolean;
  codename?: string | null;
  archived_at?: string | null;
}

/** A capex in euro, as the columns that have to go together. */
export function euro(amount: number): LeadColumns {
  return {
    capex_amount: amount,
    capex_currency: 'EUR',
    capex_rate: 1,
    capex_rate_on: '2026-01-01',
    capex_eur: amount,
  };
}

/**
 * Writes leads with a history of the test's choosing, straight into the tables: what happened when, to the
 * millisecond. The versions themselves are written by the database, as always, and the automatic touches follow.
 */
export class LeadHistory {
  private made = 0;

  constructor(
    private readonly db: pg.Pool,
    /** What a lead is of, unless it says otherwise. */
    private readonly usual: { companyId: string; ownerId: string },
  ) {}

  /** A company of a country; returns its id. */
  async company(name: string, country: string, at = '2026-01-01T09:00:00Z'): Promise<string> {
    return insertRow(this.db, 'company', { created_at: at, updated_at: at, name, country });
  }

  /** An activity or an agreement with a title; returns its id. */
  async source(kind: 'activity' | 'agreement', title: string, at = '2026-01-01T09:00:00Z'): Promise<string> {
    const day = kind === 'activity' ? { starts_on: '2026-01-20', ends_on: '2026-01-20' } : {};
    return insertRow(this.db, kind, { created_at: at, updated_at: at, title, ...day });
  }

  /** Records a lead at an instant, received on the day it is said to be; returns its id. */
  async lead(at: string, received: string, columns: LeadColumns = {}): Promise<string> {
    const id = await insertRow(this.db, 'lead', {
      created_at: at,
      updated_at: at,
      reference: `LEAD-TEST-${++this.made}`,
      title: `Lead ${this.made}`,
      company_id: this.usual.companyId,
      owner_id: this.usual.ownerId,
      received_on: received,
      ...columns,
    });
    await followRow(this.db, 'lead', id, at);
    return id;
  }

  /** Changes a lead at an instant. */
  async change(id: string, at: string, columns: LeadColumns): Promise<void> {
    await updateRecord(this.db, 'lead', id, at, { ...columns });
    await followRow(this.db, 'lead', id, at);
  }

  /** Moves a lead to another stage, forward or back, with its line in the history. Recorded at 12:00 UTC that day unless told. */
  async move(id: string, to: string, on: string, columns: LeadColumns = {}, at = `${on}T12:00:00Z`): Promise<void> {
    await this.step(id, 'stage', on, at, { to_stage: to, to_status: columns.status });
    await this.change(id, at, { stage: to, stage_entered_on: on, ...columns });
  }

  /** Gives a lead another status, with its line in the history; lost and abandoned for want of an answer unless told. */
  async status(id: string, to: string, on: string, at = `${on}T12:00:00Z`, why: LeadColumns = {}): Promise<void> {
    await this.step(id, 'status', on, at, { to_status: to });
    const closed = to === 'lost' || to === 'abandoned';
    const columns = { status: to, closed_on: closed ? on : null, status_reason: closed ? 'no_response' : null, ...why };
    await this.change(id, at, columns);
  }

  private async step(
    id: string,
    kind: 'stage' | 'status',
    on: string,
    at: string,
    to: { to_stage?: string; to_status?: string },
  ): Promise<void> {
    await this.db.query(
      `INSERT INTO lead_transition (id, lead_id, seq, kind, from_stage, to_stage, from_status, to_status, occurred_on,
         recorded_at, actor_name, days_in_stage)
       SELECT $1, id, (SELECT count(*) + 1 FROM lead_transition WHERE lead_id = $2), $3, stage, coalesce($4, stage),
         status, coalesce($5, status), $6::date, $7, 'test', $6::date - stage_entered_on
       FROM lead WHERE id = $2`,
      [uuidv7(), id, kind, to.to_stage ?? null, to.to_status ?? null, on, at],
    );
  }
}
