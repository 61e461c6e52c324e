import type { RouteDocs } from '../../identity/access/routes.decorator.js';
import { CreateRoadshow, UpdateRoadshow } from './roadshow.dto.js';
import { ROADSHOW_CHANGE_EXAMPLES, ROADSHOW_EXAMPLES } from './roadshow.examples.js';

export const ROADSHOW_DOCS = {
  list: { summary: 'List roadshows' },
  export: { summary: 'Export roadshows' },
  create: {
    summary: 'Create a roadshow',
    description:
      '`title`, `startsOn` and `endsOn` are required. A roadshow of the past can be entered too. Add its stops ' +
      'next, and seminars to the stops. An error about dates or a wrong agreement names the field.',
    body: { type: CreateRoadshow, examples: ROADSHOW_EXAMPLES },
    problems: ['activity.ends_before_start', 'activity.too_long', 'activity.not_over', 'roadshow.sector_unknown'],
  },
  read: {
    summary: 'Get a roadshow with the totals of its stops',
    description: 'Returns its objectives, and attendance and cost over its stops and their seminars.',
  },
  update: {
    summary: 'Update a roadshow',
    description:
      'Send the fields to change; null clears a field. New dates are rejected while stops lie outside them. ' +
      'Cancelling a roadshow also cancels its stops and their seminars, except those that are completed.',
    body: { type: UpdateRoadshow, examples: ROADSHOW_CHANGE_EXAMPLES },
    problems: [
      'record.archived',
      'activity.leaves_out_parts',
      'activity.ends_before_start',
      'activity.too_long',
      'activity.status_not_allowed',
      'activity.not_over',
      'roadshow.sector_unknown',
    ],
  },
  archive: {
    summary: 'Archive a roadshow and its stops',
    description:
      'Move or archive the seminars at its stops first. Archive only a roadshow that was entered by mistake; ' +
      'cancel one that does not take place.',
    problems: ['activity.has_seminars'],
  },
  restore: {
    summary: 'Restore an archived roadshow',
    description:
      'Restores also the stops that were archived together with it. Stops that had been archived on their own ' +
      'before stay archived.',
  },
} satisfies Record<string, RouteDocs>;
