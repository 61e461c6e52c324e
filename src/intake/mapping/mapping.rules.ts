import type { Submission, SubmittedAnswer, SubmittedPerson } from '../submission.js';
import { fullNameOf } from './name.display.js';

/** Our fields that a mapping may fill. */
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

/** Which answer says that a person agreed, and to what. */
export interface ConsentMapping {
  /** As in the consents of a contact. */
  purpose: string;
  /** The sender's stable key of the question. */
  key: string;
  /** The answer that is a yes: an option's id or its text, `true` for a box or a switch. */
  equals: string;
  /** The words that were agreed to, where the sender does not send them along. */
  wording?: string;
  wordingVersion?: string;
}

/** Where our fields stand in what a sender sends: stable keys, never labels. */
export interface Mapping {
  /** Our field → key; `key.0` is the first of a list, `key.city` a named part. */
  fields: Partial<Record<MappedField, string>>;
  consents: ConsentMapping[];
  /** Generic connector: where in the payload things stand. */
  paths?: Readonly<Record<string, string>>;
}

/** A consent that a person gave in the form. There are none for what was not ticked. */
export interface GivenConsent {
  purpose: string;
  /** The key of the question that was answered. */
  key: string;
  /** What was answered. */
  answer: string;
  /** The words agreed to: the mapping's, else what stood beside the box, else the answer itself. */
  wording: string;
  wordingVersion: string | null;
}

/** A submission in our words. */
export interface MappedSubmission {
  /** Every field of ours; null where nothing was said. */
  fields: Record<MappedField, string | null>;
  /** Answers that no field was filled from; kept. */
  answers: SubmittedAnswer[];
  consents: GivenConsent[];
  /** Fields of which a partial submission says nothing, neither a value nor that there is none. */
  unmentioned?: MappedField[];
  /** Keys that neither the mapping nor those who know the form have seen before. */
  drift: string[];
}

const OWN_FIELDS = ['fullName', 'givenName', 'familyName', 'email', 'phone', 'companyName'] as const;

/**
 * Puts a submission into our words. What the sender itself says of who comes fills what no answer gave. Names are never
 * split; given and family name make a full name only when the sender gave both and no full name.
 *
 * @param knownKeys keys of questions seen before, besides those of the mapping
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
    if (field === 'fullName') fillName(fields, found);
    else fields[field] = textOf(found.value) ?? fields[field];
  }
  fillFrom(fields, submission.attendee);
  fields.fullName ??= fullNameOf(fields.givenName, fields.familyName);
  return {
    fields,
    answers: submission.answers.filter((answer) => !used.has(answer)),
    consents: mapping.consents.flatMap((consent) => givenConsent(consent, submission.answers)),
    unmentioned: submission.isPartial ? findUnmentionedFields(mapping, submission, fields) : [],
    drift: driftOf(mapping, submission, knownKeys),
  };
}

function findUnmentionedFields(
  { fields: keys, paths = {} }: Mapping,
  { emptied = [] }: Submission,
  fields: MappedSubmission['fields'],
): MappedField[] {
  const own: readonly string[] = OWN_FIELDS;
  return MAPPED_FIELDS.filter((field) => {
    const key = keys[field] ?? (Object.hasOwn(paths, field) ? paths[field] : undefined);
    // The sender cannot mention a field to which no key leads any more.
    if (fields[field] !== null || (key === undefined && !own.includes(field))) return false;
    return !emptied.some((empty) => key === empty || key?.startsWith(`${empty}.`));
  });
}

interface Found {
  answer: SubmittedAnswer;
  /** The whole value, or the part that the key addresses. */
  value: SubmittedAnswer['value'];
}

/** The answer a key names, in whole or in part. A question may have a dot in its own key, so the whole key goes first. */
function find(answers: readonly SubmittedAnswer[], key: string): Found | null {
  const whole = answers.find((answer) => isNamed(answer, key));
  if (whole) return { answer: whole, value: whole.value };
  for (let dot = key.indexOf('.'); dot > 0; dot = key.indexOf('.', dot + 1)) {
    const answer = answers.find((candidate) => isNamed(candidate, key.slice(0, dot)));
    const value = answer && partOf(answer.value, key.slice(dot + 1));
    if (answer && value !== undefined) return { answer, value };
  }
  return null;
}

function isNamed(answer: SubmittedAnswer, key: string): boolean {
  return answer.key === key || (answer.aliases ?? []).includes(key);
}

function partOf(value: SubmittedAnswer['value'], part: string): string | undefined {
  if (typeof value === 'string') return part === '0' ? value : undefined;
  if (Array.isArray(value)) return /^\d{1,4}$/.test(part) ? value[Number(part)] : undefined;
  return Object.hasOwn(value, part) ? value[part] : undefined;
}

/** Ways in which senders name the parts of a name and of a phone number. */
const GIVEN = ['first', 'firstName', 'first_name', 'given_name'];
const FAMILY = ['last', 'lastName', 'last_name', 'family_name'];
const WHOLE = ['full', 'full_name', 'fullName'];

function fillName(fields: MappedSubmission['fields'], { value }: Found): void {
  if (typeof value === 'string' || Array.isArray(value)) {
    fields.fullName = textOf(value);
    return;
  }
  const named = (names: readonly string[]) =>
    names.flatMap((name) => (Object.hasOwn(value, name) ? (clean(value[name]) ?? []) : []))[0] ?? null;
  fields.fullName = named(WHOLE);
  fields.givenName = named(GIVEN);
  fields.familyName = named(FAMILY);
  // A name field with one part only still is what was typed there.
  if (!fields.fullName && !(fields.givenName && fields.familyName)) fields.fullName = textOf(value);
}

function fillFrom(fields: MappedSubmission['fields'], attendee: SubmittedPerson | null): void {
  if (!attendee) return;
  // Parts of another name than the one mapped would contradict it.
  const ownName = fields.fullName ?? fields.givenName ?? fields.familyName;
  for (const field of OWN_FIELDS) {
    if (ownName && (field === 'fullName' || field === 'givenName' || field === 'familyName')) continue;
    fields[field] ??= clean(attendee[field]);
  }
}

/** One line of text for a field: choices and parts one after the other, as they were given. */
function textOf(value: SubmittedAnswer['value']): string | null {
  if (typeof value === 'string') return clean(value);
  if (!Array.isArray(value) && Object.hasOwn(value, 'full')) return clean(value.full);
  const isNumber = !Array.isArray(value) && Object.hasOwn(value, 'phone');
  const parts = Object.values(value).flatMap((part) => clean(part) ?? []);
  return parts.length === 0 ? null : parts.join(isNumber ? ' ' : ', ');
}

function clean(text: string | null | undefined): string | null {
  const trimmed = text?.normalize('NFC').trim();
  return trimmed ? trimmed : null;
}

/** Words that say no in a form, whatever a mapping takes for a yes. */
const NO = new Set(['', 'false', '0', 'no', 'off', 'null']);

/**
 * A consent is what a person chose, and nothing else: not a field that is absent, not one the form or the link filled in,
 * not what somebody typed under "Other".
 */
function givenConsent(consent: ConsentMapping, answers: readonly SubmittedAnswer[]): GivenConsent[] {
  const yes = clean(consent.equals);
  const found = find(answers, consent.key);
  if (!found || !yes || NO.has(yes.toLowerCase()) || found.answer.preset) return [];
  const { answer, value } = found;
  const texts = typeof value === 'string' ? [value] : Object.values(value);
  const chosen = texts.filter((text) => answer.other === undefined || text !== answer.other).map(clean);
  const position = answer.optionIds.indexOf(yes);
  if (position < 0 && !chosen.includes(yes)) return [];
  const said = position < 0 ? yes : (texts[position] ?? yes);
  return [
    {
      purpose: consent.purpose,
      key: answer.key,
      answer: said,
      wording: clean(consent.wording) ?? wordingShown(answer, said),
      wordingVersion: clean(consent.wordingVersion),
    },
  ];
}

/** What stood beside the box: the question, and the option where that says more than yes. */
function wordingShown(answer: SubmittedAnswer, said: string): string {
  const question = clean(answer.label);
  const isBare = answer.optionIds.length === 0 && typeof answer.value === 'string';
  if (isBare) return question ?? said;
  return question ? `${question}: ${said}` : said;
}

function driftOf(mapping: Mapping, submission: Submission, knownKeys: ReadonlySet<string>): string[] {
  const own = new Set(submission.ownKeys);
  const mapped = [...Object.values(mapping.fields), ...mapping.consents.map((consent) => consent.key)];
  const unknown = submission.answers.filter(
    (answer) =>
      !knownKeys.has(answer.key) && !own.has(answer.key) && !mapped.some((key) => find([answer], key) !== null),
  );
  return [...new Set(unknown.map((answer) => answer.key))];
}
