import { createInvalidFieldError } from '../../common/errors/domain.errors.js';
import type { ReportDefinition } from '../definition/report-definition.rules.js';
import { ALL, MAIN } from '../definition/report-document.rules.js';
import { REPORT_HEADER } from '../files/file-header.rules.js';
import { VOCABULARY } from '../i18n/vocabulary.constants.js';
import { getCellType } from './report-schemas.rules.js';
import type { CellType, ReportSchemaColumnView, ReportSchemaView } from './report-schema.view.js';

/** The facts about a file that stand in each of its lines. */
const FACTS: Readonly<Record<(typeof REPORT_HEADER)[number], readonly [CellType, meaning: string]>> = {
  report: ['text', 'The name of the report.'],
  definitionVersion: ['integer', 'The version of the definition of the figures.'],
  asOf: ['date', 'The day at whose end the figures were known.'],
  from: ['date', 'The first day of the period.'],
  to: ['date', 'The last day of the period.'],
  columnsVersion: ['integer', 'The version of the columns.'],
  provisional: ['boolean', 'Whether records that are made later today can change the figures.'],
};

const buildFact = (name: string, type: CellType, meaning: string): ReportSchemaColumnView => ({
  name,
  type,
  unit: null,
  meaning,
});

/**
 * Describes the columns of the csv of a report, which are the same whatever the parameters are, except `section`.
 * @throws 422 for an unknown section
 */
export function buildReportSchema(report: ReportDefinition, section: string = MAIN): ReportSchemaView {
  const tables = [{ ...report, name: MAIN }, ...(report.sections ?? [])];
  const chosen = section === ALL ? tables : tables.filter(({ name }) => name === section);
  if (chosen.length === 0)
    throw createInvalidFieldError(
      '?section',
      'parameter.invalid',
      `section must be one of ${[ALL, ...tables.map(({ name }) => name)].join(', ')}.`,
    );
  const columns = Map.groupBy(
    chosen.flatMap((table) => table.columns),
    ({ name }) => name,
  );
  return {
    columnsVersion: report.columnsVersion,
    columns: [
      ...REPORT_HEADER.map((name) => buildFact(name, ...FACTS[name])),
      ...Object.entries(report.options).map(([name, { description }]) => buildFact(name, 'text', description.en)),
      buildFact('lang', 'text', 'The language of labels.'),
      ...(report.sections ? [buildFact('section', 'text', 'The table to which the line belongs.')] : []),
      buildFact('rowCount', 'integer', 'The number of rows of the table, without the totals.'),
      buildFact('row', 'text', 'group, or total for the totals of the table.'),
      ...[...columns].map(([name, [first, ...others]]) => {
        const types = new Set([first!, ...others].map((column) => getCellType(column)));
        return {
          name,
          // Tables that follow each other in one file may write a column with and without decimals.
          type: types.size === 1 ? getCellType(first!) : types.has('text') ? 'text' : 'number',
          unit: VOCABULARY.en.unit[first!.unit],
          meaning: [...new Set([first!, ...others].map(({ definition }) => definition.en))].join(' '),
        } as const;
      }),
    ],
  };
}
