import { normaliseEmail, readEmail } from '../../common/reference/email-address.rules.js';
import { findCountry } from '../../common/reference/country-names.rules.js';
import type { Submission, SubmittedAnswer, SubmittedPerson, SubmissionStatus } from '../parsing/submission.rules.js';

/** Our fields that a mapping can fill. */
export const MAPPED_FIELDS = [
  'fullName',
  'givenName',
  'familyName',
  'email',
  'phone',
  'companyName',
  'jobTitle',
  'country',
  'sector',
  'campaign',
  'message',
] as const;
/** One of {@link MAPPED_FIELDS}. */
export type MappedField = (typeof MAPPED_FIELDS)[number];

/** The answer that grants a consent, and the purpose of the consent. */
export interface ConsentMapping {
  /** A purpose of the consents of contacts. */
  purpose: string;
  /** The provider's stable key of the question. */
  key: string;
  /** The answer that grants the consent: the id or text of an option, `true` for a checkbox or a switch. */
  equals: string;
  /** Text that the person agrees to, if the provider does not send it. */
  wording?: string;
  wordingVersion?: string;
}

/** The provider's stable keys, never labels, by our fields. */
export interface Mapping {
  /** Keys by our fields. `key.0` is the first item of a list, `key.city` is a named part. */
  fields: Partial<Record<MappedField, string>>;
  consents: ConsentMapping[];
  /** Paths of values in the payload, for the generic connector. */
  paths?: Readonly<Record<string, string>>;
}

/** A consent that a person gave in the form. A checkbox that is not ticked gives none. */
export interface GivenConsent {
  purpose: string;
  /** The key of the question that was answered. */
  key: string;
  /** The answer. */
  answer: string;
  /** Text that the person agreed to: from the mapping, or else the text of the question, or else the answer. */
  wording: string;
  wordingVersion: string | null;
  /** The version that our own page showed with the text; absent for other forms. */
  shownVersion?: string;
  /** Whether the person has confirmed the address on our own page. */
  isAddressConfirmed?: boolean;
}

/** A submission mapped to our fields. */
export interface MappedSubmission {
  /** Values of all our fields; null if the submission has none. */
  fields: Record<MappedField, string | null>;
  /** Answers that no field uses. They are stored nevertheless. */
  answers: SubmittedAnswer[];
  consents: GivenConsent[];
  /** Fields that a partial submission does not mention, neither with a value nor as empty. */
  unmentioned?: MappedField[];
  /** Keys that are neither in the mapping nor among the known keys. */
  drift: string[];
}

const OWN_FIELDS = ['fullName', 'givenName', 'familyName', 'email', 'phone', 'companyName'] as const;

/**
 * Maps a submission to our fields. The provider's own data about the attendee fills the fields that no answer filled.
 * Names are never split. Given and family name are joined only if both exist and there is no full name.
 *
 * @param knownKeys keys of questions from earlier deliveries, besides those of the mapping
 */
export function applyMapping(
  mapping: Mapping,
  submission: Submission,
  knownKeys: ReadonlySet<string> = new Set(),
): MappedSubmission {
  const used = new Set<SubmittedAnswer>();
  const fields = Object.fromEntries(MAPPED_FIELDS.map((field) => [field, null])) as MappedSubmission['fields'];
  for (const field of MAPPED_FIELDS) {
    const key = Object.hasOwn(mapping.fields, field) ? mapping.fields[field] : undefined;
    if (!key) continue;
    const found = find(submission.answers, key);
    if (!found) continue;
    used.add(found.answer);
    // Odoo sends false for an empty field.
    if (found.answer.isBoolean) continue;
    if (field === 'fullName') fillName(fields, found);
    else fields[field] = toSingleLine(found.value) ?? fields[field];
    // Forms ask for the name of the country. The answer stays beside the code.
    if (field === 'country' && translateCountry(fields)) used.delete(found.answer);
    // People type `mailto:jan@x.be`, or their name with the address.
    if (field === 'email' && takeAddress(fields)) used.delete(found.answer);
  }
  fillFrom(fields, submission.attendee);
  takeAddress(fields);
  if (submission.walkIn) fields.jobTitle = submission.walkIn.jobTitle;
  fields.fullName ??= buildFullName(fields.givenName, fields.familyName);
  return {
    fields,
    answers: submission.answers.filter((answer) => !used.has(answer)),
    consents: [
      ...mapping.consents.flatMap((consent) => findGivenConsent(consent, submission.answers)),
      ...listWalkInConsents(submission),
      ...listPageConsents(submission),
    ],
    unmentioned: submission.isPartial ? findUnmentionedFields(mapping, submission, fields) : [],
    drift: findDrift(mapping, submission, knownKeys),
  };
}

/** Replaces the name of a country with its code. @returns whether the answer said more than the code */
function translateCountry(fields: MappedSubmission['fields']): boolean {
  const typed = fields.country;
  const code = typed === null ? null : findCountry(typed);
  if (typed === null || code === null) return false;
  fields.country = code;
  return typed.toUpperCase() !== code;
}

/** Replaces the text of an e-mail field with the address in it. @returns whether the text said more than the address */
function takeAddress(fields: MappedSubmission['fields']): boolean {
  const typed = fields.email;
  const address = typed === null ? undefined : readEmail(typed)?.value;
  // An address alone keeps the capitals in which it was typed.
  if (typed === null || address === undefined || normaliseEmail(typed) === address) return false;
  fields.email = address;
  return true;
}

function findUnmentionedFields(
  { fields: keys, paths = {} }: Mapping,
  { emptied: withoutValue = [], answers }: Submission,
  fields: MappedSubmission['fields'],
): MappedField[] {
  const own: readonly string[] = OWN_FIELDS;
  const emptied = [...withoutValue, ...answers.flatMap(({ key, isBoolean }) => (isBoolean ? [key] : []))];
  return MAPPED_FIELDS.filter((field) => {
    const key = keys[field] ?? (Object.hasOwn(paths, field) ? paths[field] : undefined);
    // The provider cannot mention a field that no key of the mapping fills any more.
    if (fields[field] !== null || (key === undefined && !own.includes(field))) return false;
    return !emptied.some((empty) => key === empty || key?.startsWith(`${empty}.`));
  });
}

interface Found {
  answer: SubmittedAnswer;
  /** The whole value, or the part that the key addresses. */
  value: SubmittedAnswer['value'];
}

/** Finds the answer, or its part, that a key names. The whole key is tried first, because a key may contain a dot. */
function find(answers: readonly SubmittedAnswer[], key: string): Found | null {
  const whole = answers.find((answer) => isNamed(answer, key));
  if (whole) return { answer: whole, value: whole.value };
  for (let dot = key.indexOf('.'); dot > 0; dot = key.indexOf('.', dot + 1)) {
    const answer = answers.find((candidate) => isNamed(candidate, key.slice(0, dot)));
    const value = answer && findPart(answer.value, key.slice(dot + 1));
    if (answer && value !== undefined) return { answer, value };
  }
  return null;
}

function isNamed(answer: SubmittedAnswer, key: string): boolean {
  return answer.key === key || (answer.aliases ?? []).includes(key);
}

function findPart(value: SubmittedAnswer['value'], part: string): string | undefined {
  if (typeof value === 'string') return part === '0' ? value : undefined;
  if (Array.isArray(value)) return /^\d{1,4}$/.test(part) ? value[Number(part)] : undefined;
  return Object.hasOwn(value, part) ? value[part] : undefined;
}

/** Names that providers use for the parts of a name. */
const GIVEN = ['first', 'firstName', 'first_name', 'given_name'];
const FAMILY = ['last', 'lastName', 'last_name', 'family_name'];
const WHOLE = ['full', 'full_name', 'fullName'];

function fillName(fields: MappedSubmission['fields'], { value }: Found): void {
  if (typeof value === 'string' || Array.isArray(value)) {
    fields.fullName = toSingleLine(value);
    return;
  }
  const pickName = (names: readonly string[]) =>
    names.flatMap((name) => (Object.hasOwn(value, name) ? (clean(value[name]) ?? []) : []))[0] ?? null;
  fields.fullName = pickName(WHOLE);
  fields.givenName = pickName(GIVEN);
  fields.familyName = pickName(FAMILY);
  // A name with only one part is still the text that the person typed.
  if (!fields.fullName && !(fields.givenName && fields.familyName)) fields.fullName = toSingleLine(value);
}

function fillFrom(fields: MappedSubmission['fields'], attendee: SubmittedPerson | null): void {
  if (!attendee) return;
  // Parts of the provider's name could contradict the mapped name, so they are not mixed.
  const ownName = fields.fullName ?? fields.givenName ?? fields.familyName;
  for (const field of OWN_FIELDS) {
    if (ownName && (field === 'fullName' || field === 'givenName' || field === 'familyName')) continue;
    fields[field] ??= clean(attendee[field]);
  }
}

/** Returns an answer as one line of text. Choices and parts are joined in their order. */
function toSingleLine(value: SubmittedAnswer['value']): string | null {
  if (typeof value === 'string') return clean(value);
  if (!Array.isArray(value) && Object.hasOwn(value, 'full')) return clean(value.full);
  const isNumber = !Array.isArray(value) && Object.hasOwn(value, 'phone');
  const parts = Object.values(value).flatMap((part) => clean(part) ?? []);
  return parts.length === 0 ? null : parts.join(isNumber ? ' ' : ', ');
}

/** Returns a text without spaces around it, with letters and digits of usual width: Ｔａｒｏ is Taro. */
function clean(text: string | null | undefined): string | null {
  const trimmed = text
    ?.normalize('NFC')
    .replaceAll(/[\uFF10-\uFF19\uFF21-\uFF3A\uFF41-\uFF5A]/g, (sign) =>
      String.fromCharCode(sign.charCodeAt(0) - 0xfee0),
    )
    .replaceAll('\u3000', ' ')
    .trim();
  return trimmed ? trimmed : null;
}

/** Words that mean no. A mapping cannot declare them to grant a consent. */
const NO = new Set(['', 'false', '0', 'no', 'off', 'null']);

/**
 * Returns the consent that an answer grants, if any. Only the choice of a person grants a consent. A missing field, a
 * value that the form or the link filled in, and a text typed under "Other" do not.
 */
function findGivenConsent(consent: ConsentMapping, answers: readonly SubmittedAnswer[]): GivenConsent[] {
  const yes = clean(consent.equals);
  const found = find(answers, consent.key);
  if (!found || !yes || NO.has(yes.toLowerCase()) || found.answer.preset) return [];
  const { answer, value } = found;
  const texts = typeof value === 'string' ? [value] : Object.values(value);
  const chosen = texts.filter((text) => answer.other === undefined || text !== answer.other).map(clean);
  const position = answer.optionIds.indexOf(yes);
  if (position < 0 && !chosen.includes(yes)) return [];
  const statement = position < 0 ? yes : (texts[position] ?? yes);
  return [
    {
      purpose: consent.purpose,
      key: answer.key,
      answer: statement,
      wording: clean(consent.wording) ?? buildWording(answer, statement),
      wordingVersion: clean(consent.wordingVersion),
    },
  ];
}

function listWalkInConsents({ walkIn }: Submission): GivenConsent[] {
  const consents = walkIn?.consents ?? [];
  return consents.map((consent) => ({ ...consent, key: 'walk_in', answer: 'true', wordingVersion: null }));
}

function listPageConsents({ page }: Submission): GivenConsent[] {
  const consents = page?.consents ?? [];
  return consents.map(({ purpose, wording, version }) => ({
    purpose,
    wording,
    key: `consent.${purpose}`,
    answer: 'true',
    wordingVersion: version,
    shownVersion: version,
    isAddressConfirmed: page?.isAddressConfirmed === true,
  }));
}

/** Returns the text beside the checkbox: the question, and the chosen option if the question has options. */
function buildWording(answer: SubmittedAnswer, statement: string): string {
  const question = clean(answer.label);
  const isBare = answer.optionIds.length === 0 && typeof answer.value === 'string';
  if (isBare) return question ?? statement;
  return question ? `${question}: ${statement}` : statement;
}

function findDrift(mapping: Mapping, submission: Submission, knownKeys: ReadonlySet<string>): string[] {
  const own = new Set(submission.ownKeys);
  const mapped = [...Object.values(mapping.fields), ...mapping.consents.map((consent) => consent.key)];
  const unknown = submission.answers.filter(
    (answer) =>
      !knownKeys.has(answer.key) && !own.has(answer.key) && !mapped.some((key) => find([answer], key) !== null),
  );
  return [...new Set(unknown.map((answer) => answer.key))];
}

/** Names in scripts whose languages write the family name first and without a space. */
const FAMILY_FIRST = /^[\p{sc=Han}\p{sc=Hangul}\p{sc=Hiragana}々]+$/u;

/**
 * Joins given and family name to a full name: 美玲 and 陳 become 陳美玲, Jane and Doe become Jane Doe. Returns null unless
 * both exist, because one part alone is not a full name and names are not guessed.
 */
export function buildFullName(givenName: string | null, familyName: string | null): string | null {
  if (!givenName || !familyName) return null;
  return FAMILY_FIRST.test(givenName) && FAMILY_FIRST.test(familyName)
    ? `${familyName}${givenName}`
    : `${givenName} ${familyName}`;
}

/** Mapping of answers to our fields, as it is stored with a version. */
export interface StoredMapping extends Mapping {
  /** Paths of values in the payload, for the generic connector. */
  paths: Record<string, string>;
  /** Meanings of the provider's status words, for the generic connector; absent if none is mapped. */
  statuses?: Record<string, SubmissionStatus>;
}

/** The mapping of a connection without any mapped field. */
export const EMPTY_MAPPING: StoredMapping = { fields: {}, consents: [], paths: {} };

/** The mapping of the connection of a registration page. The keys are the names of its fields. */
export const PAGE_MAPPING: StoredMapping = {
  fields: {
    fullName: 'fullName',
    email: 'email',
    phone: 'phone',
    companyName: 'companyName',
    jobTitle: 'jobTitle',
    country: 'country',
    message: 'message',
  },
  consents: [],
  paths: {},
};
