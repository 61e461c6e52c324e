import { AGENCY } from '../../../mail/text/mail-texts.constants.js';
import { PAGE_LANGUAGES, type PageLanguage } from '../model/registration-page.constants.js';
import { Html, html, type HtmlPart } from './html.rules.js';
import { fillText, NOT_FOUND_TEXTS, PAGE_UI_TEXTS } from './page-texts.constants.js';

/** The addresses of the style and the script of the pages. */
export interface PageAssets {
  style: string;
  script: string;
}

/** A page for people without a login. */
export interface PageDocument {
  language: PageLanguage;
  title: string;
  content: HtmlPart;
  /** The other languages of the page, with their addresses. */
  alternates?: readonly { language: PageLanguage; href: string }[];
}

/** Returns the tag of a language for `lang` and `hreflang`. */
export function toLanguageTag(language: PageLanguage): string {
  return language === 'zh' ? 'zh-Hans' : language;
}

/** Builds a whole page around its content. */
export function buildPageDocument(
  { language, title, content, alternates = [] }: PageDocument,
  assets: PageAssets,
): string {
  const texts = PAGE_UI_TEXTS[language];
  const links = alternates.map(({ language: other, href }) =>
    other === language
      ? html`<li><span lang="${toLanguageTag(other)}" aria-current="true">${PAGE_UI_TEXTS[other].name}</span></li>`
      : html`<li>
          <a href="${href}" lang="${toLanguageTag(other)}" hreflang="${toLanguageTag(other)}"
            >${PAGE_UI_TEXTS[other].name}</a
          >
        </li>`,
  );
  return String(
    html`<!doctype html>
      <html lang="${toLanguageTag(language)}">
        <head>
          <meta charset="utf-8" />
          <meta name="viewport" content="width=device-width,initial-scale=1" />
          <meta name="color-scheme" content="light dark" />
          <title>${title} – ${AGENCY.name}</title>
          <link rel="stylesheet" href="${assets.style}" />
          <script type="module" src="${assets.script}"></script>
        </head>
        <body>
          <header>
            <p class="agency">${AGENCY.name}</p>
            ${
              links.length > 1 &&
              html`<nav aria-label="${texts.languages}">
                <ul>
                  ${links}
                </ul>
              </nav>`
            }
          </header>
          <main>${content}</main>
          <footer>
            <p><a href="${AGENCY.url}" rel="noreferrer">${fillText(texts.agencyLink, { agency: AGENCY.name })}</a></p>
          </footer>
        </body>
      </html> `,
  );
}

/** Builds the page for an unknown address. It is always the same, so that it tells nothing. */
export function buildNotFoundDocument(assets: PageAssets): string {
  const content = PAGE_LANGUAGES.map(
    (language) => html`<p lang="${toLanguageTag(language)}">${NOT_FOUND_TEXTS[language]}</p>`,
  );
  return buildPageDocument(
    {
      language: 'en',
      title: '404',
      content: html`<h1>404</h1>
        ${content}`,
    },
    assets,
  );
}

/** Builds a page that says one thing. */
export function buildMessageDocument(
  language: PageLanguage,
  title: string,
  paragraphs: readonly Html[],
  assets: PageAssets,
): string {
  const content = html`<h1>${title}</h1>
    <div role="status">${paragraphs}</div>`;
  return buildPageDocument({ language, title, content }, assets);
}
