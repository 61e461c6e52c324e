import { buildOwnContacts, buildTermEnd } from './own-contact.queries.js';
import { buildRunningRequest, IS_RUNNING } from './running-request.queries.js';

/** Which people a statement looks at, and when. */
export interface DueScope {
  /** The expression of today, in the zone of the agency. */
  today: string;
  /** The placeholder of the ids to which the statement is narrowed; absent for everybody. */
  ids?: string;
}

/** The reasons for which a contact is kept, in their order, over a row `d` with `root` and `today`. */
function buildKeepReason(today: string): string {
  const isTied = (from: string, where: string) =>
    `EXISTS (SELECT FROM member m JOIN ${from} WHERE m.root = d.root AND ${where})`;
  const leads = isTied(
    'lead_contact t ON t.contact_id = m.id JOIN lead l ON l.id = t.lead_id',
    `l.status IN ('open', 'on_hold') AND l.archived_at IS NULL`,
  );
  const agreements = isTied(
    'agreement_signatory t ON t.contact_id = m.id JOIN agreement a ON a.id = t.agreement_id',
    `a.status IN ('signed', 'in_force') AND a.archived_at IS NULL`,
  );
  const delegations = isTied(
    'delegation_participant t ON t.contact_id = m.id JOIN activity a ON a.id = t.activity_id',
    `t.archived_at IS NULL AND t.status NOT IN ('declined', 'cancelled') AND a.archived_at IS NULL
      AND a.status <> 'cancelled' AND a.ends_on >= ${today}`,
  );
  const tasks = isTied('task t ON t.contact_id = m.id', `t.status = 'open' AND t.archived_at IS NULL`);
  const requests = `${isTied('privacy_request t ON t.contact_id = m.id', IS_RUNNING)}
    OR EXISTS (SELECT FROM address a WHERE a.root = d.root AND ${buildRunningRequest('a.email')})`;
  return `CASE WHEN ${leads} THEN 'open_lead' WHEN ${agreements} THEN 'agreement_in_force'
    WHEN ${delegations} THEN 'coming_delegation' WHEN ${tasks} THEN 'open_task'
    WHEN ${requests} THEN 'running_request' WHEN d.keep_until >= ${today} THEN 'keep_until' END`;
}

/**
 * Returns the statement of the contacts whose term is over, each with those that were merged into it. Somebody without an own
 * contact counts from the entry of the latest of these contacts. Archived contacts count too, because their data are stored.
 */
export function buildDueContacts({ today, ids }: DueScope): string {
  return `WITH RECURSIVE member AS (
      SELECT id, id AS root FROM contact WHERE merged_into_id IS NULL AND erased_at IS NULL${ids ? ` AND id = ANY(${ids}::uuid[])` : ''}
      UNION ALL SELECT k.id, member.root FROM member JOIN contact k ON k.merged_into_id = member.id
    ), address AS (
      SELECT DISTINCT m.root, k.email FROM member m JOIN contact k ON k.id = m.id WHERE k.email IS NOT NULL
    ), own AS (${buildOwnContacts('member', 'address')}),
    entered AS (SELECT m.root, max(k.created_at) AS at FROM member m JOIN contact k ON k.id = m.id GROUP BY m.root),
    due AS (
      SELECT k.id AS root, k.full_name, k.company_id, k.keep_until, own.at AS last_own_contact,
        ${buildTermEnd('coalesce(own.at, entered.at)', 'rule.months')} AS due_since
      FROM entered JOIN contact k ON k.id = entered.root LEFT JOIN own ON own.root = entered.root
        CROSS JOIN privacy_retention_rule rule
      WHERE rule.kind = 'contact'
    )
    SELECT 'contact'::text AS kind, d.root AS id, d.root::text AS key, d.full_name AS name, c.name AS about,
      d.root AS contact_id, d.due_since, d.last_own_contact, d.keep_until, ${buildKeepReason(today)} AS reason
    FROM due d LEFT JOIN company c ON c.id = d.company_id WHERE d.due_since <= ${today}`;
}
