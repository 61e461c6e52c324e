import { AGENCY_ZONE } from '../common/clock/agency.zone.js';
import type { Permission } from '../identity/access.policy.js';

/** The sets of records a timeline draws on, as tables `(id)` of the statement. */
type OwnerSet = 'its_companies' | 'its_contacts' | 'its_leads' | 'its_moved_leads';

/** One kind of happening, as found from one set of records. */
export interface TimelineSource {
  /** Without this permission the source stays out: a timeline shows nothing its caller could not read elsewhere. */
  permission: Permission;
  /** The records it belongs to. */
  owners: OwnerSet;
  from: string;
  /** Joins the source to one owner, `o`; with the index that serves it. */
  where: string;
  /** Column that names a lead: rows of leads the caller may not know of stay out. Absent: the owner has been judged. */
  lead?: string;
  /** When it happened. */
  at: string;
  /** Unique among the items of its kind. */
  id: string;
  kind: string;
  /** The further columns, in the order of {@link ITEM_COLUMNS}. */
  columns: readonly [
    type: string,
    title: string,
    detail: string,
    actorId: string,
    actorName: string,
    leadId: string,
    companyId: string,
    contactId: string,
  ];
}

/** Columns of every source, by their order. */
export const ITEM_COLUMNS = [
  'at',
  'kind',
  'id',
  'type',
  'title',
  'detail',
  'actor_id',
  'actor_name',
  'lead_id',
  'company_id',
  'contact_id',
] as const;

const NO_TEXT = 'NULL::text';
const NO_ID = 'NULL::uuid';

const interaction = {
  permission: 'interactions:read',
  lead: 'i.lead_id',
  at: 'i.occurred_at',
  id: 'i.id',
  kind: `'interaction'`,
  columns: [
    'i.kind',
    'i.subject',
    'coalesce(i.summary, i.outcome)',
    'i.created_by',
    NO_TEXT,
    'i.lead_id',
    'i.company_id',
    NO_ID,
  ],
} as const;

const INTERACTIONS: TimelineSource[] = [
  // interaction_company_id_idx
  {
    ...interaction,
    owners: 'its_companies',
    from: 'interaction i',
    where: 'i.company_id = o.id AND i.archived_at IS NULL',
  },
  // interaction_lead_id_idx
  { ...interaction, owners: 'its_leads', from: 'interaction i', where: 'i.lead_id = o.id AND i.archived_at IS NULL' },
  // interaction_contact_contact_id_idx
  {
    ...interaction,
    owners: 'its_contacts',
    from: 'interaction_contact ic JOIN interaction i ON i.id = ic.interaction_id',
    where: 'ic.contact_id = o.id AND i.archived_at IS NULL',
  },
];

const task = {
  permission: 'tasks:read',
  from: 'task t',
  lead: 't.lead_id',
  id: 't.id',
} as const;

/** task_company_id_idx, task_contact_id_idx, task_lead_id_idx */
const TASK_OWNERS = [
  ['its_companies', 't.company_id = o.id AND t.archived_at IS NULL'],
  ['its_contacts', 't.contact_id = o.id AND t.archived_at IS NULL'],
  ['its_leads', 't.lead_id = o.id AND t.archived_at IS NULL'],
] as const;

const dueOn = `'due ' || t.due_on::text`;

const TASKS: TimelineSource[] = TASK_OWNERS.flatMap(([owners, where]) => [
  {
    ...task,
    owners,
    where,
    at: 't.created_at',
    kind: `'task'`,
    columns: [NO_TEXT, 't.title', dueOn, 't.created_by', NO_TEXT, 't.lead_id', 't.company_id', 't.contact_id'],
  },
  {
    ...task,
    owners,
    where: `${where} AND t.closed_at IS NOT NULL`,
    at: 't.closed_at',
    kind: `'task_' || t.status`,
    // Who closed it only the audit trail knows: looked up once the page is known.
    columns: [NO_TEXT, 't.title', dueOn, NO_ID, NO_TEXT, 't.lead_id', 't.company_id', 't.contact_id'],
  },
]);

/**
 * A move belongs to the day it happened on. Entered that same day, it has the instant of its entry; entered later, it
 * stands at the end of its day, after what led to it.
 */
const MOVED_AT = `CASE WHEN (m.recorded_at AT TIME ZONE '${AGENCY_ZONE}')::date = m.occurred_on THEN m.recorded_at
  ELSE ((m.occurred_on + 1)::timestamp AT TIME ZONE '${AGENCY_ZONE}') - interval '1 millisecond' END`;

const LEAD_HISTORY: TimelineSource[] = [
  {
    // lead_transition_seq_uq
    permission: 'leads:read',
    owners: 'its_moved_leads',
    from: 'lead_transition m',
    where: 'm.lead_id = o.id',
    at: MOVED_AT,
    id: 'm.id',
    kind: `CASE m.kind WHEN 'stage' THEN 'transition' ELSE 'status' END`,
    columns: [
      `CASE m.kind WHEN 'stage' THEN m.to_stage ELSE m.to_status END`,
      `CASE m.kind WHEN 'stage' THEN m.from_stage || ' → ' || m.to_stage ELSE m.from_status || ' → ' || m.to_status END`,
      `nullif(concat_ws(': ', m.reason, m.note), '')`,
      'm.actor_id',
      'm.actor_name',
      'm.lead_id',
      NO_ID,
      NO_ID,
    ],
  },
  {
    // lead_evidence_lead_id_idx
    permission: 'leads:read',
    owners: 'its_leads',
    from: 'lead_evidence v',
    where: 'v.lead_id = o.id',
    at: 'v.created_at',
    id: 'v.id',
    kind: `'evidence'`,
    columns: [
      'v.kind',
      `replace(v.kind, '_', ' ')`,
      'coalesce(v.note, v.url)',
      'v.created_by',
      NO_TEXT,
      'v.lead_id',
      NO_ID,
      NO_ID,
    ],
  },
  {
    // lead_realisation_as_of_uq
    permission: 'leads:read',
    owners: 'its_leads',
    from: 'lead_realisation r',
    where: 'r.lead_id = o.id',
    at: 'r.created_at',
    id: 'r.id',
    kind: `'realisation'`,
    columns: [
      NO_TEXT,
      `format('%s jobs and %s EUR by %s', r.jobs, r.capex_eur, r.as_of)`,
      NO_TEXT,
      'r.created_by',
      NO_TEXT,
      'r.lead_id',
      NO_ID,
      NO_ID,
    ],
  },
];

const CONSENTS: TimelineSource = {
  // consent_contact_id_idx
  permission: 'contacts:read',
  owners: 'its_contacts',
  from: 'consent n',
  where: 'n.contact_id = o.id',
  at: 'n.occurred_at',
  id: 'n.id',
  kind: `'consent'`,
  columns: [
    'n.purpose',
    `CASE WHEN n.granted THEN 'agreed to ' ELSE 'refused or withdrew ' END || replace(n.purpose, '_', ' ')`,
    'n.source',
    'n.created_by',
    NO_TEXT,
    NO_ID,
    NO_ID,
    'n.contact_id',
  ],
};

/** What the trail of a merge calls the record that came to this one. */
const MERGED_WITH = `'with ' || coalesce(e.changes #>> '{mergedFrom,after,name}', e.changes #>> '{mergedFrom,after,fullName}')`;

/** What became of the record itself, from the audit trail. audit_entry_entity_idx */
function lifeOf(entity: 'company' | 'contact' | 'lead', owners: OwnerSet, title: string): TimelineSource {
  const id = (wanted: string) => (wanted === entity ? 'e.entity_id' : NO_ID);
  return {
    permission: entity === 'lead' ? 'leads:read' : entity === 'company' ? 'companies:read' : 'contacts:read',
    owners,
    from: `audit_entry e JOIN ${entity} named ON named.id = e.entity_id`,
    where: `e.entity_type = '${entity}' AND e.entity_id = o.id AND e.action IN ('created', 'merged', 'archived', 'restored')`,
    lead: 'e.lead_id',
    at: 'e.at',
    id: 'e.id',
    kind: 'e.action',
    columns: [
      `'${entity}'`,
      title,
      MERGED_WITH,
      'e.actor_id',
      'e.actor_name',
      id('lead'),
      id('company'),
      id('contact'),
    ],
  };
}

/** Everything a timeline can show. */
export const TIMELINE_SOURCES: readonly TimelineSource[] = [
  ...INTERACTIONS,
  ...TASKS,
  ...LEAD_HISTORY,
  CONSENTS,
  lifeOf('company', 'its_companies', 'named.name'),
  lifeOf('contact', 'its_contacts', 'named.full_name'),
  lifeOf('lead', 'its_moved_leads', `named.reference || ' ' || named.title`),
];
