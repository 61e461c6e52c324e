import type { SqlClient } from '../../database/connections/sql.client.js';

/** The interaction counts of a lead; archived interactions do not count. */
export interface InteractionCounts {
  /** The day of the last interaction in Europe/Brussels. */
  lastInteractionOn: string | null;
  interactionCount: number;
  siteVisitCount: number;
}

/**
 * The day from which the silence of an open lead `l` is counted; null while the lead is not open. `p` are its
 * interaction counts.
 */
const buildQuietSince = (lastInteractionOn: string) =>
  `CASE WHEN l.status = 'open' THEN greatest(l.received_on, ${lastInteractionOn}) END`;

/** The statement that inserts the interaction counts of the new lead `created`. */
export const INSERT_INTERACTION_COUNTS = `INSERT INTO lead_interaction_stats (lead_id, quiet_since)
  SELECT l.id, ${buildQuietSince('NULL')} FROM created l`;

/** Sets the day from which the silence of a lead is counted, after a change of its status or of the day it came in. */
export async function refreshQuietSince(sql: SqlClient, leadId: string): Promise<void> {
  await sql.execute(
    `UPDATE lead_interaction_stats p SET quiet_since = ${buildQuietSince('p.last_interaction_on')}
     FROM lead l WHERE l.id = p.lead_id AND p.lead_id = $1::uuid`,
    [leadId],
  );
}

/** Locks the row of interaction counts of a lead. It creates the row first when there is none. */
export async function lockInteractionCounts(sql: SqlClient, leadId: string): Promise<void> {
  await sql.execute('INSERT INTO lead_interaction_stats (lead_id) VALUES ($1::uuid) ON CONFLICT DO NOTHING', [leadId]);
  await sql.execute('SELECT FROM lead_interaction_stats WHERE lead_id = $1::uuid FOR UPDATE', [leadId]);
}

/** Writes the interaction counts of a lead, and the day from which its silence is counted. */
export async function saveInteractionCounts(
  sql: SqlClient,
  leadId: string,
  { lastInteractionOn, interactionCount, siteVisitCount }: InteractionCounts,
): Promise<void> {
  await sql.execute(
    `UPDATE lead_interaction_stats p SET last_interaction_on = $2::date, interaction_count = $3, site_visit_count = $4,
       quiet_since = ${buildQuietSince('$2::date')}
     FROM lead l WHERE l.id = p.lead_id AND p.lead_id = $1::uuid`,
    [leadId, lastInteractionOn, interactionCount, siteVisitCount],
  );
}
