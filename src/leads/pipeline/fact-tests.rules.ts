import { isBlank, type LeadFacts, type SiteFacts, type SourceFacts } from './lead-facts.rules.js';

/** The name of a number of something that belongs to a lead. */
export type CountName = Extract<keyof LeadFacts, `${string}Count`>;

/** The name of a date. */
export type DateName = Extract<keyof LeadFacts, `${string}On`>;

type SourceFactName = `source.${keyof SourceFacts}`;

/** The name of a fact that is known or unknown; facts of the source have a dotted name, such as `source.channel`. */
export type FactName =
  Exclude<keyof LeadFacts, 'stage' | 'status' | 'today' | 'source' | 'sites' | CountName> | SourceFactName;

/**
 * A test of the facts of a lead. It is data and not a function, so that the same test is evaluated for one lead here and
 * translated into SQL for reports of all leads.
 */
export type FactTest =
  /** Null and blank text are unknown; 0 and false are known. */
  | { isKnown: FactName }
  | { isEqual: FactName; value: string | boolean }
  | { isAtLeastOne: CountName }
  /** A date that is unknown passes. */
  | { isNotInFuture: DateName }
  | { hasSite: keyof SiteFacts }
  | { not: FactTest }
  | { anyOf: readonly FactTest[] };

/** Returns whether the facts of a lead pass a test. */
export function evaluateTest(test: FactTest, facts: LeadFacts): boolean {
  if ('isKnown' in test) return isKnown(getFact(facts, test.isKnown));
  if ('isEqual' in test) return getFact(facts, test.isEqual) === test.value;
  if ('isAtLeastOne' in test) return facts[test.isAtLeastOne] >= 1;
  if ('isNotInFuture' in test) return (facts[test.isNotInFuture] ?? '') <= facts.today;
  if ('hasSite' in test) return facts.sites.some((site) => site[test.hasSite]);
  if ('not' in test) return !evaluateTest(test.not, facts);
  return test.anyOf.some((one) => evaluateTest(one, facts));
}

function isKnown(value: string | number | boolean | null): boolean {
  return typeof value === 'string' ? !isBlank(value) : value !== null;
}

function getFact(facts: LeadFacts, name: FactName): string | number | boolean | null {
  return isSourceFact(name) ? facts.source[name.slice('source.'.length) as keyof SourceFacts] : facts[name];
}

function isSourceFact(name: FactName): name is SourceFactName {
  return name.startsWith('source.');
}
