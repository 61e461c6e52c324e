import { Injectable } from '@nestjs/common';
import { AGENCY_ZONE } from '../../common/time/agency-zone.constants.js';
import { ACTIVITY_SOURCES } from './activity-timeline-sources.queries.js';
import { AGREEMENT_SOURCES } from './agreement-timeline-sources.queries.js';
import { MEETING_SOURCES } from './meeting-timeline-sources.queries.js';
import type { OwnerSet, TimelineSource } from './timeline-source.rules.js';
import { TOUCH_SOURCES } from './touch-timeline-sources.queries.js';

const interaction = {
  permission: 'interactions:read',
  lead: 'i.lead_id',
  at: 'i.occurred_at',
  id: 'i.id',
  kind: `'interaction'`,
  columns: {
    type: 'i.kind',
    title: 'i.subject',
    detail: 'coalesce(i.summary, i.outcome)',
    actorId: 'i.created_by',
    leadId: 'i.lead_id',
    companyId: 'i.company_id',
    activityId: 'i.activity_id',
    agreementId: 'i.agreement_id',
  },
} as const;

const INTERACTIONS: TimelineSource[] = [
  // Served by interaction_company_id_idx.
  {
    ...interaction,
    owners: 'its_companies',
    from: 'interaction i',
    where: 'i.company_id = o.id AND i.archived_at IS NULL',
  },
  // Served by interaction_lead_id_idx.
  { ...interaction, owners: 'its_leads', from: 'interaction i', where: 'i.lead_id = o.id AND i.archived_at IS NULL' },
  // Served by interaction_contact_contact_id_idx.
  {
    ...interaction,
    owners: 'its_contacts',
    from: 'interaction_contact ic JOIN interaction i ON i.id = ic.interaction_id',
    where: 'ic.contact_id = o.id AND i.archived_at IS NULL',
  },
  // Served by interaction_activity_id_idx.
  {
    ...interaction,
    owners: 'its_activities',
    from: 'interaction i',
    where: 'i.activity_id = o.id AND i.archived_at IS NULL',
  },
  // Served by interaction_agreement_id_idx.
  {
    ...interaction,
    owners: 'its_agreements',
    from: 'interaction i',
    where: 'i.agreement_id = o.id AND i.archived_at IS NULL',
  },
];

const task = { permission: 'tasks:read', from: 'task t', lead: 't.lead_id', id: 't.id' } as const;

const taskColumns = {
  title: 't.title',
  detail: `'due ' || t.due_on::text`,
  leadId: 't.lead_id',
  companyId: 't.company_id',
  contactId: 't.contact_id',
  activityId: 'coalesce(t.activity_id, t.follow_up_of_activity_id)',
  agreementId: 't.agreement_id',
  dueOn: 't.due_on',
};

/**
 * The subjects of a task. Served by task_company_id_idx, task_contact_id_idx, task_lead_id_idx, task_activity_id_idx
 * and task_agreement_id_idx.
 */
const TASK_OWNERS = [
  ['its_companies', 't.company_id = o.id'],
  ['its_contacts', 't.contact_id = o.id'],
  ['its_leads', 't.lead_id = o.id'],
  ['its_activities', 't.activity_id = o.id'],
  ['its_agreements', 't.agreement_id = o.id'],
] as const;

const buildTaskSource = (owners: OwnerSet, about: string): TimelineSource => ({
  ...task,
  owners,
  where: `${about} AND t.archived_at IS NULL`,
  at: 't.created_at',
  kind: `'task'`,
  columns: { ...taskColumns, actorId: 't.created_by' },
});

const buildClosedTaskSource = (owners: OwnerSet, about: string): TimelineSource => ({
  ...task,
  owners,
  where: `${about} AND t.archived_at IS NULL AND t.closed_at IS NOT NULL`,
  at: 't.closed_at',
  kind: `'task_' || t.status`,
  // Only the audit trail holds the user who closed a task. The query looks it up for the items of the page only.
  columns: taskColumns,
});

const TASKS: TimelineSource[] = [
  ...TASK_OWNERS.flatMap(([owners, about]) => [buildTaskSource(owners, about), buildClosedTaskSource(owners, about)]),
  // Served by task_follow_up_uq. The end of an activity may create hundreds of follow-ups, so only their closing is
  // shown.
  buildClosedTaskSource('its_activities', 't.follow_up_of_activity_id = o.id'),
];

/**
 * The time of a transition or change of status, which has a day. When it was entered on that day, it has the time of
 * its entry. When it was entered later, it is placed at the end of its day, after the events that led to it.
 */
const MOVED_AT = `CASE WHEN (m.recorded_at AT TIME ZONE '${AGENCY_ZONE}')::date = m.occurred_on THEN m.recorded_at
  ELSE ((m.occurred_on + 1)::timestamp AT TIME ZONE '${AGENCY_ZONE}') - interval '1 millisecond' END`;

const LEAD_HISTORY: TimelineSource[] = [
  {
    // Served by lead_transition_seq_uq.
    permission: 'leads:read',
    owners: 'its_moved_leads',
    from: 'lead_transition m',
    where: 'm.lead_id = o.id',
    at: MOVED_AT,
    id: 'm.id',
    kind: `CASE m.kind WHEN 'stage' THEN 'transition' ELSE 'status' END`,
    columns: {
      type: `CASE m.kind WHEN 'stage' THEN m.to_stage ELSE m.to_status END`,
      title: `CASE m.kind WHEN 'stage' THEN m.from_stage || ' → ' || m.to_stage ELSE m.from_status || ' → ' || m.to_status END`,
      detail: `nullif(concat_ws(': ', m.reason, m.note), '')`,
      actorId: 'm.actor_id',
      actorName: 'm.actor_name',
      leadId: 'm.lead_id',
    },
  },
  {
    // Served by lead_evidence_lead_id_idx.
    permission: 'leads:read',
    owners: 'its_leads',
    from: 'lead_evidence v LEFT JOIN document d ON d.id = v.document_id',
    where: 'v.lead_id = o.id',
    at: 'v.created_at',
    id: 'v.id',
    kind: `'evidence'`,
    columns: {
      type: 'v.kind',
      title: `replace(v.kind, '_', ' ')`,
      detail: 'coalesce(v.note, v.url, d.title)',
      actorId: 'v.created_by',
      leadId: 'v.lead_id',
      documentId: 'v.document_id',
    },
  },
  {
    // Served by lead_realisation_as_of_uq.
    permission: 'leads:read',
    owners: 'its_leads',
    from: 'lead_realisation r',
    where: 'r.lead_id = o.id',
    at: 'r.created_at',
    id: 'r.id',
    kind: `'realisation'`,
    columns: {
      title: `format('%s jobs and %s EUR by %s', r.jobs, r.capex_eur, r.as_of)`,
      actorId: 'r.created_by',
      leadId: 'r.lead_id',
      realisation: `jsonb_build_object('asOf', r.as_of, 'jobs', r.jobs, 'capexEur', r.capex_eur)`,
    },
  },
];

const CONSENTS: TimelineSource = {
  // Served by consent_contact_id_idx.
  permission: 'contacts:read',
  owners: 'its_contacts',
  from: 'consent n',
  where: 'n.contact_id = o.id',
  at: 'n.occurred_at',
  id: 'n.id',
  kind: `'consent'`,
  columns: {
    type: 'n.purpose',
    title: `CASE WHEN n.granted THEN 'agreed to ' ELSE 'refused or withdrew ' END || replace(n.purpose, '_', ' ')`,
    detail: 'n.source',
    actorId: 'n.created_by',
    contactId: 'n.contact_id',
  },
};

/** The name of the source of a merge, from its audit entry. */
const MERGED_WITH = `'with ' || coalesce(e.changes #>> '{mergedFrom,after,name}', e.changes #>> '{mergedFrom,after,fullName}')`;

/** Returns the source for the history of a record itself, from the audit trail. Served by audit_entry_entity_idx. */
function buildLifecycleSource(entity: 'company' | 'contact' | 'lead', owners: OwnerSet, title: string): TimelineSource {
  return {
    permission: entity === 'lead' ? 'leads:read' : entity === 'company' ? 'companies:read' : 'contacts:read',
    owners,
    from: `audit_entry e JOIN ${entity} named ON named.id = e.entity_id`,
    where: `e.entity_type = '${entity}' AND e.entity_id = o.id AND e.action IN ('created', 'merged', 'archived', 'restored')`,
    lead: 'e.lead_id',
    at: 'e.at',
    id: 'e.id',
    kind: 'e.action',
    columns: {
      type: `'${entity}'`,
      title,
      detail: MERGED_WITH,
      actorId: 'e.actor_id',
      actorName: 'e.actor_name',
      [`${entity}Id`]: 'e.entity_id',
    },
  };
}

const SOURCES: readonly TimelineSource[] = [
  ...INTERACTIONS,
  ...TASKS,
  ...LEAD_HISTORY,
  CONSENTS,
  buildLifecycleSource('company', 'its_companies', 'named.name'),
  buildLifecycleSource('contact', 'its_contacts', 'named.full_name'),
  buildLifecycleSource('lead', 'its_moved_leads', `named.reference || ' ' || named.title`),
  ...ACTIVITY_SOURCES,
  ...MEETING_SOURCES,
  ...AGREEMENT_SOURCES,
  ...TOUCH_SOURCES,
];

/** The sources of timelines. The modules of upper layers register theirs in `onModuleInit`. */
@Injectable()
export class TimelineSourceRegistry {
  private readonly sources: TimelineSource[] = [...SOURCES];

  register(sources: readonly TimelineSource[]): void {
    this.sources.push(...sources);
  }

  list(): readonly TimelineSource[] {
    return this.sources;
  }
}
