import type { Actor } from '../../common/actor/actor.constants.js';
import type { SqlClient } from '../../database/connections/sql.client.js';
import { buildLeadVisibility } from '../../identity/access/access.policy.js';
import type { OutcomeActivityView, OutcomeAgreementView, OutcomeLeadView, OutcomePartView } from './outcomes.view.js';

/**
 * Returns the leads that an activity or agreement touched. Served by lead_touch_agreement_id_idx and
 * lead_touch_activity_id_idx.
 */
export async function readTouchedLeadIds(
  sql: SqlClient,
  agreementIds: readonly string[],
  activityIds: readonly string[],
): Promise<string[]> {
  const rows = await sql.queryAll<{ id: string }>(
    `SELECT lead_id AS id FROM lead_touch WHERE agreement_id = ANY($1::uuid[]) AND withdrawn_at IS NULL
     UNION SELECT lead_id FROM lead_touch WHERE activity_id = ANY($2::uuid[]) AND withdrawn_at IS NULL`,
    [agreementIds, activityIds],
  );
  return rows.map(({ id }) => id);
}

/** Reads agreements by their ids, in the order of their references. */
export function readOutcomeAgreements(
  sql: SqlClient,
  ids: readonly string[],
): Promise<(OutcomeAgreementView & { [name: string]: unknown })[]> {
  return sql.queryAll(
    `SELECT id, reference, title, parent_id AS "parentId" FROM agreement WHERE id = ANY($1::uuid[])
     ORDER BY reference COLLATE "C", id`,
    [ids],
  );
}

/** Reads activities by their ids, the latest first. */
export function readOutcomeActivities(
  sql: SqlClient,
  ids: readonly string[],
  limit: number,
): Promise<(Omit<OutcomeActivityView, 'agreementId' | 'held'> & { [name: string]: unknown })[]> {
  return sql.queryAll(
    `SELECT id, reference, title, kind, status, starts_on::text AS "startsOn", ends_on::text AS "endsOn"
     FROM activity WHERE id = ANY($1::uuid[]) ORDER BY starts_on DESC, id LIMIT $2`,
    [ids, limit],
  );
}

/** Reads activities by their ids, in the order of their first days. */
export function readOutcomeParts(
  sql: SqlClient,
  ids: readonly string[],
): Promise<(OutcomePartView & { [name: string]: unknown })[]> {
  return sql.queryAll(
    `SELECT id, reference, title, kind, parent_id AS "parentId" FROM activity WHERE id = ANY($1::uuid[])
     ORDER BY starts_on, id`,
    [ids],
  );
}

type OutcomeLeadRow = Omit<OutcomeLeadView, 'announcedJobs' | 'announcedCapexEur' | 'attributed' | 'distinct'>;

/** Reads the leads that the caller may see. */
export function readOutcomeLeads(
  sql: SqlClient,
  ids: readonly string[],
  actor: Actor,
): Promise<(OutcomeLeadRow & { [name: string]: unknown })[]> {
  const values: unknown[] = [ids];
  const visible = buildLeadVisibility(actor, 'l', (value) => `$${values.push(value)}`);
  return sql.queryAll(
    `SELECT l.id, l.reference, l.title, l.company_id AS "companyId", c.name AS "companyName", l.stage, l.status
     FROM lead l JOIN company c ON c.id = l.company_id WHERE l.id = ANY($1::uuid[]) AND (${visible})
     ORDER BY l.reference COLLATE "C", l.id`,
    values,
  );
}
