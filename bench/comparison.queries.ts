import { fillConstants } from '../src/database/connections/sql-constants.rules.js';
import { LEAD_WITH_EVIDENCE, leadList } from '../src/leads/model/lead.list.js';
import { LIST_QUERIES, LIST_QUERY } from './statements.js';

/**
 * The SQL of the comparison server: the statements that a good engineer would write manually for exactly these
 * requests. Values that a request fixes are part of the text, so that PostgreSQL keeps one plan for them.
 */
export const GET_LEAD = fillConstants(`SELECT ${LEAD_WITH_EVIDENCE} FROM ${leadList.from} WHERE l.id = $1::uuid`);

/** The filter and the order of each measured list, in SQL. */
const LISTS: Readonly<Record<string, [where: string, order: string]>> = {
  [LIST_QUERY]: [
    `l.stage = 'qualified' AND l.status = 'open' AND l.expected_decision_on IS NOT NULL`,
    'l.expected_decision_on DESC, l.id DESC',
  ],
  'sort=-receivedOn': ['true', 'l.received_on DESC, l.id DESC'],
  'sort=title': ['true', 'fold(l.title) COLLATE "C", l.id'],
  'company.country=CN&sort=-receivedOn': [`c.country = 'CN'`, 'l.received_on DESC, l.id DESC'],
  'sort=sector': ['l.sector IS NOT NULL', 'l.sector COLLATE "C", l.id'],
  'sort=-capexEur': ['l.capex_eur IS NOT NULL', 'l.capex_eur DESC, l.id DESC'],
  'sort=expectedDecisionOn': ['l.expected_decision_on IS NOT NULL', 'l.expected_decision_on, l.id'],
  'sort=stage': ['true', 'stage_rank(l.stage), l.id'],
  'status=open&sort=-jobsExpected': [
    `l.status = 'open' AND l.jobs_expected IS NOT NULL`,
    'l.jobs_expected DESC, l.id DESC',
  ],
  'stage=qualified&sort=-updatedAt': [`l.stage = 'qualified'`, 'l.updated_at DESC, l.id DESC'],
  'source.channel=web&sort=reference': [`l.source_channel = 'web'`, 'l.reference COLLATE "C", l.id'],
  'tags=led&sort=-createdAt': [`l.tags && '{led}'`, 'l.created_at DESC, l.id DESC'],
};

/**
 * The path of each measured list, and the statement that answers it: 25 rows, and one that shows whether there are
 * more.
 */
export const LIST_STATEMENTS: ReadonlyMap<string, { name: string; text: string }> = new Map(
  [LIST_QUERY, ...LIST_QUERIES].map((query, place) => {
    const [where, order] = LISTS[query]!;
    const path = query === LIST_QUERY ? `/leads?${query}` : `/leads?${query}&limit=25`;
    const text = fillConstants(`SELECT ${leadList.select} FROM ${leadList.from}
      WHERE l.archived_at IS NULL AND ${where} ORDER BY ${order} LIMIT 26`);
    return [path, { name: `list ${place}`, text }];
  }),
);

/** The statements of a create, in tables without triggers. */
export const CREATE = {
  lead: `INSERT INTO comparison.lead AS l (id, created_at, updated_at, created_by, reference, title, company_id, owner_id,
      stage_entered_on, received_on, source_channel)
    VALUES ($1, $2, $2, $3, 'LEAD-BENCH-' || nextval('comparison.lead_reference'), $4, $5, $3, $2::timestamptz::date,
      $2::timestamptz::date, 'web') RETURNING to_jsonb(l) AS lead`,
  contact: 'INSERT INTO comparison.lead_contact (lead_id, contact_id, added_at) VALUES ($1, $2, $3)',
  version: `INSERT INTO comparison.lead_version (lead_id, transaction_id, valid_from, version, stage, status, stage_entered_on,
      received_on, company_id, country, owner_id, channel, archived, data)
    SELECT $1, $2, $3, 1, 'first_contact', 'open', $3::timestamptz::date, $3::timestamptz::date, id, country, $4, 'web', false, $5
    FROM company WHERE id = $6`,
  audit: `INSERT INTO comparison.audit_entry (id, at, actor_kind, actor_name, action, entity_type, entity_id, lead_id, changes)
    VALUES ($1, $2, 'api_key', 'bench', 'created', 'lead', $3, $3, $4)`,
  key: `INSERT INTO comparison.idempotency_key (scope, key, request_hash, response, created_at)
    VALUES ('bench', $1, $2, $3, $4)`,
};

/** Exports all leads in the fastest way that PostgreSQL has. */
export const EXPORT_LEADS = fillConstants(`COPY (SELECT ${leadList.select} FROM ${leadList.from}
  WHERE l.archived_at IS NULL ORDER BY l.received_on DESC, l.id DESC) TO STDOUT WITH (FORMAT csv, HEADER)`);

/** The plain trigram query over all names, as most engineers would write it. */
export const TRIGRAM_SEARCH = `
  SELECT id, name FROM (
    (SELECT id, name, similarity(name, $1) AS alike FROM company WHERE name % $1 ORDER BY alike DESC LIMIT 10)
    UNION ALL (SELECT id, native_name, similarity(native_name, $1) FROM company WHERE native_name % $1 ORDER BY 3 DESC LIMIT 10)
    UNION ALL (SELECT id, full_name, similarity(full_name, $1) FROM contact WHERE full_name % $1 ORDER BY 3 DESC LIMIT 10)
    UNION ALL (SELECT id, title, similarity(title, $1) FROM lead WHERE title % $1 ORDER BY 3 DESC LIMIT 10)
  ) AS found ORDER BY alike DESC LIMIT 10`;
