import { defineList } from '../../common/lists/list-definition.rules.js';
import { countryCodes } from '../../common/reference/country-codes.rules.js';
import { buildVisibilityThroughLead } from '../../identity/access/access.policy.js';
import { DIRECTIONS, INTERACTION_KINDS } from '../model/interaction.constants.js';
import { buildTextMatch, buildTextCondition } from '../../common/lists/text-match.queries.js';

/**
 * Filters, sorts and columns of interactions. Interactions of a confidential lead are listed only for users who may see
 * the lead.
 */
export const interactionList = defineList({
  name: 'interactions',
  from: `interaction i
    LEFT JOIN company c ON c.id = i.company_id
    LEFT JOIN lead l ON l.id = i.lead_id
    LEFT JOIN activity a ON a.id = i.activity_id
    LEFT JOIN agreement g ON g.id = i.agreement_id`,
  id: 'i.id',
  archived: 'i.archived_at',
  large: true,
  select: `i.id, i.kind, i.occurred_at AS "occurredAt", i.subject, i.summary, i.direction, i.company_id AS "companyId",
    c.name AS "companyName", i.lead_id AS "leadId", l.reference AS "leadReference", l.title AS "leadTitle",
    (SELECT coalesce(json_agg(ic.contact_id ORDER BY fold(k.full_name), k.id), '[]') FROM interaction_contact ic
      JOIN contact k ON k.id = ic.contact_id WHERE ic.interaction_id = i.id) AS "contactIds",
    (SELECT coalesce(json_agg(json_build_object('id', k.id, 'fullName', k.full_name) ORDER BY fold(k.full_name), k.id), '[]')
      FROM interaction_contact ic JOIN contact k ON k.id = ic.contact_id WHERE ic.interaction_id = i.id) AS contacts,
    i.activity_id AS "activityId", a.title AS "activityTitle", i.agreement_id AS "agreementId",
    g.title AS "agreementTitle", i.outcome,
    (SELECT t.id FROM task t WHERE t.interaction_id = i.id ORDER BY t.id LIMIT 1) AS "followUpTaskId",
    i.created_at AS "createdAt", i.updated_at AS "updatedAt", i.version, i.created_by AS "createdBy",
    i.archived_at AS "archivedAt"`,
  fields: {
    kind: { type: 'enum', sql: 'i.kind', values: INTERACTION_KINDS },
    occurredAt: { type: 'instant', sql: 'i.occurred_at' },
    subject: { type: 'text', sql: 'i.subject', buildMatch: buildTextMatch('i.subject') },
    direction: { type: 'enum', sql: 'i.direction', sort: false, nullable: true, values: DIRECTIONS },
    companyId: { selective: true, type: 'uuid', sql: 'i.company_id', sort: false, nullable: true },
    'company.country': {
      type: 'enum',
      sql: 'c.country',
      sort: false,
      nullable: true,
      // Served by interaction_company_id_idx.
      missing: 'i.company_id IS NULL',
      values: countryCodes,
      description: 'Country of the company, ISO 3166-1.',
    },
    'company.name': {
      selective: true,
      type: 'text',
      sql: 'c.name',
      sort: false,
      nullable: true,
      missing: 'i.company_id IS NULL',
      // Served by company_name_sort_idx.
      buildMatch: buildTextMatch('c.name'),
      description: 'Name of the company, without regard to case and accents.',
    },
    leadId: { selective: true, type: 'uuid', sql: 'i.lead_id', sort: false, nullable: true },
    contactId: {
      selective: true,
      type: 'uuid',
      sql: 'i.id',
      sort: false,
      // Served by interaction_contact_contact_id_idx.
      buildMatch: (ids) =>
        `i.id IN (SELECT ic.interaction_id FROM interaction_contact ic WHERE ic.contact_id = ANY(${ids}))`,
      description: 'A contact who took part.',
    },
    activityId: { selective: true, type: 'uuid', sql: 'i.activity_id', sort: false, nullable: true },
    agreementId: { type: 'uuid', sql: 'i.agreement_id', sort: false, nullable: true },
    createdBy: { type: 'uuid', sql: 'i.created_by', sort: false, nullable: true },
    createdAt: { type: 'instant', sql: 'i.created_at' },
    updatedAt: { type: 'instant', sql: 'i.updated_at' },
  },
  defaultSort: '-occurredAt',
  search: {
    // Served by interaction_cjk_idx and the trigram index of the subject.
    buildCondition: (q, bind) => buildTextCondition('i.subject', q, bind),
    description: 'the subject',
  },
  buildVisibility: (actor, bind) => buildVisibilityThroughLead(actor, 'i.lead_id', bind),
  columns: [
    'id',
    'kind',
    'occurredAt',
    'subject',
    'summary',
    'direction',
    'companyId',
    'companyName',
    'leadId',
    'leadReference',
    'leadTitle',
    'contactIds',
    'activityId',
    'activityTitle',
    'agreementId',
    'agreementTitle',
    'outcome',
    'followUpTaskId',
    'createdAt',
    'updatedAt',
    'createdBy',
    'archivedAt',
  ],
});
