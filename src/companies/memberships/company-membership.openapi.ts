import type { RouteDocs } from '../../identity/access/routes.decorator.js';

export const COMPANY_MEMBERSHIP_DOCS = {
  list: { summary: 'List the memberships of a company' },
  export: { summary: 'Export the memberships of a company' },
  create: {
    summary: 'Add a membership between two companies',
    description:
      'The company in the path becomes a member of an organisation, or another company becomes a member of this ' +
      'one. A membership says for instance that a firm belongs to the GSC network, in which role and since when. ' +
      'A company has at most one current membership of an organisation.',
    problems: ['company.duplicate_membership', 'record.archived'],
  },
  read: {
    summary: 'Get a membership',
    description: 'The response has both companies, the role, and the first and last day.',
  },
  update: {
    summary: 'Update a membership',
    description:
      'Send `until` when a company leaves, and `role` when it takes another role. The two companies cannot be ' +
      'changed; add another membership for other companies.',
    problems: ['company.duplicate_membership', 'record.archived'],
  },
  archive: {
    summary: 'Archive a membership',
    description:
      'Archive only a membership that was entered by mistake; a membership that ended gets an end date instead. ' +
      'The membership disappears from lists and can be restored.',
    problems: ['record.archived'],
  },
  restore: {
    summary: 'Restore an archived membership',
    description: 'The request is refused while the same company has another current membership of that organisation.',
    problems: ['company.duplicate_membership', 'record.archived'],
  },
} satisfies Record<string, RouteDocs>;
