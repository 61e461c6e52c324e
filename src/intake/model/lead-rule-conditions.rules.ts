/** States that a registration must reach for a rule to create a lead. */
export const RULE_TRIGGERS = ['registered', 'confirmed', 'attended'] as const;
/** One of {@link RULE_TRIGGERS}. */
export type RuleTrigger = (typeof RULE_TRIGGERS)[number];

/** Channels of leads whose source can be a form. */
export const RULE_CHANNELS = [
  'activity',
  'web',
  'cold_outreach',
  'partner_network',
  'existing_investor',
  'other',
] as const;
/** One of {@link RULE_CHANNELS}. */
export type RuleChannel = (typeof RULE_CHANNELS)[number];

/** Required values of a registration by field or by key of an answer. One of several values is enough. */
export type Conditions = Record<string, string | string[]>;

/** Maximum number of conditions of a rule, and of values of a condition. */
const MAX_CONDITIONS = 20;
/** Maximum length of a field name and of a value. */
const MAX_TEXT_LENGTH = 500;

/** Returns the problem of the conditions as the rest of a sentence; undefined if they are valid. */
export function validateConditions(given: unknown): string | undefined {
  if (typeof given !== 'object' || given === null || Array.isArray(given)) return 'must be an object';
  const entries = Object.entries(given);
  if (entries.length > MAX_CONDITIONS) return `must have at most ${MAX_CONDITIONS} fields`;
  for (const [name, value] of entries) {
    if (name.trim() === '' || name.length > MAX_TEXT_LENGTH)
      return `must name fields of 1 to ${MAX_TEXT_LENGTH} characters`;
    const values: unknown[] = Array.isArray(value) ? value : [value];
    if (values.length === 0 || values.length > MAX_CONDITIONS) return `must give ${name} 1 to ${MAX_CONDITIONS} values`;
    if (!values.every((one) => typeof one === 'string' && one.length <= MAX_TEXT_LENGTH)) {
      return `must give ${name} a text, or a list of texts, of at most ${MAX_TEXT_LENGTH} characters`;
    }
  }
  return undefined;
}

/** The data of a registration that conditions and titles use. */
export interface RuleFacts {
  /** Mapped fields by name. An absent field and null have no value. */
  fields: Readonly<Record<string, string | null>>;
  answers: readonly { key: string; value: string | string[] | Record<string, string>; optionIds: readonly string[] }[];
}

/**
 * Checks whether a registration meets all conditions. A mapped field precedes an answer with the same key;
 * `answers.<key>` always means the answer. Choices are compared by their labels and by the provider's ids.
 */
export function isMet(conditions: Conditions | null | undefined, facts: RuleFacts): boolean {
  return Object.entries(conditions ?? {}).every(([name, wanted]) => {
    const said = listValues(name, facts).map(normaliseText);
    return [wanted].flat().some((value) => said.includes(normaliseText(value)));
  });
}

function listValues(name: string, { fields, answers }: RuleFacts): string[] {
  if (Object.hasOwn(fields, name)) return fields[name] === null ? [] : [fields[name]!];
  const key = name.startsWith('answers.') ? name.slice('answers.'.length) : name;
  return answers
    .filter((answer) => answer.key === key || answer.key === name)
    .flatMap(({ value, optionIds }) => [...listTexts(value), ...optionIds]);
}

function listTexts(value: string | string[] | Record<string, string>): string[] {
  if (typeof value === 'string') return [value];
  return Array.isArray(value) ? value : Object.values(value);
}

function normaliseText(text: string): string {
  return text.normalize('NFKC').toLowerCase().replace(/\s+/g, ' ').trim();
}

/** Checks whether a registration with this status has reached the trigger of a rule. */
export function isTriggered(trigger: RuleTrigger, status: string): boolean {
  const reached: readonly string[] = REACHED[trigger];
  return reached.includes(status);
}

const REACHED: Readonly<Record<RuleTrigger, readonly string[]>> = {
  registered: ['registered', 'confirmed', 'attended'],
  confirmed: ['confirmed', 'attended'],
  attended: ['attended'],
};

/** Maximum length of the title of a lead. */
const MAX_TITLE_LENGTH = 200;
/** Maximum length of a text whose punctuation is trimmed, because the time grows with the square of the length. */
const MAX_TITLE_INPUT_LENGTH = 2_000;

/** Fills the named fields into a title. A field without a value leaves nothing, and loose punctuation is removed. */
export function buildTitle(pattern: string, { fields }: RuleFacts): string {
  const filled = pattern.replace(/\{(\w+)\}/g, (_, name: string) =>
    Object.hasOwn(fields, name) ? (fields[name] ?? '') : '',
  );
  const line = filled
    .replace(/[\s\p{Cc}]+/gu, ' ')
    .slice(0, MAX_TITLE_INPUT_LENGTH)
    .replace(/^[\s:,;–-]+|[\s:,;–-]+$/g, '');
  return [...line].slice(0, MAX_TITLE_LENGTH).join('').toWellFormed().trim() || 'Registration';
}
