import type { AddressObject, HeaderLines, ParsedMail as LibraryMail } from 'mailparser';
import { normaliseEmail } from '../../../common/reference/email-address.rules.js';
import { findMessageIds } from './delivery-report.rules.js';
import { cleanLine } from './mail-characters.rules.js';
import type { MailHead, MailPerson } from './parsed-mail.rules.js';

/** Maximum number of people in a header that are kept. A mail to more is a circular. */
const MAX_PEOPLE = 200;
/** Maximum length of a subject, a name and a message id. */
const MAX_SUBJECT = 500;
const MAX_NAME = 300;
const MAX_MESSAGE_ID = 998;
/** Headers in which servers name the recipient of their delivery. */
const DELIVERY_HEADERS = ['delivered-to', 'x-original-to', 'envelope-to', 'x-forwarded-to'];

/** Builds the head of a message from what the library has parsed. */
export function buildHead(mail: LibraryMail): MailHead {
  const lines = mail.headerLines ?? [];
  const from = listPeople(mail.from);
  return {
    hasFrom: lines.some(({ key }) => key === 'from'),
    messageId: buildMessageId(mail.messageId),
    from: from[0] ?? null,
    senders: Math.max(from.length, lines.filter(({ key }) => key === 'from').length),
    to: listPeople(mail.to),
    cc: listPeople(mail.cc),
    subject: cleanLine(mail.subject ?? '', MAX_SUBJECT),
    sentAt: readTime(lines),
    references: [...new Set(listValues(lines, 'in-reply-to', 'references').flatMap(findMessageIds))].slice(0, 100),
    deliveredTo: listValues(lines, ...DELIVERY_HEADERS)
      .map((value) => normaliseEmail(value.replaceAll(/[<>]/g, '')))
      .filter((address) => address.length <= 320)
      .slice(0, 20),
    isAutoReply: isAutoReply(lines),
    authenticationResults: listValues(lines, 'authentication-results').slice(0, 10),
  };
}

/** Lists the people of a header, each address once. */
function listPeople(header: AddressObject | AddressObject[] | undefined): MailPerson[] {
  const people = new Map<string, MailPerson>();
  const entries = [header ?? []].flat().flatMap(({ value }) => value.flatMap((entry) => entry.group ?? [entry]));
  for (const { address = '', name } of entries) {
    const normalised = normaliseEmail(cleanLine(address, 320));
    if (!/^[^@\s]+@[^@\s]+$/.test(normalised) || people.has(normalised) || people.size >= MAX_PEOPLE) continue;
    people.set(normalised, { address: normalised, name: cleanLine(name, MAX_NAME) || null });
  }
  return [...people.values()];
}

function buildMessageId(id: string | undefined): string | null {
  const cleaned = cleanLine(id ?? '', MAX_MESSAGE_ID);
  if (cleaned === '') return null;
  return cleaned.startsWith('<') ? cleaned : `<${cleaned}>`;
}

/** Returns the values of headers as they stand in the message, with their lines joined. */
function listValues(lines: HeaderLines, ...names: string[]): string[] {
  return lines
    .filter(({ key }) => names.includes(key))
    .map(({ line }) => cleanLine(line.slice(line.indexOf(':') + 1), 50_000));
}

/** The library returns the present time for a header that it cannot read. */
function readTime(lines: HeaderLines): number | null {
  const [value = ''] = listValues(lines, 'date');
  const time = Date.parse(value.replace(/\([^()]*\)\s*$/, ''));
  return Number.isFinite(time) && time > Date.UTC(1980) && time < Date.UTC(9000) ? time : null;
}

/** Tells whether a program has written the mail (RFC 3834, and the headers that were usual before). */
function isAutoReply(lines: HeaderLines): boolean {
  const [automatic = 'no'] = listValues(lines, 'auto-submitted');
  if (automatic.split(/[;\s(]/)[0]!.toLowerCase() !== 'no') return true;
  if (listValues(lines, 'precedence').some((value) => /^(?:bulk|auto_reply|junk)$/i.test(value))) return true;
  return listValues(lines, 'x-autoreply', 'x-autorespond').some((value) => value.toLowerCase() !== 'no');
}
