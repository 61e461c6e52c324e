import type { Bind } from '../../common/lists/list-definition.rules.js';
import type { SqlClient } from '../../database/connections/sql.client.js';
import { buildTouchesLock } from '../touches/automatic-touches.queries.js';
import { INSERT_INTERACTION_COUNTS } from '../model/lead-interaction-stats.queries.js';

/** The user who added somebody to a lead, and the time of it. */
interface Addition {
  at: Date;
  by: string | null;
}

/**
 * Builds the statements that insert the people of the new lead `created` and its row of interaction counts, and lock the
 * touches of its contacts.
 */
export function buildPeopleInserts(
  bind: Bind,
  { contactIds, teamIds }: { contactIds: readonly string[]; teamIds: readonly string[] },
  { at, by }: Addition,
): string[] {
  const contacts = bind(contactIds);
  return [
    INSERT_INTERACTION_COUNTS,
    `INSERT INTO lead_contact (lead_id, contact_id, added_at, added_by)
      SELECT id, unnest(${contacts}::uuid[]), ${bind(at)}::timestamptz, ${bind(by)}::uuid FROM created
      ON CONFLICT DO NOTHING`,
    `INSERT INTO lead_team (lead_id, user_id) SELECT id, unnest(${bind(teamIds)}::uuid[]) FROM created
      ON CONFLICT DO NOTHING`,
    buildTouchesLock(contacts),
  ];
}

/** Adds contacts to a lead. Contacts that are on the lead already keep their time and user of addition. */
export async function addContacts(
  sql: SqlClient,
  leadId: string,
  ids: readonly string[],
  { at, by }: Addition,
): Promise<void> {
  if (ids.length === 0) return;
  await sql.execute(
    `INSERT INTO lead_contact (lead_id, contact_id, added_at, added_by) SELECT $1::uuid, unnest($2::uuid[]), $3, $4::uuid
     ON CONFLICT DO NOTHING`,
    [leadId, ids, at, by],
  );
}

/** Removes contacts from a lead. */
export async function removeContacts(sql: SqlClient, leadId: string, ids: readonly string[]): Promise<void> {
  if (ids.length === 0) return;
  await sql.execute('DELETE FROM lead_contact WHERE lead_id = $1::uuid AND contact_id = ANY ($2::uuid[])', [
    leadId,
    ids,
  ]);
}

/** Adds users to the team of a lead. */
export async function addToTeam(sql: SqlClient, leadId: string, ids: readonly string[]): Promise<void> {
  if (ids.length === 0) return;
  await sql.execute(
    'INSERT INTO lead_team (lead_id, user_id) SELECT $1::uuid, unnest($2::uuid[]) ON CONFLICT DO NOTHING',
    [leadId, ids],
  );
}

/** Removes users from the team of a lead. */
export async function removeFromTeam(sql: SqlClient, leadId: string, ids: readonly string[]): Promise<void> {
  if (ids.length === 0) return;
  await sql.execute('DELETE FROM lead_team WHERE lead_id = $1::uuid AND user_id = ANY ($2::uuid[])', [leadId, ids]);
}

/** Returns the name and country of a company that is known to exist. Served by company_pk. */
export async function readNameAndCountry(
  sql: SqlClient,
  companyId: string,
): Promise<{ name: string; country: string }> {
  const row = await sql.queryOne<{ name: string; country: string }>(
    'SELECT name, country FROM company WHERE id = $1::uuid',
    [companyId],
  );
  return row;
}

/** Returns whether a lead names a company as its local company. Served by the index of its foreign key. */
export async function isLocalCompany(sql: SqlClient, companyId: string): Promise<boolean> {
  const row = await sql.queryOne<{ named: boolean }>(
    'SELECT EXISTS (SELECT FROM lead WHERE local_company_id = $1::uuid) AS named',
    [companyId],
  );
  return row.named;
}
