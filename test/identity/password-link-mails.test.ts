import { QueueRegistry } from '../../src/common/jobs/queue.registry.js';
import { SYSTEM } from '../../src/common/actor/actor.constants.js';
import { ManualClock } from '../../src/common/time/clock.service.js';
import { UnitOfWork } from '../../src/database/transactions/unit-of-work.transaction.js';
import { SuppressionStore } from '../../src/mail/suppressions/suppression.store.js';
import { type Caller, useApi } from '../support/api.js';
import { type Made, ok } from '../support/make.js';
import { decodeHeader, readParts, SmtpSink } from '../support/smtp-sink.js';
import { buildMailSettings, sendDue } from '../mail/mail.given.js';
import { readEmail } from './session.given.js';

const NEW_PASSWORD = 'vier gele fietsen in Genk';
const clock = new ManualClock(new Date());
const sink = await new SmtpSink().start();
afterAll(() => sink.stop());
afterEach(() => sink.reset());

const { api } = useApi({ clock, env: buildMailSettings(sink.port, { TRUST_PROXY: '1' }) });

/** Asks for a link from an address of its own, so that the tests do not use up the requests of one client. */
let clients = 0;
const request = (email: string, headers: Record<string, string> = {}) =>
  api.anonymous
    .with({ 'x-forwarded-for': `10.0.${Math.floor(++clients / 250)}.${clients % 250}`, ...headers })
    .post('/auth/password-link-requests', { email });
const processRequests = () => api.app.get(QueueRegistry).drain('identity.password-links');
const use = (token: string) => api.anonymous.post('/auth/password-resets', { token, newPassword: NEW_PASSWORD });
const readToken = (index = 0) => {
  const text = readParts(sink.received[index]!).get('text/plain')!.toString();
  return /^https:\/\/crm\.locate\.test\/reset-password#(pwl_[\w-]{43})$/m.exec(text)?.[1];
};
const sendByAdmin = (user: Caller) => ok(api.admin.post(`/users/${user.id}/password-links`, { send: true }));
const readMail = async (id: string) => (await api.db.query('SELECT * FROM mail WHERE id = $1', [id])).rows[0];

describe('A link to set a password that an administrator sends', () => {
  it('arrives at the user with the address of the application, works once, and is not in the response', async () => {
    const user = await api.user('bdm');
    const { url, mailId, expiresAt } = await sendByAdmin(user);
    expect([url, typeof expiresAt]).toEqual([null, 'string']);
    expect(await sendDue(api)).toBe(1);
    expect(sink.received).toHaveLength(1);
    const [received] = sink.received;
    expect(received!.to).toEqual([await readEmail(api, user)]);
    expect(decodeHeader(received!.headers.get('subject')!)).toBe('Set your password for Locate CRM');
    expect(received!.headers.get('auto-submitted')).toBe('auto-generated');
    expect(readParts(received!).get('text/html')!.toString()).toContain(readToken());
    expect((await use(readToken()!)).status).toBe(204);
    expect((await use(readToken()!)).body.code).toBe('password_link.invalid');
    expect(await readMail(mailId)).toMatchObject({ state: 'sent', token_encrypted: null, user_id: user.id });
  });

  it('is encrypted while its mail waits, and nowhere afterwards', async () => {
    const user = await api.user('bdm');
    const { mailId } = await sendByAdmin(user);
    const waiting = await readMail(mailId);
    expect(waiting.token_encrypted).toBeInstanceOf(Buffer);
    expect(waiting.body_text).toMatch(/^\[link\]$/m);
    await sendDue(api);
    const token = readToken()!;
    const { rows } = await api.db.query(
      `SELECT (SELECT string_agg(t::text, '') FROM mail t) || (SELECT string_agg(t::text, '') FROM audit_entry t) AS all`,
    );
    expect(rows[0].all).not.toContain(token.slice(4));
    expect(waiting.token_encrypted.toString('latin1')).not.toContain(token.slice(4));
  });

  it('is deleted when the mail fails or is cancelled', async () => {
    const [refused, cancelled] = [await api.user('bdm'), await api.user('bdm')];
    sink.onRecipient = () => ({ status: 550 });
    const first = await sendByAdmin(refused);
    await sendDue(api);
    const second = await sendByAdmin(cancelled);
    await ok(api.admin.post(`/mails/${second.mailId}/cancel`));
    for (const [id, state] of [
      [first.mailId, 'failed'],
      [second.mailId, 'cancelled'],
    ]) {
      expect(await readMail(id)).toMatchObject({ state, token_encrypted: null });
    }
  });

  it('is in the language that the user has chosen', async () => {
    const user = await api.user('bdm');
    await ok(user.patch('/me/preferences', { language: 'nl' }));
    await sendByAdmin(user);
    await sendDue(api);
    expect(decodeHeader(sink.received[0]!.headers.get('subject')!)).toBe('Stel uw wachtwoord voor Locate CRM in');
  });

  it('reaches an address that once bounced, because its user may have a new mailbox', async () => {
    const user = await api.user('bdm');
    const email = await readEmail(api, user);
    await api.app.get(UnitOfWork).run(SYSTEM, (tx) => api.app.get(SuppressionStore).add(tx, email, 'bounce'));
    await sendByAdmin(user);
    await sendDue(api);
    expect(sink.received).toHaveLength(1);
  });

  it('has a mail that only its user and administrators see, and that nobody can send again', async () => {
    const user = await api.user('bdm');
    const { mailId } = await sendByAdmin(user);
    await sendDue(api);
    for (const by of [await api.user('bdm'), api.manager, api.viewer]) {
      expect((await by.get(`/mails/${mailId}`)).problem).toEqual([404, 'mail.not_found']);
      expect((await ok(by.get('/mails?count=true'))).items.map(({ id }: Made) => id)).not.toContain(mailId);
      expect((await by.get('/mails/export?format=csv')).text).not.toContain(mailId);
      expect((await ok(by.get(`/audit?entityId=${mailId}`))).items).toEqual([]);
    }
    for (const by of [user, api.admin]) {
      expect(await ok(by.get(`/mails/${mailId}`))).toMatchObject({ templateKey: 'password_link', state: 'sent' });
      expect((await ok(by.get('/mails'))).items.map(({ id }: Made) => id)).toContain(mailId);
    }
    const again = await api.admin.post(`/mails/${mailId}/resend`);
    expect(again.problem).toEqual([409, 'mail.not_resendable']);
    expect((await api.manager.post(`/mails/${mailId}/resend`)).problem).toEqual([404, 'mail.not_found']);
  });

  it('is refused for an address to which no mail can be sent, and asking for it makes none', async () => {
    const email = '"a b"@locate.test';
    const { id } = await ok(api.admin.post('/users', { email, fullName: 'A B', role: 'bdm', password: NEW_PASSWORD }));
    const answer = await api.admin.post(`/users/${id}/password-links`, { send: true });
    expect([answer.status, answer.fieldErrors]).toEqual([422, ['/send password_link.address_invalid']]);
    expect((await request(email)).status).toBe(202);
    await processRequests();
    expect((await ok(api.admin.post(`/users/${id}/password-links`))).url).toMatch(/#pwl_/);
  });

  it('is audited at the user', async () => {
    const user = await api.user('bdm');
    await sendByAdmin(user);
    await sendDue(api);
    const { items } = await ok(api.admin.get(`/audit?entityId=${user.id}&sort=at`));
    expect(items.map(({ action }: Made) => action)).toEqual(
      expect.arrayContaining(['password_link_created', 'password_link_mailed', 'password_link_sent']),
    );
  });
});

describe('Somebody who has forgotten the password', () => {
  it('gets a link by mail that replaces an earlier one', async () => {
    const user = await api.user('bdm');
    const email = await readEmail(api, user);
    const { status, text } = await request(`  ${email.toUpperCase()} `);
    expect([status, text]).toEqual([202, '']);
    expect(sink.received).toEqual([]);
    await processRequests();
    await sendDue(api);
    await request(email);
    await processRequests();
    await sendDue(api);
    expect(sink.received.map(({ to }) => to)).toEqual([[email], [email]]);
    expect((await use(readToken(0)!)).body.code).toBe('password_link.invalid');
    expect((await use(readToken(1)!)).status).toBe(204);
    const login = { email, password: NEW_PASSWORD };
    expect((await api.anonymous.post('/auth/login', login)).status).toBe(200);
  });

  it('does not end the link that an administrator gave, and either of the two ends both', async () => {
    const user = await api.user('bdm');
    const { url } = await ok(api.admin.post(`/users/${user.id}/password-links`));
    await request(await readEmail(api, user));
    await processRequests();
    await sendDue(api);
    expect((await use(url.split('#')[1])).status).toBe(204);
    expect((await use(readToken()!)).body.code).toBe('password_link.invalid');
  });

  it('gets no mail with a link that was replaced while the mail waited', async () => {
    const user = await api.user('bdm');
    const email = await readEmail(api, user);
    await request(email);
    await processRequests();
    await request(email);
    await processRequests();
    await sendDue(api);
    expect(sink.received).toHaveLength(1);
    expect((await use(readToken()!)).status).toBe(204);
    const { rows } = await api.db.query(
      'SELECT state, reason, token_encrypted AS token FROM mail WHERE user_id = $1 ORDER BY created_at, id',
      [user.id],
    );
    expect(rows).toEqual([
      { state: 'suppressed', reason: 'outdated', token: null },
      { state: 'sent', reason: null, token: null },
    ]);
  });

  it('gets no mail with a link that an administrator has replaced', async () => {
    const user = await api.user('bdm');
    await request(await readEmail(api, user));
    await processRequests();
    const { url } = await ok(api.admin.post(`/users/${user.id}/password-links`));
    await sendDue(api);
    expect(sink.received).toEqual([]);
    expect((await use(url.split('#')[1])).status).toBe(204);
  });

  it('gets the link with PUBLIC_URL, whatever the request calls this server', async () => {
    const user = await api.user('bdm');
    await request(await readEmail(api, user), { host: 'evil.test', 'x-forwarded-host': 'evil.test' });
    await processRequests();
    await sendDue(api);
    expect(sink.received[0]!.raw).not.toContain('evil.test');
    expect(readToken()).toBeDefined();
  });

  it('learns nothing about who has an account: the answers are alike, and so is what is stored', async () => {
    const [known, archived, linked] = [await api.user('bdm'), await api.user('bdm'), await api.user('bdm')];
    const emails = await Promise.all([known, archived, linked].map((user) => readEmail(api, user)));
    await ok(api.admin.delete(`/users/${archived.id}`));
    await api.db.query(`UPDATE app_user SET oidc_issuer = 'https://id.test', oidc_subject = 'x' WHERE id = $1`, [
      linked.id,
    ]);
    const answers = [];
    for (const email of [...emails, 'nobody@locate.test']) {
      const { status, text, headers } = await request(email);
      answers.push([status, text, [...headers.keys()].filter((name) => !/^(date|x-request-id)$/.test(name))]);
    }
    expect(new Set(answers.map((answer) => JSON.stringify(answer))).size).toBe(1);
    const { rows } = await api.db.query('SELECT user_id FROM password_link_request ORDER BY id');
    expect(rows.map(({ user_id: id }: Made) => id)).toEqual([known.id, null, null, null]);
    await processRequests();
    await sendDue(api);
    expect(sink.received.map(({ to }) => to)).toEqual([[emails[0]]]);
    expect((await api.db.query('SELECT count(*)::int AS count FROM password_link_request')).rows[0].count).toBe(0);
  });

  it('gets nothing if the user was archived between the request and the mail', async () => {
    const user = await api.user('bdm');
    await request(await readEmail(api, user));
    await ok(api.admin.delete(`/users/${user.id}`));
    await processRequests();
    await sendDue(api);
    expect(sink.received).toEqual([]);
  });

  it('gets one link if two instances take the request at once', async () => {
    const user = await api.user('bdm');
    await request(await readEmail(api, user));
    await Promise.all([processRequests(), processRequests(), processRequests()]);
    await sendDue(api);
    expect(sink.received).toHaveLength(1);
  });

  it('can ask five times in a quarter of an hour, for unknown addresses too, and can still log in', async () => {
    const user = await api.user('bdm');
    const email = await readEmail(api, user);
    for (const address of [email, 'unknown@locate.test']) {
      const statuses = [];
      for (let attempt = 0; attempt < 6; attempt++) statuses.push((await request(address)).status);
      expect(statuses).toEqual([202, 202, 202, 202, 202, 429]);
    }
    const answer = await request(email);
    expect(answer.body.code).toBe('password_link.too_many_requests');
    expect(Number(answer.headers.get('retry-after'))).toBeGreaterThan(0);
    expect((await api.anonymous.post('/auth/login', { email, password: 'wrong' })).body.code).toBe(
      'auth.wrong_credentials',
    );
    await processRequests();
  });

  it('is told which field is wrong', async () => {
    expect((await request('no address')).fieldErrors).toEqual(['/email field.is_email']);
    expect((await api.anonymous.post('/auth/password-link-requests', {})).status).toBe(422);
  });
});

describe('The ways to log in', () => {
  it('say that links are sent', async () => {
    expect(await ok(api.anonymous.get('/auth/methods'))).toEqual({ password: true, oidc: false, passwordLinks: true });
  });
});

describe('Without a mail server', () => {
  const { api: other } = useApi();

  it('a forgotten password is a matter of the administrator, who still gets the link', async () => {
    const user = await other.user('bdm');
    const email = await readEmail(other, user);
    const answer = await other.anonymous.post('/auth/password-link-requests', { email });
    expect(answer.problem).toEqual([404, 'password_link.not_configured']);
    expect((await ok(other.anonymous.get('/auth/methods'))).passwordLinks).toBe(false);
    const { url, mailId } = await ok(other.admin.post(`/users/${user.id}/password-links`, { send: true }));
    expect(url).toMatch(/\/reset-password#pwl_/);
    expect(await ok(other.admin.get(`/mails/${mailId}`))).toMatchObject({ state: 'not_sent' });
  });
});
