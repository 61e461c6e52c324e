import type { RouteDocs } from '../../../identity/access/routes.decorator.js';

const PROBLEMS = ['travel_details.too_late', 'record.archived', 'travel_details.empty'] as const;

export const TRAVEL_DETAIL_DOCS = {
  export: { summary: 'Export the passport and dietary data of a delegation, with an audit entry' },
  read: {
    summary: 'Get the passport and dietary data of a participant',
    description:
      'Only managers may read them. Each reading is recorded in the audit trail. The data are deleted some time ' +
      'after the visit.',
  },
  replace: {
    summary: 'Set the passport and dietary data of a participant',
    description:
      'Replaces all data: a field that is absent becomes empty. The response does not repeat the data, because ' +
      'only managers may read them.',
    problems: PROBLEMS,
  },
  update: {
    summary: 'Update some of the passport and dietary data of a participant',
    description:
      'Absent fields stay, and null clears a field. The response does not show the data, so a user can add a ' +
      'detail without seeing the others.',
    problems: PROBLEMS,
  },
  remove: {
    summary: 'Delete the passport and dietary data of a participant',
    description:
      'Deletes the data permanently, for example when the person asks for it. The audit trail records the ' +
      'deletion, but not the data.',
  },
} satisfies Record<string, RouteDocs>;
