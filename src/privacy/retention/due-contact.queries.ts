import { buildOwnContacts, buildTermEnd } from './own-contact.queries.js';
import { KEEP_REASONS, type KeepReason } from '../retention-rules/retention-rule.constants.js';
import { IS_RUNNING } from './running-request.queries.js';

/** Which people a statement looks at, and when. */
export interface DueScope {
  /** The expression of today, in the zone of the agency. */
  today: string;
  /** The placeholder of the ids to which the statement is narrowed; absent for everybody. */
  ids?: string;
}

/** Returns the place of a reason in the order in which reasons are looked for, from 1 on. */
const getRank = (reason: KeepReason) => KEEP_REASONS.indexOf(reason) + 1;

/**
 * Returns the statement of what keeps people: `root` and `rank`. Each source is read once for everybody, because a condition for
 * each person would read all contacts each time.
 */
function buildKeptPeople(today: string): string {
  const select = (reason: KeepReason, from: string, where: string) =>
    `SELECT m.root, ${getRank(reason)} AS rank FROM member m JOIN ${from} WHERE ${where}`;
  return [
    select(
      'open_lead',
      'lead_contact t ON t.contact_id = m.id JOIN lead l ON l.id = t.lead_id',
      `l.status IN ('open', 'on_hold') AND l.archived_at IS NULL`,
    ),
    select(
      'agreement_in_force',
      'agreement_signatory t ON t.contact_id = m.id JOIN agreement a ON a.id = t.agreement_id',
      `a.status IN ('signed', 'in_force') AND a.archived_at IS NULL`,
    ),
    select(
      'coming_delegation',
      'delegation_participant t ON t.contact_id = m.id JOIN activity a ON a.id = t.activity_id',
      `t.archived_at IS NULL AND t.status NOT IN ('declined', 'cancelled') AND a.archived_at IS NULL
        AND a.status <> 'cancelled' AND a.ends_on >= ${today}`,
    ),
    select('open_task', 'task t ON t.contact_id = m.id', `t.status = 'open' AND t.archived_at IS NULL`),
    select('running_request', 'privacy_request t ON t.contact_id = m.id', IS_RUNNING),
    `SELECT a.root, ${getRank('running_request')} FROM address a JOIN privacy_request t ON t.subject_email = a.email
      WHERE t.contact_id IS NULL AND ${IS_RUNNING}`,
  ].join(' UNION ALL ');
}

/**
 * Returns the statement of the contacts whose term is over, each with those that were merged into it. Somebody without an own
 * contact counts from the entry of the latest of these contacts. Archived contacts count too, because their data are stored.
 */
export function buildDueContacts({ today, ids }: DueScope): string {
  const reasons = KEEP_REASONS.map((reason) => `'${reason}'`).join(', ');
  const keptByDay = `CASE WHEN k.keep_until >= ${today} THEN ${getRank('keep_until')} END`;
  return `WITH RECURSIVE member AS (
      SELECT id, id AS root FROM contact
        WHERE merged_into_id IS NULL AND erased_at IS NULL${ids ? ` AND id = ANY(${ids}::uuid[])` : ''}
      UNION ALL SELECT k.id, member.root FROM member JOIN contact k ON k.merged_into_id = member.id
    ), address AS (
      SELECT DISTINCT m.root, k.email FROM member m JOIN contact k ON k.id = m.id WHERE k.email IS NOT NULL
    ), own AS (${buildOwnContacts('member', 'address')}),
    entered AS (SELECT m.root, max(k.created_at) AS at FROM member m JOIN contact k ON k.id = m.id GROUP BY m.root),
    kept AS (SELECT root, min(rank) AS rank FROM (${buildKeptPeople(today)}) reasons GROUP BY root),
    due AS (
      SELECT entered.root, own.at AS last_own_contact,
        ${buildTermEnd('coalesce(own.at, entered.at)', 'rule.months')} AS due_since
      FROM entered LEFT JOIN own ON own.root = entered.root CROSS JOIN privacy_retention_rule rule
      WHERE rule.kind = 'contact'
    )
    SELECT 'contact'::text AS kind, d.root AS id, d.root::text AS key, k.full_name AS name, c.name AS about,
      d.root AS contact_id, d.due_since, d.last_own_contact, k.keep_until,
      (ARRAY[${reasons}]::text[])[least(kept.rank, ${keptByDay})] AS reason
    FROM due d JOIN contact k ON k.id = d.root LEFT JOIN company c ON c.id = k.company_id LEFT JOIN kept ON kept.root = d.root
    WHERE d.due_since <= ${today}`;
}
