import { loadSettings, SettingsError } from '../../src/config/settings.factory.js';
import { useApi } from '../support/api.js';
import { type Made, ok } from '../support/make.js';
import { sendDue, sendMailing, sendMailings, write } from './mail.given.js';
import { listMails, makeSeminar, register, remind } from './registration-mails.given.js';

const { api, make } = useApi();
const inDays = (days: number) => new Date(Date.now() + days * 86_400_000).toISOString();

describe('Without a mail server', () => {
  it('a mail is stored as not sent, and can be cancelled, listed and sent again', async () => {
    const contact = await make.contact();
    const dryRun = { contactIds: [contact.id], subject: 'Your visit', body: 'Dear guest', dryRun: true };
    expect(await ok(api.bdm.post('/mails', dryRun))).toMatchObject({ isConfigured: false, pausedUntil: null });
    const { mails, skipped } = await write(api.bdm, [contact.id]);
    expect(skipped).toEqual([]);
    expect(mails).toMatchObject([
      { state: 'not_sent', attempts: 0, nextAttemptAt: null, messageId: null, error: null },
    ]);
    expect(await sendDue(api)).toBe(0);
    const [{ id }] = mails;
    expect((await api.bdm.post(`/mails/${id}/cancel`)).problem).toEqual([409, 'mail.not_queued']);
    expect(await ok(api.bdm.post(`/mails/${id}/resend`))).toMatchObject({ state: 'not_sent' });
    const { items } = await ok(api.bdm.get(`/contacts/${contact.id}/timeline`));
    expect(items.map(({ kind, type }: Made) => `${kind} ${type}`)).toEqual(
      expect.arrayContaining(['mail not_sent', 'mail not_sent']),
    );
    expect(items.map(({ kind }: Made) => kind)).not.toContain('interaction');
  });

  it('a confirmation, a reminder and a mailing are stored as not sent, and nothing fails', async () => {
    const seminar = await makeSeminar(api, { reminderDays: 60, startsAt: inDays(30), endsAt: inDays(31) });
    const { id } = await register(api, seminar.id, { email: 'guest@none.test', sendMail: true });
    await remind(api);
    await remind(api);
    const { id: mailingId } = await sendMailing(api.manager, { seminarId: seminar.id }, { purpose: 'transactional' });
    await sendMailings(api);
    expect(await sendDue(api)).toBe(0);
    const mails = await listMails(api, id);
    expect(mails.map(({ templateKey, state }: Made) => [templateKey, state])).toEqual([
      ['registration_confirmed', 'not_sent'],
      ['seminar_reminder', 'not_sent'],
      [null, 'not_sent'],
    ]);
    expect(await ok(api.manager.get(`/mailings/${mailingId}`))).toMatchObject({ state: 'done', recipients: 1 });
    expect((await api.anonymous.get('/health/ready')).status).toBe(200);
  });

  it('the settings say so, and no test can be sent', async () => {
    expect(await ok(api.admin.get('/mail-settings'))).toMatchObject({ isConfigured: false, host: null, from: null });
    const answer = await api.admin.post('/mail-settings/test', { to: 'a@b.test' });
    expect(answer.problem).toEqual([409, 'mail.not_configured']);
  });
});

describe('The settings of mail', () => {
  it('are refused at start if the sender or the address of the application is missing, without the password', () => {
    const load = () => loadSettings({ SMTP_URL: 'smtp://crm:geheim@mail.example' });
    expect(load).toThrow(SettingsError);
    expect(load).toThrow(/MAIL_FROM must be set with SMTP_URL[\s\S]*PUBLIC_URL must be set with SMTP_URL/);
    expect(load).not.toThrow(/geheim/);
  });

  it('are refused at start if an address is none', () => {
    expect(() => loadSettings({ MAIL_REPLY_TO: 'nobody' })).toThrow(/MAIL_REPLY_TO must be an address/);
  });

  it('are refused at start if the postal address of the agency is more than a line', () => {
    const load = (value: string) => () => loadSettings({ MAIL_POSTAL_ADDRESS: value });
    expect(load('Corda Campus\n3500 Hasselt')).toThrow(/MAIL_POSTAL_ADDRESS must be one line/);
    expect(load('x'.repeat(201))).toThrow(/MAIL_POSTAL_ADDRESS must be one line/);
    expect(load(' Corda Campus, 3500 Hasselt ')().mailPostalAddress).toBe('Corda Campus, 3500 Hasselt');
    expect(load('')()).not.toHaveProperty('mailPostalAddress', expect.anything());
  });
});
