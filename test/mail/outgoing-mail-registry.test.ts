import { SYSTEM } from '../../src/common/actor/actor.constants.js';
import { CodedError } from '../../src/common/errors/domain.errors.js';
import {
  type MailAttachmentReader,
  OutgoingMailRegistry,
  type TemplateMail,
} from '../../src/common/mail/outgoing-mail.registry.js';
import { UnitOfWork } from '../../src/database/transactions/unit-of-work.transaction.js';
import { SuppressionStore } from '../../src/mail/suppressions/suppression.store.js';
import { useApi } from '../support/api.js';
import { type Made, ok } from '../support/make.js';
import { SmtpSink } from '../support/smtp-sink.js';
import { buildMailSettings } from './mail.given.js';
import { readSent } from './registration-mails.given.js';

const sink = await new SmtpSink().start();
afterAll(() => sink.stop());
const { api } = useApi({ keys: ['admin'], env: buildMailSettings(sink.port) });
afterEach(async () => {
  sink.reset();
  await readSent(api, sink);
});

const SECRET = 'pwl_very-secret-token';
const PASSWORD_MAIL: TemplateMail = {
  key: 'password_link',
  language: 'nl',
  recipient: { address: 'An@Locate.test', name: 'An Peeters', contactId: null },
  values: { 'contact.fullName': 'An Peeters' },
  secretPath: `/reset-password#${SECRET}`,
};
const REPORT_MAIL: TemplateMail = {
  key: 'report_ready',
  language: 'en',
  recipient: { address: 'an@locate.test', name: null, contactId: null },
  values: { 'report.title': 'Pipeline summary', 'report.period': '2026-11' },
};
const RUN = '0199c000-0000-7000-8000-0000000000aa';

const readMail = (id: string): Promise<Made> => ok(api.admin.get(`/mails/${id}`));

/** Stores a mail as a feature of a lower layer does. */
async function store(mail: TemplateMail): Promise<string> {
  const registry = api.app.get(OutgoingMailRegistry);
  const [id] = await api.app.get(UnitOfWork).run(SYSTEM, (tx) => registry.add(tx, [mail]));
  return id!;
}

describe('A mail with a secret link', () => {
  const readToken = async (id: string) =>
    (await api.db.query('SELECT token_encrypted AS token FROM mail WHERE id = $1', [id])).rows[0]
      .token as Buffer | null;

  it('has its link in the message only, and its token is deleted once it is sent', async () => {
    const id = await store(PASSWORD_MAIL);
    expect((await readToken(id))!.toString('latin1')).not.toContain(SECRET);
    const mail = await readMail(id);
    expect(mail.bodyText).toContain('Wachtwoord instellen:\n[link]\n');
    expect(mail).toMatchObject({ toAddress: 'an@locate.test', templateKey: 'password_link', createdBy: null });
    const [message] = await readSent(api, sink);
    const link = `https://crm.locate.test/reset-password#${SECRET}`;
    expect(message!.text).toContain(`\n${link}\n`);
    expect(message!.html).toContain(`<a href="${link}"`);
    expect(message!.text).not.toContain('[link]');
    expect(await readToken(id)).toBeNull();
    expect(
      JSON.stringify([await readMail(id), (await ok(api.admin.get(`/audit?entityId=${id}`))).items]),
    ).not.toContain('pwl_');
  });

  it('cannot be sent again', async () => {
    const id = await store(PASSWORD_MAIL);
    await readSent(api, sink);
    expect((await api.admin.post(`/mails/${id}/resend`)).problem).toEqual([409, 'mail.not_resendable']);
  });

  it.each([
    ['failed', async () => void (sink.onRecipient = () => ({ status: 550 }))],
    ['cancelled', async (id: string) => void (await ok(api.admin.post(`/mails/${id}/cancel`)))],
  ])('loses its token when it is %s', async (state, end) => {
    const id = await store(PASSWORD_MAIL);
    await end(id);
    await readSent(api, sink);
    expect((await readMail(id)).state).toBe(state);
    expect(await readToken(id)).toBeNull();
  });

  it('keeps its token for the next attempt', async () => {
    sink.onRecipient = () => ({ status: 451 });
    const id = await store(PASSWORD_MAIL);
    await readSent(api, sink);
    expect((await readMail(id)).state).toBe('queued');
    expect(await readToken(id)).not.toBeNull();
    await ok(api.admin.post(`/mails/${id}/cancel`));
  });

  it('is sent to an address that bounced, because nobody could log in otherwise; a report is not', async () => {
    const bounced = { address: 'gone@locate.test', name: null, contactId: null };
    const suppressions = api.app.get(SuppressionStore);
    await api.app.get(UnitOfWork).run(SYSTEM, (tx) => suppressions.add(tx, bounced.address, 'bounce'));
    const ids = [
      await store({ ...PASSWORD_MAIL, recipient: bounced }),
      await store({ ...REPORT_MAIL, recipient: bounced }),
    ];
    await readSent(api, sink);
    const mails = await Promise.all(ids.map((id) => readMail(id)));
    expect(mails.map(({ state, reason }) => [state, reason])).toEqual([
      ['sent', null],
      ['suppressed', 'address_bounced'],
    ]);
  });
});

describe('A mail with a file of another feature', () => {
  let content = 'first';
  let isReceiver = true;
  const reader: MailAttachmentReader = {
    assertReceiver: async () => {
      if (!isReceiver) throw new CodedError('mail.recipient_unreachable', 'This is no recipient any more.');
    },
    read: async (id) => {
      if (content === '') throw new CodedError('document.file_removed', 'The file was removed.');
      return { fileName: `${id}.csv`, contentType: 'text/csv', content: Buffer.from(content) };
    },
  };
  beforeAll(() => api.app.get(OutgoingMailRegistry).registerAttachments('test_file', reader));

  it('reads the file when it is sent, and again when it is sent again', async () => {
    const id = await store({ ...REPORT_MAIL, attachment: { source: 'test_file', id: RUN } });
    content = 'second';
    const [message] = await readSent(api, sink);
    expect(message!.attachments.at(-1)).toMatchObject({ filename: `${RUN}.csv`, content: Buffer.from('second') });
    content = 'third';
    const again = await ok(api.admin.post(`/mails/${id}/resend`));
    expect(again).toMatchObject({ subject: 'Pipeline summary: 2026-11', templateKey: 'report_ready' });
    expect((await readSent(api, sink))[0]!.attachments.at(-1)!.content.toString()).toBe('third');
  });

  it('is neither sent nor sent again to somebody who may not get the file any more', async () => {
    const id = await store({ ...REPORT_MAIL, attachment: { source: 'test_file', id: RUN } });
    isReceiver = false;
    expect(await readSent(api, sink)).toEqual([]);
    expect(await readMail(id)).toMatchObject({ state: 'failed', error: 'This is no recipient any more.' });
    expect((await api.admin.post(`/mails/${id}/resend`)).body.code).toBe('mail.recipient_unreachable');
    isReceiver = true;
  });

  it('waits like one that the server refused for now if its file cannot be read', async () => {
    const { read } = reader;
    reader.read = () => Promise.reject(new Error('The disk is broken.'));
    const id = await store({ ...REPORT_MAIL, attachment: { source: 'test_file', id: RUN } });
    expect(await readSent(api, sink)).toEqual([]);
    reader.read = read;
    expect(await readMail(id)).toMatchObject({ state: 'queued', attempts: 1, error: 'The mail could not be built.' });
    await ok(api.admin.post(`/mails/${id}/cancel`));
  });

  it('fails if the file does not exist any more', async () => {
    content = '';
    const id = await store({ ...REPORT_MAIL, attachment: { source: 'test_file', id: RUN } });
    expect(await readSent(api, sink)).toEqual([]);
    expect(await readMail(id)).toMatchObject({ state: 'failed', error: 'The file was removed.' });
  });

  it('has one reader for each kind of files', () => {
    const add = () => api.app.get(OutgoingMailRegistry).registerAttachments('test_file', reader);
    expect(add).toThrow('The attachments test_file have a reader already.');
  });
});

describe('A mail that is refused', () => {
  it('leaves nothing behind when its transaction fails', async () => {
    const registry = api.app.get(OutgoingMailRegistry);
    const run = api.app.get(UnitOfWork).run(SYSTEM, async (tx) => {
      await registry.add(tx, [REPORT_MAIL]);
      throw new Error('Something else failed.');
    });
    await expect(run).rejects.toThrow('Something else failed.');
    expect(await readSent(api, sink)).toEqual([]);
  });
});
