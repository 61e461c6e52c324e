import type { RouteDocs } from '../../identity/access/routes.decorator.js';
import { CreateInteraction, UpdateInteraction } from './interaction.dto.js';
import { INTERACTION_EXAMPLES, INTERACTION_CHANGE_EXAMPLES } from '../model/interaction.examples.js';

export const INTERACTION_DOCS = {
  list: { summary: 'List interactions' },
  export: { summary: 'Export interactions' },
  create: {
    summary: 'Record an interaction',
    description:
      '`kind`, `occurredAt` and `subject` are required, and at least one subject: a company, lead, contact, ' +
      'activity or agreement. `followUp` creates a follow-up task in the same request, and `completeTaskId` sets a ' +
      'task to done; with scopes, a key needs `tasks:write` for it. An interaction cannot be in the future; create a task for a planned interaction.',
    body: { type: CreateInteraction, examples: INTERACTION_EXAMPLES },
    problems: ['interaction.in_future', 'interaction.about_nothing', 'task.not_yours'],
  },
  read: {
    summary: 'Get an interaction',
    description: 'The response says what was said, when, and with whom.',
  },
  update: {
    summary: 'Update an interaction',
    description:
      'The user who recorded the interaction, the people of its lead, and managers may update it. Send only the ' +
      'fields to change; null clears a field.',
    body: { type: UpdateInteraction, examples: INTERACTION_CHANGE_EXAMPLES },
    problems: ['interaction.not_yours', 'record.archived', 'interaction.in_future', 'interaction.about_nothing'],
  },
  archive: {
    summary: 'Archive an interaction',
    description:
      'The interaction no longer counts as contact with the lead. The user who recorded it, the people of its ' +
      'lead, and managers may archive it.',
    problems: ['interaction.not_yours'],
  },
  restore: {
    summary: 'Restore an archived interaction',
    description:
      'The interaction counts as contact with the lead again. The user who recorded it, the people of its lead, ' +
      'and managers may restore it.',
    problems: ['interaction.not_yours'],
  },
} satisfies Record<string, RouteDocs>;
