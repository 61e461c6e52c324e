import type net from 'node:net';
import { loadSettings } from '../../src/config/settings.factory.js';
import { decideOutcome } from '../../src/mail/outgoing/mail-outcome.rules.js';
import { SmtpClient } from '../../src/mail/outgoing/smtp.client.js';
import { ScriptedSmtp, type SmtpScript } from '../support/scripted-smtp.js';
import { buildMailSettings } from './mail.given.js';

const MESSAGE = { from: 'crm@locate.test', to: 'chen@lumenova.test', subject: 'Visit', text: 'Dear guest' };
/** A silence that a test waits for, in milliseconds. */
const SHORT = { silenceMs: 200, attemptMs: 20_000 };

let server: ScriptedSmtp | undefined;
afterEach(async () => {
  await server?.stop();
  server = undefined;
});

const startServer = async (script: SmtpScript) => (server = await ScriptedSmtp.start(script));
const createClient = (port: number, login = '', query = '') =>
  new SmtpClient(loadSettings(buildMailSettings(0, { SMTP_URL: `smtp://${login}127.0.0.1:${port}${query}` })));
/** Sends a message to a server that answers as a script says. */
const send = async (script: SmtpScript, message: object = {}, login = '', query = '') => {
  const { port } = await startServer(script);
  const result = await createClient(port, login, query)
    .withTimeouts(SHORT)
    .send({ ...MESSAGE, ...message });
  return { result, outcome: decideOutcome(result, 1, 0).kind };
};
const encode = (text: string) => Buffer.from(text).toString('base64');
const writeByteByByte = (socket: net.Socket, answer: string) => {
  // Each byte is a packet of its own.
  socket.setNoDelay(true);
  for (const byte of answer) socket.write(byte);
};

describe('What the mail server gets', () => {
  it('has a dot more before each line that begins with one, and ends with a line of one dot', async () => {
    const text = '.\n..two\n.dot at the beginning\nA dot.\n.';
    expect((await send({}, { text })).outcome).toBe('sent');
    expect(server!.content).toMatch(
      /\r\n\r\n\.\.\r\n\.\.\.two\r\n\.\.dot at the beginning\r\nA dot\.\r\n\.\.\r\n\.\r\n$/,
    );
  });

  it.each([
    ['knows no extension', []],
    ['knows 8BITMIME, SMTPUTF8 and PIPELINING', ['8BITMIME', 'SMTPUTF8', 'PIPELINING', 'SIZE 10240000']],
  ])('is ASCII in lines of at most 998 characters if it %s', async (_, extensions) => {
    const text = `Geachte heer 陈,\n\n${'é'.repeat(5_000)}\n${'a'.repeat(5_000)}`;
    const html = `<p>${'陈'.repeat(5_000)}</p>`;
    const attachments = [{ filename: '计划.pdf', content: Buffer.alloc(3_000, 0xff) }];
    expect((await send({ extensions }, { subject: '访问 é', text, html, attachments })).outcome).toBe('sent');
    expect(server!.sent).toMatch(/^[\t\r\n\x20-\x7e]+$/);
    // No line end is half, and none of the lines is too long for a server.
    expect(server!.sent.replaceAll('\r\n', '')).not.toMatch(/[\r\n]/);
    expect(Math.max(...server!.sent.split('\r\n').map((line) => line.length))).toBeLessThanOrEqual(998);
  });

  it('names one sender and one receiver, whatever the headers say', async () => {
    const { outcome } = await send({}, { subject: 'x\r\nBcc: other@elsewhere.test\r\nRCPT TO:<other@elsewhere.test>' });
    expect(outcome).toBe('sent');
    expect(server!.commands).toEqual([
      'EHLO locate.test',
      'MAIL FROM:<crm@locate.test>',
      'RCPT TO:<chen@lumenova.test>',
      'DATA',
      ...(server!.commands.includes('QUIT') ? ['QUIT'] : []),
    ]);
    expect(server!.content).not.toMatch(/^(Bcc|RCPT)/m);
  });
});

describe('A mail server', () => {
  it('whose answers come byte by byte, in several lines and together with the next one is understood', async () => {
    const answers = {
      'MAIL FROM': '250-first line\r\n250 second line',
      CONTENT: '250-2.0.0 taken\r\n250 2.0.0 as 4711',
    };
    const extensions = ['PIPELINING', '8BITMIME', 'ENHANCEDSTATUSCODES'];
    const { outcome } = await send({ write: writeByteByByte, answers, extensions, greeting: '220-mx\r\n220 ready' });
    expect(outcome).toBe('sent');
  });

  it('that answers nothing but bytes of a greeting without an end is left', async () => {
    const timers: NodeJS.Timeout[] = [];
    const write = (socket: net.Socket) => void timers.push(setInterval(() => socket.write('2'), 20));
    const { port } = await startServer({ write });
    const timeouts = { silenceMs: 20_000, attemptMs: 300 };
    const result = await createClient(port).withTimeouts(timeouts).send(MESSAGE);
    for (const timer of timers) clearInterval(timer);
    expect(decideOutcome(result, 1, 0)).toMatchObject({ kind: 'retry' });
  });

  it.each([
    ['refuses the connection for now', { greeting: '421 4.3.2 too busy' }, 'retry'],
    ['refuses the connection for good', { greeting: '554 5.7.1 no' }, 'retry'],
    ['is no mail server', { greeting: 'SSH-2.0-OpenSSH_9.9' }, 'retry'],
    ['never greets', { greeting: null }, 'retry'],
    ['says nothing after the sender', { answers: { 'MAIL FROM': null } }, 'retry'],
    ['says nothing after the content', { answers: { CONTENT: null } }, 'retry'],
    ['delays a receiver that it does not know yet', { answers: { 'RCPT TO': '451 4.7.1 greylisted' } }, 'retry'],
    ['does not know the receiver', { answers: { 'RCPT TO': '550 5.1.1 unknown' } }, 'failed'],
    ['refuses the sender', { answers: { 'MAIL FROM': '553 5.7.1 not yours' } }, 'failed'],
    ['finds the content too large', { answers: { CONTENT: '552 5.3.4 too large' } }, 'failed'],
    ['refuses the content as spam', { answers: { CONTENT: '554 5.7.1 spam' } }, 'failed'],
    ['has no room for now', { answers: { CONTENT: '452 4.3.1 disk full' } }, 'retry'],
  ] as const)('that %s', async (_, script, expected) => {
    const { outcome, result } = await send(script);
    expect(outcome).toBe(expected);
    expect(JSON.stringify(result)).not.toMatch(/\\r|\\n/);
  });

  it('that announces a size which the mail exceeds gets it once at most', async () => {
    const answers = {
      CONTENT: '552 5.3.4 message size exceeds limit',
      'MAIL FROM': '552 5.3.4 message size exceeds limit',
    };
    const { outcome } = await send({ extensions: ['SIZE 1000'], answers }, { text: 'x'.repeat(5_000) });
    expect(outcome).toBe('failed');
  });

  it('gets neither a login nor a mail if it answers STARTTLS and then does not encrypt', async () => {
    const script = { extensions: ['STARTTLS', 'AUTH PLAIN LOGIN'], answers: { STARTTLS: '220 go on' } };
    const { outcome } = await send(script, {}, 'crm:geheim@', '?tls=yes');
    expect(outcome).toBe('retry');
    expect(server!.commands.slice(0, 2)).toEqual(['EHLO locate.test', 'STARTTLS']);
    expect(server!.sent).not.toMatch(/AUTH|MAIL FROM|geheim|Z2VoZWlt/);
  });

  it('gets no login before encryption if something claims that it does not know STARTTLS', async () => {
    const { outcome } = await send({ extensions: ['AUTH PLAIN'] }, {}, 'crm:geheim@', '?tls=yes');
    expect(outcome).toBe('retry');
    expect(server!.sent).not.toMatch(/AUTH|MAIL FROM/);
  });

  it.each([
    ['PLAIN', `AUTH PLAIN ${encode('\0crm\0geheim')}`, { 'AUTH PLAIN': '235 welcome' }],
    // The server asks for the user and for the password; commands are compared in upper case.
    [
      'LOGIN',
      'AUTH LOGIN',
      {
        'AUTH LOGIN': '334 VXNlcm5hbWU6',
        [encode('crm').toUpperCase()]: '334 UGFzc3dvcmQ6',
        [encode('geheim').toUpperCase()]: '235 welcome',
      },
    ],
  ])('that offers the login %s gets it', async (method, command, answers) => {
    const { outcome } = await send({ extensions: [`AUTH ${method}`], answers }, {}, 'crm:geheim@');
    expect(outcome).toBe('sent');
    expect(server!.commands[1]).toBe(command);
  });

  it('that knows no login and takes mails without one gets the mail and no password', async () => {
    expect((await send({}, {}, 'crm:geheim@')).outcome).toBe('sent');
    expect(server!.sent).not.toMatch(/AUTH|geheim|Z2VoZWlt/);
  });

  it.each([
    ['refuses the login', { extensions: ['AUTH PLAIN'], answers: { AUTH: '535 5.7.8 no' } }, 'crm:geheim@'],
    ['asks for a login that is not set', { answers: { 'MAIL FROM': '530 5.7.0 authentication required' } }, ''],
  ] as [string, SmtpScript, string][])('that %s lets all mails wait', async (_, script, login) => {
    expect((await send(script, {}, login)).outcome).toBe('login_refused');
  });
});
