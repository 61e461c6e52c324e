import { loadSettings } from '../../src/config/settings.factory.js';
import { logIn, readCookie } from '../identity/session.given.js';
import { type Caller, useApi } from '../support/api.js';

const ADDRESS = 'https://crm.example';

let forged: { manager: Caller; admin: Caller };
const { api } = useApi({ env: { PUBLIC_URL: `${ADDRESS}/` } });
beforeAll(async () => {
  const host = { host: 'attacker.example' };
  forged = { manager: api.manager.with(host), admin: api.admin.with(host) };
});

describe('With PUBLIC_URL the header Host has no part in', () => {
  it('the addresses of calendars', async () => {
    const { body } = await forged.manager.post('/me/calendar-token');
    expect(body.url).toMatch(new RegExp(`^${ADDRESS}/api/v1/tasks\\.ics\\?token=cal_`));
    expect(body.activitiesUrl).toMatch(new RegExp(`^${ADDRESS}/api/v1/activities\\.ics\\?token=cal_`));
  });

  it('the address of a connection', async () => {
    const mapping = { fields: { fullName: 'name', email: 'mail' } };
    const { body } = await forged.manager.post('/intake/connections', { name: 'Form', provider: 'generic', mapping });
    expect(body.url).toMatch(new RegExp(`^${ADDRESS}/intake/${body.id}/`));
  });

  it('the link with which a user sets a password', async () => {
    const { body } = await forged.admin.post(`/users/${api.bdm.id}/password-links`);
    expect(body.url).toMatch(new RegExp(`^${ADDRESS}/`));
  });
});

describe('With PUBLIC_URL, and a proxy that is not trusted, the session of a browser', () => {
  const logInAt = (origin: string) => logIn(api.anonymous, 'bdm.3@locate.test', { origin });

  it('is bound to TLS and to the host', async () => {
    const answer = await logInAt(ADDRESS);
    expect(answer.headers.get('set-cookie')).toMatch(/^__Host-locate_session=.*; Secure$/);
    const page = api.anonymous.with({ cookie: readCookie(answer), 'x-locate-client': 'web', origin: ADDRESS });
    expect((await page.get('/me')).status).toBe(200);
    expect((await page.post('/companies', { name: '' })).status).toBe(422);
    const ended = await page.delete('/sessions/current');
    expect([ended.status, ended.headers.get('set-cookie')]).toEqual([
      204,
      expect.stringMatching(/^__Host-locate_session=; Max-Age=0;/),
    ]);
  });

  it('starts only from that address, whatever Host names', async () => {
    expect((await logInAt(api.url)).body).toMatchObject({ status: 403, code: 'session.cross_site' });
    const forgedHost = api.anonymous.with({ host: 'attacker.example' });
    const answer = await logIn(forgedHost, 'bdm.3@locate.test', { origin: 'http://attacker.example' });
    expect(answer.body).toMatchObject({ status: 403, code: 'session.cross_site' });
  });

  it('starts at the identity provider with a cookie of the same kind', async () => {
    const answer = await api.anonymous.get('/auth/oidc/start');
    expect(answer.headers.get('set-cookie')).toMatch(/^__Host-locate_oidc=; .*; Secure$/);
  });
});

describe('PUBLIC_URL', () => {
  it.each([
    'crm.example',
    'ftp://crm.example',
    'https://crm.example/app',
    'https://crm.example/?a=1',
    'https://u:p@a.b',
  ])('is refused as %s', (value) => {
    expect(() => loadSettings({ PUBLIC_URL: value })).toThrow('PUBLIC_URL must be an address without a path');
  });

  it('may be absent, or have a port', () => {
    expect(loadSettings({}).publicUrl).toBeUndefined();
    expect(loadSettings({ PUBLIC_URL: 'http://crm.intranet:8080' }).publicUrl).toBe('http://crm.intranet:8080');
  });
});
