import { applyDecorators, Get } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiQuery } from '@nestjs/swagger';
import { AGENCY_ZONE } from '../common/clock/agency.zone.js';
import type { ReportColumn, ReportDefinition } from './report.definition.js';
import { REPORT_HEADER } from './report.file.js';
import { parametersOf } from './report.parameters.js';

/** `GET` of a report: route, parameters, columns and both formats, documented from its definition. */
export function ReportRoute(report: ReportDefinition): MethodDecorator {
  const queries = parametersOf(report).map(({ name, values, description, default: fallback }) =>
    ApiQuery({
      name,
      required: false,
      ...(values
        ? { description, schema: { type: 'string', enum: [...values], default: fallback } }
        : { description: `${description} Default: ${fallback}.`, schema: { type: 'string', format: 'date' } }),
    }),
  );
  return applyDecorators(
    Get(report.name),
    ApiOperation({
      summary: report.title,
      operationId: `Report_${camel(report.name)}`,
      description: describeReport(report),
    }),
    ...queries,
    ApiOkResponse({
      description: 'The report.',
      content: {
        'application/json': { schema: documentOf(report) },
        'text/csv': { schema: { type: 'string', description: describeCsv(report) } },
      },
    }),
  );
}

function camel(name: string): string {
  return name.replaceAll(/-(\w)/g, (_, letter: string) => letter.toUpperCase());
}

function describeReport(report: ReportDefinition): string {
  const columns = report.columns.map(({ name, unit, definition }) => `| \`${name}\` | ${unit} | ${definition} |`);
  return [
    report.description,
    '',
    `Run again later it gives the same bytes, whatever has been changed since: it is read from history. Until the day`,
    `asOf is over in ${AGENCY_ZONE}, its figures still move.`,
    '',
    describeCsv(report),
    '',
    '| column | unit | definition |',
    '|---|---|---|',
    ...columns,
  ].join('\n');
}

function describeCsv(report: ReportDefinition): string {
  const header = [...REPORT_HEADER, ...Object.keys(report.options), 'rowCount'].map((name) => `\`${name}\``).join(', ');
  return (
    `The csv has one line for each row and a last one for the totals; \`row\` is \`group\` or \`total\`. ` +
    `In front of every line stand ${header}.`
  );
}

type Schema = Record<string, unknown>;

function documentOf(report: ReportDefinition): Schema {
  const text = { type: 'string' };
  const date = { type: 'string', format: 'date' };
  const integer = { type: 'integer' };
  const row = objectOf(Object.fromEntries(report.columns.map((column) => [column.name, cellOf(column)])));
  const options = Object.entries(report.options).map(([name, { values }]) => [name, { ...text, enum: [...values] }]);
  return objectOf({
    report: { ...text, enum: [report.name] },
    definitionVersion: integer,
    asOf: date,
    from: date,
    to: date,
    ...(Object.fromEntries(options) as Schema),
    timezone: { ...text, enum: [AGENCY_ZONE] },
    columns: { type: 'array', items: objectOf({ name: text, unit: text, definition: text }) },
    rows: { type: 'array', items: row },
    totals: row,
    rowCount: integer,
  });
}

function objectOf(properties: Schema): Schema {
  return { type: 'object', required: Object.keys(properties), properties };
}

function cellOf({ type, nullable, definition }: ReportColumn): Schema {
  return {
    type: type === 'text' ? 'string' : type,
    description: definition,
    ...(nullable ? { nullable } : {}),
  };
}
