import { defineList, type ListDefinition } from '../../common/lists/list-definition.rules.js';
import { defineRecordFields, FILTER } from '../../common/lists/record-fields.factory.js';
import { REPORTS } from '../engine/report-catalogue.registry.js';
import { ReportScheduleRun, RUN_OUTCOMES } from './report-schedule-run.entity.js';
import { ReportSchedule } from './report-schedule.entity.js';

/**
 * The list of schedules of reports: filters, sorts and columns. Served by report_schedule_name_idx and similar indexes.
 */
export const reportScheduleList = defineList({
  name: 'report-schedules',
  from: 'report_schedule s',
  id: 's.id',
  archived: 's.archived_at',
  // The last outcome is served by report_schedule_run_due_at_uq.
  ...defineRecordFields(ReportSchedule, 's', {
    id: {},
    name: { list: {} },
    cron: {},
    timezone: {},
    report: { list: { values: REPORTS.map(({ name }) => name), sort: false } },
    parameters: {},
    format: {},
    lang: {},
    folder: {},
    keepFiles: {},
    // Served by report_schedule_recipient_pk.
    recipients: {
      sql: `(SELECT coalesce(json_agg(json_build_object('userId', p.user_id, 'contactId', p.contact_id) ORDER BY p.position), '[]')
        FROM report_schedule_recipient p WHERE p.schedule_id = s.id)`,
    },
    enabled: { list: FILTER },
    nextDueAt: { sql: 'CASE WHEN s.enabled AND s.archived_at IS NULL THEN s.next_due_at END' },
    lastOutcome: {
      sql: '(SELECT r.outcome FROM report_schedule_run r WHERE r.schedule_id = s.id ORDER BY r.due_at DESC LIMIT 1)',
    },
    createdAt: { list: {} },
    updatedAt: { list: {} },
    version: {},
    createdBy: {},
    archivedAt: {},
  }),
  defaultSort: 'name',
});

/** The list of the runs of schedules. Served by report_schedule_run_due_at_uq. */
export const reportScheduleRunList = defineList({
  name: 'runs',
  from: 'report_schedule_run r',
  id: 'r.id',
  ...defineRecordFields(ReportScheduleRun, 'r', {
    id: {},
    scheduleId: {},
    dueAt: { list: {} },
    requestedBy: {},
    requestedByName: {},
    outcome: { list: { values: RUN_OUTCOMES, sort: false } },
    attempt: {},
    nextAttemptAt: { exported: false },
    startedAt: {},
    finishedAt: {},
    parameters: { exported: false },
    definitionVersion: { exported: false },
    folder: {},
    fileName: {},
    bytes: {},
    sha256: {},
    errorCode: {},
    prunedAt: {},
    // Served by report_schedule_run_recipient_pk.
    recipients: {
      exported: false,
      sql: `(SELECT coalesce(json_agg(json_build_object('userId', p.user_id, 'contactId', p.contact_id, 'mailId', p.mail_id,
          'mailState', m.state, 'hasBounced', m.bounced_at IS NOT NULL, 'skipCode', p.skip_code) ORDER BY p.position), '[]')
        FROM report_schedule_run_recipient p LEFT JOIN mail m ON m.id = p.mail_id WHERE p.run_id = r.id)`,
    },
  }),
  defaultSort: '-dueAt',
});

/** Returns the list of the runs of one schedule. */
export function buildScheduleRunList(scheduleId: string): ListDefinition {
  return { ...reportScheduleRunList, buildVisibility: (_, bind) => `r.schedule_id = ${bind(scheduleId)}::uuid` };
}
