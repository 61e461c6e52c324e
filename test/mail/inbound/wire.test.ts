import { once } from 'node:events';
import net from 'node:net';
import { buffer } from 'node:stream/consumers';
import { createTransport } from 'nodemailer';
import { SMTPServer } from 'smtp-server';
import { run } from '../../cli/command.run.js';
import { buildPdf } from '../../documents/documents.given.js';
import { useApi } from '../../support/api.js';
import { useFolder } from '../../support/folder.js';
import { TEST_KEYS } from '../../support/keys.js';
import { type Made, ok } from '../../support/make.js';
import { buildVerification, INBOUND_SETTINGS } from './inbound.given.js';

const { api, make } = useApi({ env: INBOUND_SETTINGS });
const folder = useFolder();

/** A message has at most a megabyte here, so that tests need no large ones. */
const MAX_BYTES = 1_048_576;

/** The database that the command uses; another one while a test cuts it off. */
let databaseUrl: string | null = null;

/** Takes mails and gives each to the command, as the mail servers of `docs/inbound-mail.md` do. */
const server = new SMTPServer({
  authOptional: true,
  disabledCommands: ['STARTTLS'],
  size: MAX_BYTES,
  onData: async (stream, _session, done) => {
    const input = await buffer(stream);
    if (stream.sizeExceeded) return done(refuse(552, 'too large'));
    const settings = { DATABASE_URL: databaseUrl ?? api.databaseUrl, DATA_DIR: folder, ...TEST_KEYS };
    const { code } = await run(['mail', 'receive'], { ...settings, ...INBOUND_SETTINGS }, { input });
    // A mail that can never be stored is dropped, so that nobody gets a report about it.
    done(code === 0 || code === 65 ? null : refuse(451, 'try again'));
  },
});
const refuse = (responseCode: number, text: string) => Object.assign(new Error(text), { responseCode });
let port: number;
beforeAll(async () => {
  server.listen(0, '127.0.0.1');
  await once(server.server, 'listening');
  ({ port } = server.server.address() as net.AddressInfo);
});
afterAll(() => new Promise<void>((resolve) => server.close(resolve)));

const findMail = async (subject: string): Promise<Made> => {
  const { items } = await ok(api.manager.get(`/inbound-mails?q=${encodeURIComponent(subject)}`));
  expect(items).toHaveLength(1);
  return ok(api.manager.get(`/inbound-mails/${items[0].id}`));
};

/** Sends everything at once after the greeting, as a client does that does not wait for answers, and returns them. */
async function sendAtOnce(from: string, content: Buffer): Promise<string> {
  const socket = net.connect(port, '127.0.0.1');
  await once(socket, 'readable');
  const stuffed = content.toString('latin1').replaceAll(/^\./gm, '..');
  const commands = `EHLO client.test\r\nMAIL FROM:<${from}> BODY=8BITMIME\r\nRCPT TO:<crm@locate.test>\r\nDATA\r\n`;
  socket.write(Buffer.from(`${commands}${stuffed}\r\n.\r\nQUIT\r\n`, 'latin1'));
  return (await buffer(socket)).toString('latin1');
}

describe('A mail that comes over SMTP', () => {
  it('of a mail program becomes an interaction on its lead, with its file', async () => {
    const contact = await make.contact();
    const lead = await make.lead({ contactIds: [contact.id] });
    const transport = createTransport({ host: '127.0.0.1', port });
    await transport.sendMail({
      from: contact.email,
      to: `crm+${lead.reference}@locate.test`,
      subject: '地块 plan of the plot',
      text: '.\n..two dots\nDe grond in Genk – 土地\n',
      html: '<p>De grond in Genk – 土地</p>',
      attachments: [{ filename: '计划.pdf', content: buildPdf() }],
      headers: { 'Authentication-Results': buildVerification('example.org').split(': ')[1]! },
    });
    transport.close();
    const mail = await findMail('plan of the plot');
    expect(mail).toMatchObject({ state: 'processed', senderVerified: true, leadId: lead.id, receivedFrom: 'pipe' });
    expect(mail['text']).toBe('.\n..two dots\nDe grond in Genk – 土地');
  });

  it.each([
    ['utf-8', Buffer.from('.Grüße – 土地')],
    ['iso-8859-1', Buffer.from('.Grüße', 'latin1')],
    ['gb18030', Buffer.from([0x2e, 0xcd, 0xc1, 0xb5, 0xd8])],
  ])('with 8 bits in %s and all commands in one packet is read as it was written', async (charset, text) => {
    const contact = await make.contact();
    const subject = `Eight bits in ${charset}`;
    const head = [
      `From: ${contact.email}`,
      'To: crm@locate.test',
      `Subject: ${subject}`,
      `Message-ID: <${charset}@wire.test>`,
      'MIME-Version: 1.0',
      `Content-Type: text/plain; charset=${charset}`,
      'Content-Transfer-Encoding: 8bit',
    ];
    const answers = await sendAtOnce(contact.email, Buffer.concat([Buffer.from(`${head.join('\r\n')}\r\n\r\n`), text]));
    expect(answers).toMatch(/^220 [\s\S]*^354 [\s\S]*^250 [\s\S]*^221 /m);
    const decoded = new TextDecoder(charset).decode(text);
    expect((await findMail(subject))['text'].trim()).toBe(decoded);
  });

  it.each([
    ['a part without an end', 'Content-Type: multipart/mixed; boundary=b\r\n\r\n--b\r\n\r\nHello\r\n'],
    ['base64 that is none', 'Content-Transfer-Encoding: base64\r\n\r\n###!!! Hello\r\n'],
    ['a line of 100,000 characters', `\r\n${'x'.repeat(100_000)}\r\n`],
    ['bare line feeds', '\r\nHello\nthere\n.\nand there'],
  ])('and has %s waits for a review', async (what, rest) => {
    const from = `From: stranger@wire.test\r\nTo: crm@locate.test\r\nSubject: It has ${what}\r\n`;
    expect(await sendAtOnce('stranger@wire.test', Buffer.from(from + rest))).toMatch(/^221 /m);
    expect(await findMail(`It has ${what}`)).toMatchObject({ state: 'needs_review', reason: 'unverified_sender' });
  });

  it('and is too large is refused by the mail server, and one that is no mail is dropped', async () => {
    const large = Buffer.from(`From: a@wire.test\r\nSubject: Too large\r\n\r\n${'x'.repeat(MAX_BYTES)}`);
    expect(await sendAtOnce('a@wire.test', large)).toMatch(/^552 /m);
    expect(await sendAtOnce('a@wire.test', Buffer.from('Subject: No sender\r\n\r\nHello'))).not.toMatch(/^[45]\d\d /m);
    const { items } = await ok(api.manager.get('/inbound-mails?q=a@wire.test'));
    expect(items).toEqual([]);
  });

  it('while the database cannot be reached is to be sent again, and is received once afterwards', async () => {
    const content = Buffer.from(
      'From: b@wire.test\r\nSubject: Again later\r\nMessage-ID: <later@wire.test>\r\n\r\nHello',
    );
    databaseUrl = 'postgres://nobody@127.0.0.1:1/nothing';
    expect(await sendAtOnce('b@wire.test', content)).toMatch(/^451 /m);
    databaseUrl = null;
    for (let time = 0; time < 2; time++) expect(await sendAtOnce('b@wire.test', content)).not.toMatch(/^4\d\d /m);
    await findMail('Again later');
  });
});
