import type { Words } from '../common/reference/languages.js';
import type { ColumnKind, ReportColumn } from './report.definition.js';

type Unit = ReportColumn['unit'];

/** A text that is never absent. */
export function text(name: string, title: Words, definition: Words): ReportColumn {
  return { name, title, kind: 'text', unit: 'text', definition };
}

/** A whole number of something. */
export function count(name: string, unit: Unit, title: Words, definition: Words): ReportColumn {
  return { name, title, kind: 'integer', unit, definition };
}

/** Whole euro. */
export function euro(name: string, title: Words, definition: Words): ReportColumn {
  return { name, title, kind: 'money', unit: 'EUR', definition };
}

/** A part of one; null where what it is a part of is 0. */
export function ratio(name: string, title: Words, definition: Words): ReportColumn {
  return nullable(name, 'ratio', 'ratio', title, definition);
}

/** Days, halves among them; null where there is nothing to measure. */
export function days(name: string, title: Words, definition: Words): ReportColumn {
  return nullable(name, 'days', 'days', title, definition);
}

/** A column that can have nothing in it. */
export function nullable(name: string, kind: ColumnKind, unit: Unit, title: Words, definition: Words): ReportColumn {
  return { name, title, kind, unit, nullable: true, definition };
}

/** The same for what happened in the period. */
export function inPeriod(column: ReportColumn): ReportColumn {
  return { ...column, ofPeriod: true };
}

/** What a row is about, as a code or an id that stays the same in every language. */
export function key(definition: Words): ReportColumn {
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

/** What a row is about, as people call it. */
export function label(title: Words, definition: Words): ReportColumn {
  return text('label', title, definition);
}

/** Σ jobsExpected, as every report of leads has it. */
export const JOBS: ReportColumn = count(
  'jobs',
  'jobs',
  { en: 'Jobs', nl: 'Jobs' },
  { en: 'Σ jobsExpected; what is not known adds nothing.', nl: 'Σ jobsExpected; wat niet gekend is, telt niet mee.' },
);

/** Σ capexEur, as every report of leads has it. */
export const CAPEX: ReportColumn = euro(
  'capexEur',
  { en: 'Capex', nl: 'Capex' },
  {
    en: 'Σ capexEur, at the rates frozen in the leads; what is not disclosed adds nothing.',
    nl: 'Σ capexEur, tegen de koersen die in de leads bewaard zijn; wat niet bekendgemaakt is, telt niet mee.',
  },
);
