import { AGENCY_ZONE } from '../common/clock/agency.zone.js';
import { invalid, type FieldError } from '../common/errors/domain.errors.js';
import { endOfDayInstant, isCalendarDate } from '../common/reference/calendar.dates.js';
import {
  REPORT_FORMATS,
  type ReportDefinition,
  type ReportFormat,
  type ReportOption,
  type ReportPeriod,
  type ReportRequest,
} from './report.definition.js';

/** A parameter as catalogue, OpenAPI and help text show it. */
export interface ReportParameter {
  name: string;
  type: 'date' | 'choice';
  /** The values to choose from; null for a date. */
  values: readonly string[] | null;
  /** What holds when it is not given: a value, or a description of one. */
  default: string;
  description: string;
}

const FORMAT: ReportOption = {
  values: REPORT_FORMATS,
  default: REPORT_FORMATS[0],
  description: 'json has the definition of each column with it; csv is UTF-8 with a byte order mark.',
};

/** Every parameter of a report, in the order to show them: dates, its own, format. */
export function parametersOf(report: ReportDefinition): ReportParameter[] {
  const date = (name: string, fallback: string, description: string): ReportParameter => {
    return { name, type: 'date', values: null, default: fallback, description };
  };
  return [
    date('asOf', `today in ${AGENCY_ZONE}`, `The figures as they were known at the end of this day in ${AGENCY_ZONE}.`),
    date('from', 'the first day of the month of asOf', 'First day of the period that events are counted in.'),
    date('to', 'asOf', 'Last day of the period, itself included; not after asOf.'),
    ...Object.entries(report.options).map(([name, option]) => choice(name, option)),
    choice('format', FORMAT),
  ];
}

function choice(name: string, { values, default: fallback, description }: ReportOption): ReportParameter {
  return { name, type: 'choice', values, default: fallback, description };
}

/**
 * Reads the parameters of a report, as texts by name.
 * @param today the date in Europe/Brussels
 * @throws 422 naming every wrong or unknown parameter
 */
export function parseReportRequest(
  report: ReportDefinition,
  given: Readonly<Record<string, unknown>>,
  today: string,
): { request: ReportRequest; format: ReportFormat } {
  const errors: FieldError[] = [];
  const refuse: Refuse = (name, code, detail) => void errors.push({ pointer: `?${name}`, code, detail });
  const parameters = parametersOf(report);
  const texts = new Map<string, string>();
  for (const [name, value] of Object.entries(given)) {
    const parameter = parameters.find((candidate) => candidate.name === name);
    if (!parameter) refuse(name, 'parameter.unknown', `There is no parameter ${name} here.`);
    else if (typeof value !== 'string') refuse(name, 'parameter.repeated', `${name} may be given once.`);
    else if (accepts(parameter, value)) texts.set(name, value);
    else refuse(name, 'parameter.invalid', `${name} must be ${describe(parameter)}.`);
  }
  const period = periodOf(texts, today);
  // A date that is none has been refused already, and says nothing about the others.
  const dated = parameters.every(({ name, type }) => type !== 'date' || given[name] === undefined || texts.has(name));
  if (dated) checkPeriod(period, today, texts, refuse);
  if (errors.length > 0) throw invalid(errors);
  const options = Object.entries(report.options).map(([name, option]) => [name, texts.get(name) ?? option.default]);
  return {
    request: {
      period,
      knownBefore: endOfDayInstant(period.asOf, AGENCY_ZONE),
      options: Object.fromEntries(options) as Record<string, string>,
    },
    format: REPORT_FORMATS.find((format) => format === texts.get('format')) ?? REPORT_FORMATS[0],
  };
}

type Refuse = (name: string, code: string, detail: string) => void;

function accepts(parameter: ReportParameter, value: string): boolean {
  return parameter.values ? parameter.values.includes(value) : isCalendarDate(value);
}

function describe(parameter: ReportParameter): string {
  return parameter.values ? `one of ${parameter.values.join(', ')}` : 'a date of the calendar (YYYY-MM-DD)';
}

function periodOf(texts: ReadonlyMap<string, string>, today: string): ReportPeriod {
  const asOf = texts.get('asOf') ?? today;
  return { asOf, from: texts.get('from') ?? `${asOf.slice(0, 8)}01`, to: texts.get('to') ?? asOf };
}

function checkPeriod(
  { asOf, from, to }: ReportPeriod,
  today: string,
  texts: ReadonlyMap<string, string>,
  refuse: Refuse,
): void {
  if (asOf > today) {
    refuse('asOf', 'report.as_of_in_future', `asOf ${asOf} lies ahead: it is ${today} in ${AGENCY_ZONE}.`);
  }
  if (to > asOf) {
    refuse('to', 'report.to_after_as_of', `to ${to} is after asOf ${asOf}: what comes later is not known then.`);
  }
  if (from > to) {
    const chosen = texts.has('from') ? '' : ' (the first day of the month of asOf, since none is given)';
    refuse('from', 'report.from_after_to', `from ${from}${chosen} is after to ${to}.`);
  }
}
