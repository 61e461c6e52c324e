import { defineList, type ListDefinition } from '../../common/lists/list-definition.rules.js';
import { hasCjk } from '../../companies/names/name-normalisation.rules.js';
import { buildLeadVisibility, buildVisibilityThroughLead } from '../../identity/access/access.policy.js';
import { LEAD_FIELDS } from './lead.columns.js';
import { buildJsonInstant } from './verification-request.queries.js';

/**
 * Selects a column of the transition that verified the win of a lead. The win of an imported lead was verified elsewhere.
 * Served by lead_transition_seq_uq.
 */
const selectFromVerification = (column: string) =>
  `CASE WHEN l.verification IN ('second_person', 'last_resort') THEN (SELECT ${column} FROM lead_transition t
    WHERE t.lead_id = l.id AND t.to_stage = 'invested' ORDER BY t.seq DESC LIMIT 1) END`;

/**
 * The columns of a single lead: those of the list, who verified it, its people and last interaction, and its evidence and
 * realisations. The last interaction is served by interaction_lead_id_idx.
 */
export const LEAD_WITH_EVIDENCE = `${LEAD_FIELDS.select},
  ${selectFromVerification(`json_build_object('id', t.actor_id, 'name', t.actor_name)`)} AS "verifiedBy",
  ${selectFromVerification('t.recorded_at')} AS "verifiedAt",
  (SELECT coalesce(json_agg(json_build_object('id', k.id, 'fullName', k.full_name, 'jobTitle', k.job_title)
    ORDER BY lc.added_at, lc.contact_id), '[]')
    FROM lead_contact lc JOIN contact k ON k.id = lc.contact_id WHERE lc.lead_id = l.id AND k.archived_at IS NULL) AS contacts,
  (SELECT coalesce(json_agg(json_build_object('id', u.id, 'name', u.full_name) ORDER BY lt.user_id), '[]')
    FROM lead_team lt JOIN app_user u ON u.id = lt.user_id WHERE lt.lead_id = l.id) AS team,
  (SELECT n.name FROM company n WHERE n.id = l.local_company_id) AS "localCompanyName",
  (SELECT json_build_object('id', i.id, 'kind', i.kind, 'subject', i.subject,
    'occurredAt', ${buildJsonInstant('i.occurred_at')}) FROM interaction i
    WHERE i.lead_id = l.id AND i.archived_at IS NULL ORDER BY i.occurred_at DESC, i.id DESC LIMIT 1) AS "lastInteraction",
  (SELECT coalesce(json_agg(json_build_object('id', e.id, 'kind', e.kind, 'url', e.url, 'note', e.note,
    'documentId', e.document_id, 'documentTitle', d.title,
    'createdAt', ${buildJsonInstant('e.created_at')}, 'createdBy', e.created_by) ORDER BY e.created_at, e.id), '[]')
    FROM lead_evidence e LEFT JOIN document d ON d.id = e.document_id WHERE e.lead_id = l.id) AS evidence,
  (SELECT coalesce(json_agg(json_build_object('id', r.id, 'asOf', r.as_of, 'jobs', r.jobs, 'capexEur', r.capex_eur,
    'createdAt', ${buildJsonInstant('r.created_at')}, 'createdBy', r.created_by) ORDER BY r.as_of), '[]')
    FROM lead_realisation r WHERE r.lead_id = l.id) AS realisations`;

const TEXT = 'lead_text(reference, title, codename)';
const COMPANY_TEXT = 'company_text(n.name, n.native_name, n.aliases, n.email_domains)';

/** Returns the conditions that find a text in a lead and in its company `n`. */
function buildTextConditions(q: string, query: string, pattern: string): [string, string] {
  if (!hasCjk(q)) return [`${TEXT} LIKE ${pattern}`, `${COMPANY_TEXT} LIKE ${pattern}`];
  // Two characters are too short for a trigram. The pairs of characters find the rows through lead_cjk_idx and
  // company_cjk_idx, and the text confirms them; the `|| ''` keeps its trigram index from being used.
  return [
    `cjk_grams(${TEXT}) @> cjk_grams(fold(${query})) AND (${TEXT} || '') LIKE ${pattern}`,
    `company_cjk(n.name, n.native_name, n.aliases) @> cjk_grams(${query}) AND (${COMPANY_TEXT} || '') LIKE ${pattern}`,
  ];
}

/**
 * Filters, sorts and columns of leads. A confidential lead is listed only for its owner, project manager and team, and
 * for managers.
 */
export const leadList = defineList({
  name: 'leads',
  // Every join adds at most one row. All joins are outer joins, also where a row is certain, because a count or an
  // ordered scan of leads can then skip the tables it does not read.
  from: `lead l
    LEFT JOIN company c ON c.id = l.company_id
    LEFT JOIN app_user o ON o.id = l.owner_id
    LEFT JOIN app_user m ON m.id = l.project_manager_id
    LEFT JOIN lead_interaction_stats p ON p.lead_id = l.id`,
  id: 'l.id',
  archived: 'l.archived_at',
  large: true,
  orderedWithin: [
    // Served by lead_stage_stage_entered_on_idx, lead_stage_updated_at_idx, lead_owner_received_on_idx and
    // lead_project_manager_received_on_idx.
    { within: 'stage', sort: 'stageEnteredOn' },
    { within: 'stage', sort: 'updatedAt' },
    { within: 'ownerId', sort: 'receivedOn' },
    { within: 'projectManagerId', sort: 'receivedOn' },
  ],
  ...LEAD_FIELDS,
  defaultSort: '-receivedOn',
  search: {
    // Two lists of ids let each half use its own index: lead_text_trgm_idx and company_text_trgm_idx.
    buildCondition: (q, bind) => {
      const query = bind(q);
      const [lead, company] = buildTextConditions(q, query, `'%' || like_text(${query}) || '%'`);
      return `l.id IN (SELECT id FROM lead WHERE ${lead}
        UNION ALL SELECT s.id FROM company n JOIN lead s ON s.company_id = n.id WHERE ${company})`;
    },
    description: 'the reference, the title, the codename and the names of the company',
  },
  buildVisibility: (actor, bind) => buildLeadVisibility(actor, 'l', bind),
});

/** Returns the list of the parts of all leads that the caller may see. */
export function buildAllLeadsList(list: ListDefinition): ListDefinition {
  const alias = list.id.split('.')[0]!;
  return { ...list, buildVisibility: (actor, bind) => buildVisibilityThroughLead(actor, `${alias}.lead_id`, bind) };
}

/** Returns the list narrowed to one lead. The caller must check first whether the actor may see the lead. */
export function narrowToLead(list: ListDefinition, leadId: string): ListDefinition {
  const alias = list.id.split('.')[0]!;
  return { ...list, buildVisibility: (_, bind) => `${alias}.lead_id = ${bind(leadId)}::uuid` };
}
