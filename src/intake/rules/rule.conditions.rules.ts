/** What a registration must have come to for a rule to make a lead. */
export const RULE_TRIGGERS = ['registered', 'confirmed', 'attended'] as const;
/** One of {@link RULE_TRIGGERS}. */
export type RuleTrigger = (typeof RULE_TRIGGERS)[number];

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
