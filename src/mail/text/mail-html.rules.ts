import { escapeXml } from '../../common/documents/xml-text.rules.js';
import type { MailLanguage } from '../model/mail.constants.js';
import type { MailImages } from './mail-images.rules.js';
import { AGENCY, COLONS, PRIVACY_QUESTIONS, QR_CODE_TEXT, UNSUBSCRIBE } from './mail-texts.constants.js';

/** The texts of a mail. All of them are plain. */
export interface MailText {
  language: MailLanguage;
  subject: string;
  bodyText: string;
  /** Why the receiver gets the mail. */
  why: string;
  /** The link with which the receiver unsubscribes, where there is one. */
  unsubscribeUrl?: string | null;
  /** The postal address of the agency (MAIL_POSTAL_ADDRESS), where it is set. */
  postalAddress: string | null;
  /** The address for questions about personal data (PRIVACY_CONTACT), where the agency has one. */
  privacyAddress: string | null;
}

/** A line that is nothing but an address of the web. */
const LINK = /^https?:\/\/[^\s<>"']+$/;

/** A line that says what the link on the next line is for. */
const LABEL = /^(\S.{0,58}\S)\s*[:：]$/;

/** The fonts of a mail. Those of Chinese come with the systems of its readers. */
const FONTS = "Arial,'PingFang SC','Microsoft YaHei',sans-serif";

const STYLES = {
  page: 'margin:0;padding:24px 12px;background:#f4f5f7;',
  card: 'max-width:600px;margin:0 auto;background:#ffffff;border-radius:6px;',
  head: `padding:20px 32px;border-bottom:3px solid #0b6e4f;font:700 18px ${FONTS};color:#1f2933;`,
  logo: 'display:inline-block;vertical-align:middle;margin-right:12px;border:0;',
  body: `padding:24px 32px 8px;font:16px/1.5 ${FONTS};color:#1f2933;`,
  paragraph: 'margin:0 0 16px;',
  button:
    'display:inline-block;padding:12px 20px;border-radius:4px;background:#0b6e4f;color:#ffffff;word-break:break-word;',
  foot: `padding:16px 32px 24px;font:13px/1.5 ${FONTS};color:#52606d;`,
};

/** Returns the part of a mail for readers without html: the text, and below a line the agency and the reason. */
export function renderPlainText(mail: MailText): string {
  const { language, bodyText, why, unsubscribeUrl, postalAddress, privacyAddress } = mail;
  const postal = postalAddress === null ? '' : `${postalAddress}\n`;
  const privacy = privacyAddress === null ? '' : `${PRIVACY_QUESTIONS[language]}${COLONS[language]}${privacyAddress}\n`;
  const unsubscribe = unsubscribeUrl ? `${UNSUBSCRIBE[language]}${COLONS[language]}${unsubscribeUrl}\n` : '';
  return `${normaliseLines(bodyText)}\n\n-- \n${AGENCY.name}\n${AGENCY.place}\n${postal}${privacy}${AGENCY.url}\n${why}\n${unsubscribe}`;
}

/**
 * Returns a mail as html in the one layout that all mails have. Blank lines separate paragraphs, and a line that is only a
 * link becomes a button, with the line before it as its text where that ends with a colon. Everything is escaped, and nothing is loaded from elsewhere.
 */
export function renderHtml(
  { language, subject, bodyText, why, unsubscribeUrl, postalAddress, privacyAddress }: MailText,
  images: MailImages,
): string {
  const postal = postalAddress === null ? '' : `<br>\n${escapeXml(postalAddress)}`;
  const privacy = privacyAddress === null ? '' : renderPrivacyAddress(language, privacyAddress);
  const paragraphs = normaliseLines(bodyText)
    .split(/\n[^\S\n]*(?:\n[^\S\n]*)+/)
    .map((paragraph) => `<p style="${STYLES.paragraph}">${renderLines(paragraph.split('\n')).join('<br>\n')}</p>`);
  return `<!doctype html>
<html lang="${language === 'zh' ? 'zh-Hans' : language}">
<head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>${escapeXml(subject)}</title></head>
<body style="${STYLES.page}">
<div style="${STYLES.card}">
<div style="${STYLES.head}"><img src="${escapeXml(images.logo)}" width="40" height="40" alt="" style="${STYLES.logo}">${escapeXml(AGENCY.name)}</div>
<div style="${STYLES.body}">
${[...paragraphs, ...renderQrCode(language, images)].join('\n')}
</div>
<div style="${STYLES.foot}">
${escapeXml(AGENCY.name)} · ${escapeXml(AGENCY.place)}${postal}${privacy}<br>
<a href="${escapeXml(AGENCY.url)}" style="color:#52606d;">${escapeXml(AGENCY.url)}</a><br>
${escapeXml(why)}${unsubscribeUrl ? renderUnsubscribe(language, unsubscribeUrl) : ''}
</div>
</div>
</body>
</html>
`;
}

function renderPrivacyAddress(language: MailLanguage, address: string): string {
  const link = `<a href="mailto:${escapeXml(address)}" style="color:#52606d;">${escapeXml(address)}</a>`;
  return `<br>\n${escapeXml(PRIVACY_QUESTIONS[language])}${COLONS[language]}${link}`;
}

function renderUnsubscribe(language: MailLanguage, url: string): string {
  return `<br>\n<a href="${escapeXml(url)}" style="color:#52606d;">${UNSUBSCRIBE[language]}</a>`;
}

/** Returns the code that a person shows at the entrance. It has its own background, because dark modes invert pages. */
function renderQrCode(language: MailLanguage, { qrCode }: MailImages): string[] {
  if (qrCode === null) return [];
  const image = `<img src="${escapeXml(qrCode)}" width="200" height="200" alt="${escapeXml(QR_CODE_TEXT[language])}"`;
  return [`<p style="${STYLES.paragraph}">${image} style="display:block;border:0;background:#ffffff;"></p>`];
}

/** Returns the lines of a paragraph. A short line that ends with a colon is the text of the button below it. */
function renderLines(lines: readonly string[]): string[] {
  return lines.flatMap((line, index) => {
    const [text, next] = [line.trim(), lines[index + 1]?.trim() ?? ''];
    if (LABEL.test(text) && LINK.test(next)) return [];
    if (!LINK.test(text)) return [escapeXml(line)];
    const label = LABEL.exec(lines[index - 1]?.trim() ?? '')?.[1] ?? text;
    return [`<a href="${escapeXml(text)}" style="${STYLES.button}">${escapeXml(label)}</a>`];
  });
}

function normaliseLines(text: string): string {
  return text.replaceAll(/\r\n?/g, '\n').trim();
}
