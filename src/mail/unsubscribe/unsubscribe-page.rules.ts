import { escapeXml } from '../../common/documents/xml-text.rules.js';
import { MAIL_LANGUAGES, type MailLanguage } from '../model/mail.constants.js';
import { AGENCY } from '../text/mail-texts.constants.js';
import { UNSUBSCRIBE_TEXTS } from './unsubscribe-texts.constants.js';

const STYLES = {
  page: 'margin:0;padding:24px 16px;background:#f4f5f7;color:#1f2933;font:16px/1.5 Arial,sans-serif;',
  card: 'max-width:560px;margin:0 auto;padding:24px 32px;background:#ffffff;border-top:3px solid #c8102e;border-radius:6px;',
  title: 'margin:0 0 16px;font-size:24px;',
  button: 'padding:12px 20px;border:0;border-radius:4px;background:#c8102e;color:#ffffff;font:inherit;cursor:pointer;',
  foot: 'max-width:560px;margin:16px auto 0;color:#52606d;font-size:13px;',
};

/** Returns the language of a link; English for one that mails do not have. */
export function parsePageLanguage(lang: unknown): MailLanguage {
  return MAIL_LANGUAGES.find((language) => language === lang) ?? 'en';
}

/**
 * Builds the page on which people unsubscribe. It has nothing of the link: its form sends to the address of the page, so that
 * the page is the same for every token.
 */
export function buildUnsubscribePage(language: MailLanguage, isDone: boolean): string {
  const texts = UNSUBSCRIBE_TEXTS[language];
  const content = isDone
    ? `<p role="status">${escapeXml(texts.done)}</p>`
    : `<p>${escapeXml(texts.question)}</p>
<form method="post"><button style="${STYLES.button}">${escapeXml(texts.button)}</button></form>`;
  return `<!doctype html>
<html lang="${language === 'zh' ? 'zh-Hans' : language}">
<head><meta charset="utf-8"><meta name="viewport" content="width=device-width,initial-scale=1"><meta name="robots" content="noindex">
<title>${escapeXml(texts.title)} – ${escapeXml(AGENCY.name)}</title></head>
<body style="${STYLES.page}">
<main style="${STYLES.card}">
<h1 style="${STYLES.title}">${escapeXml(texts.title)}</h1>
${content}
</main>
<footer style="${STYLES.foot}">${escapeXml(AGENCY.name)}</footer>
</body>
</html>
`;
}
