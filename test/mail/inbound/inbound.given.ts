import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Answer, Caller } from '../../support/api.js';
import { type Made, ok } from '../../support/make.js';

/** The settings of an application that receives mails and sends none. */
export const INBOUND_SETTINGS = {
  MAIL_INBOUND_ADDRESS: 'crm@locate.test',
  MAIL_REPLY_TO: 'info@locate.test',
  MAIL_AUTHSERV_ID: 'mx.locate.test',
};

/** A mail as a test describes it. */
export interface GivenMail {
  from?: string;
  to?: string;
  subject?: string;
  date?: string;
  messageId?: string;
  /** Further headers, each a line. */
  headers?: readonly string[];
  text?: string;
}

let count = 0;

/** Builds the bytes of a mail. Each has a Message-ID of its own unless the test names one. */
export function buildMail({ from, to, subject, date, messageId, headers = [], text = 'Hello' }: GivenMail): string {
  const lines = [
    ...(from === undefined ? [] : [`From: ${from}`]),
    `To: ${to ?? 'crm@locate.test'}`,
    `Subject: ${subject ?? 'A question'}`,
    `Date: ${date ?? 'Mon, 2 Nov 2026 10:15:00 +0100'}`,
    `Message-ID: ${messageId ?? `<test-${++count}@mail.test>`}`,
    'MIME-Version: 1.0',
    ...(headers.some((header) => /^content-type/i.test(header)) ? [] : ['Content-Type: text/plain; charset=utf-8']),
    ...headers,
  ];
  return `${lines.join('\r\n')}\r\n\r\n${text.replaceAll('\n', '\r\n')}`;
}

/** The header with which our mail server says that a sender is verified, or is not. */
export function buildVerification(domain: string, result: 'pass' | 'fail' = 'pass', server = 'mx.locate.test'): string {
  return `Authentication-Results: ${server}; dmarc=${result} header.from=${domain}; spf=${result} smtp.mailfrom=${domain}`;
}

/** Builds a mail with an attachment. */
export function buildMailWithFile(mail: GivenMail, file: { name: string; type: string; content: Buffer }): string {
  const { name, type, content } = file;
  return buildMail({
    ...mail,
    headers: [...(mail.headers ?? []), 'Content-Type: multipart/mixed; boundary="b1"'],
    text: [
      '--b1',
      'Content-Type: text/plain; charset=utf-8',
      '',
      mail.text ?? 'Hello',
      '--b1',
      `Content-Type: ${type}; name="${name}"`,
      `Content-Disposition: attachment; filename="${name}"`,
      'Content-Transfer-Encoding: base64',
      '',
      content.toString('base64'),
      '--b1--',
      '',
    ].join('\n'),
  });
}

/** Posts the bytes of a mail. */
export function post(by: Caller, mail: string | Buffer): Promise<Answer> {
  return by.send('POST', '/inbound-mails', mail, { 'content-type': 'message/rfc822' });
}

/** Posts a mail that the API takes. */
export function receive(by: Caller, mail: GivenMail | string | Buffer): Promise<Made> {
  return ok(post(by, typeof mail === 'string' || Buffer.isBuffer(mail) ? mail : buildMail(mail)));
}

/** Reads the bytes of a fixture. */
export function readFixture(name: string): Buffer {
  return readFileSync(join(import.meta.dirname, 'fixtures', name));
}
