import type { SqlClient } from '../../database/connections/sql.client.js';

/** The interaction counts of a lead; archived interactions do not count. */
export interface InteractionCounts {
  /** The day of the last interaction in Europe/Brussels. */
  lastInteractionOn: string | null;
  interactionCount: number;
  siteVisitCount: number;
}

/** Locks the row of interaction counts of a lead. It creates the row first when there is none. */
export async function lockInteractionCounts(sql: SqlClient, leadId: string): Promise<void> {
  await sql.execute('INSERT INTO lead_interaction_stats (lead_id) VALUES ($1::uuid) ON CONFLICT DO NOTHING', [leadId]);
  await sql.execute('SELECT FROM lead_interaction_stats WHERE lead_id = $1::uuid FOR UPDATE', [leadId]);
}

/** Writes the interaction counts of a lead. */
export async function saveInteractionCounts(
  sql: SqlClient,
  leadId: string,
  { lastInteractionOn, interactionCount, siteVisitCount }: InteractionCounts,
): Promise<void> {
  await sql.execute(
    `UPDATE lead_interaction_stats SET last_interaction_on = $2::date, interaction_count = $3, site_visit_count = $4
       WHERE lead_id = $1::uuid`,
    [leadId, lastInteractionOn, interactionCount, siteVisitCount],
  );
}
