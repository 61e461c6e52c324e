import type { RouteDocs } from '../../identity/access/routes.decorator.js';
import { STATUS_EXAMPLES } from '../records/lead.examples.js';
import { SetStatus } from './lead-transition.dto.js';

export const LEAD_TRANSITION_DOCS = {
  gates: {
    summary: 'Get the gates of the later stages of a lead',
    description:
      'For every later stage the response says whether the caller may transition the lead to it now, and what is ' +
      'missing. `missing` names each field that a stage still needs. Send those fields with the ' +
      'transition, or with `PATCH /leads/{id}` before it.',
  },
  transitions: { summary: 'List the history of a lead, oldest first' },
  exportTransitions: { summary: 'Export the history of a lead' },
  setStatus: {
    summary: 'Set the status of a lead',
    description:
      'The status puts a lead on hold, marks it as lost or abandoned, or reopens it. The caller must be allowed ' +
      'to change the lead. `lost` and `abandoned` need a `reason`. Reopening a lead that was closed needs a ' +
      '`note`, and only managers and administrators may reopen a won lead. The status `won` cannot be set here: ' +
      'transition the lead to `invested`.',
    body: { type: SetStatus, examples: STATUS_EXAMPLES },
    problems: [
      'lead.status_not_allowed',
      'lead.won_by_transition',
      'lead.moved_meanwhile',
      'record.archived',
      'lead.not_yours',
      'lead.status_needs_manager',
      'lead.reason_required',
      'lead.reason_not_allowed',
      'lead.note_required',
      'lead.lost_to_country_not_allowed',
      'lead.occurred_in_future',
      'lead.occurred_before_previous',
      'lead.occurred_before_received',
    ],
  },
} satisfies Record<string, RouteDocs>;
