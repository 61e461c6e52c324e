import { defineList } from '../../common/lists/list-definition.rules.js';
import { defineRecordFields, FILTER, SELECTIVE_FILTER } from '../../common/lists/record-fields.factory.js';
import { countryCodes } from '../../common/reference/country-codes.rules.js';
import { buildVisibilityThroughLead } from '../../identity/access/access.policy.js';
import { DIRECTIONS, INTERACTION_KINDS } from '../model/interaction.constants.js';
import { buildTextMatch, buildTextCondition } from '../../common/lists/text-match.queries.js';
import { Interaction } from '../model/interaction.entity.js';

/** The fields of an interaction. */
export const INTERACTION_FIELDS = defineRecordFields(Interaction, 'i', {
  id: {},
  kind: {
    label: ['Kind', 'Soort'],
    vocabulary: 'interactionKind',
    list: { values: INTERACTION_KINDS },
    writable: true,
  },
  occurredAt: { label: ['Date and time', 'Datum en uur'], list: {} },
  subject: { label: ['Subject', 'Onderwerp'], list: { buildMatch: buildTextMatch('i.subject') }, writable: true },
  summary: { label: ['Summary', 'Samenvatting'], kind: 'textBlock', writable: true },
  direction: {
    label: ['Who began', 'Wie begon'],
    vocabulary: 'direction',
    list: { sort: false, values: DIRECTIONS },
    writable: true,
  },
  companyId: { label: ['Company', 'Bedrijf'], list: SELECTIVE_FILTER },
  companyName: { sql: 'c.name' },
  'company.name': {
    label: ['Name of the company', 'Naam van het bedrijf'],
    sql: 'c.name',
    list: {
      selective: true,
      type: 'text',
      sort: false,
      nullable: true,
      missing: 'i.company_id IS NULL',
      // Served by company_name_sort_idx.
      buildMatch: buildTextMatch('c.name'),
      description: 'Name of the company, without regard to case and accents.',
    },
    returned: false,
  },
  'company.country': {
    label: ['Country of the company', 'Land van het bedrijf'],
    sql: 'c.country',
    list: {
      sort: false,
      nullable: true,
      // Served by interaction_company_id_idx.
      missing: 'i.company_id IS NULL',
      values: countryCodes,
      description: 'Country of the company, ISO 3166-1.',
    },
    returned: false,
  },
  leadId: { label: ['Lead', 'Lead'], list: SELECTIVE_FILTER },
  leadReference: { sql: 'l.reference' },
  leadTitle: { sql: 'l.title' },
  contactIds: {
    label: ['Contacts', 'Contacten'],
    sql: `(SELECT coalesce(json_agg(ic.contact_id ORDER BY fold(k.full_name), k.id), '[]') FROM interaction_contact ic
      JOIN contact k ON k.id = ic.contact_id WHERE ic.interaction_id = i.id)`,
  },
  contacts: {
    sql: `(SELECT coalesce(json_agg(json_build_object('id', k.id, 'fullName', k.full_name) ORDER BY fold(k.full_name), k.id), '[]')
      FROM interaction_contact ic JOIN contact k ON k.id = ic.contact_id WHERE ic.interaction_id = i.id)`,
    exported: false,
  },
  contactId: {
    label: ['Contact', 'Contact'],
    record: 'contact',
    sql: 'i.id',
    list: {
      selective: true,
      type: 'uuid',
      sort: false,
      // Served by interaction_contact_contact_id_idx.
      buildMatch: (ids) =>
        `i.id IN (SELECT ic.interaction_id FROM interaction_contact ic WHERE ic.contact_id = ANY(${ids}))`,
      description: 'A contact who took part.',
    },
    returned: false,
  },
  activityId: { label: ['Activity', 'Activiteit'], list: SELECTIVE_FILTER },
  activityTitle: { sql: 'a.title' },
  agreementId: { label: ['Agreement', 'Overeenkomst'], list: FILTER },
  agreementTitle: { sql: 'g.title' },
  outcome: { label: ['Outcome', 'Resultaat'], kind: 'textBlock', writable: true },
  followUpTaskId: { sql: '(SELECT t.id FROM task t WHERE t.interaction_id = i.id ORDER BY t.id LIMIT 1)' },
  source: { label: ['Source', 'Herkomst'], vocabulary: 'interactionSource' },
  createdAt: { list: {} },
  updatedAt: { list: {} },
  version: { exported: false },
  createdBy: { list: FILTER },
  archivedAt: {},
});

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
  ...INTERACTION_FIELDS,
  follows: [
    { from: 'interaction_contact', rowId: 'interaction_id', recordId: 'contact_id' },
    { from: 'task', rowId: 'interaction_id', recordId: 'id' },
  ],
  defaultSort: '-occurredAt',
  search: {
    // Served by interaction_cjk_idx and the trigram index of the subject.
    buildCondition: (q, bind) => buildTextCondition('i.subject', q, bind),
    description: 'the subject',
  },
  buildVisibility: (actor, bind) => buildVisibilityThroughLead(actor, 'i.lead_id', bind),
});
