import { AGENCY_ZONE } from '../../common/time/agency-zone.constants.js';
import { CodedError, type FieldError, createInvalidError } from '../../common/errors/domain.errors.js';
import { escapePointer } from '../../common/validation/text-inspection.rules.js';
import { isCalendarDate, getLocalDate } from '../../common/time/calendar-dates.rules.js';
import { REPORTS } from '../engine/report-catalogue.registry.js';
import type { ReportDefinition } from '../definition/report-definition.rules.js';
import { ALL, buildSectionParameter, getDefaultSection } from '../definition/report-document.rules.js';
import { parseReportRequest } from '../definition/report-parameters.rules.js';
import { resolveParameters, listRelativeDays } from './relative-dates.rules.js';
import { describeCronError, listDueTimes, normaliseCron } from './due-times.rules.js';

/** The fields of a schedule that decide when it is due and which report it makes. */
export interface ScheduledReport {
  cron: string;
  timezone: string;
  report: string;
  parameters: Readonly<Record<string, string>>;
  format: string;
  lang: string;
}

/**
 * The number of due times for which the parameters are checked before a schedule is saved, in addition to the first due
 * time of each of the coming {@link VALIDATED_MONTHS} months. A monthly schedule is checked for every month of two years.
 */
const VALIDATED_DUE_TIMES = 32;

/**
 * The number of months is large enough to include the first days of a quarter and of a year, when relative days change.
 */
const VALIDATED_MONTHS = 12;

/**
 * Returns the report of a name. @throws if there is none, as for a schedule that a later version of the program created
 */
export function getScheduledReport(name: string): ReportDefinition {
  const report = REPORTS.find((candidate) => candidate.name === name);
  if (!report) throw new CodedError('report.unknown', `There is no report ${name}.`);
  return report;
}

/**
 * Returns the parameters of a schedule's report at a due time, in the form that the API accepts.
 * @throws `schedule.day_not_over` because figures of such a day can still change, and a second attempt would give other
 * bytes
 */
export function resolveReportParameters(schedule: ScheduledReport, dueAt: Date): Record<string, string> {
  const { parameters, format, lang } = schedule;
  const today = getLocalDate(AGENCY_ZONE, dueAt);
  const resolved = resolveParameters(today, parameters);
  if (resolved['asOf'] === today) {
    const code = 'schedule.day_not_over';
    throw createInvalidError(
      [{ pointer: '?asOf', code, detail: `asOf must be a day that is over: ${today} is not over in ${AGENCY_ZONE}.` }],
      code,
    );
  }
  return { ...chooseSectionParameter(schedule), ...resolved, format, lang };
}

/** Returns the parameter that makes a json complete, if its default has fewer tables. A csv has one table by default. */
function chooseSectionParameter({ report, format }: ScheduledReport): { section?: string } {
  const definition = getScheduledReport(report);
  return format === 'csv' || getDefaultSection(definition, format) === ALL ? {} : buildSectionParameter(definition);
}

/** Returns whether two schedules are due at the same times and make the same files. */
export function hasSameResult(one: ScheduledReport, other: ScheduledReport): boolean {
  const texts = (['cron', 'timezone', 'report', 'format', 'lang'] as const).every(
    (field) => one[field] === other[field],
  );
  const names = [...new Set([...Object.keys(one.parameters), ...Object.keys(other.parameters)])];
  return texts && names.every((name) => one.parameters[name] === other.parameters[name]);
}

/**
 * Returns the errors of a schedule, each place once. The parameters of every report that it would make are validated as
 * in the API.
 */
export function validateSchedule(schedule: ScheduledReport, now: Date): FieldError<string>[] {
  const cron = normaliseCron(schedule.cron);
  const errors = validateParameters(
    schedule,
    cron === undefined ? [now] : listValidatedDueTimes(cron, schedule.timezone, now),
  );
  if (cron === undefined) {
    const detail = describeCronError(schedule.cron);
    return [{ pointer: '/cron', code: 'schedule.cron_invalid', detail }, ...errors];
  }
  return errors;
}

function listValidatedDueTimes(cron: string, timezone: string, now: Date): Date[] {
  const months = Array.from({ length: VALIDATED_MONTHS }, (_, index) => {
    const first = new Date(Date.UTC(now.getUTCFullYear(), now.getUTCMonth() + 1 + index, 1));
    return listDueTimes(cron, timezone, first, 1);
  });
  return [now, ...listDueTimes(cron, timezone, now, VALIDATED_DUE_TIMES), ...months.flat()];
}

function validateParameters(schedule: ScheduledReport, dueTimes: readonly Date[]): FieldError<string>[] {
  const report = getScheduledReport(schedule.report);
  for (const reserved of ['format', 'lang']) {
    if (schedule.parameters[reserved] === undefined) continue;
    const detail = `${reserved} is not allowed in parameters: it is a field of the schedule.`;
    return [{ pointer: `/parameters/${reserved}`, code: 'parameter.unknown', detail }];
  }
  for (const name of ['asOf', 'from', 'to']) {
    const day = schedule.parameters[name];
    const relative = listRelativeDays(name);
    if (day === undefined || isCalendarDate(day) || relative.includes(day)) continue;
    const detail = `${name} must be a date (YYYY-MM-DD) or one of ${relative.join(', ')}.`;
    return [{ pointer: `/parameters/${name}`, code: 'parameter.invalid', detail }];
  }
  for (const dueAt of dueTimes) {
    const errors = validateReportRequest(report, schedule, dueAt);
    if (errors.length > 0) return errors;
  }
  return [];
}

function validateReportRequest(report: ReportDefinition, schedule: ScheduledReport, dueAt: Date): FieldError<string>[] {
  const today = getLocalDate(AGENCY_ZONE, dueAt);
  try {
    parseReportRequest(report, resolveReportParameters(schedule, dueAt), today);
    return [];
  } catch (error) {
    if (!(error instanceof CodedError) || error.status !== 422) throw error;
    return error.errors.map(({ pointer, code, detail }) => {
      const name = pointer.replace('?', '');
      const place = name === 'format' ? '/format' : `/parameters/${escapePointer(name)}`;
      return { pointer: place, code, detail: `Due on ${today}: ${detail}` };
    });
  }
}
