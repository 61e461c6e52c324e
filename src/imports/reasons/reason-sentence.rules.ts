import { formatShortDate } from '../../common/documents/locale-format.rules.js';
import type { Language } from '../../common/reference/languages.constants.js';
import type { Cell } from '../files/table-file.constants.js';
import type { DateFormat, ImportEntity, NumberFormat } from '../mapping/import-field.constants.js';
import type { ImportColumn, MappingEntry } from '../model/import.entity.js';
import { buildFieldName, describeFieldChoices, findImportField } from './field-names.rules.js';
import { FIELD_REASONS } from './field-reasons.constants.js';
import { FIELD_HINTS, IMPORT_REASONS, type ReasonText } from './reason-texts.constants.js';
import { RECORD_REASONS } from './record-reasons.constants.js';

/** Everything that an import can say about a row, by code. */
export const REASON_TEXTS: Readonly<Record<string, ReasonText | readonly ReasonText[]>> = {
  ...FIELD_REASONS,
  ...RECORD_REASONS,
  ...IMPORT_REASONS,
};

/** The number of characters of a cell that a sentence quotes. */
const MAX_QUOTED = 60;

/** Why a row is not imported, or what was left out of it. */
export interface Reason {
  /** The field of the import; absent where the column tells it, null where the reason concerns the whole row. */
  field?: string | null;
  column?: string | null;
  cell?: Cell;
  code: string;
  detail: string;
}

/** The settings of the import that decide what would be right for a cell. */
export interface ReasonSettings {
  entity: ImportEntity;
  columns: readonly Pick<ImportColumn, 'name' | 'numberFormat' | 'dateFormat'>[];
  mapping: readonly MappingEntry[];
  numberFormat: NumberFormat | null;
  dateFormat: DateFormat | null;
}

/**
 * Says a reason in a language: the field, its cell and its column, and then what is wrong and what would be right. A code
 * that has no text keeps the sentence of the API.
 */
export function describeReason(reason: Reason, settings: ReasonSettings, language: Language): string {
  const field = reason.field ?? settings.mapping.find(({ column }) => column === reason.column)?.field ?? null;
  const text = chooseText(reason);
  const sentence = text
    ? fillSentences(text[language], {
        ...readValues(text, reason.detail, language),
        ...buildValues(field, reason, settings, language),
      })
    : reason.detail;
  const subject = buildSubject(field, reason, settings.entity, language);
  return subject === '' ? sentence.charAt(0).toUpperCase() + sentence.slice(1) : `${subject}: ${sentence}`;
}

/** Returns the text that belongs to the sentence of the API. */
function chooseText({ code, detail }: Reason): ReasonText | undefined {
  const texts = REASON_TEXTS[code];
  return texts && [texts].flat().find(({ when }) => when === undefined || when.test(detail));
}

/** Names the field with its cell, and the column where its heading is another one: "Kanaal «Beurs» (kolom «Bron»)". */
function buildSubject(field: string | null, reason: Reason, entity: ImportEntity, language: Language): string {
  const column = reason.column ?? null;
  const name = field === null ? (column ?? '') : buildFieldName(entity, field, language);
  const cell = reason.cell ?? null;
  const isNamed = column === null || column.toLowerCase() === name.toLowerCase();
  const place = language === 'nl' ? 'kolom' : 'column';
  return [
    name,
    cell === null || cell === '' ? '' : `«${cutText(String(cell))}»`,
    isNamed ? '' : `(${place} «${cutText(column)}»)`,
  ]
    .filter((part) => part !== '')
    .join(' ');
}

function cutText(text: string): string {
  const line = text.replaceAll(/\s+/g, ' ').trim();
  const characters = [...line];
  return characters.length <= MAX_QUOTED ? line : `${characters.slice(0, MAX_QUOTED - 1).join('')}…`;
}

/** Returns the values that the sentence of the API names. */
function readValues(
  { when, values = when }: ReasonText,
  detail: string,
  language: Language,
): Record<string, string | undefined> {
  const groups = values?.exec(detail)?.groups ?? {};
  return Object.fromEntries(
    Object.entries(groups).map(([name, value]) => [
      name,
      value !== undefined && name.startsWith('day') ? formatShortDate(value, language) : value,
    ]),
  );
}

/** Returns the values that the field and its column give. */
function buildValues(
  name: string | null,
  { column }: Reason,
  settings: ReasonSettings,
  language: Language,
): Record<string, string | undefined> {
  const field = name === null ? undefined : findImportField(settings.entity, name);
  if (!field) return {};
  const hint = (FIELD_HINTS[field.format ?? ''] ?? FIELD_HINTS[field.items ?? field.kind])?.[language];
  const choices = describeFieldChoices(field, language) || undefined;
  const example = buildExample(field.kind, column ?? null, settings);
  return {
    choices,
    example,
    hint: hint === undefined ? undefined : fillSentences(hint, { choices, example }) || undefined,
  };
}

const NUMBER_EXAMPLES: Readonly<Record<NumberFormat, string>> = {
  plain: '1234.56',
  dutch: '1.234,56',
  english: '1,234.56',
};
const INTEGER_EXAMPLES: Readonly<Record<NumberFormat, string>> = { plain: '1250', dutch: '1.250', english: '1,250' };
const DATE_EXAMPLES: Readonly<Record<DateFormat, string>> = {
  iso: '2026-12-31',
  'day-first': '31/12/2026',
  'month-first': '12/31/2026',
  chinese: '2026年12月31日',
};

/** Returns a value as the column writes it. */
function buildExample(kind: string, column: string | null, settings: ReasonSettings): string | undefined {
  const found = settings.columns.find(({ name }) => name === column);
  const entry = settings.mapping.find((each) => each.column === column);
  if (kind === 'date' || kind === 'moment') {
    return DATE_EXAMPLES[entry?.dateFormat ?? settings.dateFormat ?? found?.dateFormat ?? 'iso'];
  }
  const style = entry?.numberFormat ?? settings.numberFormat ?? found?.numberFormat ?? 'plain';
  if (kind === 'integer') return INTEGER_EXAMPLES[style];
  return kind === 'number' ? NUMBER_EXAMPLES[style] : undefined;
}

/** Fills in the values of a text. A sentence with an unknown value is left out. */
function fillSentences(text: string, values: Readonly<Record<string, string | undefined>>): string {
  return text
    .split(/(?<=\.) /)
    .flatMap((sentence) => {
      const isKnown = [...sentence.matchAll(/\{(\w+)\}/g)].every(([, name]) => values[name!] !== undefined);
      return isKnown ? [sentence.replaceAll(/\{(\w+)\}/g, (_, name: string) => values[name]!)] : [];
    })
    .join(' ');
}
