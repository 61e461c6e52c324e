import { countryCodes } from '../../../common/reference/country-codes.rules.js';
import { PRIVACY_QUESTIONS } from '../../../mail/text/mail-texts.constants.js';
import { PAGE_FIELDS, PAGE_LANGUAGES, type PageLanguage } from '../model/registration-page.constants.js';
import type { RegistrationPage, StoredQuestion } from '../model/registration-page.entity.js';
import type { WrongInput } from '../registering/field-problems.constants.js';
import { INPUT_LENGTHS } from '../registering/input-lengths.constants.js';
import {
  buildCheckbox,
  buildChoices,
  buildSelect,
  buildTextArea,
  buildTextInput,
  type FormInput,
  type InputOption,
  toInputId,
} from './form-inputs.rules.js';
import { Html, html, renderParagraphs } from './html.rules.js';
import { toLanguageTag } from './page-document.rules.js';
import { fillText, formatLabel, PAGE_UI_TEXTS } from './page-texts.constants.js';

/** The state in which the form is shown. */
export interface FormState {
  language: PageLanguage;
  /** The values that the person has sent, by the names of the inputs; empty for a new form. */
  values: ReadonlyMap<string, readonly string[]>;
  wrongInputs: readonly WrongInput[];
  /** The signed time at which the page was opened. */
  opened: string;
  /** Whether the browser has to compute a proof of work. */
  hasChallenge: boolean;
  /** Whether the seminar has a waiting list only. */
  isFull: boolean;
  /** Whether a colleague looks at the page before it is published. */
  isPreview: boolean;
  agency: { name: string; address: string | null; privacyAddress: string | null };
}

/** From this number of options on, a choice is a list and not a group of buttons. */
const MAX_BUTTONS = 8;

/** Builds the form of a page, with the errors above it. */
export function buildRegistrationForm(page: RegistrationPage, state: FormState): Html {
  const { language, opened, hasChallenge, isFull, isPreview, values } = state;
  const texts = PAGE_UI_TEXTS[language];
  const fields = PAGE_FIELDS.filter((field) => (page.fields[field] ?? 'hidden') !== 'hidden');
  const action = `/r/${page.slug}?lang=${language}`;
  const getFirst = (name: string) => values.get(name)?.[0] ?? '';
  return html`<h2 id="form">${texts.form}</h2>
    ${isPreview && html`<p class="notice">${texts.preview}</p>`} ${buildErrorSummary(state, page)}
    <noscript><div class="notice">${buildScriptNotice(state)}</div></noscript>
    <form
      method="post"
      action="${action}"
      aria-labelledby="form"
      ${hasChallenge && html` data-challenge="/r/${page.slug}/challenge"`}
      data-checking="${texts.checking}"
      data-failed="${texts.checkFailed}"
    >
      <p>${texts.optionalNote}</p>
      ${buildTextInput(toInput(state, 'fullName', texts.fields.fullName, true), { type: 'text', autocomplete: 'name', maxlength: INPUT_LENGTHS.fullName })}
      ${buildTextInput(toInput(state, 'email', texts.fields.email, true), { type: 'email', autocomplete: 'email', maxlength: INPUT_LENGTHS.email })}
      ${fields.map((field) => buildField(field, page, state))}
      ${page.questions.length > 0 && html`<h3>${texts.questions}</h3>`}
      ${page.questions.map((question) => buildQuestion(question, state))} ${buildConsents(page, state)}
      <p class="trap" aria-hidden="true">
        <label for="website">${texts.trap}</label
        ><input id="website" name="website" value="${getFirst('website')}" tabindex="-1" autocomplete="off" />
      </p>
      <input type="hidden" name="opened" value="${opened}" />
      <input type="hidden" name="challenge" value="" />
      <p role="status" data-state></p>
      <p>
        <button type="submit" ${isPreview && html` disabled`}>${isFull ? texts.submitWaiting : texts.submit}</button>
      </p>
    </form>`;
}

/** Builds the notice of a browser without scripts. The address of the agency stands there in any case, or that it is not known. */
function buildScriptNotice({ language, agency: { name, address } }: FormState): Html {
  const texts = PAGE_UI_TEXTS[language];
  if (address === null) {
    return html`<p>${texts.needsScripts}</p>
      <p>${fillText(texts.needsScriptsNoContact, { agency: name })}</p>`;
  }
  return html`<p>${texts.needsScripts}</p>
    <p>${formatLabel(texts.needsScriptsContact, language)}<a href="mailto:${address}">${address}</a></p>`;
}

function toInput(state: FormState, name: string, label: string, required: boolean, hint?: string): FormInput {
  const texts = PAGE_UI_TEXTS[state.language];
  const wrong = state.wrongInputs.find((one) => one.name === name);
  return {
    name,
    label,
    required,
    values: state.values.get(name) ?? [],
    error: wrong ? texts.errors[wrong.problem] : null,
    optionalText: texts.optional,
    ...(hint !== undefined && { hint }),
  };
}

function buildField(field: (typeof PAGE_FIELDS)[number], page: RegistrationPage, state: FormState): Html {
  const texts = PAGE_UI_TEXTS[state.language];
  const input = toInput(state, field, texts.fields[field], page.fields[field] === 'required');
  const maxlength = INPUT_LENGTHS[field];
  switch (field) {
    case 'companyName':
      return buildTextInput(input, { type: 'text', autocomplete: 'organization', maxlength });
    case 'jobTitle':
      return buildTextInput(input, { type: 'text', autocomplete: 'organization-title', maxlength });
    case 'phone':
      return buildTextInput({ ...input, hint: texts.phoneHint }, { type: 'tel', autocomplete: 'tel', maxlength });
    case 'country':
      return buildSelect(input, listCountries(state.language), { choose: texts.choose, autocomplete: 'country' });
    case 'language':
      return buildSelect(input, LANGUAGE_OPTIONS, { choose: texts.choose, autocomplete: 'language' });
    case 'message':
      return buildTextArea(input, maxlength);
  }
}

const LANGUAGE_OPTIONS: readonly InputOption[] = PAGE_LANGUAGES.map((language) => ({
  value: language,
  label: PAGE_UI_TEXTS[language].name,
  lang: toLanguageTag(language),
}));

const countriesByLanguage = new Map<PageLanguage, readonly InputOption[]>();

/** Returns the countries with their names in a language, in its order. */
function listCountries(language: PageLanguage): readonly InputOption[] {
  const known = countriesByLanguage.get(language);
  if (known) return known;
  const names = new Intl.DisplayNames(toLanguageTag(language), { type: 'region' });
  const collator = new Intl.Collator(toLanguageTag(language));
  const countries = countryCodes
    .map((value) => ({ value, label: names.of(value) ?? value }))
    .toSorted((one, other) => collator.compare(one.label, other.label));
  countriesByLanguage.set(language, countries);
  return countries;
}

function buildQuestion({ id, label, kind, options, required }: StoredQuestion, state: FormState): Html {
  const { language } = state;
  const texts = PAGE_UI_TEXTS[language];
  const input = toInput(state, `q.${id}`, label[language] ?? '', required);
  const choices = options.map((option) => ({ value: option.id, label: option.label[language] ?? option.id }));
  switch (kind) {
    case 'text':
      return buildTextInput(input, { type: 'text', maxlength: INPUT_LENGTHS.text });
    case 'long_text':
      return buildTextArea(input, INPUT_LENGTHS.long_text);
    case 'choice':
      return choices.length > MAX_BUTTONS
        ? buildSelect(input, choices, { choose: texts.choose })
        : buildChoices(input, choices, 'radio');
    case 'several':
      return buildChoices(input, choices, 'checkbox');
    case 'yes_no':
      return buildChoices(
        input,
        [
          { value: 'yes', label: texts.yes },
          { value: 'no', label: texts.no },
        ],
        'radio',
      );
  }
}

/** Builds the consents and the privacy notice. The value of a box is the version of its text, which the person has read. */
function buildConsents({ consents, privacyNotice }: RegistrationPage, state: FormState): Html {
  const { language } = state;
  const texts = PAGE_UI_TEXTS[language];
  const boxes = consents.map(({ purpose, wording, version }) =>
    buildCheckbox(toInput(state, `consent.${purpose}`, '', false), `v${version}`, wording[language] ?? ''),
  );
  return html`${
      boxes.length > 0 &&
      html`<h3>${texts.consents}</h3>
        <p>${texts.consentsNote}</p>
        ${boxes}`
    }
    <h3>${texts.privacy}</h3>
    <div class="privacy">${renderParagraphs(privacyNotice[language])}${buildPrivacyContact(state)}</div>`;
}

/** Builds the address to which people write about their data; null where the settings have none. */
function buildPrivacyContact({ language, agency: { privacyAddress } }: FormState): Html | null {
  if (privacyAddress === null) return null;
  const label = formatLabel(PRIVACY_QUESTIONS[language], language);
  return html`<p>${label}<a href="mailto:${privacyAddress}">${privacyAddress}</a></p>`;
}

/** Builds the list of errors with a link to each input. The script moves the focus to it. */
function buildErrorSummary({ language, wrongInputs }: FormState, page: RegistrationPage): Html | null {
  if (wrongInputs.length === 0) return null;
  const texts = PAGE_UI_TEXTS[language];
  const items = wrongInputs.map(({ name, problem }) => {
    const label = name === null ? null : findLabel(name, page, language);
    const sentence = texts.errors[problem];
    const code = problem === 'challenge' || problem === 'unknown_question' ? `registration_page.${problem}` : problem;
    return label === null
      ? html`<li data-code="${code}">${sentence}</li>`
      : html`<li data-code="${code}">
          <a href="#${toInputId(name ?? '')}">${label}</a>${formatLabel('', language)}${sentence}
        </li>`;
  });
  return html`<div class="errors" role="alert" tabindex="-1" id="errors" data-focus>
    <h3>${texts.errorTitle}</h3>
    <ul>
      ${items}
    </ul>
  </div>`;
}

/** Returns the label of an input; null for one that the form does not have. */
function findLabel(name: string, page: RegistrationPage, language: PageLanguage): string | null {
  const texts = PAGE_UI_TEXTS[language];
  if (name.startsWith('q.')) return page.questions.find(({ id }) => `q.${id}` === name)?.label[language] ?? null;
  if (name.startsWith('consent.')) {
    const consent = page.consents.find(({ purpose }) => `consent.${purpose}` === name);
    return consent?.wording[language] ?? null;
  }
  return Object.hasOwn(texts.fields, name) ? texts.fields[name as keyof typeof texts.fields] : null;
}
