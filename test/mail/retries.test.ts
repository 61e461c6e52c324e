import { ManualClock } from '../../src/common/time/clock.service.js';
import { SqlClient } from '../../src/database/connections/sql.client.js';
import { InteractionService } from '../../src/interactions/interactions/interaction.service.js';
import { claimMail, storeDelay } from '../../src/mail/outgoing/mail-attempt.queries.js';
import { MailResultStore } from '../../src/mail/outgoing/mail-result.store.js';
import { SmtpClient } from '../../src/mail/outgoing/smtp.client.js';
import { useApi } from '../support/api.js';
import { type Made, ok } from '../support/make.js';
import { SmtpSink } from '../support/smtp-sink.js';
import { buildMailSettings, sendDue, write, writeOne } from './mail.given.js';

const sink = await new SmtpSink().start();
afterAll(() => sink.stop());
afterEach(() => sink.reset());

const clock = new ManualClock(new Date('2026-11-03T09:00:00Z'));
const password = 'geheim wachtwoord';
const { port } = sink;
const { api, make } = useApi({
  clock,
  keys: ['admin', 'bdm'],
  env: buildMailSettings(port, { SMTP_URL: `smtp://crm:${encodeURIComponent(password)}@127.0.0.1:${port}` }),
});

const readMail = (id: string): Promise<Made> => ok(api.bdm.get(`/mails/${id}`));
const pass = (minutes: number) => clock.set(new Date(clock.now().getTime() + minutes * 60_000));
const minutesUntil = (time: string) => (Date.parse(time) - clock.now().getTime()) / 60_000;

const givenMail = async (): Promise<string> => (await writeOne(api.bdm, (await make.contact()).id)).id;

describe('A mail that the server does not take', () => {
  it('is sent with the same Message-ID after two answers of 451', async () => {
    sink.onRecipient = (attempt) => (attempt <= 2 ? { status: 451, text: 'greylisted' } : undefined);
    const id = await givenMail();
    await sendDue(api);
    const waiting = await readMail(id);
    expect(waiting).toMatchObject({ state: 'queued', attempts: 1, error: expect.stringMatching(/451 greylisted/) });
    expect(minutesUntil(waiting.nextAttemptAt)).toBeGreaterThanOrEqual(0.8);
    expect(minutesUntil(waiting.nextAttemptAt)).toBeLessThanOrEqual(1.2);
    expect(await sendDue(api)).toBe(0);
    pass(2);
    await sendDue(api);
    const again = await readMail(id);
    expect(again.attempts).toBe(2);
    expect(minutesUntil(again.nextAttemptAt)).toBeGreaterThanOrEqual(4);
    pass(7);
    await sendDue(api);
    expect(await readMail(id)).toMatchObject({ state: 'sent', attempts: 3, error: null });
    expect(sink.received.map(({ headers }) => headers.get('message-id'))).toEqual([`<${id}@locate.test>`]);
  });

  it('fails at once after 550, without a retry and without an interaction', async () => {
    sink.onRecipient = () => ({ status: 550, text: '5.1.1 no such user' });
    const id = await givenMail();
    await sendDue(api);
    const failed = { state: 'failed', attempts: 1, nextAttemptAt: null, interactionId: null };
    expect(await readMail(id)).toMatchObject({ ...failed, error: expect.stringMatching(/550 5\.1\.1 no such user/) });
    pass(60 * 24);
    expect(await sendDue(api)).toBe(0);
  });

  it('fails at once after 554 for its content', async () => {
    sink.onContent = () => ({ status: 554 });
    const id = await givenMail();
    await sendDue(api);
    expect(await readMail(id)).toMatchObject({ state: 'failed', attempts: 1 });
  });

  it('fails after eight attempts', async () => {
    sink.onRecipient = () => ({ status: 421 });
    const id = await givenMail();
    const states: string[] = [];
    for (let attempt = 1; attempt <= 8; attempt++) {
      await sendDue(api);
      states.push((await readMail(id)).state);
      pass(60 * 15);
    }
    expect(states).toEqual([...Array.from({ length: 7 }, () => 'queued'), 'failed']);
    expect(await readMail(id)).toMatchObject({ attempts: 8, nextAttemptAt: null });
  });

  it('is sent after the server was down', async () => {
    await sink.stop();
    const id = await givenMail();
    await sendDue(api);
    expect(await readMail(id)).toMatchObject({
      state: 'queued',
      attempts: 1,
      error: expect.stringMatching(/ECONNREFUSED/),
    });
    await sink.start();
    pass(2);
    await sendDue(api);
    expect(await readMail(id)).toMatchObject({ state: 'sent', attempts: 2 });
  });

  it('is sent again after the connection was closed behind its content', async () => {
    sink.onContent = (attempt) => (attempt === 1 ? 'close' : undefined);
    const id = await givenMail();
    await sendDue(api);
    expect(await readMail(id)).toMatchObject({ state: 'queued', attempts: 1 });
    pass(2);
    await sendDue(api);
    expect((await readMail(id)).state).toBe('sent');
    const ids = sink.received.map(({ headers }) => headers.get('message-id'));
    expect(ids).toEqual([`<${id}@locate.test>`, `<${id}@locate.test>`]);
  });

  it.each([
    ['that says nothing', { silenceMs: 100, attemptMs: 20_000 }],
    ['whose answer takes too long', { silenceMs: 20_000, attemptMs: 100 }],
  ])('is left by the client of a server %s', async (_, timeouts) => {
    sink.onRecipient = () => 'silent';
    const client = api.app.get(SmtpClient).withTimeouts(timeouts);
    const message = { from: 'crm@locate.test', to: 'a@b.test', subject: 'x', text: 'x' };
    expect(await client.send(message)).toMatchObject({ kind: 'failure', isLoginFailure: false });
  });
});

describe('A mail that the server has taken', () => {
  it('is stored as sent although another instance stored a failure meanwhile', async () => {
    const id = await givenMail();
    const sql = api.app.get(SqlClient);
    const claimed = (await claimMail(sql, id, clock.now()))!;
    await storeDelay(sql, claimed, { until: clock.now(), error: '451', isAttempt: true });
    await api.app.get(MailResultStore).storeSent(claimed, clock.now());
    expect(await readMail(id)).toMatchObject({ state: 'sent', attempts: 2, error: null, nextAttemptAt: null });
  });

  it('is sent after it was cancelled during its attempt, and the audit trail says so', async () => {
    const id = await givenMail();
    const claimed = (await claimMail(api.app.get(SqlClient), id, clock.now()))!;
    await ok(api.bdm.post(`/mails/${id}/cancel`));
    await api.app.get(MailResultStore).storeSent(claimed, clock.now());
    const { items } = await ok(api.admin.get(`/audit?entityId=${id}`));
    expect(items.find(({ action }: Made) => action === 'mail_sent').changes.state).toEqual({
      before: 'cancelled',
      after: 'sent',
    });
  });

  it('is stored as sent although the database cancels the transaction because of a deadlock', async () => {
    const id = await givenMail();
    const interactions = api.app.get(InteractionService);
    interactions.record = async ({ sql }) => {
      delete (interactions as Partial<InteractionService>).record;
      await sql.execute(`DO $$ BEGIN RAISE SQLSTATE '40P01'; END $$`);
      throw new Error('The statement has failed before.');
    };
    await sendDue(api);
    expect(await readMail(id)).toMatchObject({ state: 'sent', attempts: 1, interactionId: expect.any(String) });
    expect(sink.received).toHaveLength(1);
  });
});

describe('A refused login', () => {
  it('lets all mails wait without an attempt, until a test mail is taken', async () => {
    sink.onLogin = () => ({ status: 535, text: '5.7.8 bad credentials' });
    const { mails } = await write(api.bdm, [(await make.contact()).id, (await make.contact()).id]);
    const ids = mails.map(({ id }: Made) => id);
    const before = sink.connections;
    await sendDue(api);
    expect(sink.connections - before).toBe(1);
    for (const id of ids) expect(await readMail(id)).toMatchObject({ state: 'queued', attempts: 0 });
    expect((await api.anonymous.get('/health/ready')).status).toBe(200);
    const settings = await ok(api.admin.get('/mail-settings'));
    expect(settings).toMatchObject({ queued: 2, lastError: expect.stringMatching(/535 5\.7\.8 bad credentials/) });
    expect(minutesUntil(settings.pausedUntil)).toBeCloseTo(5);
    const failed = await ok(api.admin.post('/mail-settings/test', { to: 'admin@locate.test' }));
    expect(failed).toMatchObject({ sent: false, error: expect.stringMatching(/535/) });
    expect(await readMail(failed.mailId)).toMatchObject({ state: 'failed', attempts: 1 });

    sink.onLogin = (user, given) => (user === 'crm' && given === password ? undefined : { status: 535 });
    expect(await sendDue(api)).toBe(0);
    const test = await ok(api.admin.post('/mail-settings/test', { to: 'Admin@locate.test ' }));
    expect(test).toMatchObject({ sent: true, error: null });
    expect(sink.received[0]!.to).toEqual(['admin@locate.test']);
    expect(sink.received[0]!.headers.get('auto-submitted')).toBe('auto-generated');
    const resumed = await ok(api.admin.get('/mail-settings'));
    expect(resumed).toMatchObject({ pausedUntil: null, lastSuccessAt: clock.now().toISOString() });
    pass(5);
    await sendDue(api);
    for (const id of ids) expect(await readMail(id)).toMatchObject({ state: 'sent', attempts: 1 });
  });

  it('ends by itself after five minutes', async () => {
    sink.onLogin = () => ({ status: 535 });
    const id = await givenMail();
    await sendDue(api);
    sink.onLogin = () => undefined;
    pass(4);
    expect(await sendDue(api)).toBe(0);
    pass(1);
    await sendDue(api);
    expect((await readMail(id)).state).toBe('sent');
  });
});
