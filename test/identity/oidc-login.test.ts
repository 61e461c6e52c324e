import { loadSettings } from '../../src/config/settings.factory.js';
import { type Caller, startApi, type TestApi } from '../support/api.js';
import { type Account, IdentityProvider } from '../support/identity-provider.js';
import { type Visit, Visitor } from '../support/visitor.js';
import { readEmail } from './session.given.js';

let provider: IdentityProvider;
let api: TestApi;
beforeAll(async () => {
  provider = await IdentityProvider.start();
  api = await startApi({ env: provider.env });
  provider.register(api.url);
});
afterAll(async () => {
  await api.close();
  await provider.close();
});

const isCallback = ({ pathname }: URL) => pathname === '/auth/oidc/callback';
const start = (returnTo?: string) =>
  `${api.url}/api/v1/auth/oidc/start${returnTo === undefined ? '' : `?${new URLSearchParams({ returnTo })}`}`;

let made = 0;
/** A user of his own for a test, and an account that has his address. */
async function makePerson(claims: Account = {}): Promise<{ person: Caller; account: string }> {
  const person = await api.user('bdm');
  const account = `account-${++made}`;
  provider.accounts.set(account, { email: await readEmail(api, person), email_verified: true, ...claims });
  return { person, account };
}

/** Goes from the application to the provider and logs in there. Returns the address of the callback. */
async function logInAtProvider(visitor: Visitor, account: string, returnTo?: string): Promise<URL> {
  const { visit, next: callback } = await visitor.follow(await visitor.open(start(returnTo)), isCallback);
  // The provider knows a visitor who has logged in before.
  if (callback) return callback;
  const { next } = await visitor.follow(await visitor.open(visit.url, { account }), isCallback);
  return next!;
}

async function logIn(visitor: Visitor, account: string, returnTo?: string): Promise<Visit> {
  return visitor.open(await logInAtProvider(visitor, account, returnTo));
}

/** Where a response leads. */
const readTarget = ({ status, headers }: Visit) => [status, headers.get('location')];
const readSession = async (visitor: Visitor) => {
  const cookie = `locate_session=${visitor.findCookie(api.url, 'locate_session')}`;
  return (await api.anonymous.with({ cookie }).get('/sessions/current')).body;
};

describe('A login through the identity provider', () => {
  it('is offered by the sign-in page, because it is configured', async () => {
    expect((await api.anonymous.get('/auth/methods')).body).toEqual({
      password: true,
      oidc: true,
      passwordLinks: false,
    });
    const answer = await api.anonymous.get('/auth/oidc/start');
    const { searchParams, origin } = new URL(answer.headers.get('location')!);
    expect([answer.status, origin]).toEqual([302, provider.issuer]);
    expect(Object.fromEntries(searchParams)).toEqual({
      client_id: 'locate-crm',
      redirect_uri: `${api.url}/auth/oidc/callback`,
      response_type: 'code',
      scope: 'openid email',
      code_challenge: expect.stringMatching(/^[\w-]{43}$/),
      code_challenge_method: 'S256',
      state: expect.stringMatching(/^[\w-]{43}$/),
      nonce: expect.stringMatching(/^[\w-]{43}$/),
    });
  });

  it('starts a session of the user with the verified address, and opens the wanted page', async () => {
    const { person, account } = await makePerson();
    const visitor = new Visitor();
    const visit = await logIn(visitor, account, '/leads?owner=me');
    expect(readTarget(visit)).toEqual([302, '/leads?owner=me']);
    expect(visit.headers.get('cache-control')).toBe('no-store');
    expect(visit.headers.getSetCookie()[0]).toMatch(
      /^locate_session=ses_[\w-]{43}; Max-Age=1209600; Path=\/; HttpOnly; SameSite=Lax$/,
    );
    expect((await readSession(visitor)).user).toMatchObject({ id: person.id, role: 'bdm' });
    expect((await api.admin.get(`/users/${person.id}`)).body.oidcLinked).toBe(true);
    const { items } = (await api.admin.get(`/audit?entityId=${person.id}&sort=at`)).body;
    expect(items.map(({ action }: { action: string }) => action)).toEqual([
      'created',
      'oidc_identity_linked',
      'session_started',
    ]);
  });

  it('reads the address at the address for user data if the ID token does not have it', async () => {
    const { person, account } = await makePerson();
    provider.register(api.url, false);
    try {
      const visitor = new Visitor();
      expect(readTarget(await logIn(visitor, account))).toEqual([302, '/']);
      expect((await readSession(visitor)).user.id).toBe(person.id);
    } finally {
      provider.register(api.url);
    }
  });

  it('gives a new secret, and ends the session that the browser had', async () => {
    const { account } = await makePerson();
    const visitor = new Visitor();
    visitor.setCookie(api.url, 'locate_session', 'ses_chosen_by_an_attacker_before_the_login_0000');
    await logIn(visitor, account);
    const first = visitor.findCookie(api.url, 'locate_session')!;
    expect(first).not.toContain('attacker');
    await logIn(visitor, account);
    expect(visitor.findCookie(api.url, 'locate_session')).not.toBe(first);
    const former = api.anonymous.with({ cookie: `locate_session=${first}` });
    expect((await former.get('/me')).status).toBe(401);
  });

  it('is bound to the account, whatever its address becomes', async () => {
    const { person, account } = await makePerson();
    await logIn(new Visitor(), account);
    provider.accounts.set(account, { email: 'married@locate.test', email_verified: true });
    const visitor = new Visitor();
    await logIn(visitor, account);
    expect((await readSession(visitor)).user.id).toBe(person.id);
  });

  it('asks for no one-time code, because the provider asks for what it needs', async () => {
    const { person, account } = await makePerson();
    await api.db.query(`INSERT INTO user_totp (id, secret_encrypted, confirmed_at) VALUES ($1, '\\x00', now())`, [
      person.id,
    ]);
    expect(readTarget(await logIn(new Visitor(), account))).toEqual([302, '/']);
  });
});

describe('The page after the login', () => {
  it.each(['https://evil.example/', '//evil.example/', '/\\evil.example', '/.//evil.example', 'javascript:alert(1)'])(
    'is never %s',
    async (returnTo) => {
      const { account } = await makePerson();
      expect(readTarget(await logIn(new Visitor(), account, returnTo))).toEqual([302, '/']);
    },
  );

  it('is no other site either if somebody has written the cookie', async () => {
    const { account } = await makePerson();
    const visitor = new Visitor();
    const callback = await logInAtProvider(visitor, account);
    const flow = JSON.parse(Buffer.from(visitor.findCookie(api.url, 'locate_oidc')!, 'base64url').toString()) as object;
    const forged = JSON.stringify({ ...flow, returnTo: 'https://evil.example/' });
    visitor.setCookie(api.url, 'locate_oidc', Buffer.from(forged).toString('base64url'));
    expect(readTarget(await visitor.open(callback))).toEqual([302, '/']);
  });
});

describe('A login is refused, and leads to the sign-in page with the reason,', () => {
  /** Where a refused login leads. No session starts. */
  async function expectRefusal(visitor: Visitor, visit: Visit, problem: string, redirect?: string): Promise<void> {
    const search = new URLSearchParams({ problem, ...(redirect && { redirect }) });
    expect(readTarget(visit)).toEqual([302, `/sign-in?${search}`]);
    expect(visitor.findCookie(api.url, 'locate_session')).toBeUndefined();
    expect(visitor.findCookie(api.url, 'locate_oidc')).toBeUndefined();
  }

  it('with a wrong state', async () => {
    const { account } = await makePerson();
    const visitor = new Visitor();
    const callback = await logInAtProvider(visitor, account, '/leads');
    callback.searchParams.set('state', 'another');
    const before = provider.tokenRequests;
    await expectRefusal(visitor, await visitor.open(callback), 'oidc.rejected', '/leads');
    expect(provider.tokenRequests).toBe(before);
  });

  it('without a state', async () => {
    const { account } = await makePerson();
    const visitor = new Visitor();
    const callback = await logInAtProvider(visitor, account);
    callback.searchParams.delete('state');
    await expectRefusal(visitor, await visitor.open(callback), 'oidc.rejected');
  });

  it('in a browser that has not begun it, so that nobody is logged in to the account of somebody else', async () => {
    const { account } = await makePerson();
    const callback = await logInAtProvider(new Visitor(), account);
    const victim = new Visitor();
    await expectRefusal(victim, await victim.open(callback), 'oidc.expired');
    await victim.open(start());
    await expectRefusal(victim, await victim.open(callback), 'oidc.rejected');
  });

  it('when the callback is opened again, also with its cookie', async () => {
    const { account } = await makePerson();
    const visitor = new Visitor();
    const callback = await logInAtProvider(visitor, account);
    const flow = visitor.findCookie(api.url, 'locate_oidc')!;
    expect(readTarget(await visitor.open(callback))).toEqual([302, '/']);
    const thief = new Visitor();
    await expectRefusal(thief, await thief.open(callback), 'oidc.expired');
    thief.setCookie(api.url, 'locate_oidc', flow);
    await expectRefusal(thief, await thief.open(callback), 'oidc.rejected');
  });

  it('with a code that was issued for another login', async () => {
    const { account } = await makePerson();
    const { account: other } = await makePerson();
    const [visitor, thief] = [new Visitor(), new Visitor()];
    const stolen = (await logInAtProvider(visitor, account)).searchParams.get('code')!;
    const callback = await logInAtProvider(thief, other);
    callback.searchParams.set('code', stolen);
    await expectRefusal(thief, await thief.open(callback), 'oidc.rejected');
  });

  it('when the user cancels', async () => {
    const visitor = new Visitor();
    const { visit: form } = await visitor.follow(await visitor.open(start('/pipeline')));
    const { next } = await visitor.follow(await visitor.open(form.url, { cancel: '1' }), isCallback);
    await expectRefusal(visitor, await visitor.open(next!), 'oidc.denied', '/pipeline');
  });

  it.each([[undefined], [false], ['true'], [1], [null]])(
    'when email_verified is %j, at the first login and later',
    async (verified) => {
      const { person, account } = await makePerson({ email_verified: verified });
      const visitor = new Visitor();
      await expectRefusal(visitor, await logIn(visitor, account), 'oidc.email_unverified');
      expect((await api.admin.get(`/users/${person.id}`)).body.oidcLinked).toBe(false);
      provider.accounts.set(account, { email: await readEmail(api, person), email_verified: true });
      expect(readTarget(await logIn(new Visitor(), account))).toEqual([302, '/']);
      provider.accounts.set(account, { email: await readEmail(api, person), email_verified: verified });
      const later = new Visitor();
      await expectRefusal(later, await logIn(later, account), 'oidc.email_unverified');
    },
  );

  it('for somebody who is no user, and for another account with the address of a user', async () => {
    provider.accounts.set('stranger', { email: 'stranger@locate.test', email_verified: true });
    const stranger = new Visitor();
    await expectRefusal(stranger, await logIn(stranger, 'stranger'), 'oidc.no_user');
    const { person, account } = await makePerson();
    await logIn(new Visitor(), account);
    provider.accounts.set('impostor', { email: await readEmail(api, person), email_verified: true });
    const impostor = new Visitor();
    await expectRefusal(impostor, await logIn(impostor, 'impostor'), 'oidc.no_user');
  });

  it.each(['\0', '\uD800'])('for an address that no user can have, because it contains %j', async (character) => {
    const { account } = await makePerson();
    provider.accounts.set(account, { email: `a${character}@locate.test`, email_verified: true });
    const visitor = new Visitor();
    await expectRefusal(visitor, await logIn(visitor, account), 'oidc.no_user');
  });

  it('for an archived user, before and after the first login', async () => {
    for (const hasLoggedIn of [false, true]) {
      const { person, account } = await makePerson();
      if (hasLoggedIn) await logIn(new Visitor(), account);
      await api.admin.delete(`/users/${person.id}`);
      const visitor = new Visitor();
      await expectRefusal(visitor, await logIn(visitor, account), 'oidc.no_user');
    }
  });

  it('with parameters that the application never sends', async () => {
    const answer = await api.anonymous.get('/auth/oidc/start?returnTo=/leads&returnTo=/pipeline');
    expect([answer.status, answer.body.errors[0].pointer]).toEqual([422, '?returnTo']);
  });
});

describe('Without the identity provider', () => {
  it('a login leads back to the sign-in page, and it works when the provider is there again', async () => {
    const down = await IdentityProvider.start();
    await down.close();
    const other = await startApi({ env: down.env });
    const begin = async () =>
      new URL((await other.anonymous.get('/auth/oidc/start?returnTo=/leads')).headers.get('location')!, other.url);
    try {
      const refused = await begin();
      expect(`${refused.pathname}${refused.search}`).toBe('/sign-in?problem=oidc.unavailable&redirect=%2Fleads');
      const back = await IdentityProvider.start(Number(new URL(down.issuer).port));
      back.register(other.url);
      expect((await begin()).origin).toBe(down.issuer);
      await back.close();
    } finally {
      await other.close();
    }
  });

  it('a login that has begun leads back to the sign-in page', async () => {
    const lost = await IdentityProvider.start();
    const other = await startApi({ env: lost.env });
    try {
      lost.register(other.url);
      const visitor = new Visitor();
      const begun = await visitor.open(`${other.url}/api/v1/auth/oidc/start`);
      const state = new URL(begun.headers.get('location')!).searchParams.get('state')!;
      await lost.close();
      const search = new URLSearchParams({ code: 'a-code', state, iss: lost.issuer });
      const visit = await visitor.open(`${other.url}/auth/oidc/callback?${search}`);
      expect(readTarget(visit)).toEqual([302, '/sign-in?problem=oidc.unavailable']);
    } finally {
      await other.close();
      await lost.close();
    }
  });

  it('a request whose Host is no name of a server is invalid', async () => {
    expect((await api.anonymous.with({ host: 'a b' }).get('/auth/oidc/start')).status).toBe(422);
  });

  it('no login is offered, and one that is tried leads back to the sign-in page', async () => {
    const plain = await startApi({ env: { LOGIN_ATTEMPTS_PER_MINUTE: '2' } });
    try {
      expect((await plain.anonymous.get('/auth/methods')).body).toEqual({
        password: true,
        oidc: false,
        passwordLinks: false,
      });
      const answer = await plain.anonymous.get('/auth/oidc/start');
      expect(answer.headers.get('location')).toBe('/sign-in?problem=oidc.not_configured');
      // Five times as many attempts are allowed for an address as for an account.
      const targets: (string | null)[] = [];
      for (let n = 0; n < 12; n++) {
        targets.push((await plain.anonymous.get('/auth/oidc/callback?code=1&session_state=2')).headers.get('location'));
      }
      expect(targets[0]).toBe('/sign-in?problem=oidc.expired');
      expect(targets.at(-1)).toBe('/sign-in?problem=auth.too_many_attempts');
    } finally {
      await plain.close();
    }
  });
});

describe('The settings of the identity provider', () => {
  const read = (env: Record<string, string>) => {
    try {
      return loadSettings(env).oidcClient;
    } catch (error) {
      return (error as Error).message;
    }
  };

  it('are an issuer and a client, with a secret or without', () => {
    const client = { OIDC_ISSUER: 'https://login.example.org', OIDC_CLIENT_ID: 'crm' };
    expect(read(client)).toEqual({ issuer: 'https://login.example.org', id: 'crm', secret: undefined });
    expect(read({ ...client, OIDC_CLIENT_SECRET: 'x' })).toMatchObject({ secret: 'x' });
    expect(read({})).toBeUndefined();
  });

  it.each<[string, Record<string, string>]>([
    ['OIDC_ISSUER must be set together with OIDC_CLIENT_ID', { OIDC_CLIENT_ID: 'crm' }],
    [
      'OIDC_CLIENT_ID must be set together with OIDC_CLIENT_SECRET',
      { OIDC_ISSUER: 'https://login.example.org', OIDC_CLIENT_SECRET: 'x' },
    ],
    [
      'OIDC_ISSUER must be a URL starting with https://',
      { OIDC_ISSUER: 'http://login.example.org', OIDC_CLIENT_ID: 'crm' },
    ],
    [
      'OIDC_ISSUER, OIDC_AUDIENCE and OIDC_JWKS_URL must be set together',
      { OIDC_ISSUER: 'https://login.example.org', OIDC_CLIENT_ID: 'crm', OIDC_AUDIENCE: 'crm' },
    ],
  ])('are refused with "%s"', (message, env) => expect(read(env)).toContain(message));
});
