/** Builds the statement that writes what the trigger of a table would: one version of each row since its creation. */
const buildVersionsStatement = (table: string, columns: string) => `
  INSERT INTO record_version (entity_type, entity_id, transaction_id, valid_from, data)
  SELECT '${table}', id, gen_random_uuid(), created_at, jsonb_build_object(${columns
    .split(' ')
    .map((name) => `'${name}', ${name}`)
    .join(', ')}) FROM ${table}`;

const buildLabelsStatement = (type: string, table: string, label: string) => `
  INSERT INTO label_version (entity_type, entity_id, valid_from, label)
  SELECT '${type}', id, created_at, ${label} FROM ${table} ON CONFLICT DO NOTHING`;

/** The tables that these statements fill, beside the copied ones. */
export const DERIVED_TABLES: readonly string[] = [
  'lead_version',
  'lead_touch',
  'lead_interaction_stats',
  'lead_evidence',
  'lead_realisation',
  'interaction_contact',
  'interaction_version',
  'record_version',
  'label_version',
  'search_entry',
  'search_word',
];

/**
 * The statements that do for all rows at once what services and triggers would do for each. The versions of users are written by
 * their own trigger.
 */
export const DERIVED: readonly [string, string][] = [
  [
    'versions of leads',
    `INSERT INTO lead_version (lead_id, transaction_id, valid_from, valid_to, version, stage, status, stage_entered_on,
       received_on, closed_on, company_id, country, owner_id, sector, channel, activity_id, agreement_id, jobs_expected,
       capex_eur, archived, data)
     SELECT l.id, s.transaction_id, s.valid_from, s.valid_to, s.version, s.stage, s.status, s.entered, l.received_on, s.closed,
       l.company_id, c.country, l.owner_id, l.sector, l.source_channel, l.source_activity_id, l.source_agreement_id, s.jobs,
       l.capex_eur, false,
       to_jsonb(l) || jsonb_build_object('version', s.version, 'updated_at', s.valid_from, 'stage', s.stage,
           'status', s.status, 'stage_entered_on', s.entered, 'closed_on', s.closed, 'jobs_expected', s.jobs,
           'status_reason', CASE WHEN s.closed IS NOT NULL THEN l.status_reason END,
           'contact_ids', jsonb_build_array(p.contact_id), 'team_ids', '[]'::jsonb)
         || CASE WHEN s.stage IN ('announced', 'invested') THEN '{}'::jsonb ELSE
           '{"announced_on": null, "announced_jobs": null, "announced_capex_eur": null, "involvement": null}' END
     FROM (SELECT * FROM lead_state ORDER BY valid_from) s JOIN lead l ON l.id = s.lead_id
       JOIN company c ON c.id = l.company_id JOIN lead_contact p ON p.lead_id = l.id`,
  ],
  [
    'evidence',
    `INSERT INTO lead_evidence (id, lead_id, kind, note, created_at)
     SELECT gen_random_uuid(), id, 'press_release', 'In the paper.', announced_on FROM lead WHERE announced_on IS NOT NULL`,
  ],
  [
    'realisations',
    `INSERT INTO lead_realisation (id, lead_id, as_of, jobs, capex_eur, created_at)
     SELECT gen_random_uuid(), id, day, announced_jobs / part, announced_capex_eur / part, day
     FROM lead, LATERAL (VALUES (closed_on, 4), (closed_on + 365, 2)) made (day, part)
     WHERE status = 'won' AND day < '2026-10-01'`,
  ],
  [
    'touches',
    `INSERT INTO lead_touch (id, created_at, updated_at, lead_id, activity_id, agreement_id, channel, occurred_on, role, origin)
     SELECT gen_random_uuid(), l.created_at, l.created_at, l.id, l.source_activity_id, l.source_agreement_id,
       CASE WHEN num_nonnulls(l.source_activity_id, l.source_agreement_id) = 0 THEN l.source_channel END,
       coalesce(a.starts_on, l.received_on), 'source', 'source'
     FROM lead l LEFT JOIN activity a ON a.id = l.source_activity_id`,
  ],
  [
    'touches of attendance',
    `INSERT INTO lead_touch (id, created_at, updated_at, lead_id, activity_id, contact_id, occurred_on, role, origin)
     SELECT DISTINCT ON (p.lead_id, v.activity_id) gen_random_uuid(), greatest(l.created_at, v.created_at),
       greatest(l.created_at, v.created_at), p.lead_id, v.activity_id, v.contact_id, a.starts_on, 'influence', 'attendance'
     FROM (SELECT activity_id, contact_id, created_at FROM delegation_participant WHERE status = 'attended' UNION ALL
         SELECT activity_id, contact_id, created_at FROM seminar_registration WHERE status = 'attended') v
       JOIN lead_contact p ON p.contact_id = v.contact_id JOIN lead l ON l.id = p.lead_id JOIN activity a ON a.id = v.activity_id
     ORDER BY p.lead_id, v.activity_id`,
  ],
  [
    'interaction stats',
    `INSERT INTO lead_interaction_stats (lead_id, last_interaction_on, interaction_count, quiet_since)
     SELECT l.id, i.last, coalesce(i.count, 0), CASE l.status WHEN 'open' THEN greatest(l.received_on, i.last) END
     FROM lead l LEFT JOIN (SELECT lead_id, max(occurred_at AT TIME ZONE 'Europe/Brussels')::date AS last, count(*)
       FROM interaction GROUP BY lead_id) i ON i.lead_id = l.id`,
  ],
  [
    'people of interactions',
    `INSERT INTO interaction_contact (interaction_id, contact_id)
     SELECT i.id, p.contact_id FROM interaction i JOIN lead_contact p ON p.lead_id = i.lead_id WHERE i.direction = 'outbound'`,
  ],
  [
    'versions of interactions',
    `INSERT INTO interaction_version (interaction_id, transaction_id, valid_from, occurred_at, kind, direction, lead_id,
       contact_ids, archived)
     SELECT i.id, gen_random_uuid(), i.created_at, i.occurred_at, i.kind, i.direction, i.lead_id,
       CASE WHEN c.contact_id IS NULL THEN '{}' ELSE ARRAY[c.contact_id] END, false
     FROM interaction i LEFT JOIN interaction_contact c ON c.interaction_id = i.id`,
  ],
  [
    'versions of tasks',
    `INSERT INTO record_version (entity_type, entity_id, transaction_id, valid_from, valid_to, data)
     SELECT 'task', t.id, gen_random_uuid(), s.since, s.until, jsonb_build_object('lead_id', t.lead_id, 'status', s.status,
       'due_on', t.due_on, 'title', t.title, 'archived_at', NULL)
     FROM task t CROSS JOIN LATERAL (SELECT t.created_at AS since, coalesce(t.closed_at, 'infinity') AS until, 'open' AS status
       UNION ALL SELECT t.closed_at, 'infinity', t.status WHERE t.closed_at IS NOT NULL) s`,
  ],
  [
    'versions of contacts',
    `INSERT INTO record_version (entity_type, entity_id, transaction_id, valid_from, data)
     SELECT 'contact', id, gen_random_uuid(), created_at, jsonb_build_object('archived_at', archived_at,
       'merged_into_id', merged_into_id, 'reachable', true) FROM contact`,
  ],
  [
    'versions of touches',
    buildVersionsStatement('lead_touch', 'lead_id activity_id agreement_id channel occurred_on role withdrawn_at'),
  ],
  [
    'versions of activities',
    buildVersionsStatement(
      'activity',
      'kind status parent_id agreement_id country starts_on ends_on cost_eur budget_eur target_attendance ' +
        'counted_attendance direction timezone ends_at archived_at',
    ),
  ],
  [
    'versions of agreements',
    buildVersionsStatement('agreement', 'parent_id kind status signed_on expires_on archived_at'),
  ],
  [
    'versions of commitments',
    buildVersionsStatement('commitment', 'agreement_id status due_on done_on activity_id archived_at'),
  ],
  [
    'versions of participants',
    buildVersionsStatement('delegation_participant', 'activity_id contact_id role status archived_at'),
  ],
  [
    'versions of registrations',
    buildVersionsStatement(
      'seminar_registration',
      'activity_id contact_id status registered_at checked_in_at archived_at',
    ),
  ],
  ['versions of consents', buildVersionsStatement('consent', 'contact_id')],
  ['names of companies', buildLabelsStatement('company', 'company', 'name')],
  ['names of activities', buildLabelsStatement('activity', 'activity', 'title')],
  ['names of agreements', buildLabelsStatement('agreement', 'agreement', 'title')],
  [
    'search: companies',
    `INSERT INTO search_entry (id, kind, size, terms) SELECT id, 'company', search_size(name_key),
       array_to_tsvector(ARRAY(SELECT left(t, 254) FROM unnest(search_company_terms(c)) t)) FROM company c`,
  ],
  [
    'search: contacts',
    `INSERT INTO search_entry (id, kind, size, terms) SELECT id, 'contact', search_size(full_name),
       array_to_tsvector(ARRAY(SELECT left(t, 254) FROM unnest(search_contact_terms(c)) t)) FROM contact c`,
  ],
  [
    'search: leads',
    `INSERT INTO search_entry (id, kind, size, terms) SELECT id, 'lead', search_size(title),
       array_to_tsvector(ARRAY(SELECT left(t, 254) FROM unnest(search_lead_terms(l)) t)) FROM lead l`,
  ],
  [
    'search: words',
    `INSERT INTO search_word (word) SELECT DISTINCT s FROM (
       SELECT search_company_terms(c) AS terms FROM company c UNION ALL SELECT search_contact_terms(c) FROM contact c
       UNION ALL SELECT search_lead_terms(l) FROM lead l) AS found, search_spellings(terms) s`,
  ],
];
