import { execFileSync } from 'node:child_process';
import { chmod, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { findServerAccount } from '../../src/database/embedded/server-account.reader.js';
import { buildPdf } from '../documents/documents.given.js';
import { buildMailSettings, sendDue, write, writeOne } from '../mail/mail.given.js';
import { useApi } from '../support/api.js';
import { TEST_KEYS } from '../support/keys.js';
import { type Made, ok } from '../support/make.js';
import { getProjectPath } from '../../src/config/project-files.reader.js';
import { decodeHeader, readParts, SmtpSink } from '../support/smtp-sink.js';
import { PostfixRunner } from './postfix.runner.js';
import { findMailTools } from './programs.registry.js';
import { waitUntil } from './waiting.rules.js';

const TOOLS = findMailTools();
/** A mail passes through several programs, of which one starts the application anew. */
const DELIVERY_TIMEOUT_MS = 60_000;

/** `describe` where root has the packages postfix and swaks; elsewhere the tests are listed as skipped. */
const describeWithTools = 'missing' in TOOLS ? describe.skip : describe;

describeWithTools('With Postfix and swaks', () => {
  const tools = TOOLS as Exclude<typeof TOOLS, { missing: string[] }>;
  const sink = new SmtpSink();
  const env: Record<string, string> = {};
  let folder: string;
  let postfix: PostfixRunner;
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'locate-postfix-'));
    await sink.start();
    const account = (await findServerAccount())!.name;
    const command = join(folder, 'crm-mail');
    const inboundAddress = 'crm@locate.test';
    postfix = await PostfixRunner.start(tools, { folder, inboundAddress, command, account, relayPort: sink.port });
    Object.assign(env, buildMailSettings(postfix.port, { MAIL_AUTHSERV_ID: 'mx.locate.test' }));
  });
  afterAll(async () => {
    await postfix.stop();
    await sink.stop();
    await rm(folder, { recursive: true, force: true });
  });
  afterEach(() => sink.reset());
  const { api, make } = useApi({ env });
  beforeAll(() => writeCommand(api.databaseUrl));

  /** Writes the command of the guide, with the settings of this application. */
  const writeCommand = async (databaseUrl: string) => {
    const guide = await readFile(getProjectPath('docs', 'inbound-mail.md'), 'utf8');
    const recipe = /```shell\n(cd \/opt\/locate-crm[\s\S]*?)```/
      .exec(guide)![1]!
      .replace('/opt/locate-crm', getProjectPath())
      .replace('node scripts', `${process.execPath} scripts`);
    const settings = { ...TEST_KEYS, ...env, DATABASE_URL: databaseUrl, DATA_DIR: join(folder, 'crm-data') };
    const exports = Object.entries(settings).map(([name, value]) => `export ${name}='${value}'`);
    await writeFile(join(folder, 'crm-mail'), ['#!/bin/sh', ...exports, recipe].join('\n'));
    await chmod(join(folder, 'crm-mail'), 0o755);
  };
  const swaks = (...args: string[]) => {
    const server = ['--server', '127.0.0.1', '--port', String(postfix.port)];
    return execFileSync(tools.swaks, [...server, ...args], { encoding: 'utf8' });
  };
  const waitFor = async (what: string, condition: () => Promise<boolean> | boolean) => {
    try {
      await waitUntil(what, DELIVERY_TIMEOUT_MS, condition);
    } catch (error) {
      throw new Error(`${(error as Error).message}\n${await postfix.readLog()}`, { cause: error });
    }
  };
  const findReceived = async (subject: string) =>
    (await ok(api.manager.get('/inbound-mails?limit=100'))).items.find((mail: Made) => mail['subject'] === subject);

  it('a mail of ours arrives with its lines, its letters and its Message-ID', async () => {
    const contact = await make.contact();
    const body = 'Geachte heer 陈,\n\n.\n..two dots\n.dot\nFrom the beginning\n\nDank u';
    const { id } = await writeOne(api.bdm, contact.id, { subject: 'Uw bezoek 访问', body });
    await sendDue(api);
    await waitFor('the mail arrives', () => sink.received.length === 1);
    const [mail] = sink.received;
    expect(mail).toMatchObject({ to: [contact.email] });
    expect(decodeHeader(mail!.headers.get('subject')!)).toBe('Uw bezoek 访问');
    expect(mail!.headers.get('message-id')).toBe(`<${id}@locate.test>`);
    expect(readParts(mail!).get('text/plain')!.toString()).toContain(body);
  });

  it('a refusal behind it comes back as a report, after which the address gets nothing more', async () => {
    const contact = await make.contact();
    sink.onRecipient = () => ({ status: 550, text: '5.1.1 User unknown' });
    const { id } = await writeOne(api.bdm, contact.id);
    await sendDue(api);
    await waitFor('the report is filed', async () => (await ok(api.bdm.get(`/mails/${id}`))).bouncedAt !== null);
    expect(await ok(api.bdm.get(`/mails/${id}`))).toMatchObject({ state: 'sent', bounceCode: '5.1.1' });
    expect((await write(api.bdm, [contact.id])).skipped).toMatchObject([{ code: 'address_bounced' }]);
  });

  it('a mail of swaks to the address of a lead is received with its text and its file', async () => {
    const [lead, contact] = [await make.lead(), await make.contact()];
    const file = join(folder, 'plan.pdf');
    await writeFile(file, buildPdf());
    const to = `crm+${lead.reference}@locate.test`;
    const text = ['--header', 'Subject: Plan of the plot', '--body', '.\nA line\n..two dots\n'];
    const dialogue = swaks('--from', contact.email, '--to', to, ...text, '--attach', `@${file}`);
    expect(dialogue).toContain('250 2.0.0 Ok: queued');
    await waitFor('the mail is filed', async () => (await findReceived('Plan of the plot')) !== undefined);
    const { id } = (await findReceived('Plan of the plot'))!;
    const mail = await ok(api.manager.get(`/inbound-mails/${id}`));
    expect(mail).toMatchObject({ state: 'needs_review', reason: 'unverified_sender', contactIds: [contact.id] });
    expect(mail['text']).toContain('.\nA line\n..two dots');
  });

  it('a mail waits while the database cannot be reached, and is received once afterwards', async () => {
    const contact = await make.contact();
    await writeCommand('postgres://nobody@127.0.0.1:1/nothing');
    swaks('--from', contact.email, '--to', 'crm@locate.test', '--header', 'Subject: Later', '--body', 'Hello');
    await waitFor('the mail is deferred', async () => (await postfix.readLog()).includes('status=deferred'));
    expect(await findReceived('Later')).toBeUndefined();
    await writeCommand(api.databaseUrl);
    await postfix.flush();
    await waitFor('the mail is filed', async () => (await findReceived('Later')) !== undefined);
  });
});
