import { applyDecorators, Get } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiQuery } from '@nestjs/swagger';
import { AGENCY_ZONE } from '../../common/time/agency-zone.constants.js';
import { REPORT_HEADER } from '../files/file-header.rules.js';
import type { ReportColumn, ReportDefinition } from '../definition/report-definition.rules.js';
import { listParameters, type ReportParameter } from '../definition/report-parameters.rules.js';
import { buildContent } from './report-schemas.rules.js';

/** Decorates the `GET` of a report with its route, parameters, columns and formats, documented from its definition. */
export function ReportRoute(report: ReportDefinition): MethodDecorator {
  return applyDecorators(
    Get(report.name),
    ApiOperation({
      summary: `Get the report "${report.title.en}"`,
      operationId: `Report_${toCamelCase(report.name)}`,
      description: describeReport(report),
    }),
    ...listParameters(report).map((parameter) =>
      ApiQuery({ name: parameter.name, required: false, ...describeParameter(parameter) }),
    ),
    ApiOkResponse({ description: 'The report in the requested format.', content: buildContent(report) }),
  );
}

/** Returns a parameter for OpenAPI. A default that is not one of the values is described in words. */
function describeParameter({ values, description, default: fallback }: ReportParameter) {
  if (values?.includes(fallback))
    return { description, schema: { type: 'string', enum: [...values], default: fallback } };
  const schema = values ? { type: 'string', enum: [...values] } : { type: 'string', format: 'date' };
  return { description: `${description} Default: ${fallback}.`, schema };
}

function toCamelCase(name: string): string {
  return name.replaceAll(/-(\w)/g, (_, letter: string) => letter.toUpperCase());
}

function describeReport(report: ReportDefinition): string {
  return [
    report.description.en,
    '',
    `The report is read from history: the same request gives the same bytes later, whatever has changed since. Until the`,
    `day asOf is over in ${AGENCY_ZONE}, its figures can still change.`,
    '',
    describeCsv(report),
    '',
    ...buildColumnTable(report.columns),
    ...(report.tiles ? ['', 'Headline figures:', '', ...buildColumnTable(report.tiles.tiles)] : []),
    ...(report.sections ?? []).flatMap(({ name, title, description, columns }) => [
      '',
      `Section \`${name}\`: ${title.en}.${description ? ` ${description.en}` : ''}`,
      '',
      ...buildColumnTable(columns),
    ]),
  ].join('\n');
}

function buildColumnTable(columns: readonly Pick<ReportColumn, 'name' | 'unit' | 'definition'>[]): string[] {
  const lines = columns.map(({ name, unit, definition }) => `| \`${name}\` | ${unit} | ${definition.en} |`);
  return ['| column | unit | definition |', '|---|---|---|', ...lines];
}

/** Describes the lines of the csv. */
function describeCsv(report: ReportDefinition): string {
  const names = [...REPORT_HEADER, ...Object.keys(report.options), 'lang', ...(report.sections ? ['section'] : [])];
  const header = [...names, 'rowCount'].map((name) => `\`${name}\``).join(', ');
  return (
    `The csv has one line for each row and a last line for the totals; \`row\` is \`group\` or \`total\`. ` +
    `Every line starts with ${header}.` +
    (report.sections ? ' With `section=all` the tables follow each other, and every line has the columns of all.' : '')
  );
}
