import type { MergeRelation } from '../../companies/merge/merge-relations.registry.js';

/** The recipients of schedules that a merge of contacts moves. A finished run keeps a line for each mail. */
export const SCHEDULE_RECIPIENT_MERGE_RELATIONS: readonly MergeRelation[] = [
  {
    target: 'contact',
    table: 'report_schedule_recipient',
    column: 'contact_id',
    label: 'reportSchedules',
    uniqueWith: ['schedule_id'],
    parent: {
      table: 'report_schedule',
      column: 'schedule_id',
      entityType: 'report_schedule',
      field: 'recipients',
    },
  },
  { target: 'contact', table: 'report_schedule_run_recipient', column: 'contact_id', label: 'reportFiles' },
];
