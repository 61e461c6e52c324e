import type { Translations } from '../../common/reference/languages.constants.js';
import type { ColumnKind, ReportColumn } from './report-definition.rules.js';

type Unit = ReportColumn['unit'];

/** Defines a column of texts that are never absent. */
export function buildTextColumn(name: string, title: Translations, definition: Translations): ReportColumn {
  return { name, title, kind: 'text', unit: 'text', definition };
}

/** Defines a column of whole numbers. */
export function buildCountColumn(
  name: string,
  unit: Unit,
  title: Translations,
  definition: Translations,
): ReportColumn {
  return { name, title, kind: 'integer', unit, definition };
}

/** Defines a column of whole euro. */
export function buildEuroColumn(name: string, title: Translations, definition: Translations): ReportColumn {
  return { name, title, kind: 'money', unit: 'EUR', definition };
}

/** Defines a column of shares of one; null if the whole is 0. */
export function buildRatioColumn(name: string, title: Translations, definition: Translations): ReportColumn {
  return buildNullableColumn(name, 'ratio', 'ratio', title, definition);
}

/** Defines a column of days, including half days; null if there is nothing to measure. */
export function buildDaysColumn(name: string, title: Translations, definition: Translations): ReportColumn {
  return buildNullableColumn(name, 'days', 'days', title, definition);
}

/** Defines a column whose cells can be null. */
export function buildNullableColumn(
  name: string,
  kind: ColumnKind,
  unit: Unit,
  title: Translations,
  definition: Translations,
): ReportColumn {
  return { name, title, kind, unit, nullable: true, definition };
}

/** Marks a column as a period figure. */
export function toPeriodFigure(column: ReportColumn): ReportColumn {
  return { ...column, isPeriodFigure: true };
}

/** Defines the column that identifies a row by a code or an id, which is the same in every language. */
export function buildKeyColumn(definition: Translations): ReportColumn {
  return {
    name: 'key',
    title: { en: 'Key', nl: 'Sleutel' },
    kind: 'text',
    unit: 'text',
    nullable: true,
    definition,
    hidden: true,
  };
}

/** Defines the column that names a row. */
export function buildLabelColumn(title: Translations, definition: Translations): ReportColumn {
  return buildTextColumn('label', title, definition);
}

/** The column Σ jobsExpected, shared by all reports of leads. */
export const JOBS: ReportColumn = buildCountColumn(
  'jobs',
  'jobs',
  { en: 'Expected jobs', nl: 'Verwachte jobs' },
  {
    en: 'Σ jobsExpected; what is not known adds nothing.',
    nl: 'Som van de verwachte jobs; wat niet bekend is, telt niet mee.',
  },
);

/** The column Σ capexEur, shared by all reports of leads. */
export const CAPEX: ReportColumn = buildEuroColumn(
  'capexEur',
  { en: 'Capex', nl: 'Investering' },
  {
    en: 'Σ capexEur, at the rates frozen in the leads; what is not disclosed adds nothing.',
    nl: 'Som van de geplande investeringsbedragen, omgerekend tegen de koers die bij elke lead bewaard is; wat niet bekendgemaakt is, telt niet mee.',
  },
);
