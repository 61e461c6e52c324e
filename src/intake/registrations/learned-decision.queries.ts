import type { Actor } from '../../common/actor/actor.constants.js';
import { readRecord } from '../../common/lists/record.reader.js';
import type { SqlClient } from '../../database/connections/sql.client.js';
import { buildConnectionVisibility } from '../../identity/access/access.policy.js';
import { decisionList } from './registration-decision.list.js';
import type { IntakeDecisionView } from './registration-decision.view.js';
import type { AlsoMatchedView, LearnedDecisionUseView } from './intake-registration.view.js';

/** Maximum number of other registrations that are shown with a learned decision. */
const MAX_ALSO_MATCHED = 20;

/**
 * Returns the ids of the learned decisions behind a match: those that were stored for the registration and still apply, and
 * the one that the match rests on. Served by intake_decision_registration_id_idx.
 */
export async function findDecisionsBehind(
  sql: SqlClient,
  { id, matchedByDecisionId }: { id: string; matchedByDecisionId: string | null },
): Promise<string[]> {
  const stored = await sql.queryAll<{ id: string }>(
    'SELECT id FROM intake_decision WHERE registration_id = $1 AND archived_at IS NULL ORDER BY id',
    [id],
  );
  return [...stored.map((decision) => decision.id), ...(matchedByDecisionId === null ? [] : [matchedByDecisionId])];
}

/** Returns learned decisions with the other registrations that they have matched and that the caller may see. */
export async function readLearnedDecisions(
  sql: SqlClient,
  ids: readonly string[],
  registrationId: string,
  actor: Actor,
): Promise<LearnedDecisionUseView[]> {
  const uses: LearnedDecisionUseView[] = [];
  for (const id of ids) {
    const decision = await readRecord<IntakeDecisionView & Record<string, unknown>>(
      sql,
      decisionList,
      'intake_decision',
      id,
      actor,
    );
    uses.push({ ...decision, ...(await readAlsoMatched(sql, id, registrationId, actor)) });
  }
  return uses;
}

/** Served by intake_registration_matched_by_decision_id_idx. */
async function readAlsoMatched(
  sql: SqlClient,
  decisionId: string,
  registrationId: string,
  actor: Actor,
): Promise<Pick<LearnedDecisionUseView, 'alsoMatchedCount' | 'alsoMatched'>> {
  const values: unknown[] = [decisionId, registrationId];
  const visible = buildConnectionVisibility(actor, 'c', (value) => `$${values.push(value)}`);
  const others = `intake_registration r JOIN intake_connection c ON c.id = r.connection_id
     LEFT JOIN contact k ON k.id = r.contact_id
     WHERE r.matched_by_decision_id = $1 AND r.id <> $2 AND r.archived_at IS NULL AND (${visible})`;
  const { count } = await sql.queryOne<{ count: number }>(`SELECT count(*)::integer AS count FROM ${others}`, values);
  const alsoMatched = await sql.queryAll<AlsoMatchedView & Record<string, unknown>>(
    `SELECT r.id AS "registrationId", c.name AS "connectionName", r.received_at AS "receivedAt",
       left(r.full_name, 500) AS "fullName", left(r.company_name, 500) AS "companyName",
       r.contact_id AS "contactId", k.full_name AS "contactName"
     FROM ${others} ORDER BY r.received_at DESC, r.id DESC LIMIT ${MAX_ALSO_MATCHED}`,
    values,
  );
  return { alsoMatchedCount: count, alsoMatched };
}
