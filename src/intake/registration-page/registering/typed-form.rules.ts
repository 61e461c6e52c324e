import { isEmail } from 'class-validator';
import { isCountry } from '../../../common/reference/country-codes.rules.js';
import { isMailAddress, normaliseEmail } from '../../../common/reference/email-address.rules.js';
import { VISIBLE } from '../../../common/reference/empty-texts.rules.js';
import { toE164 } from '../../../common/reference/phone-numbers.rules.js';
import { isStorableText } from '../../../common/validation/text-inspection.rules.js';
import type { PageAnswer, PageConsent, PageSubmission } from '../../parsing/page-submission.rules.js';
import {
  PAGE_FIELDS,
  PAGE_LANGUAGES,
  type PageField,
  type PageLanguage,
} from '../model/registration-page.constants.js';
import type { RegistrationPage, StoredPageConsent, StoredQuestion } from '../model/registration-page.entity.js';
import type { FieldProblem, WrongInput } from './field-problems.constants.js';
import { INPUT_LENGTHS } from './input-lengths.constants.js';

/** The values that a person has sent, by the names of the inputs. */
export type TypedValues = ReadonlyMap<string, readonly string[]>;

/** Parses the body of a form. Bytes that are not UTF-8 become U+FFFD. */
export function parseForm(body: Buffer): TypedValues {
  const values = new Map<string, string[]>();
  for (const [name, value] of new URLSearchParams(body.toString('utf8'))) {
    const known = values.get(name);
    if (known) known.push(value);
    else values.set(name, [value]);
  }
  return values;
}

/** Result of reading what a person has sent. */
export type ReadForm =
  { submission: PageSubmission; wrongInputs: [] } | { submission: null; wrongInputs: [WrongInput, ...WrongInput[]] };

/** Reads the answers of a person to the form of a page, and finds everything that is wrong with them. */
export function readForm(page: RegistrationPage, language: PageLanguage, values: TypedValues): ReadForm {
  const wrongInputs: WrongInput[] = [];
  /** Returns the valid value of an input; null if it is empty or wrong. */
  const take = (name: string, required: boolean, check: (text: string) => Checked): string | null => {
    const { text, problem } = readInput(values.get(name) ?? [], required, check);
    if (problem) wrongInputs.push({ name, problem });
    return text;
  };
  const fields: PageSubmission['fields'] = {};
  const keep = (name: keyof PageSubmission['fields'], text: string | null) => {
    if (text !== null) fields[name] = text;
  };
  keep('fullName', take('fullName', true, checkName));
  keep('email', take('email', true, checkEmail));
  for (const field of PAGE_FIELDS) {
    const state = page.fields[field] ?? 'hidden';
    if (state !== 'hidden') keep(field, take(field, state === 'required', FIELD_CHECKS[field]));
  }
  const answers = page.questions.flatMap((question) => readAnswer(question, language, values, take, wrongInputs));
  const consents = page.consents.flatMap((consent) => readConsent(consent, language, values, wrongInputs));
  if (hasUnknownInput(page, values)) wrongInputs.push({ name: null, problem: 'unknown_question' });
  const [first, ...others] = wrongInputs;
  if (first) return { submission: null, wrongInputs: [first, ...others] };
  return { submission: { fields, answers, consents }, wrongInputs: [] };
}

/** A value in the form in which it is stored, or what is wrong with it. */
export type Checked = { text: string; problem?: never } | { text?: never; problem: FieldProblem };

/** Reads one input: its valid value without white space at its ends, or what is wrong with it. */
export function readInput(
  given: readonly string[],
  required: boolean,
  check: (text: string) => Checked,
): { text: string | null; problem?: FieldProblem } {
  if (given.length > 1) return { text: null, problem: 'repeated' };
  const typed = trim(given[0] ?? '');
  if (typed === '') return required ? { text: null, problem: 'required' } : { text: null };
  const { text, problem } = check(typed);
  return problem ? { text: null, problem } : { text: text ?? null };
}

/**
 * Returns the address that a person has typed as it would be stored, whether or not it is one; empty if there is none. The
 * limits count it, so that no character around an address makes another one of it.
 */
export function readTypedAddress(values: TypedValues): string {
  return normaliseEmail(trim(values.get('email')?.[0] ?? ''));
}

/** Removes white space, and characters that change the direction of a text, from its ends, as the API does. */
function trim(text: string): string {
  const isInvisible = (character: string | undefined) =>
    character !== undefined && /[\s\p{Bidi_Control}]/u.test(character);
  let [start, end] = [0, text.length];
  while (start < end && isInvisible(text[start])) start++;
  while (start < end && isInvisible(text[end - 1])) end--;
  return text.slice(start, end);
}

const isTooLong = (text: string, max: number) => text.length > max && [...text].length > max;

/** Builds the check of a text of one line. Characters that change its direction make another text appear than is stored. */
export function buildLineCheck(max: number): (text: string) => Checked {
  return (text) => {
    if (isTooLong(text, max)) return { problem: 'too_long' };
    return /[\p{Cc}\p{Bidi_Control}\u2028\u2029]/u.test(text) || !isStorableText(text)
      ? { problem: 'characters' }
      : { text };
  };
}

/** Checks a name, of which people must see something on their badges. */
export function checkName(text: string): Checked {
  if (!VISIBLE.test(text)) return { problem: 'characters' };
  return buildLineCheck(INPUT_LENGTHS.fullName)(text);
}

/** Builds the check of a text of several lines. */
function buildBlockCheck(max: number): (text: string) => Checked {
  return (typed) => {
    const text = typed.replaceAll(/\r\n?/g, '\n');
    if (isTooLong(text, max)) return { problem: 'too_long' };
    return /(?![\n\t])\p{Cc}/u.test(text) || !isStorableText(text) ? { problem: 'characters' } : { text };
  };
}

/** Checks an address, which becomes normalised. */
export function checkEmail(typed: string): Checked {
  if (isTooLong(typed, INPUT_LENGTHS.email)) return { problem: 'too_long' };
  const text = normaliseEmail(typed);
  return isEmail(text) && isMailAddress(text) && isStorableText(text) ? { text } : { problem: 'email' };
}

function checkPhone(typed: string): Checked {
  if (isTooLong(typed, INPUT_LENGTHS.phone)) return { problem: 'too_long' };
  const phone = toE164(typed);
  return phone.ok ? { text: phone.value } : { problem: 'phone' };
}

/** Builds the check of a text that must be one of some. */
function buildWordCheck(isKnown: (text: string) => boolean, problem: FieldProblem): (text: string) => Checked {
  return (text) => (isKnown(text) ? { text } : { problem });
}

const FIELD_CHECKS: Record<PageField, (text: string) => Checked> = {
  companyName: buildLineCheck(INPUT_LENGTHS.companyName),
  jobTitle: buildLineCheck(INPUT_LENGTHS.jobTitle),
  phone: checkPhone,
  country: buildWordCheck(isCountry, 'country'),
  language: buildWordCheck((text) => PAGE_LANGUAGES.some((known) => known === text), 'choice'),
  message: buildBlockCheck(INPUT_LENGTHS.message),
};

/** Reads the answer to a question, with the text of the question and of the options that the person saw. */
function readAnswer(
  { id, label, kind, options, required }: StoredQuestion,
  language: PageLanguage,
  values: TypedValues,
  take: (name: string, required: boolean, check: (text: string) => Checked) => string | null,
  wrongInputs: WrongInput[],
): PageAnswer[] {
  const name = `q.${id}`;
  const common = { id, label: label[language] ?? id, kind };
  const labels = new Map(options.map((option) => [option.id, option.label[language] ?? option.id]));
  const build = (value: string | null, optionIds: string[] = []) =>
    value === null ? [] : [{ ...common, value, optionIds }];
  switch (kind) {
    case 'text':
      return build(take(name, required, buildLineCheck(INPUT_LENGTHS.text)));
    case 'long_text':
      return build(take(name, required, buildBlockCheck(INPUT_LENGTHS.long_text)));
    case 'yes_no':
      return build(
        take(
          name,
          required,
          buildWordCheck((text) => ['yes', 'no'].includes(text), 'choice'),
        ),
      );
    case 'choice': {
      const chosen = take(
        name,
        required,
        buildWordCheck((text) => labels.has(text), 'choice'),
      );
      return chosen === null ? [] : build(labels.get(chosen) ?? chosen, [chosen]);
    }
    case 'several': {
      const chosen = new Set((values.get(name) ?? []).filter((text) => text !== ''));
      if ([...chosen].some((text) => !labels.has(text))) wrongInputs.push({ name, problem: 'choice' });
      else if (required && chosen.size === 0) wrongInputs.push({ name, problem: 'required' });
      const optionIds = options.map((option) => option.id).filter((option) => chosen.has(option));
      if (optionIds.length === 0) return [];
      return [{ ...common, value: optionIds.map((option) => labels.get(option) ?? option), optionIds }];
    }
  }
}

/** The value of a box of the page: the version of its text. */
const SHOWN_VERSION = /^v(\d{1,9})$/;

/** The values with which a program says that a box is not ticked. A browser does not send such a box at all. */
const NOT_TICKED = /^\s*(?:false|no|off|0)?\s*$/i;

/** Reads a consent. A person who ticked a text that has changed since must read it again. */
function readConsent(
  { purpose, wording, version }: StoredPageConsent,
  language: PageLanguage,
  values: TypedValues,
  wrongInputs: WrongInput[],
): PageConsent[] {
  const name = `consent.${purpose}`;
  const ticked = (values.get(name) ?? []).filter((text) => !NOT_TICKED.test(text));
  if (ticked.length === 0) return [];
  const shown = SHOWN_VERSION.exec(ticked[0] ?? '')?.[1];
  if (shown !== undefined && Number(shown) !== version) {
    wrongInputs.push({ name, problem: 'stale_consent' });
    return [];
  }
  return [{ purpose, wording: wording[language] ?? '', version: String(version) }];
}

/** Tells whether a person answers a question or a consent that the page does not have. */
function hasUnknownInput({ questions, consents }: RegistrationPage, values: TypedValues): boolean {
  const known = new Set([
    ...questions.map(({ id }) => `q.${id}`),
    ...consents.map(({ purpose }) => `consent.${purpose}`),
  ]);
  return [...values.keys()].some((name) => /^(?:q|consent)\./.test(name) && !known.has(name));
}
