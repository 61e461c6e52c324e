import { PRINT_TRANSLATIONS } from '../../../activities/delegations/programme/i18n/programme-pdf.constants.js';
import { toSimplifiedChinese } from '../../../companies/names/chinese-variants.rules.js';
import { buildLabels } from '../../../reports/labels/labels.rules.js';
import type { ImportField } from '../import-field.constants.js';
import { normaliseName } from '../../../common/reference/text-forms.rules.js';
import { CHINESE_WORDS } from '../words/chinese-words.constants.js';
import { DUTCH_WORDS } from '../words/dutch-words.constants.js';
import { ENGLISH_WORDS } from '../words/english-words.constants.js';
import { SYSTEM_WORDS } from '../words/system-words.constants.js';

/** The labels in English and Dutch, which are those of GET /reference/labels, and in Chinese where there are any. */
const VOCABULARIES = [
  buildLabels('en', {}),
  buildLabels('nl', {}),
  { participantRole: PRINT_TRANSLATIONS.zh.roles, programmeItemKind: PRINT_TRANSLATIONS.zh.kinds },
] as const;

/** The words that mean a choice besides its labels. */
const DICTIONARIES = [ENGLISH_WORDS, DUTCH_WORDS, CHINESE_WORDS, SYSTEM_WORDS];

/** The stored values of each choice by its texts, because a column asks for the same ones in every row. */
const indexes = new WeakMap<ImportField, ReadonlyMap<string, string>>();

/**
 * Returns the stored value of a choice by the value itself, its label or a usual word for it in English, Dutch, Chinese or
 * another system; null otherwise. Nothing is known of a word with a question mark.
 */
export function findChoice(field: ImportField, text: string): string | null {
  if (/[?？]/.test(text)) return null;
  const index = indexes.get(field) ?? buildIndex(field);
  indexes.set(field, index);
  return index.get(normaliseChoice(text)) ?? findShare(field, text);
}

/**
 * Returns the likelihood that a percentage means: low below 34 %, medium below 67 %, else high. The domain names no
 * thresholds, so each of the three gets a third.
 */
function findShare({ vocabulary }: ImportField, text: string): string | null {
  const share = /^\s*(\d{1,3})(?:[.,]\d{1,4})?\s?[%％]\s*$/.exec(text);
  if (vocabulary !== 'likelihood' || !share || Number(share[1]) > 100) return null;
  if (Number(share[1]) < 34) return 'low';
  return Number(share[1]) < 67 ? 'medium' : 'high';
}

function normaliseChoice(text: string): string {
  return normaliseName(toSimplifiedChinese(text));
}

/** Lists the choices in English with their stored values, for an error. */
export function describeChoices({ choices = [], vocabulary }: ImportField): string {
  const labels = vocabulary === undefined ? {} : (VOCABULARIES[0][vocabulary] ?? {});
  return choices.map((choice) => labels[choice] ?? choice).join(', ');
}

function buildIndex({ choices = [], vocabulary }: ImportField): ReadonlyMap<string, string> {
  const index = new Map<string, string>();
  for (const choice of choices) {
    for (const text of listChoiceTexts(choice, vocabulary)) index.set(normaliseChoice(text), choice);
  }
  return index;
}

/** Lists the texts that mean a choice. */
export function listChoiceTexts(choice: string, vocabulary: string | undefined): string[] {
  if (vocabulary === undefined) return [choice];
  const labels = VOCABULARIES.map(
    (language) => (language as Record<string, Record<string, string>>)[vocabulary]?.[choice],
  );
  // A column of stages has the words of statuses as well.
  const names = vocabulary === 'importedStage' ? ['stage', 'status'] : [vocabulary];
  const others = DICTIONARIES.flatMap((dictionary) => names.flatMap((name) => dictionary[name]?.[choice] ?? []));
  return [choice, ...labels.filter((label) => label !== undefined), ...others];
}
