import { createHash, randomUUID } from 'node:crypto';
import { open, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { type Attachment, type ParsedMail as LibraryMail, simpleParser, type SimpleParserOptions } from 'mailparser';
import { normaliseEmail } from '../../../common/reference/email-address.rules.js';
import { findMessageIds, parseDeliveryStatuses } from './delivery-report.rules.js';
import { cleanText, limitLength } from './mail-characters.rules.js';
import { buildHead } from './mail-head.factory.js';
import type { DeliveryReport, MailHead, ParsedAttachment, ParsedMail } from './parsed-mail.rules.js';
import { splitText } from './text-segments.rules.js';

/** The tasks of this thread. */
export type MailTask =
  | { kind: 'head'; path: string }
  /** Parses a message. Its attachments are written to the folder. */
  | { kind: 'whole'; path: string; folder: string };

/** The results of the tasks. */
export interface MailResults {
  head: MailHead;
  whole: ParsedMail;
}

/** Number of bytes that are read for the headers, and those that are tried if the parser finds them too many. */
const HEAD_BYTES = [262_144, 16_384] as const;
/** Maximum number of characters of a text. */
const MAX_TEXT = 100_000;
/** Maximum number of characters of html that are converted to text, which takes about a second. */
const MAX_HTML = 2_000_000;
/** Stands in the text for a picture that is attached. */
const SHOWN_PICTURE = /\[cid:[^\]\s]{1,300}\]/g;
/** Maximum number of attachments that are kept. */
const MAX_ATTACHMENTS = 50;
/** Maximum number of messages inside one another that are parsed. */
const MAX_DEPTH = 4;
/** Maximum number of addresses of a message that are kept. */
const MAX_ADDRESSES = 1_000;
/** Pictures with fewer bytes that a text shows are logos of signatures. */
const MAX_LOGO_BYTES = 20 * 1_024;

/** Attached messages are never taken for a part of the text, whatever their disposition says. */
const OPTIONS: SimpleParserOptions & { ignoreEmbedded: boolean } = {
  skipTextToHtml: true,
  skipImageLinks: true,
  skipTextLinks: true,
  keepCidLinks: true,
  keepDeliveryStatus: true,
  ignoreEmbedded: true,
  maxHtmlLengthToParse: MAX_HTML,
};

/**
 * Parses mails in a thread of its own, so that a hostile one ends the thread and not the process. It returns JSON, which is
 * null if the message cannot be parsed.
 * @throws the error of a file that cannot be read or written
 */
export async function render(task: MailTask): Promise<Uint8Array> {
  return Buffer.from(JSON.stringify(await catchParserError(run(task))));
}

/** Returns null if a message cannot be parsed. An error of the operating system tells nothing about the message. */
function catchParserError<T>(parsing: Promise<T>): Promise<T | null> {
  return parsing.catch((error: NodeJS.ErrnoException | undefined) => {
    if (error?.syscall) throw error;
    return null;
  });
}

async function run(task: MailTask): Promise<MailResults[MailTask['kind']]> {
  if (task.kind === 'whole') return parseMessage(await readFile(task.path), task.folder, MAX_DEPTH);
  const [most, few] = HEAD_BYTES;
  return (await catchParserError(parseHead(task.path, most))) ?? parseHead(task.path, few);
}

/** Parses the headers of a message, up to the first empty line or a number of bytes. */
async function parseHead(path: string, maxBytes: number): Promise<MailHead> {
  const file = await open(path);
  try {
    const buffer = Buffer.alloc(maxBytes);
    const { bytesRead } = await file.read(buffer, 0, maxBytes, 0);
    const beginning = buffer.subarray(0, bytesRead);
    const ends = ['\r\n\r\n', '\n\n'].map((end) => beginning.indexOf(end)).filter((index) => index >= 0);
    const head = beginning.subarray(0, Math.min(...ends, bytesRead));
    return buildHead(await simpleParser(Buffer.concat([head, Buffer.from('\r\n\r\n')]), OPTIONS));
  } finally {
    await file.close();
  }
}

async function parseMessage(bytes: Buffer, folder: string, depth: number): Promise<ParsedMail> {
  const mail = await simpleParser(bytes, OPTIONS);
  const text = limitLength(
    cleanText(await readText(mail))
      .replaceAll(SHOWN_PICTURE, '')
      .trim(),
    MAX_TEXT,
  );
  const message = mail.attachments.find(({ contentType }) => contentType === 'message/rfc822');
  const files = mail.attachments.filter(
    (attachment) => !isShownLogo(attachment, mail) && !isReportPart(attachment, mail),
  );
  const attachments: ParsedAttachment[] = [];
  for (const file of files.slice(0, MAX_ATTACHMENTS)) attachments.push(await storeAttachment(file, folder));
  const attached = message && depth > 1 ? await parseAttached(message, folder, depth - 1) : null;
  return {
    head: buildHead(mail),
    text,
    ...splitText(text),
    attachments,
    omittedAttachments: Math.max(0, files.length - MAX_ATTACHMENTS),
    attached,
    report: buildReport(mail),
    addresses: listAllAddresses(mail, attached),
  };
}

/** Lists the addresses in the headers, the text and the html of a message, and in the message that is attached. */
function listAllAddresses({ headerLines, text = '', html }: LibraryMail, attached: ParsedMail | null): string[] {
  const found = new Set(attached?.addresses);
  for (const part of [...headerLines.map(({ line }) => line), text, html || '']) {
    for (const { index } of part.matchAll(/@/g)) {
      if (found.size >= MAX_ADDRESSES) return [...found];
      const [name] = /[\p{L}\p{N}.!#$&'*/=?^_`{|}~%+-]+$/u.exec(part.slice(Math.max(0, index - 64), index)) ?? [];
      const [host] = /^[\p{L}\p{N}-]+(?:\.[\p{L}\p{N}-]+)*/u.exec(part.slice(index + 1, index + 254)) ?? [];
      if (name && host) found.add(normaliseEmail(cleanText(`${name}@${host}`)));
    }
  }
  return [...found];
}

/** Returns the text of a message. The library converts no html that stands beside its pictures, but one that stands alone. */
async function readText({ text = '', html }: LibraryMail): Promise<string> {
  if (text.trim() !== '' || !html) return text;
  const alone = await simpleParser(`Content-Type: text/html; charset=utf-8\r\n\r\n${html}`, OPTIONS);
  return alone.text ?? '';
}

/** An attached message that cannot be parsed is a file like any other. */
function parseAttached({ content }: Attachment, folder: string, depth: number): Promise<ParsedMail | null> {
  return catchParserError(parseMessage(content, folder, depth));
}

/** Tells whether the html shows the picture and it is small. */
function isShownLogo({ cid, contentType, size }: Attachment, { html }: LibraryMail): boolean {
  if (!cid || size >= MAX_LOGO_BYTES || !contentType.startsWith('image/')) return false;
  return typeof html === 'string' && html.includes(`cid:${cid}`);
}

/** Tells whether a part belongs to a delivery report. */
function isReportPart({ contentType }: Attachment, mail: LibraryMail): boolean {
  return isReport(mail) && /^(?:message\/|text\/rfc822-headers)/.test(contentType);
}

async function storeAttachment(
  { content, filename, contentType }: Attachment,
  folder: string,
): Promise<ParsedAttachment> {
  const path = join(folder, randomUUID());
  await writeFile(path, content, { flag: 'wx' });
  const fileName = cleanText(filename ?? (contentType === 'message/rfc822' ? 'message.eml' : 'attachment'));
  const sha256 = createHash('sha256').update(content).digest('hex');
  return { path, fileName: limitLength(fileName, 1_000), size: content.length, sha256 };
}

function isReport({ headers }: LibraryMail): boolean {
  const type = headers.get('content-type') as { value?: string; params?: Record<string, string> } | undefined;
  return type?.value === 'multipart/report' && type.params?.['report-type']?.toLowerCase() === 'delivery-status';
}

function buildReport(mail: LibraryMail): DeliveryReport | null {
  if (!isReport(mail)) return null;
  const findParts = (pattern: RegExp) => mail.attachments.filter(({ contentType }) => pattern.test(contentType));
  const statuses = findParts(/^message\/(?:global-)?delivery-status$/).flatMap(({ content }) =>
    parseDeliveryStatuses(content.subarray(0, MAX_TEXT).toString('utf8')),
  );
  const originals = findParts(/^(?:message\/(?:rfc822|global)|text\/rfc822-headers)$/).flatMap(({ content }) =>
    findOriginalIds(content.subarray(0, MAX_TEXT).toString('utf8')),
  );
  const { references } = buildHead(mail);
  return { messageIds: [...new Set([...originals, ...references])].slice(0, 20), statuses };
}

/** Finds the Message-ID in the headers of the mail that came back. */
function findOriginalIds(text: string): string[] {
  const head = text
    .replaceAll(/\r\n?/g, '\n')
    .split('\n\n')[0]!
    .replaceAll(/\n[ \t]+/g, ' ');
  return head
    .split('\n')
    .filter((line) => /^message-id\s*:/i.test(line))
    .flatMap((line) => findMessageIds(line));
}
