import { defineList } from '../../common/lists/list-definition.rules.js';
import { defineRecordFields, FILTER } from '../../common/lists/record-fields.factory.js';
import { buildAllLeadsList } from '../model/lead.list.js';
import { EVIDENCE_KINDS } from '../pipeline/lead.constants.js';
import { LeadEvidence, LeadRealisation } from './lead-evidence.entity.js';

const EVIDENCE_FIELDS = {
  id: {},
  kind: { list: { values: EVIDENCE_KINDS, sort: false } },
  url: {},
  note: {},
  documentId: {},
  documentTitle: { sql: 'd.title' },
  createdAt: { list: {} },
  createdBy: {},
} as const;

/** The evidence of a lead, oldest first. Served by lead_evidence_lead_id_idx. */
export const evidenceList = defineList({
  name: 'evidence',
  from: 'lead_evidence e LEFT JOIN document d ON d.id = e.document_id',
  id: 'e.id',
  ...defineRecordFields(LeadEvidence, 'e', EVIDENCE_FIELDS),
  defaultSort: 'createdAt',
});

/** Lets programs read every part of the history from a moment on by the same filter. */
const buildRecordedAt = (sql: string) =>
  ({ sql, returned: false, list: { type: 'instant', description: 'The same as createdAt.' } }) as const;

/** The evidence of all leads. Served by lead_evidence_created_at_idx and lead_evidence_lead_id_idx. */
export const allEvidenceList = defineList({
  ...buildAllLeadsList(evidenceList),
  ...defineRecordFields(
    LeadEvidence,
    'e',
    { ...EVIDENCE_FIELDS, leadId: { list: FILTER }, recordedAt: buildRecordedAt('e.created_at') },
    ['id', 'leadId'],
  ),
});

const REALISATION_FIELDS = {
  id: {},
  asOf: { list: {} },
  jobs: {},
  capexEur: {},
  createdAt: {},
  createdBy: {},
} as const;

/** The realisations of a lead, oldest first. Served by lead_realisation_as_of_uq. */
export const realisationList = defineList({
  name: 'realisations',
  from: 'lead_realisation r',
  id: 'r.id',
  ...defineRecordFields(LeadRealisation, 'r', REALISATION_FIELDS),
  defaultSort: 'asOf',
});

/** The realisations of all leads. Served by lead_realisation_created_at_idx and lead_realisation_as_of_uq. */
export const allRealisationsList = defineList({
  ...buildAllLeadsList(realisationList),
  ...defineRecordFields(
    LeadRealisation,
    'r',
    {
      ...REALISATION_FIELDS,
      asOf: { list: { sort: false } },
      createdAt: { list: {} },
      leadId: { list: FILTER },
      recordedAt: buildRecordedAt('r.created_at'),
    },
    ['id', 'leadId'],
  ),
  defaultSort: 'createdAt',
});
