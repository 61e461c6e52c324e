import { AGENCY_ZONE } from '../../common/time/agency-zone.constants.js';

/**
 * Returns the statement of the people who were entered from a list of somebody else and have not been told: `key`, `id`, `name`,
 * `email`, `contact_id`, the first list (`source`, `source_id`, `source_name`), `entered_on` and `due_on`.
 *
 * The audit trail tells which records an import has created or changed, because its rows are deleted after their term. Somebody
 * who was told once has the information, whatever list comes later. Hosts are no people of such a list. Served by
 * audit_entry_import_id_idx.
 * @param ids the placeholder of the ids of contacts and registrations to which the statement is narrowed
 */
export function buildMissingNotices(ids?: string): string {
  const narrow = (column: string) => (ids ? ` AND ${column} = ANY(${ids}::uuid[])` : '');
  return `WITH RECURSIVE member AS (
      SELECT id, id AS root FROM contact WHERE merged_into_id IS NULL AND archived_at IS NULL${narrow('id')}
      UNION ALL SELECT k.id, member.root FROM member JOIN contact k ON k.merged_into_id = member.id
    ), imported AS (
      SELECT e.entity_type, e.entity_id, min(e.at) AS at, (array_agg(i.id ORDER BY e.at))[1] AS import_id
      FROM import i JOIN audit_entry e ON e.import_id = i.id
      WHERE i.third_party_source AND e.action IN ('created', 'updated') AND e.entity_type IN ('contact', 'registration')
      GROUP BY e.entity_type, e.entity_id
    ), entry AS (
      SELECT m.root AS contact_id, NULL::uuid AS registration_id, 'delegation' AS source, p.activity_id AS source_id, p.created_at AS at
        FROM delegation_participant p JOIN member m ON m.id = p.contact_id
        WHERE p.archived_at IS NULL AND p.role <> 'host'
      UNION ALL SELECT m.root, NULL, 'import', i.import_id, i.at
        FROM imported i JOIN member m ON m.id = i.entity_id WHERE i.entity_type = 'contact'
      UNION ALL SELECT m.root, NULL, 'import', i.import_id, i.at
        FROM imported i JOIN seminar_registration r ON r.id = i.entity_id JOIN member m ON m.id = r.contact_id
        WHERE i.entity_type = 'registration'
      UNION ALL SELECT NULL, r.id, 'import', i.import_id, i.at
        FROM imported i JOIN seminar_registration r ON r.id = i.entity_id
        WHERE i.entity_type = 'registration' AND r.contact_id IS NULL AND r.archived_at IS NULL
          AND NOT (r.full_name = 'Erased person' AND r.email IS NULL)${narrow('r.id')}
    ), first AS (
      SELECT DISTINCT ON (contact_id, registration_id) entry.*, (at AT TIME ZONE '${AGENCY_ZONE}')::date AS entered_on
      FROM entry ORDER BY contact_id, registration_id, at, source_id
    )
    SELECT coalesce(f.contact_id, f.registration_id) AS id, coalesce(f.contact_id::text, 'registration-' || f.registration_id) AS key,
      coalesce(k.full_name, r.full_name) AS name, coalesce(k.email, r.email) AS email, f.contact_id, f.source, f.source_id,
      coalesce(a.reference || ' ' || a.title, i.file_name) AS source_name,
      f.entered_on, (f.entered_on + interval '1 month')::date AS due_on
    FROM first f
      LEFT JOIN contact k ON k.id = f.contact_id LEFT JOIN seminar_registration r ON r.id = f.registration_id
      LEFT JOIN activity a ON f.source = 'delegation' AND a.id = f.source_id
      LEFT JOIN import i ON f.source = 'import' AND i.id = f.source_id
    WHERE NOT EXISTS (SELECT FROM privacy_notice n JOIN member m ON m.id = n.contact_id WHERE m.root = f.contact_id)
      AND NOT EXISTS (SELECT FROM privacy_notice n JOIN seminar_registration t ON t.id = n.registration_id
        JOIN member m ON m.id = t.contact_id WHERE m.root = f.contact_id)
      AND NOT EXISTS (SELECT FROM privacy_notice n WHERE n.registration_id = f.registration_id)`;
}
