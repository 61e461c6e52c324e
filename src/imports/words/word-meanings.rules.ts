import type { FieldError } from '../../common/errors/domain.errors.js';
import type { ErrorCode } from '../../common/errors/error-codes.rules.js';
import type { Cell } from '../files/table-file.constants.js';
import { convertValue } from '../mapping/convert-value.rules.js';
import type { ConversionResult, ImportEntity, ImportField } from '../mapping/import-field.constants.js';
import { getImportFields } from '../mapping/import-fields.rules.js';
import { describeChoices } from '../mapping/values/choices.rules.js';
import { suggestMeaning } from '../mapping/values/meanings.rules.js';
import { foldWord, MAX_WORD_CHARACTERS } from '../mapping/words/word.rules.js';
import type { Import, WordMeaning } from '../model/import.entity.js';
import type { CountedWord } from './word-counter.rules.js';

/** The settings that decide which columns have words. */
type Settings = Pick<Import, 'mapping'> & { entity: ImportEntity };

/** A word of a column with its meaning, as clients see it. */
interface DescribedWord {
  value: string;
  count: number;
  meaning?: string | null;
  suggested?: string;
}

/** Finds the choice that a column fills; undefined for any other column. */
export function findChoiceField({ entity, mapping }: Settings, column: string): ImportField | undefined {
  const entry = mapping.find((each) => each.column === column);
  return getImportFields(entity).find(({ name, kind }) => name === entry?.field && kind === 'choice');
}

/**
 * Creates the function that returns the meaning of a cell of a column: the one that people chose, else the suggested one.
 * Null leaves the word out, and undefined refuses the row.
 */
export function createMeaningFinder(
  field: ImportField,
  column: string,
  chosen: readonly WordMeaning[],
): (cell: Cell) => string | null | undefined {
  const meanings = new Map<string | null, string | null | undefined>();
  for (const each of chosen) if (each.column === column) meanings.set(foldWord(each.value), each.meaning);
  return (cell) => {
    const key = foldWord(cell);
    if (key === null) return undefined;
    // The words of a column are few, so each of them is looked up once.
    if (!meanings.has(key)) meanings.set(key, suggestMeaning(field, column, key));
    return meanings.get(key);
  };
}

/** Converts a cell of a column that fills a choice. */
export function convertWord(
  field: ImportField,
  column: string,
  findMeaning: (cell: Cell) => string | null | undefined,
  cell: Cell,
): ConversionResult {
  if (isNothing(field, cell)) return { value: null };
  const meaning = findMeaning(cell);
  if (typeof meaning === 'string') return { value: meaning };
  const word = `The word "${String(cell).trim().slice(0, MAX_WORD_CHARACTERS).toWellFormed()}" of the column "${column}"`;
  if (meaning === null) {
    return { value: null, notices: [{ code: 'import.word_left_out', detail: `${word} was left out.` }] };
  }
  const detail = `${word} is not known. Choose its meaning, or write one of: ${describeChoices(field)}.`;
  return { error: { code: 'import.value_not_known', detail } };
}

/** Describes the words of a column that fills a choice. Signs for nothing, such as a dash, are no words. */
export function describeWords(
  field: ImportField,
  column: string,
  words: readonly CountedWord[],
  chosen: readonly WordMeaning[],
): DescribedWord[] {
  const findMeaning = createMeaningFinder(field, column, chosen);
  return words.flatMap(({ key, word, count }) => {
    if (isNothing(field, word)) return [];
    const meaning = findMeaning(word);
    const suggested = suggestMeaning(field, column, key);
    return [
      { value: word, count, ...(meaning !== undefined && { meaning }), ...(suggested !== undefined && { suggested }) },
    ];
  });
}

/** Returns the chosen meanings with others in the place of those of the same words. */
export function mergeMeanings(chosen: readonly WordMeaning[], changes: readonly WordMeaning[]): WordMeaning[] {
  const merged = new Map<string, WordMeaning>();
  for (const { column, value, meaning } of [...chosen, ...changes]) {
    merged.set(buildWordKey(column, value), { column, value, ...(meaning !== undefined && { meaning }) });
  }
  return [...merged.values()];
}

/** Returns the meanings that are still possible with the fields that the columns fill. */
export function keepPossibleMeanings(settings: Settings, chosen: readonly WordMeaning[]): WordMeaning[] {
  return chosen.filter(({ column, meaning }) => isPossible(findChoiceField(settings, column), meaning));
}

/**
 * Checks that meanings name columns which fill a choice, words of these columns, each once, and values of the choice.
 * @param hasWord tells whether a column has a word; a saved mapping has words of any file
 */
export function validateMeanings(
  settings: Settings & { columns: readonly { name: string }[] },
  values: readonly WordMeaning[],
  hasWord: (column: string, key: string) => boolean = () => true,
): FieldError[] {
  const names = new Set(settings.columns.map(({ name }) => name));
  const seen = new Set<string>();
  return values.flatMap(({ column, value, meaning }, index) => {
    const pointer = `/values/${index}`;
    const key = buildWordKey(column, value);
    const isRepeated = seen.has(key);
    seen.add(key);
    if (!names.has(column)) {
      return buildError(`${pointer}/column`, 'import.unknown_column', `The file has no column "${column}".`);
    }
    const field = findChoiceField(settings, column);
    if (!field) {
      const detail = `The column "${column}" must be mapped to a field with choices before its words have meanings.`;
      return buildError(`${pointer}/column`, 'import.column_without_choice', detail);
    }
    if (!hasWord(column, foldWord(value) ?? '')) {
      return buildError(`${pointer}/value`, 'import.unknown_word', `The column "${column}" has no word "${value}".`);
    }
    if (isRepeated) {
      const detail = `The word "${value}" of the column "${column}" must have one meaning; it is named twice.`;
      return buildError(`${pointer}/value`, 'import.word_repeated', detail);
    }
    if (isPossible(field, meaning)) return [];
    const detail = `meaning must be one of ${field.choices!.join(', ')}, or null to leave the word out, or absent to refuse its rows.`;
    return buildError(`${pointer}/meaning`, 'import.unknown_meaning', detail);
  });
}

/** Tells whether a cell of a choice stands for nothing. */
function isNothing(field: ImportField, cell: Cell): boolean {
  const result = convertValue(field, cell, { numberFormat: 'plain', dateFormat: 'iso' });
  return 'value' in result && result.value === null;
}

function isPossible(field: ImportField | undefined, meaning: WordMeaning['meaning']): boolean {
  return field !== undefined && (meaning === undefined || meaning === null || field.choices!.includes(meaning));
}

function buildWordKey(column: string, value: string): string {
  return JSON.stringify([column, foldWord(value)]);
}

const buildError = (pointer: string, code: ErrorCode, detail: string): FieldError[] => [{ pointer, code, detail }];
