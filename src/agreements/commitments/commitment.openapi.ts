import type { RouteDocs } from '../../identity/access/routes.decorator.js';
import { COMMITMENT_CHANGE_EXAMPLES, COMMITMENT_EXAMPLES } from '../agreements/agreement.examples.js';
import { CreateCommitment, UpdateCommitment } from './commitment.dto.js';

const UNFULFILLED = ['commitment.evidence_needed', 'commitment.not_done', 'commitment.done_in_future'] as const;

export const COMMITMENT_DOCS = {
  list: { summary: 'List the commitments of an agreement' },
  export: { summary: 'Export the commitments of an agreement' },
  create: {
    summary: 'Create a commitment',
    description:
      'Records a promise of one of the parties and the day by which it is due. A commitment with `dueOn` counts ' +
      'as overdue from the day after, until it is done or dropped.',
    body: { type: CreateCommitment, examples: COMMITMENT_EXAMPLES },
    problems: ['record.archived', ...UNFULFILLED],
  },
  read: {
    summary: 'Get a commitment',
    description:
      'Returns the company that made it, the due day, the status, and the evidence or the activity that ' +
      'fulfilled it.',
  },
  update: {
    summary: 'Update a commitment',
    description:
      'Send `status` as `on_track` or `at_risk` while the commitment is in progress. `done` requires `evidence` ' +
      'or `activityId`; `dropped` ends it without a result.',
    body: { type: UpdateCommitment, examples: COMMITMENT_CHANGE_EXAMPLES },
    problems: ['record.archived', ...UNFULFILLED],
  },
  archive: {
    summary: 'Archive a commitment',
    description:
      'Archive only a commitment that was entered by mistake. Set a commitment that is no longer wanted to ' +
      'dropped, so that reports still count it.',
    problems: ['record.archived'],
  },
  restore: {
    summary: 'Restore an archived commitment',
    description:
      'The commitment appears under its agreement again, unchanged. The request is rejected while the agreement ' +
      'is archived.',
    problems: ['record.archived'],
  },
} satisfies Record<string, RouteDocs>;
