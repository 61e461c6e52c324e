import { defineList } from '../../common/lists/list-definition.rules.js';
import { defineRecordFields } from '../../common/lists/record-fields.factory.js';
import { EVIDENCE_KINDS } from '../pipeline/lead.constants.js';
import { LeadEvidence, LeadRealisation } from './lead-evidence.entity.js';

/** The evidence of a lead, oldest first. Served by lead_evidence_lead_id_idx. */
export const evidenceList = defineList({
  name: 'evidence',
  from: 'lead_evidence e',
  id: 'e.id',
  ...defineRecordFields(LeadEvidence, 'e', {
    id: {},
    kind: { list: { values: EVIDENCE_KINDS, sort: false } },
    url: {},
    note: {},
    createdAt: { list: {} },
    createdBy: {},
  }),
  defaultSort: 'createdAt',
});

/** The realisations of a lead, oldest first. Served by lead_realisation_as_of_uq. */
export const realisationList = defineList({
  name: 'realisations',
  from: 'lead_realisation r',
  id: 'r.id',
  ...defineRecordFields(LeadRealisation, 'r', {
    id: {},
    asOf: { list: {} },
    jobs: {},
    capexEur: {},
    createdAt: {},
    createdBy: {},
  }),
  defaultSort: 'asOf',
});
