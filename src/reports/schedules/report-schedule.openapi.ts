import type { RouteDocs } from '../../identity/access/routes.decorator.js';

/** The error codes for wrong recipients. */
const WRONG_RECIPIENTS = [
  'schedule.recipient_invalid',
  'schedule.recipient_not_permitted',
  'schedule.recipient_twice',
] as const;

export const REPORT_SCHEDULE_DOCS = {
  list: { summary: 'List the schedules of reports' },
  export: { summary: 'Export the schedules of reports' },
  create: {
    summary: 'Create a schedule of a report',
    description:
      'A schedule makes a report again and again as a file in a folder. Only managers can create one. Give the ' +
      'report, its parameters and a cron expression with its time zone. The files are written into `folder` on ' +
      'the server, and `keepFiles` limits how many are kept. `recipients` get each file by mail.',
    problems: WRONG_RECIPIENTS,
  },
  read: {
    summary: 'Get a schedule of a report, with its next due time',
    description: 'The runs of the schedule, with their files and failures, are at `/report-schedules/{id}/runs`.',
  },
  update: {
    summary: 'Update a schedule of a report',
    description:
      'Only managers can update a schedule. Send `enabled: false` to pause it. The next run uses the changed ' +
      'schedule.',
    problems: ['record.archived', ...WRONG_RECIPIENTS],
  },
  archive: {
    summary: 'Archive a schedule of a report',
    description:
      'Only managers can archive a schedule. It is not due any more, and its files stay. Send `enabled: false` ' +
      'to pause it for a while.',
  },
  restore: {
    summary: 'Restore an archived schedule of a report',
    description:
      'Only managers can restore a schedule. Runs that were due while it was archived are not made up for; the ' +
      'next run is the next one due.',
  },
  runs: {
    summary: 'List the runs of a schedule, latest due time first',
    description: '`recipients` says who got the file by mail, and who did not and why.',
  },
} satisfies Record<string, RouteDocs>;
