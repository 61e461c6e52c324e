import { JobRegistry } from '../../src/common/jobs/job.registry.js';
import { ROLES } from '../../src/common/actor/actor.constants.js';
import { ManualClock } from '../../src/common/time/clock.service.js';
import { PASSWORD, Caller, startApi, useApi } from '../support/api.js';
import { startProcess } from '../server/process.js';
import { logIn, openPage, pageHeaders, readCookie, readEmail } from './session.given.js';

const START = new Date('2026-06-01T08:00:00Z');
const HOUR = 3_600_000;
const clock = new ManualClock(START);
const passTime = (ms: number) => clock.set(new Date(clock.now().getTime() + ms));

const { api } = useApi({ clock, env: { TRUST_PROXY: 'loopback' } });

const countRows = async () => Number((await api.db.query('SELECT count(*) FROM user_session')).rows[0].count);

describe('A session', () => {
  it('begins with the right password and knows its user, the role and the permissions', async () => {
    const answer = await logIn(api.anonymous, await readEmail(api, api.bdm), { 'user-agent': 'Some browser' });
    expect([answer.status, answer.headers.get('cache-control')]).toEqual([201, 'no-store']);
    const page = new Caller(api.url, null, { cookie: readCookie(answer) });
    const { status, body } = await page.get('/sessions/current');
    expect([status, body]).toEqual([200, answer.body]);
    expect(body.user).toMatchObject({ id: api.bdm.id, role: 'bdm', email: 'bdm.3@locate.test' });
    expect(body.user.permissions).toEqual((await api.bdm.get('/me')).body.permissions);
    expect(body.session).toEqual({
      id: expect.any(String),
      createdAt: START.toISOString(),
      lastUsedAt: START.toISOString(),
      expiresAt: new Date(START.getTime() + 12 * HOUR).toISOString(),
      userAgent: 'Some browser',
      current: true,
    });
  });

  it('is that of nobody for a visitor, a made-up cookie and a token', async () => {
    const nobody = { user: null, session: null };
    const madeUp = api.anonymous.with({ cookie: 'other=1; locate_session=ses_made_up' });
    for (const caller of [api.anonymous, madeUp, api.bdm]) {
      const { status, body } = await caller.get('/sessions/current');
      expect([status, body]).toEqual([200, nobody]);
    }
    expect((await madeUp.get('/me')).status).toBe(401);
  });

  it('does not begin with a wrong password, and the error does not say what was wrong', async () => {
    const headers = pageHeaders(api.url);
    const wrong = await api.anonymous.post('/sessions', { email: 'bdm.3@locate.test', password: 'no' }, headers);
    const unknown = await api.anonymous.post('/sessions', { email: 'nobody@locate.test', password: 'no' }, headers);
    expect([wrong.status, unknown.status, wrong.body.detail]).toEqual([401, 401, unknown.body.detail]);
    expect(wrong.body.code).toBe('auth.wrong_credentials');
    expect(wrong.headers.get('set-cookie')).toBeNull();
  });

  it('has a new secret after every login, and a login ends the session that the browser had', async () => {
    const email = await readEmail(api, api.viewer);
    const planted = 'locate_session=ses_chosen_by_an_attacker_before_the_login_0000';
    const first = await logIn(api.anonymous, email, { cookie: planted });
    expect(readCookie(first)).not.toBe(planted);
    expect((await api.anonymous.with({ cookie: planted }).get('/me')).status).toBe(401);
    const second = await logIn(api.anonymous, email, { cookie: readCookie(first) });
    expect(readCookie(second)).not.toBe(readCookie(first));
    expect((await api.anonymous.with({ cookie: readCookie(first) }).get('/me')).status).toBe(401);
    expect((await api.anonymous.with({ cookie: readCookie(second) }).get('/me')).status).toBe(200);
  });

  it.each(ROLES)('gives a %s the rights of a bearer token, no more and no less', async (role) => {
    const user = await api.user(role);
    const page = await openPage(api, user);
    for (const path of ['/me', '/leads', '/users', '/api-keys', '/audit', '/reports', '/intake/connections']) {
      const [byToken, bySession] = [await user.get(path), await page.get(path)];
      expect([path, bySession.status]).toEqual([path, byToken.status]);
      if (path === '/me') expect(bySession.body).toEqual(byToken.body);
    }
    const body = { email: 'nobody', fullName: '', role: 'admin' };
    expect((await page.post('/users', body)).status).toBe((await user.post('/users', body)).status);
  });

  it('gives way to a token or an API key that the client sends', async () => {
    const page = await openPage(api, api.viewer);
    const both = page.with(api.bdm.headers);
    expect((await both.get('/me')).body.id).toBe(api.bdm.id);
    expect((await page.with({ 'x-api-key': 'lil_made_up' }).get('/me')).status).toBe(401);
  });
});

describe('The cookie of a session', () => {
  it('is kept from scripts and other sites', async () => {
    const cookie = (await logIn(api.anonymous, 'bdm.3@locate.test')).headers.get('set-cookie');
    expect(cookie).toMatch(/^locate_session=ses_[\w-]{43}; Max-Age=1209600; Path=\/; HttpOnly; SameSite=Lax$/);
  });

  it('is also bound to TLS and to the host behind a proxy with TLS, where no other cookie counts', async () => {
    const secure = api.anonymous.with({ 'x-forwarded-proto': 'https', origin: api.url.replace('http', 'https') });
    const answer = await secure.post(
      '/sessions',
      { email: 'bdm.3@locate.test', password: PASSWORD },
      { 'x-locate-client': 'web' },
    );
    expect(answer.headers.get('set-cookie')).toMatch(
      /^__Host-locate_session=ses_[\w-]{43}; Max-Age=1209600; Path=\/; HttpOnly; SameSite=Lax; Secure$/,
    );
    const cookie = readCookie(answer);
    expect((await secure.with({ cookie }).get('/me')).status).toBe(200);
    expect((await secure.with({ cookie: cookie.replace('__Host-', '') }).get('/me')).status).toBe(401);
    expect((await api.anonymous.with({ cookie }).get('/me')).status).toBe(401);
  });
});

describe('A write with a session', () => {
  let page: Caller;
  beforeAll(async () => {
    page = new Caller(api.url, null, { cookie: (await openPage(api, api.bdm)).headers['cookie']! });
  });
  const own = { 'x-locate-client': 'web' };
  const write = (headers: Record<string, string>) => page.post('/companies', { name: '' }, headers);

  it.each([
    ['of this origin', () => ({ ...own, origin: api.url })],
    ['that the browser calls same-origin', () => ({ ...own, 'sec-fetch-site': 'same-origin' })],
  ])('is read when it comes from a page %s', async (_, headers) => {
    expect((await write(headers())).status).toBe(422);
  });

  it.each([
    ['without the header of the application', () => ({ origin: api.url }), '#X-Locate-Client'],
    ['with another value of it', () => ({ origin: api.url, 'x-locate-client': 'app' }), '#X-Locate-Client'],
    ['without an origin', () => own, '#Origin'],
    ['from a foreign origin', () => ({ ...own, origin: 'https://evil.example' }), '#Origin'],
    ['from a frame without an origin', () => ({ ...own, origin: 'null' }), '#Origin'],
    ['from another port', () => ({ ...own, origin: api.url.replace(/\d+$/, '1') }), '#Origin'],
    ['from another scheme', () => ({ ...own, origin: api.url.replace('http', 'https') }), '#Origin'],
    ['that is cross-site', () => ({ ...own, 'sec-fetch-site': 'cross-site', origin: api.url }), '#Sec-Fetch-Site'],
    ['from a sister host', () => ({ ...own, 'sec-fetch-site': 'same-site' }), '#Sec-Fetch-Site'],
  ])('is refused %s', async (_, headers, pointer) => {
    for (const method of ['POST', 'PATCH', 'DELETE']) {
      const answer = await page.send(method, `/companies${method === 'POST' ? '' : `/${api.bdm.id}`}`, {}, headers());
      expect(answer.problem).toEqual([403, 'session.cross_site']);
      expect(answer.body.errors[0].pointer).toBe(pointer);
    }
  });

  it('is checked before a login too, so that no site logs a user in to a foreign account', async () => {
    const before = await countRows();
    const body = { email: 'bdm.3@locate.test', password: PASSWORD };
    const forged: Record<string, string>[] = [{}, { ...own, origin: 'https://evil.example' }, { origin: api.url }];
    for (const headers of forged) {
      expect((await api.anonymous.post('/sessions', body, headers)).problem).toEqual([403, 'session.cross_site']);
    }
    expect(await countRows()).toBe(before);
  });

  it('needs nothing of the kind with a token, and a read needs nothing with either', async () => {
    expect((await api.bdm.post('/companies', { name: '' })).status).toBe(422);
    expect((await page.with({ 'sec-fetch-site': 'cross-site' }).get('/me')).status).toBe(200);
  });

  it('cannot be prepared by a page of another origin, nor can a response be read there', async () => {
    const origin = 'https://evil.example';
    const headers = {
      origin,
      'access-control-request-method': 'POST',
      'access-control-request-headers': 'x-locate-client',
    };
    for (const answer of [
      await page.send('OPTIONS', '/companies', undefined, headers),
      await page.with({ origin }).get('/me'),
    ]) {
      const names = [...answer.headers.keys()];
      expect(names.filter((name) => name.startsWith('access-control'))).toEqual([]);
      expect(answer.headers.get('cross-origin-resource-policy')).toBe('same-origin');
    }
  });
});

describe('The end of a session', () => {
  // The access tokens of the other callers are valid at the start only.
  beforeEach(() => clock.set(START));
  afterAll(() => clock.set(START));

  it('comes 12 hours after its last use, which a read records at most once a minute', async () => {
    const page = await openPage(api, api.viewer);
    const readUse = async () => (await page.get('/sessions/current')).body.session.lastUsedAt;
    const start = clock.now().toISOString();
    passTime(59_000);
    await page.get('/me');
    expect(await readUse()).toBe(start);
    passTime(5_000);
    await page.get('/me');
    expect(await readUse()).toBe(clock.now().toISOString());
    passTime(12 * HOUR - 1);
    expect((await page.get('/me')).status).toBe(200);
    passTime(12 * HOUR);
    expect((await page.get('/me')).status).toBe(401);
    expect((await page.get('/sessions/current')).body).toEqual({ user: null, session: null });
  });

  it('comes 14 days after the login, however often it is used', async () => {
    const page = await openPage(api, api.viewer);
    for (let n = 0; n < 30; n++) {
      passTime(11 * HOUR);
      expect((await page.get('/me')).status).toBe(200);
    }
    passTime(6 * HOUR - 1);
    expect((await page.get('/me')).status).toBe(200);
    passTime(5_000);
    expect((await page.get('/me')).status).toBe(401);
  });

  it('comes with the logout, which also removes the cookie, and other sessions go on', async () => {
    const user = await api.user('bdm');
    const [page, other] = [await openPage(api, user), await openPage(api, user)];
    const answer = await page.delete('/sessions/current');
    expect(answer.status).toBe(204);
    expect(answer.headers.get('set-cookie')).toBe('locate_session=; Max-Age=0; Path=/; HttpOnly; SameSite=Lax');
    expect([(await page.get('/me')).status, (await other.get('/me')).status]).toEqual([401, 200]);
    expect((await user.delete('/sessions/current')).status).toBe(204);
    expect((await other.get('/me')).status).toBe(200);
  });

  it('can be brought about for one device or for all, by its user alone', async () => {
    const user = await api.user('bdm');
    const [page, lost] = [await openPage(api, user), await openPage(api, user)];
    const { items } = (await page.get('/sessions')).body;
    expect(items.map(({ current }: { current: boolean }) => current).toSorted()).toEqual([false, true]);
    const { id } = items.find(({ current }: { current: boolean }) => !current);
    expect((await api.admin.delete(`/sessions/${id}`)).status).toBe(404);
    expect((await page.delete(`/sessions/${id}`)).status).toBe(204);
    expect((await lost.get('/me')).status).toBe(401);
    await openPage(api, user);
    expect((await user.delete('/sessions')).status).toBe(204);
    expect((await page.get('/me')).status).toBe(401);
    expect((await user.get('/sessions')).body).toEqual({ items: [] });
  });

  it('can be brought about for all other devices, and the present one goes on', async () => {
    const user = await api.user('bdm');
    const [page, lost] = [await openPage(api, user), await openPage(api, user)];
    const colleague = await openPage(api, await api.user('bdm'));
    expect((await page.delete('/sessions/others')).status).toBe(204);
    expect([(await page.get('/me')).status, (await lost.get('/me')).status]).toEqual([200, 401]);
    expect((await colleague.get('/me')).status).toBe(200);
    expect((await page.get('/sessions')).body.items).toEqual([expect.objectContaining({ current: true })]);
    const key = await api.key('bdm');
    expect((await key.delete('/sessions/others')).body.code).toBe('session.person_only');
  });

  it.each([
    [
      'a new password',
      (user: Caller) => user.post('/auth/password', { currentPassword: PASSWORD, newPassword: 'another long secret' }),
    ],
    [
      'a password that an administrator sets',
      (user: Caller) => api.admin.patch(`/users/${user.id}`, { password: 'another long secret' }),
    ],
    ['archiving the user', (user: Caller) => api.admin.delete(`/users/${user.id}`)],
  ])('comes with %s, and restoring the user revives nothing', async (_, change) => {
    const user = await api.user('bdm');
    const page = await openPage(api, user);
    expect((await page.get('/me')).status).toBe(200);
    expect((await change(user)).status).toBeLessThan(300);
    expect((await page.get('/me')).status).toBe(401);
    await api.admin.post(`/users/${user.id}/restore`);
    expect((await page.get('/me')).status).toBe(401);
  });

  it('comes with a new password of the user everywhere but on the page that sets it', async () => {
    const user = await api.user('bdm');
    const [page, other] = [await openPage(api, user), await openPage(api, user)];
    const body = { currentPassword: PASSWORD, newPassword: 'another long secret' };
    expect((await page.post('/auth/password', body)).status).toBe(204);
    expect([(await page.get('/me')).status, (await other.get('/me')).status]).toEqual([200, 401]);
    expect((await page.get('/sessions')).body.items).toEqual([expect.objectContaining({ current: true })]);
  });

  it('does not come with another change of the user', async () => {
    const user = await api.user('bdm');
    const page = await openPage(api, user);
    await api.admin.patch(`/users/${user.id}`, { role: 'viewer', fullName: 'Somebody Else' });
    expect((await page.get('/sessions/current')).body.user).toMatchObject({
      role: 'viewer',
      fullName: 'Somebody Else',
    });
  });

  it('leaves nothing behind: a job removes what has ended', async () => {
    await api.db.query('DELETE FROM user_session');
    const page = await openPage(api, api.bdm);
    const email = await readEmail(api, api.viewer);
    passTime(11 * HOUR);
    await logIn(api.anonymous, email);
    passTime(2 * HOUR);
    expect((await page.get('/me')).status).toBe(401);
    await api.app.get(JobRegistry).run('sessions.remove-expired');
    expect(await countRows()).toBe(1);
  });

  it('and the beginning are in the audit trail', async () => {
    const user = await api.user('bdm');
    await (await openPage(api, user)).delete('/sessions/current');
    const { items } = (await api.admin.get(`/audit?entityId=${user.id}&sort=at`)).body;
    expect(items.map(({ action }: { action: string }) => action)).toEqual(
      expect.arrayContaining(['session_started', 'session_ended']),
    );
  });
});

describe('An API key', () => {
  it('has no sessions and ends none', async () => {
    const key = await api.key('manager');
    expect((await key.get('/sessions')).body).toEqual({ items: [] });
    expect((await key.delete('/sessions')).problem).toEqual([403, 'session.person_only']);
  });
});

describe('The secret of a session', () => {
  it('is stored nowhere and logged nowhere', async () => {
    const server = await startProcess({
      DATABASE_URL: api.databaseUrl,
      LOG_LEVEL: 'trace',
      JOBS: 'false',
    });
    try {
      const client = new Caller(server.url, null);
      const email = await readEmail(api, api.manager);
      const secret = readCookie(await logIn(client, email)).split('=')[1]!;
      const page = client.with({ cookie: `locate_session=${secret}` });
      await page.get('/me');
      await page.get(`/leads?q=${secret.slice(0, 20)}`);
      await page.post('/companies', {}, { 'x-locate-client': 'app' });
      await page.delete('/sessions/current', pageHeaders(server.url));
      await server.end('SIGTERM');
      expect(server.output()).toContain('/api/v1/sessions');
      expect(server.output()).not.toContain(secret.slice(4));
    } finally {
      await server.end('SIGTERM');
    }
    const secret = readCookie(await logIn(api.anonymous, await readEmail(api, api.manager))).split('=')[1]!;
    const { rows: tables } = await api.db.query(
      `SELECT relname FROM pg_class WHERE relkind = 'r' AND relnamespace = 'public'::regnamespace`,
    );
    for (const { relname } of tables as { relname: string }[]) {
      const { rows } = await api.db.query(`SELECT count(*)::int AS n FROM ${relname} t WHERE t::text LIKE $1`, [
        `%${secret.slice(4)}%`,
      ]);
      expect([relname, rows[0].n]).toEqual([relname, 0]);
    }
  });
});

describe('Logging in to a session', () => {
  it('counts with logins for a token: together they are refused after too many attempts', async () => {
    const other = await startApi({ env: { LOGIN_ATTEMPTS_PER_MINUTE: '4' } });
    try {
      const guess = { email: 'target@locate.test', password: 'guess' };
      const statuses: number[] = [];
      for (let n = 0; n < 4; n++) {
        const path = n % 2 === 0 ? '/sessions' : '/auth/login';
        statuses.push((await other.anonymous.post(path, guess, pageHeaders(other.url))).status);
      }
      const refused = await other.anonymous.post('/sessions', guess, pageHeaders(other.url));
      expect([...statuses, refused.status]).toEqual([401, 401, 401, 401, 429]);
      expect(Number(refused.headers.get('retry-after'))).toBeGreaterThan(0);
    } finally {
      await other.close();
    }
  });

  it('takes a body of at most 16 kB', async () => {
    const body = { email: 'bdm.3@locate.test', password: 'x'.repeat(20_000) };
    expect((await api.anonymous.post('/sessions', body, pageHeaders(api.url))).status).toBe(413);
  });
});
