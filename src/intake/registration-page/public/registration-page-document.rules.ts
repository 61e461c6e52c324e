import { AGENCY } from '../../../mail/text/mail-texts.constants.js';
import type { RegistrationPage } from '../model/registration-page.entity.js';
import type { PageSeminar } from '../model/registration-page.queries.js';
import { buildEventDetails, describeClosed } from './event-details.rules.js';
import { html, renderParagraphs } from './html.rules.js';
import type { ClosedReason, Places } from './page-availability.rules.js';
import { buildPageDocument, type PageAssets } from './page-document.rules.js';
import { PAGE_UI_TEXTS } from './page-texts.constants.js';
import { buildRegistrationForm, type FormState } from './registration-form.rules.js';

/** Everything that the registration page of a seminar shows. */
export interface ShownPage {
  page: RegistrationPage;
  seminar: PageSeminar;
  /** Null where the page says nothing of places. */
  places: Places | null;
  closedReason: ClosedReason | null;
  form: Omit<FormState, 'agency' | 'isFull'>;
  agencyAddress: string | null;
  /** The address to which people write about their data. */
  privacyAddress: string | null;
  /** The address of the page, to which the parameter `lang` is added. */
  path: string;
  assets: PageAssets;
}

/** Builds the registration page of a seminar: what it is, when and where, and the form or why there is none. */
export function buildRegistrationPageDocument(shown: ShownPage): string {
  const { page, seminar, places, closedReason, form, agencyAddress, privacyAddress, path, assets } = shown;
  const { language } = form;
  const texts = PAGE_UI_TEXTS[language];
  const { title = seminar.title, intro, practical } = page.texts[language] ?? {};
  const agency = { name: AGENCY.name, address: agencyAddress, privacyAddress };
  const content = html`<h1>${title}</h1>
    ${buildEventDetails(seminar, language, { places: closedReason === null ? places : null, calendarPath: `/r/${page.slug}.ics` })}
    ${renderParagraphs(intro)}
    ${
      practical &&
      html`<h2>${texts.practical}</h2>
        ${renderParagraphs(practical)}`
    }
    ${
      closedReason === null
        ? buildRegistrationForm(page, { ...form, agency, isFull: places === 'full' })
        : html`<p class="notice" role="status">${describeClosed(closedReason, seminar, language)}</p>`
    }`;
  const alternates = page.languages.map((other) => ({ language: other, href: `${path}?lang=${other}` }));
  return buildPageDocument({ language, title, content, alternates }, assets);
}
