import { formatMoment } from '../../../mail/templates/seminar-values.rules.js';
import type { RegistrationPage } from '../model/registration-page.entity.js';
import type { PageSeminar } from '../model/registration-page.queries.js';
import type { PageLanguage } from '../model/registration-page.constants.js';
import { buildEventDetails } from '../public/event-details.rules.js';
import { buildTextInput } from '../public/form-inputs.rules.js';
import { Html, html } from '../public/html.rules.js';
import { buildPageDocument, type PageAssets } from '../public/page-document.rules.js';
import { fillText, formatLabel, PAGE_UI_TEXTS } from '../public/page-texts.constants.js';
import type { WrongInput } from '../registering/field-problems.constants.js';
import { INPUT_LENGTHS } from '../registering/input-lengths.constants.js';
import type { OwnRegistration } from './own-registration.queries.js';
import { listOwnActions, listOwnFields, type OwnObstacle } from './own-registration.rules.js';
import { OWN_REGISTRATION_TEXTS } from './own-registration-texts.constants.js';

/** The notices with which the page tells that the request before it was carried out. */
export const DONE_NOTICES = ['changed', 'mailSent'] as const;
/** One of {@link DONE_NOTICES}. */
export type DoneNotice = (typeof DONE_NOTICES)[number];

/** Everything that the page of a registration shows. */
export interface ShownRegistration {
  page: RegistrationPage;
  seminar: PageSeminar;
  registration: OwnRegistration;
  language: PageLanguage;
  obstacle: OwnObstacle | null;
  notice: DoneNotice | 'conflict' | null;
  /** The values as the person has typed them, by the names of the inputs. */
  values: ReadonlyMap<string, readonly string[]>;
  wrongInputs: readonly WrongInput[];
  assets: PageAssets;
}

/** Builds the page of a registration: how it stands, and what its person can do. */
export function buildOwnRegistrationDocument(shown: ShownRegistration): string {
  const { seminar, page, registration, language, obstacle, notice, assets } = shown;
  const texts = OWN_REGISTRATION_TEXTS[language];
  const title = page.texts[language]?.title ?? seminar.title;
  const actions = obstacle === null ? listOwnActions(registration.status) : [];
  const content = html`<h1>${texts.title}</h1>
    ${notice && html`<p class="notice" role="status">${texts[notice]}</p>`}
    <h2>${title}</h2>
    ${buildEventDetails(seminar, language, { places: null, calendarPath: `/r/${page.slug}.ics` })}
    <p><strong>${registration.fullName}</strong></p>
    <p data-status="${registration.status}">${texts.statuses[registration.status]}</p>
    ${obstacle && html`<p class="notice" data-obstacle="${obstacle}">${texts.obstacles[obstacle]}</p>`}
    ${actions.includes('confirm') && buildConfirmation(shown)} ${actions.includes('change') && buildChangeForm(shown)}
    ${
      actions.includes('cancel') &&
      html`<h2>${texts.cancel}</h2>
        <p>${texts.cancelHint}</p>
        ${buildButtonForm('cancel', texts.cancel)}`
    }
    ${
      registration.status === 'cancelled' &&
      obstacle === null &&
      html`<p><a href="/r/${page.slug}?lang=${language}">${texts.registerAgain}</a></p>`
    }`;
  return buildPageDocument({ language, title: texts.title, content, alternates: listAlternates(page) }, assets);
}

/** Builds the page that asks whether a person really wants to cancel. */
export function buildCancellationDocument({
  page,
  language,
  registration,
  seminar,
  assets,
}: ShownRegistration): string {
  const texts = OWN_REGISTRATION_TEXTS[language];
  const title = page.texts[language]?.title ?? seminar.title;
  const content = html`<h1>${texts.cancel}</h1>
    <h2>${title}</h2>
    <p><strong>${registration.fullName}</strong></p>
    <p>${texts.cancelQuestion}</p>
    ${buildButtonForm('cancel', texts.cancelSure, html`<input type="hidden" name="sure" value="yes" />`)}
    <p><a href="?lang=${language}">${texts.keep}</a></p>`;
  return buildPageDocument({ language, title: texts.cancel, content }, assets);
}

/** A page with one question and one button that answers it with `action=confirm`. */
export interface QuestionDocument {
  language: PageLanguage;
  title: string;
  /** Lines that say what the question is about. */
  facts?: readonly string[];
  question: string;
  submit: string;
  assets: PageAssets;
}

/** Builds a page with one question. */
export function buildQuestionDocument({
  language,
  title,
  facts = [],
  question,
  submit,
  assets,
}: QuestionDocument): string {
  const content = html`<h1>${title}</h1>
    ${facts.map((fact) => html`<p><strong>${fact}</strong></p>`)}
    <p>${question}</p>
    ${buildButtonForm('confirm', submit)}`;
  return buildPageDocument({ language, title, content }, assets);
}

function buildConfirmation({ registration: { offerExpiresAt }, seminar, language }: ShownRegistration): Html {
  const texts = OWN_REGISTRATION_TEXTS[language];
  const question =
    offerExpiresAt === null
      ? texts.confirmQuestion
      : fillText(texts.offer, { time: formatMoment(offerExpiresAt, seminar, language) });
  return html`<p>${question}</p>
    ${buildButtonForm('confirm', texts.confirm)}`;
}

/** Builds the form of the details. Its inputs are those of the page that a registration has. */
function buildChangeForm({ page, registration, language, values, wrongInputs }: ShownRegistration): Html {
  const texts = OWN_REGISTRATION_TEXTS[language];
  const { fields: labels, optional, errors, errorTitle } = PAGE_UI_TEXTS[language];
  const names = ['fullName', 'email', ...listOwnFields(page)] as const;
  const inputs = names.map((name) => {
    const problem = wrongInputs.find((wrong) => wrong.name === name)?.problem;
    const input = {
      name,
      label: labels[name],
      required: name === 'fullName' || name === 'email' || page.fields[name] === 'required',
      values: values.get(name) ?? [registration[name] ?? ''],
      error: problem === undefined ? null : errors[problem],
      optionalText: optional,
      ...(name === 'email' && { hint: texts.emailHint }),
    };
    return buildTextInput(input, { type: name === 'email' ? 'email' : 'text', maxlength: INPUT_LENGTHS[name] });
  });
  const summary = wrongInputs.map(
    ({ name, problem }) =>
      html`<li>
        <a href="#${name}">${labels[name as (typeof names)[number]]}</a>${formatLabel('', language)}${errors[problem]}
      </li>`,
  );
  return html`<h2>${texts.change}</h2>
    ${
      wrongInputs.length > 0 &&
      html`<div class="errors" role="alert" tabindex="-1" id="errors" data-focus>
        <h3>${errorTitle}</h3>
        <ul>
          ${summary}
        </ul>
      </div>`
    }
    <form method="post" novalidate>
      <input type="hidden" name="action" value="change" />
      ${inputs}
      <p><button type="submit">${texts.save}</button></p>
    </form>`;
}

/** Builds a form that is a button. It sends to the address of the page, so that the token stands nowhere in it. */
function buildButtonForm(action: string, label: string, more?: Html): Html {
  return html`<form method="post">
    <input type="hidden" name="action" value="${action}" />
    ${more}
    <p><button type="submit">${label}</button></p>
  </form>`;
}

function listAlternates({ languages }: RegistrationPage) {
  return languages.map((language) => ({ language, href: `?lang=${language}` }));
}
