import type { SubmittedAnswer } from '../parsing/submission.rules.js';
import { MAPPED_FIELDS, type MappedField, type Mapping } from './mapping.rules.js';

/** A question of a form, as stored deliveries contain it. */
export interface FormQuestion {
  /** Stable key, which a mapping uses. */
  key: string;
  /** The latest text of the question that the provider sent. */
  label: string | null;
  type: string;
  /** Share of the submissions that answer it, from 0 to 1. */
  filled: number;
  /** Our field that the current mapping fills from it. */
  field: MappedField | null;
  /** Whether the mapping treats an answer to it as a consent. */
  isConsent: boolean;
  /** Our field that it resembles; null if the mapping fills that field already or it resembles none. */
  suggestedField: MappedField | null;
  /** Degree of resemblance, from 0 to 1. */
  score: number | null;
  /** Whether it asks for an agreement. A person must decide which answer grants a consent. */
  looksLikeConsent: boolean;
}

/** Simple pattern of an e-mail address, sufficient to recognise the question. */
const ADDRESS = /^[^\s@]+@[^\s@]+\.[^\s@]+$/;
/**
 * Maximum length of an address. Longer answers are not tested, because the time grows with the square of the length.
 */
const MAX_ADDRESS_LENGTH = 254;

/** Maximum number of questions in a suggestion. No form has more, but a payload may have any number of keys. */
const MAX_QUESTIONS = 500;

/** The providers' types of questions that clearly belong to one of our fields. */
const TYPES: Readonly<Record<string, MappedField>> = {
  email: 'email',
  input_email: 'email',
  phone_number: 'phone',
  input_phone_number: 'phone',
};

/**
 * Words of questions in the languages of our forms. They are tried in this order, because "company name" is not the
 * name of a person.
 */
const WORDS: readonly (readonly [MappedField, RegExp])[] = [
  ['email', /\be-?mail|courriel|邮箱|郵箱|电子邮件|電子郵件/u],
  ['phone', /phone|\bmobile\b|\bgsm\b|telefoon|téléphone|telefon|电话|電話|手机|手機/u],
  [
    'companyName',
    /compan|organi[sz]ation|organisatie|employer|bedrijf|onderneming|firma\b|société|entreprise|unternehmen|公司|单位|企業/u,
  ],
  ['jobTitle', /\bjob|\bfunction\b|\bposition\b|functie|fonction|\bposte\b|job ?title|职位|職位|职务|職稱/u],
  ['givenName', /first ?name|given ?name|voornaam|prénom|vorname/u],
  ['familyName', /last ?name|family ?name|surname|achternaam|familienaam|nom de famille|nachname/u],
  ['country', /countr|\bland\b|\bpays\b|国家|國家/u],
  ['sector', /sector|industr|branche|secteur|行业|行業/u],
  ['campaign', /campaign|campagne/u],
  ['message', /message|comment|remark|opmerking|bericht|nachricht|留言|备注|備註/u],
  ['fullName', /\bname\b|\bnaam\b|\bnom\b|姓名/u],
];

const AGREEMENT =
  /newsletter|nieuwsbrief|consent|i agree|ik ga akkoord|toestemming|j’accepte|j'accepte|einwillig|同意|订阅|訂閱/u;

/** Facts about one question from all its answers. */
interface Seen {
  label: string | null;
  type: string;
  times: number;
  addresses: number;
  preset: boolean;
}

/**
 * Returns the questions of a form, each with our field that it resembles by its type, its answers, its label or its
 * key. At most {@link MAX_QUESTIONS} are returned, those that were answered most often. A field is suggested once, and
 * not if the provider itself sends it.
 * @param submissions the answers of each submission
 * @param known fields that the provider sends apart from the answers
 */
export function suggestMapping(
  submissions: readonly (readonly SubmittedAnswer[])[],
  { fields, consents }: Mapping,
  known: ReadonlySet<MappedField>,
): FormQuestion[] {
  const all = new Map<string, Seen>();
  for (const answers of submissions) for (const answer of answers) see(all, answer);
  const seen = pickMostSeen(all);
  const fieldOf = new Map(Object.entries(fields).map(([field, key]) => [key, field as MappedField]));
  const taken = new Set<MappedField>([...known, ...(Object.keys(fields) as MappedField[])]);
  const guesses = seen.flatMap(([key, question]) =>
    fieldOf.has(key) ? [] : buildGuesses(key, question).map((guess) => ({ ...guess, key })),
  );
  const suggested = new Map<string, { field: MappedField; score: number }>();
  for (const { key, field, score } of guesses.toSorted((a, b) => b.score - a.score)) {
    if (taken.has(field) || suggested.has(key)) continue;
    taken.add(field);
    suggested.set(key, { field, score });
  }
  return seen.map(([key, { label, type, times }]) => ({
    key,
    label,
    type,
    filled: Math.round((times / submissions.length) * 100) / 100,
    field: fieldOf.get(key) ?? null,
    isConsent: consents.some((consent) => consent.key === key),
    suggestedField: suggested.get(key)?.field ?? null,
    score: suggested.get(key)?.score ?? null,
    looksLikeConsent: AGREEMENT.test(toWords(label ?? key)),
  }));
}

/** Returns the questions that were answered most often, in the order of the form. */
function pickMostSeen(all: ReadonlyMap<string, Seen>): [string, Seen][] {
  if (all.size <= MAX_QUESTIONS) return [...all];
  const byTimes = [...all].toSorted(([, one], [, other]) => other.times - one.times);
  const kept = new Set(byTimes.slice(0, MAX_QUESTIONS).map(([key]) => key));
  return [...all].filter(([key]) => kept.has(key));
}

function see(seen: Map<string, Seen>, { key, label, type, value, preset }: SubmittedAnswer): void {
  const before = seen.get(key) ?? { label: null, type, times: 0, addresses: 0, preset: preset === true };
  const isAddress = typeof value === 'string' && value.length <= MAX_ADDRESS_LENGTH && ADDRESS.test(value.trim());
  seen.set(key, {
    ...before,
    label: label ?? before.label,
    times: before.times + 1,
    addresses: before.addresses + (isAddress ? 1 : 0),
  });
}

function buildGuesses(
  key: string,
  { label, type, times, addresses, preset }: Seen,
): { field: MappedField; score: number }[] {
  const guesses: { field: MappedField; score: number }[] = [];
  const byType = TYPES[type.toLowerCase()];
  if (byType) guesses.push({ field: byType, score: 1 });
  if (addresses / times >= 0.8) guesses.push({ field: 'email', score: 0.9 });
  const words = toWords(label ?? '');
  // A checkbox for a newsletter does not ask for the address.
  const byLabel = AGREEMENT.test(words) ? undefined : findField(words);
  if (byLabel) guesses.push({ field: byLabel, score: words.length <= 40 ? 0.8 : 0.5 });
  const byKey = findField(toWords(key));
  if (byKey) guesses.push({ field: byKey, score: 0.6 });
  // A value that the form or its link filled in concerns the form, not a person.
  return guesses.filter(({ field }) => !preset || field === 'campaign' || field === 'sector' || field === 'country');
}

function findField(words: string): MappedField | undefined {
  return WORDS.find(([, pattern]) => pattern.test(words))?.[0];
}

/** Returns a label or a key as words: `companyName`, `company_name` and "Company name" become equal. */
function toWords(text: string): string {
  return text
    .slice(0, 500)
    .replaceAll(/(\p{Ll})(\p{Lu})/gu, '$1 $2')
    .replaceAll(/[_./-]+/g, ' ')
    .toLowerCase()
    .replaceAll('e mail', 'e-mail');
}

/** Returns the suggested fields as a change of the mapping. */
export function pickSuggestedFields(questions: readonly FormQuestion[]): Partial<Record<MappedField, string>> {
  const found = questions.flatMap(({ suggestedField, key }) =>
    suggestedField ? [[suggestedField, key] as const] : [],
  );
  const order = (field: MappedField) => MAPPED_FIELDS.indexOf(field);
  return Object.fromEntries(found.toSorted(([one], [other]) => order(one) - order(other)));
}
