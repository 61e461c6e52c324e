import type { RouteDocs } from '../../identity/access/routes.decorator.js';
import { TriageScreening } from '../screening/screening-triage.dto.js';

export const LEAD_EVIDENCE_DOCS = {
  evidence: { summary: 'List the evidence of a lead' },
  exportEvidence: { summary: 'Export the evidence of a lead' },
  addEvidence: {
    summary: 'Add evidence to a lead',
    description:
      'The caller must be allowed to change the lead. An announcement needs at least one piece of evidence. Send ' +
      'a `url`, a `note`, the `documentId` of a document of the lead, or several of them. Evidence cannot be changed or ' +
      'removed.',
    problems: [
      'record.archived',
      'lead.not_yours',
      'lead.evidence_empty',
      'lead.evidence_elsewhere',
      'document.file_removed',
    ],
  },
  realisations: { summary: 'List the realisations of a lead' },
  exportRealisations: { summary: 'Export the realisations of a lead' },
  addRealisation: {
    summary: 'Record a realisation of a lead',
    description:
      'A realisation states how many jobs and how much capital expenditure have come true by a day. The caller ' +
      'must be allowed to change the lead. Send the jobs and the capex in euro that existed on the day `asOf`, ' +
      'as totals and not as the increase since the last realisation. Each day has at most one realisation.',
    problems: ['record.archived', 'lead.duplicate_realisation', 'lead.not_yours', 'lead.realisation_in_future'],
  },
  triage: {
    summary: 'Run the screening triage of a lead',
    description:
      'The triage suggests, with reasons, whether the investment must be filed under the Belgian screening of ' +
      'foreign direct investment. Nothing is stored. Without a body the triage uses the facts that the lead ' +
      'holds; send those that the lead does not hold, such as `votingRightsPercent`. Store the decision in ' +
      '`screening` of the lead.',
    body: { type: TriageScreening, required: false },
  },
} satisfies Record<string, RouteDocs>;
