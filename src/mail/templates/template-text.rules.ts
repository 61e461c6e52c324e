import type { FieldError } from '../../common/errors/domain.errors.js';
import { PLACEHOLDERS, type Placeholder, type PlaceholderValues } from '../../common/mail/mail-template.constants.js';
import { AGENCY } from '../text/mail-texts.constants.js';

/** The text of a template, or of a mailing: plain, with placeholders. */
export interface TemplateText {
  subject: string;
  body: string;
}

/** The text that stands for a secret link in a stored mail. The link replaces it at sending. */
export const SECRET_LINK = '[link]';

/** Maximum number of characters of a subject. */
const MAX_SUBJECT_LENGTH = 500;

const PLACEHOLDER = /\{\{\s*([^{}]*?)\s*\}\}/g;
const PARAGRAPH_BREAK = /\n[^\S\n]*(?:\n[^\S\n]*)+/;

/** The placeholders whose value is a link. */
const LINKS: readonly Placeholder[] = [
  'seminar.link',
  'seminar.onlineLink',
  'registration.manageLink',
  'registration.confirmLink',
  'report.link',
  'link',
];
/** The placeholders whose value anybody may have typed, on a form for example. */
const FOREIGN: readonly Placeholder[] = ['contact.fullName', 'contact.companyName'];

/** Returns the placeholders of a text that are not known, each once. */
export function findUnknownPlaceholders(text: string, known: readonly Placeholder[]): string[] {
  const names = listPlaceholders(text).filter((name) => !known.some((one) => one === name));
  return [...new Set(names)];
}

/** Returns an error for each part of a text that has placeholders which are not known. It names the known ones. */
function validatePlaceholders(text: TemplateText, known: readonly Placeholder[]): FieldError[] {
  return (['subject', 'body'] as const).flatMap((part) => {
    const unknown = findUnknownPlaceholders(text[part], known);
    if (unknown.length === 0) return [];
    const detail = `${part} must not have ${joinNames(unknown)}; this template knows ${joinNames(known)}.`;
    return [{ pointer: `/${part}`, code: 'mail_template.unknown_placeholder', detail }];
  });
}

/**
 * Returns an error unless `{{link}}` stands once, on a line of its own. In an address of another site it would give the secret
 * of its reader away.
 */
function validateSecretLink({ subject, body }: TemplateText): FieldError[] {
  const code = 'mail_template.link_misplaced' as const;
  const isIn = (text: string) => listPlaceholders(text).includes('link');
  const linked = body.split(/\r\n?|\n/).filter(isIn);
  const isAlone = linked.length === 1 && linked[0]!.replace(PLACEHOLDER, '').trim() === '';
  const detail = 'must have {{link}} once, on a line of its own.';
  return [
    ...(isIn(subject) ? [{ pointer: '/subject', code, detail: 'subject must not have {{link}}.' }] : []),
    ...(isAlone ? [] : [{ pointer: '/body', code, detail: `body ${detail}` }]),
  ];
}

/**
 * Puts values into a text. A line whose placeholders have no values is left out, and so is a paragraph with a link that does
 * not exist. Values are never expanded again. A subject of which nothing is left is replaced by the
 * title of the seminar, or by another one.
 */
export function renderTemplate(
  { subject, body }: TemplateText,
  values: PlaceholderValues,
  otherSubject: string = AGENCY.name,
): { subject: string; bodyText: string } {
  const known = cleanValues(values);
  return {
    subject: toSubject(replacePlaceholders(subject, known)) || toSubject(known.get('seminar.title') ?? otherSubject),
    bodyText: body
      .replaceAll(/\r\n?/g, '\n')
      .split(PARAGRAPH_BREAK)
      .filter((paragraph) => !listPlaceholders(paragraph).some((name) => isLink(name) && !known.has(name)))
      .flatMap((paragraph) => renderParagraph(paragraph, known))
      .join('\n\n')
      .trim(),
  };
}

function renderParagraph(paragraph: string, known: ReadonlyMap<string, string>): string | [] {
  const lines = paragraph.split('\n').filter((line) => {
    const names = listPlaceholders(line);
    return names.length === 0 || names.some((name) => known.has(name));
  });
  return lines.length === 0 ? [] : lines.map((line) => replacePlaceholders(line, known)).join('\n');
}

/** Returns the values that are known, each in one line. */
function cleanValues(values: PlaceholderValues): Map<string, string> {
  const entries = PLACEHOLDERS.map((name) => [name, toLine(values[name] ?? '', FOREIGN.includes(name))] as const);
  return new Map(entries.filter(([, value]) => value !== ''));
}

/**
 * Returns a value in one line. One that a stranger may have typed is no link, or a form that mails anybody could be used to
 * send links to anybody.
 */
function toLine(value: string, isForeign: boolean): string {
  const line = value.replaceAll(/[\p{Cc}\s]+/gu, ' ').trim();
  return isForeign
    ? line
        .replaceAll('://', ': //')
        .replaceAll(/\bwww\./gi, 'www. ')
        .replaceAll(SECRET_LINK, 'link')
    : line;
}

function toSubject(text: string): string {
  const line = toLine(text, false).toWellFormed();
  return line.length > MAX_SUBJECT_LENGTH ? `${line.slice(0, MAX_SUBJECT_LENGTH - 1).toWellFormed()}…` : line;
}

function replacePlaceholders(text: string, known: ReadonlyMap<string, string>): string {
  return text.replaceAll(PLACEHOLDER, (typed, name: string) => {
    return PLACEHOLDERS.some((one) => one === name) ? (known.get(name) ?? '') : typed;
  });
}

/** Returns what is wrong with the text of a template. @param known the placeholders that it may have */
export function validateText(text: TemplateText, known: readonly Placeholder[]): FieldError[] {
  return [...validatePlaceholders(text, known), ...(known.includes('link') ? validateSecretLink(text) : [])];
}

function listPlaceholders(text: string): string[] {
  return [...text.matchAll(PLACEHOLDER)].map(([, name]) => name!);
}

function joinNames(names: readonly string[]): string {
  return names.map((name) => `{{${name}}}`).join(', ');
}

function isLink(name: string): boolean {
  return LINKS.some((one) => one === name);
}
