import type { Sql } from '../database/sql.js';

/** What a lead's interactions amount to; archived ones do not count. */
export interface PulseFigures {
  /** In Europe/Brussels. */
  lastInteractionOn: string | null;
  interactionCount: number;
  siteVisitCount: number;
}

/** Locks the row that follows the interactions of a lead, made first where there is none. */
export async function holdPulse(sql: Sql, leadId: string): Promise<void> {
  await sql.run('INSERT INTO lead_pulse (lead_id) VALUES ($1::uuid) ON CONFLICT DO NOTHING', [leadId]);
  await sql.run('SELECT FROM lead_pulse WHERE lead_id = $1::uuid FOR UPDATE', [leadId]);
}

/** Writes what the interactions of a lead amount to. */
export async function writePulse(
  sql: Sql,
  leadId: string,
  { lastInteractionOn, interactionCount, siteVisitCount }: PulseFigures,
): Promise<void> {
  await sql.run(
    `UPDATE lead_pulse SET last_interaction_on = $2::date, interaction_count = $3, site_visit_count = $4
       WHERE lead_id = $1::uuid`,
    [leadId, lastInteractionOn, interactionCount, siteVisitCount],
  );
}
