import { defineList, type ListDefinition } from '../../common/lists/list-definition.rules.js';
import { REPORTS } from '../engine/report-catalogue.registry.js';
import { RUN_OUTCOMES } from './report-schedule-run.entity.js';

/**
 * The list of schedules of reports: filters, sorts and columns. Served by report_schedule_name_idx and similar indexes.
 */
export const reportScheduleList = defineList({
  name: 'report-schedules',
  from: 'report_schedule s',
  id: 's.id',
  archived: 's.archived_at',
  // The last outcome is served by report_schedule_run_due_at_uq.
  select: `s.id, s.name, s.cron, s.timezone, s.report, s.parameters, s.format, s.lang, s.folder, s.keep_files AS "keepFiles",
    s.enabled, CASE WHEN s.enabled AND s.archived_at IS NULL THEN s.next_due_at END AS "nextDueAt",
    (SELECT r.outcome FROM report_schedule_run r WHERE r.schedule_id = s.id ORDER BY r.due_at DESC LIMIT 1) AS "lastOutcome",
    s.created_at AS "createdAt", s.updated_at AS "updatedAt", s.version, s.created_by AS "createdBy",
    s.archived_at AS "archivedAt"`,
  fields: {
    name: { type: 'text', sql: 's.name' },
    report: { type: 'enum', sql: 's.report', values: REPORTS.map(({ name }) => name), sort: false },
    enabled: { type: 'boolean', sql: 's.enabled', sort: false },
    createdAt: { type: 'instant', sql: 's.created_at' },
    updatedAt: { type: 'instant', sql: 's.updated_at' },
  },
  defaultSort: 'name',
  columns: [
    'id',
    'name',
    'cron',
    'timezone',
    'report',
    'parameters',
    'format',
    'lang',
    'folder',
    'keepFiles',
    'enabled',
    'nextDueAt',
    'lastOutcome',
    'createdAt',
    'updatedAt',
    'version',
    'createdBy',
    'archivedAt',
  ],
});

/** The list of the runs of schedules. Served by report_schedule_run_due_at_uq. */
export const reportScheduleRunList = defineList({
  name: 'runs',
  from: 'report_schedule_run r',
  id: 'r.id',
  select: `r.id, r.schedule_id AS "scheduleId", r.due_at AS "dueAt", r.requested_by AS "requestedBy", r.requested_by_name AS "requestedByName", r.outcome, r.attempt,
    r.next_attempt_at AS "nextAttemptAt", r.started_at AS "startedAt", r.finished_at AS "finishedAt", r.parameters,
    r.definition_version AS "definitionVersion", r.folder, r.file_name AS "fileName", r.bytes, r.sha256,
    r.error_code AS "errorCode", r.pruned_at AS "prunedAt"`,
  fields: {
    dueAt: { type: 'instant', sql: 'r.due_at' },
    outcome: { type: 'enum', sql: 'r.outcome', values: RUN_OUTCOMES, sort: false },
  },
  defaultSort: '-dueAt',
  columns: [
    'id',
    'scheduleId',
    'dueAt',
    'requestedBy',
    'requestedByName',
    'outcome',
    'attempt',
    'startedAt',
    'finishedAt',
    'folder',
    'fileName',
    'bytes',
    'sha256',
    'errorCode',
    'prunedAt',
  ],
});

/** Returns the list of the runs of one schedule. */
export function buildScheduleRunList(scheduleId: string): ListDefinition {
  return { ...reportScheduleRunList, buildVisibility: (_, bind) => `r.schedule_id = ${bind(scheduleId)}::uuid` };
}
