import { randomBytes } from 'node:crypto';
import { useApi } from '../../support/api.js';
import { ok } from '../../support/make.js';
import { buildMail, INBOUND_SETTINGS, post, receive } from './inbound.given.js';

const { api, make } = useApi({ env: INBOUND_SETTINGS });

const FROM = 'From: stranger@hostile.test\r\nTo: crm@locate.test\r\nSubject: x\r\nMIME-Version: 1.0\r\n';

function nestMultiparts(depth: number): string {
  return Array.from({ length: depth }, (_, level) => {
    return `Content-Type: multipart/mixed; boundary=b${level}\r\n\r\n--b${level}\r\n`;
  }).join('');
}

/** Mails that are made to break a parser, with the state in which they end. */
const HOSTILE: readonly [what: string, mail: string | Buffer, reason: string | null][] = [
  [
    '10,000 parts',
    `${FROM}Content-Type: multipart/mixed; boundary=x\r\n\r\n${'--x\r\nContent-Type: text/plain\r\n\r\nhi\r\n'.repeat(10_000)}--x--`,
    'unreadable',
  ],
  ['10,000 multiparts in one another', FROM + nestMultiparts(10_000), 'unreadable'],
  [
    '3,000 messages in one another',
    `${FROM}${'Content-Type: message/rfc822\r\n\r\nFrom: a@hostile.test\r\n'.repeat(3_000)}\r\nhi`,
    'unknown_sender',
  ],
  [
    'an unknown charset',
    `${FROM}Content-Type: text/plain; charset=klingon\r\n\r\n\u00ff\u00fe hello`,
    'unknown_sender',
  ],
  [
    'bytes that are not of their charset',
    Buffer.concat([Buffer.from(`${FROM}Content-Type: text/plain; charset=utf-8\r\n\r\n`), randomBytes(50_000)]),
    'unknown_sender',
  ],
  ['NUL bytes', 'From: a\0@hostile.test\r\nSubject: \0x\r\nTo: \0crm@locate.test\r\n\r\nh\0i', 'unknown_sender'],
  ['no body', 'From: a@hostile.test\r\n\r\n', 'unknown_sender'],
  ['a sender without an address', 'From: nobody\r\nTo: crm@locate.test\r\n\r\nhi', 'unknown_sender'],
  [
    '500,000 elements in one another',
    `${FROM}Content-Type: text/html\r\n\r\n${'<div>'.repeat(500_000)}`,
    'unknown_sender',
  ],
  [
    '50,000 recipients',
    `From: a@hostile.test\r\nTo: ${Array.from({ length: 50_000 }, (_, index) => `p${index}@hostile.test`).join(', ')}\r\n\r\nhi`,
    'unknown_sender',
  ],
  ['a million brackets in From', `From: ${'<('.repeat(500_000)}a@hostile.test\r\n\r\nhi`, 'unknown_sender'],
  ['100,000 headers', `${FROM}${'X-A: b\r\n'.repeat(100_000)}\r\nhi`, 'unreadable'],
  [
    'a text that takes the parser of replies very long',
    `${FROM}\r\n${'Op x\r\nschreef y\r\n'.repeat(3_000)}${'在\r\n写道\r\n'.repeat(3_000)}`,
    'unknown_sender',
  ],
  [
    'a header block of a million lines',
    `${FROM}\r\n${'From: a@b.test\r\nTo: c@d.test,\r\n'.repeat(300_000)}`,
    'unknown_sender',
  ],
  ['20 MB of text', `${FROM}\r\n${'lorem ipsum @ dolor: '.repeat(1_000_000)}`, 'unknown_sender'],
];

describe('A hostile mail', () => {
  it.each(HOSTILE)(
    'is stored for a review: %s',
    async (_, mail, reason) => {
      const answer = await post(api.bdm, mail);
      expect([answer.status, answer.body.state, answer.body.reason]).toEqual([201, 'needs_review', reason]);
      expect((await ok(api.bdm.get(`/inbound-mails/${answer.body.id}`)))['text'].length).toBeLessThanOrEqual(100_000);
    },
    120_000,
  );

  it('does not keep other mails from being filed', async () => {
    const contact = await make.contact();
    const [, slow] = HOSTILE.find(([what]) => what.startsWith('a text that takes'))!;
    const answers = await Promise.all([
      post(api.manager, `X: y\r\n${String(slow)}`),
      receive(api.bdm, { from: contact.email }),
    ]);
    expect(answers[1]).toMatchObject({ state: 'processed' });
  }, 120_000);
});

describe('A file that is no mail', () => {
  it.each([
    ['a text', 'hello'],
    ['a picture', randomBytes(100_000)],
    ['a message without From', 'Subject: x\r\nTo: crm@locate.test\r\n\r\nhi'],
    ['a From in the text only', 'Subject: x\r\n\r\nFrom: a@b.test'],
  ])('is refused: %s', async (_, bytes) => {
    const answer = await post(api.bdm, bytes);
    expect([answer.problem, answer.fieldErrors]).toEqual([
      [422, 'inbound_mail.not_a_mail'],
      ['/file inbound_mail.not_a_mail'],
    ]);
  });

  it('is refused if it is empty, too large, or sent in another way', async () => {
    expect((await post(api.bdm, '')).problem).toEqual([422, 'inbound_mail.not_a_mail']);
    const large = Buffer.concat([Buffer.from(FROM), Buffer.alloc(25 * 1_048_576, 'x')]);
    expect((await post(api.bdm, large)).problem).toEqual([413, 'inbound_mail.too_large']);
    for (const type of ['text/plain', 'application/json', 'application/octet-stream']) {
      const answer = await api.bdm.send('POST', '/inbound-mails', '{}', { 'content-type': type });
      expect(answer.problem).toEqual([415, 'request.unsupported_media_type']);
    }
  });
});

describe('A form', () => {
  const send = (parts: string) => {
    const headers = { 'content-type': 'multipart/form-data; boundary=form' };
    return api.bdm.send('POST', '/inbound-mails', `${parts}--form--\r\n`, headers);
  };
  const part = (name: string, content: string, file = '; filename="mail.eml"') =>
    `--form\r\nContent-Disposition: form-data; name="${name}"${file}\r\n\r\n${content}\r\n`;

  it('with the message as its file is the same mail as the message itself', async () => {
    const contact = await make.contact();
    const bytes = buildMail({ from: contact.email });
    const first = await send(part('file', bytes));
    expect([first.status, first.body.state]).toEqual([201, 'processed']);
    const again = await post(api.bdm, bytes);
    expect([again.status, again.body.id]).toEqual([200, first.body.id]);
  });

  it('without the message, with two and with other parts is refused', async () => {
    expect((await send('')).problem).toEqual([422, 'inbound_mail.file_missing']);
    expect((await send(part('file', FROM) + part('file', FROM))).problem).toEqual([422, 'inbound_mail.second_file']);
    expect((await send(part('leadId', 'x', ''))).fieldErrors).toEqual(['/leadId field.unknown']);
  });
});
