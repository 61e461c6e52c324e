import { ManualClock } from '../../src/common/time/clock.service.js';
import { type Caller, PASSWORD, useApi } from '../support/api.js';
import { startProcess } from '../server/process.js';
import { openPage, readEmail } from './session.given.js';

const START = new Date('2026-06-01T08:00:00Z');
const HOUR = 3_600_000;
const NEW_PASSWORD = 'vier gele fietsen in Genk';
const clock = new ManualClock(START);

const { api } = useApi({ clock });
// The access tokens of the callers are valid at the start only.
beforeEach(() => clock.set(START));

const makeLink = (user: Caller, by = api.admin) => by.post(`/users/${user.id}/password-links`);
const readToken = (url: string) => new URL(url).hash.slice(1);
const makeToken = async (user: Caller) => readToken((await makeLink(user)).body.url);
const use = (token: string, newPassword = NEW_PASSWORD) =>
  api.anonymous.post('/auth/password-resets', { token, newPassword });
const logIn = async (user: Caller, password: string) =>
  (await api.anonymous.post('/auth/login', { email: await readEmail(api, user), password })).status;
const readActions = async (user: Caller) =>
  (await api.admin.get(`/audit?entityId=${user.id}&sort=at`)).body.items.map(
    ({ action, actorId }: { action: string; actorId: string }) =>
      `${action} by ${actorId === user.id ? 'user' : 'other'}`,
  );

describe('A link to set a password', () => {
  it('leads to a page of this application for a day, and its token is no part of what browsers send', async () => {
    const user = await api.user('bdm');
    const { status, body } = await makeLink(user);
    expect(status).toBe(201);
    expect(body.url).toMatch(new RegExp(`^${api.url}/reset-password#pwl_[\\w-]{43}$`));
    expect(body.expiresAt).toBe(new Date(START.getTime() + 24 * HOUR).toISOString());
  });

  it('sets the password once, ends all sessions and tokens of the user, and is audited', async () => {
    const user = await api.user('bdm');
    const page = await openPage(api, user);
    const token = await makeToken(user);
    expect((await page.get('/me')).status).toBe(200);
    clock.set(new Date(START.getTime() + 2_000));
    expect((await use(token)).status).toBe(204);
    expect([(await page.get('/me')).status, (await user.get('/me')).status]).toEqual([401, 401]);
    expect([await logIn(user, PASSWORD), await logIn(user, NEW_PASSWORD)]).toEqual([401, 200]);
    const again = await use(token, 'another long secret');
    expect([again.status, again.body.code, again.body.errors[0].pointer]).toEqual([
      422,
      'password_link.invalid',
      '/token',
    ]);
    expect(await logIn(user, NEW_PASSWORD)).toBe(200);
    expect(await readActions(user)).toEqual([
      'created by other',
      'session_started by user',
      'password_link_created by other',
      'password_reset by user',
    ]);
  });

  it('sets one password if eight requests use it at the same moment', async () => {
    const token = await makeToken(await api.user('bdm'));
    const answers = await Promise.all(Array.from({ length: 8 }, (_, n) => use(token, `${NEW_PASSWORD} ${n}`)));
    expect(answers.map(({ status }) => status).toSorted()).toEqual([204, 422, 422, 422, 422, 422, 422, 422]);
  });

  it('ends after 24 hours', async () => {
    const token = await makeToken(await api.user('bdm'));
    clock.set(new Date(START.getTime() + 24 * HOUR));
    expect((await use(token)).body.code).toBe('password_link.invalid');
    clock.set(new Date(START.getTime() + 24 * HOUR - 1));
    expect((await use(token)).status).toBe(204);
  });

  it.each<[string, (user: Caller) => Promise<unknown>]>([
    ['a new link', (user) => makeLink(user)],
    [
      'a new password',
      (user) => user.post('/auth/password', { currentPassword: PASSWORD, newPassword: 'another long secret' }),
    ],
    ['archiving the user', (user) => api.admin.delete(`/users/${user.id}`)],
  ])('ends with %s, and restoring the user does not revive it', async (_, change) => {
    const user = await api.user('bdm');
    const token = await makeToken(user);
    await change(user);
    expect((await use(token)).body.code).toBe('password_link.invalid');
    await api.admin.post(`/users/${user.id}/restore`);
    expect((await use(token)).body.code).toBe('password_link.invalid');
  });

  it('goes on after a password that is refused at its field', async () => {
    const user = await api.user('bdm');
    const token = await makeToken(user);
    const tries = [];
    for (const password of ['short', 'Welkom123456', await readEmail(api, user)]) {
      const { status, body } = await use(token, password);
      tries.push([status, body.errors[0].pointer, body.errors[0].code]);
    }
    expect(tries).toEqual([
      [422, '/newPassword', 'field.min_length'],
      [422, '/newPassword', 'password.too_common'],
      [422, '/newPassword', 'password.same_as_email'],
    ]);
    expect((await use(token)).status).toBe(204);
  });

  it.each(['', 'pwl_made_up', 'x'.repeat(200)])('is not made up: %j', async (token) => {
    expect((await use(token)).body.code).toBe('password_link.invalid');
  });

  it('is made by administrators only, for users whose rights they have', async () => {
    const user = await api.user('bdm');
    expect((await makeLink(user, api.manager)).body.code).toBe('auth.forbidden');
    expect((await makeLink(user, user)).body.code).toBe('auth.forbidden');
    const narrow = await api.key('admin', ['users:write']);
    expect((await makeLink(api.admin, narrow)).body.code).toBe('auth.missing_scopes');
    await api.admin.delete(`/users/${user.id}`);
    expect((await makeLink(user)).body.code).toBe('record.archived');
    expect((await api.admin.post('/users/0199ffff-ffff-7fff-8fff-ffffffffffff/password-links')).status).toBe(404);
  });

  it('is not shown again when the request is repeated', async () => {
    const user = await api.user('bdm');
    const keyed = api.admin.with({ 'idempotency-key': 'one link' });
    const first = await makeLink(user, keyed);
    const second = await makeLink(user, keyed);
    expect([typeof first.body.url, second.body.url]).toEqual(['string', null]);
    expect((await use(readToken(first.body.url))).status).toBe(204);
  });

  it('is stored nowhere and logged nowhere', async () => {
    const user = await api.user('bdm');
    const token = await makeToken(user);
    const server = await startProcess({ DATABASE_URL: api.databaseUrl, LOG_LEVEL: 'trace', JOBS: 'false' });
    try {
      const body = JSON.stringify({ token, newPassword: 'short' });
      const headers = { 'content-type': 'application/json' };
      await fetch(`${server.url}/api/v1/auth/password-resets`, { method: 'POST', headers, body });
      await fetch(`${server.url}/reset-password`, { headers: { accept: 'text/html' } });
      await server.end('SIGTERM');
      expect(server.output()).toContain('/api/v1/auth/password-resets');
      expect(server.output()).not.toContain(token.slice(4));
    } finally {
      await server.end('SIGTERM');
    }
    const { rows } = await api.db.query(
      `SELECT (SELECT string_agg(t::text, '') FROM password_link t) AS links,
         (SELECT string_agg(t::text, '') FROM audit_entry t) AS trail`,
    );
    expect(rows[0].links).toContain(user.id);
    expect(JSON.stringify(rows)).not.toContain(token.slice(4));
  });
});

describe('A common password', () => {
  it.each(['Welkom123456', 'limburg-demo-2026'])('such as %s is refused on every way to set one', async (common) => {
    const user = await api.user('bdm');
    const token = await makeToken(user);
    const answers = [
      await api.admin.post('/users', { email: 'new@locate.test', fullName: 'New', role: 'bdm', password: common }),
      await api.admin.patch(`/users/${user.id}`, { password: common }),
      await user.post('/auth/password', { currentPassword: PASSWORD, newPassword: common }),
      await use(token, common),
    ];
    expect(answers.map(({ status, body }) => [status, body.errors[0].pointer, body.code])).toEqual([
      [422, '/password', 'password.too_common'],
      [422, '/password', 'password.too_common'],
      [422, '/newPassword', 'password.too_common'],
      [422, '/newPassword', 'password.too_common'],
    ]);
    expect(await logIn(user, PASSWORD)).toBe(200);
  });
});
