import type { RouteDocs } from '../../identity/access/routes.decorator.js';

export const REPORT_LOCK_DOCS = {
  list: { summary: 'List the locks of reports, ended ones included' },
  export: { summary: 'Export the locks of reports, ended ones included' },
  create: {
    summary: 'Lock a month of a report',
    description:
      'The figures are kept as they were known when the last day of the month was over. Only managers can lock a ' +
      'month. Use it before figures go to the board or a ministry: later changes of records leave the locked ' +
      'figures as they were. A month can be locked once it is over.',
    problems: ['report_lock.exists', 'report_lock.history_loading', 'report_lock.basis'],
  },
  read: {
    summary: 'Get a locked month with its figures',
    description:
      'The figures are those that were known when the month ended, as they were locked. Leads that have become ' +
      'confidential since appear under their codenames.',
  },
  compare: {
    summary: 'Compare a locked month with the present figures',
    description:
      'The response shows each figure that would be different today, and the later changes of records that its ' +
      'figures depend on. Both sides are as of the last day of the month: a report of today about the same month also counts ' +
      'what happened after it, such as answers. Use it to explain a difference before unlocking.',
    problems: ['report_lock.report_gone'],
  },
  unlock: {
    summary: 'Unlock a month of a report',
    description:
      'Only managers can unlock a month. The lock stays in the list, with the reason and the name of the user ' +
      'who ended it. The month can be locked again.',
    problems: ['report_lock.unlocked'],
  },
} satisfies Record<string, RouteDocs>;
