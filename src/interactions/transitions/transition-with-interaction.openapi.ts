import type { RouteDocs } from '../../identity/access/routes.decorator.js';
import { TRANSITION_EXAMPLES, VERIFICATION_REQUEST_EXAMPLES } from '../../leads/records/lead.examples.js';
import { TransitionWithInteraction, VerificationRequestWithInteraction } from './transition-with-interaction.dto.js';

/** The errors of changes, evidence, realisations and days that a body brings. */
const CONFLICTS = [
  'lead.moved_meanwhile',
  'lead.duplicate_realisation',
  'record.archived',
  'external_id.taken',
  'document.file_removed',
  'lead.not_yours',
] as const;
const INVALID_PARTS = [
  'lead.occurred_in_future',
  'lead.occurred_before_previous',
  'lead.evidence_empty',
  'lead.evidence_elsewhere',
  'lead.realisation_in_future',
  'lead.local_company_not_belgian',
  'lead.dates_out_of_order',
] as const;

export const TRANSITION_WITH_INTERACTION_DOCS = {
  transition: {
    summary: 'Transition a lead to another stage',
    description:
      'The caller must be allowed to change the lead. A transition forward may skip stages when the requirements ' +
      'of every stage on the way are met. A transition backward needs `note`. Missing fields are listed one by ' +
      'one under `lead.gate_unmet`. Only a manager who has had no part in the lead may transition it to ' +
      '`invested`. Whoever changes `announcedOn`, `announcedJobs`, `announcedCapexEur`, evidence or realisations ' +
      'since it was announced, also in this request, has a part. `localCompanyId` and `involvement` do not ' +
      'count.\n\n' +
      'Everything that a gate can miss may be sent with the transition: `changes` (as `PATCH /leads/{id}` takes ' +
      'them), `evidence`, `realisations` and `interaction`. All of it is stored together with the transition, or ' +
      'nothing is. With `changes`, `realisations` or `interaction` the errors point into this body ' +
      '(`/changes/jobsExpected`), otherwise those of an unmet gate point into the lead (`/jobsExpected`).',
    operationId: 'LeadTransitions_move',
    body: { type: TransitionWithInteraction, examples: TRANSITION_EXAMPLES },
    problems: [
      'lead.stage_not_allowed',
      ...CONFLICTS,
      'lead.second_pair_of_eyes',
      'lead.gate_unmet',
      'lead.note_required',
      ...INVALID_PARTS,
      'task.not_yours',
    ],
  },
  requestVerification: {
    summary: 'Create a verification request of a lead',
    description:
      'Asks somebody without a part in the lead to verify its win. The caller must be allowed to change the lead, which ' +
      'must be open and announced. The body is that of the transition to `invested` and everything that this transition ' +
      'requires must be there, except the person who verifies: what is missing is listed under `lead.gate_unmet`, and ' +
      'then nothing is stored. Whoever asks has a part in the win and cannot verify it. Verify the win with the ' +
      'transition to `invested`, which closes the request.',
    operationId: 'LeadVerificationRequest_create',
    body: { type: VerificationRequestWithInteraction, required: false, examples: VERIFICATION_REQUEST_EXAMPLES },
    problems: [
      'lead.stage_not_allowed',
      'verification.waiting',
      ...CONFLICTS,
      'lead.gate_unmet',
      ...INVALID_PARTS,
      'task.not_yours',
    ],
  },
} satisfies Record<string, RouteDocs>;
