/** What a registration must have come to for a rule to make a lead. */
export const RULE_TRIGGERS = ['registered', 'confirmed', 'attended'] as const;
/** One of {@link RULE_TRIGGERS}. */
export type RuleTrigger = (typeof RULE_TRIGGERS)[number];

/** Channels of a lead that a form can be the source of. */
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

/** What a registration must say: by field or key of an answer, a text or several of which one is enough. */
export type Conditions = Record<string, string | string[]>;

/** Most conditions of a rule, and most values of one. */
const MOST = 20;
const LONGEST = 500;

/** What is wrong with conditions as somebody sent them, as the rest of a sentence; undefined when nothing is. */
export function conditionsFault(given: unknown): string | undefined {
  if (typeof given !== 'object' || given === null || Array.isArray(given)) return 'must be an object';
  const entries = Object.entries(given);
  if (entries.length > MOST) return `must have at most ${MOST} fields`;
  for (const [name, value] of entries) {
    if (name.trim() === '' || name.length > LONGEST) return `must name fields of 1 to ${LONGEST} characters`;
    const values: unknown[] = Array.isArray(value) ? value : [value];
    if (values.length === 0 || values.length > MOST) return `must give ${name} 1 to ${MOST} values`;
    if (!values.every((one) => typeof one === 'string' && one.length <= LONGEST)) {
      return `must give ${name} a text, or a list of texts, of at most ${LONGEST} characters`;
    }
  }
  return undefined;
}

/** What a registration says, for conditions and titles. */
export interface RuleFacts {
  /** Mapped fields by name; absent and null say nothing. */
  fields: Readonly<Record<string, string | null>>;
  answers: readonly { key: string; value: string | string[] | Record<string, string>; optionIds: readonly string[] }[];
}

/**
 * Whether a registration says all that the conditions ask. A mapped field comes before an answer of the same key;
 * `answers.<key>` always means the answer. Choices are compared by their labels and by the sender's ids of them.
 */
export function holds(conditions: Conditions | null | undefined, facts: RuleFacts): boolean {
  return Object.entries(conditions ?? {}).every(([name, wanted]) => {
    const said = saidOf(name, facts).map(comparable);
    return [wanted].flat().some((value) => said.includes(comparable(value)));
  });
}

function saidOf(name: string, { fields, answers }: RuleFacts): string[] {
  if (Object.hasOwn(fields, name)) return fields[name] === null ? [] : [fields[name]!];
  const key = name.startsWith('answers.') ? name.slice('answers.'.length) : name;
  return answers
    .filter((answer) => answer.key === key || answer.key === name)
    .flatMap(({ value, optionIds }) => [...textsOf(value), ...optionIds]);
}

function textsOf(value: string | string[] | Record<string, string>): string[] {
  if (typeof value === 'string') return [value];
  return Array.isArray(value) ? value : Object.values(value);
}

function comparable(text: string): string {
  return text.normalize('NFKC').toLowerCase().replace(/\s+/g, ' ').trim();
}

/** Whether a registration of this status has come to what a rule waits for. */
export function isTriggered(trigger: RuleTrigger, status: string): boolean {
  const reached: readonly string[] = REACHED[trigger];
  return reached.includes(status);
}

const REACHED: Readonly<Record<RuleTrigger, readonly string[]>> = {
  registered: ['registered', 'confirmed', 'attended'],
  confirmed: ['confirmed', 'attended'],
  attended: ['attended'],
};

/** Longest title of a lead. */
const LONGEST_TITLE = 200;
/** What of a text is looked at for a title: the time that loose punctuation takes grows with the square of its length. */
const LOOKED_AT = 2_000;

/** A title with the fields it names filled in; what the form does not say leaves nothing, and no loose punctuation. */
export function titleOf(pattern: string, { fields }: RuleFacts): string {
  const filled = pattern.replace(/\{(\w+)\}/g, (_, name: string) =>
    Object.hasOwn(fields, name) ? (fields[name] ?? '') : '',
  );
  const line = filled
    .replace(/[\s\p{Cc}]+/gu, ' ')
    .slice(0, LOOKED_AT)
    .replace(/^[\s:,;–-]+|[\s:,;–-]+$/g, '');
  return [...line].slice(0, LONGEST_TITLE).join('').toWellFormed().trim() || 'Registration';
}
