import type { SqlClient } from '../../database/connections/sql.client.js';
import type { KnownPerson } from '../people/person.reader.js';
import { buildPersonCondition } from '../person-path.queries.js';
import type { BlockerKind } from './erasure.constants.js';
import type { ErasureBlockerView } from './erasure.view.js';

/** A blocker with the person whom it keeps. */
interface FoundBlocker extends Record<string, unknown> {
  key: string;
  kind: BlockerKind;
  table: string;
  id: string;
  label: string;
}

/** The people as rows of the statement. Each list of values has a list of keys beside it. */
const PEOPLE = `contacts AS (SELECT * FROM unnest($1::text[], $2::uuid[]) AS c (key, id)),
  registrations AS (
    SELECT * FROM unnest($3::text[], $4::uuid[]) AS r (key, id)
    UNION SELECT c.key, r.id FROM contacts c JOIN seminar_registration r ON r.contact_id = c.id
    UNION SELECT a.key, r.id FROM unnest($5::text[], $6::text[]) AS a (key, address)
      JOIN seminar_registration r ON r.email COLLATE "C" = a.address AND r.contact_id IS NULL)`;

const NOT_OVER = `a.archived_at IS NULL AND a.status <> 'cancelled'
  AND coalesce(a.ends_at, (a.ends_on + 1)::timestamp AT TIME ZONE a.timezone) > now()`;

/** A lead of the people with no other contact who is still there. */
const ONLY_CONTACTS = `SELECT DISTINCT c.key, 'only_contact_of_open_lead' AS kind, 'lead' AS table, l.id, l.reference AS label
  FROM contacts c JOIN lead_contact lc ON lc.contact_id = c.id
  JOIN lead l ON l.id = lc.lead_id AND l.status IN ('open', 'on_hold') AND l.archived_at IS NULL
  WHERE NOT EXISTS (SELECT FROM lead_contact o JOIN contact k ON k.id = o.contact_id AND k.archived_at IS NULL
    WHERE o.lead_id = l.id AND NOT EXISTS (SELECT FROM contacts g WHERE g.key = c.key AND g.id = o.contact_id))`;

const PARTICIPANTS = `SELECT DISTINCT c.key, 'participant_of_coming_delegation', 'activity', a.id, a.reference
  FROM contacts c JOIN delegation_participant p ON p.contact_id = c.id AND p.archived_at IS NULL
    AND p.status NOT IN ('declined', 'cancelled')
  JOIN activity a ON a.id = p.activity_id AND ${NOT_OVER}`;

const REGISTRATIONS = `SELECT DISTINCT g.key, 'registered_for_coming_seminar', 'activity', a.id, a.reference
  FROM registrations g JOIN seminar_registration r ON r.id = g.id AND r.archived_at IS NULL AND r.status <> 'cancelled'
  JOIN activity a ON a.id = r.activity_id AND ${NOT_OVER}`;

const SIGNATORIES = `SELECT DISTINCT c.key, 'signatory_in_force', 'agreement', g.id, g.reference
  FROM contacts c JOIN agreement_signatory s ON s.contact_id = c.id
  JOIN agreement g ON g.id = s.agreement_id AND g.status IN ('signed', 'in_force') AND g.archived_at IS NULL`;

/**
 * Lists what keeps some people from being erased, by their keys. Somebody without a blocker has no entry. One statement reads
 * all people but the imports that are running, which are few.
 */
export async function listErasureBlockers(
  sql: SqlClient,
  people: readonly KnownPerson[],
): Promise<ReadonlyMap<string, ErasureBlockerView[]>> {
  const listPairs = (list: (known: KnownPerson) => readonly string[]) => {
    const pairs = people.flatMap((known) => list(known).map((value) => [known.key, value] as const));
    return [pairs.map(([key]) => key), pairs.map(([, value]) => value)];
  };
  const found = await sql.queryAllWithCustomPlan<FoundBlocker>(
    `WITH ${PEOPLE} SELECT * FROM (${[ONLY_CONTACTS, PARTICIPANTS, REGISTRATIONS, SIGNATORIES].join(' UNION ALL ')}) b
     ORDER BY kind, label, id`,
    [
      ...listPairs(({ person }) => person.contactIds),
      ...listPairs(({ person }) => person.seminarRegistrationIds),
      ...listPairs(({ person }) => person.addresses),
    ],
  );
  const imports = await listBusyImports(sql, people);
  const byKey = Map.groupBy([...found, ...imports], ({ key }) => key);
  return new Map([...byKey].map(([key, blockers]) => [key, blockers.map((blocker) => toView(blocker))]));
}

function toView({ kind, table, id, label }: FoundBlocker): ErasureBlockerView {
  return { kind, table, id, label, canBeAccepted: kind === 'signatory_in_force' };
}

/** Lists the running imports with rows about some people. Served by import_open_idx. */
async function listBusyImports(sql: SqlClient, people: readonly KnownPerson[]): Promise<FoundBlocker[]> {
  const busy = await sql.queryAll<{ id: string; label: string }>(
    `SELECT id, file_name AS label FROM import WHERE status IN ('checking', 'running', 'undoing') ORDER BY id`,
  );
  const found: FoundBlocker[] = [];
  for (const { key, person } of busy.length === 0 ? [] : people) {
    for (const { id, label } of busy) {
      const values: unknown[] = [id];
      const condition = buildPersonCondition('import_row', person, (value) => `$${values.push(value)}`);
      const row = await sql.queryAllWithCustomPlan(
        `SELECT 1 FROM import_row WHERE import_id = $1 AND (${condition}) LIMIT 1`,
        values,
      );
      if (row.length > 0) found.push({ key, kind: 'running_import', table: 'import', id, label });
    }
  }
  return found;
}
