import { once } from 'node:events';
import http from 'node:http';
import type { AddressInfo } from 'node:net';
import { exportJWK, generateKeyPair, type JWTPayload, SignJWT, type CryptoKey } from 'jose';
import type { Caller } from '../support/api.js';
import { startApi, type TestApi } from '../support/api.js';

const ISSUER = 'https://login.province.test';
let api: TestApi;
let provider: http.Server;
let key: CryptoKey;

beforeAll(async () => {
  const pair = await generateKeyPair('RS256');
  key = pair.privateKey;
  const jwk = { ...(await exportJWK(pair.publicKey)), kid: 'k1', alg: 'RS256', use: 'sig' };
  provider = http.createServer((_, response) => response.end(JSON.stringify({ keys: [jwk] }))).listen(0, '127.0.0.1');
  await once(provider, 'listening');
  const jwksUrl = `http://127.0.0.1:${(provider.address() as AddressInfo).port}/jwks`;
  api = await startApi({ env: { OIDC_ISSUER: ISSUER, OIDC_AUDIENCE: 'locate-crm', OIDC_JWKS_URL: jwksUrl } });
});
afterAll(async () => {
  await api.close();
  provider.close();
});

const seconds = () => Math.floor(Date.now() / 1_000);
/** A token of the provider; a claim that is undefined is left out. */
const token = (claims: JWTPayload = {}) =>
  new SignJWT({
    iss: ISSUER,
    aud: 'locate-crm',
    sub: 'account-of-bdm',
    email: 'BDM.3@locate.test',
    email_verified: true,
    iat: seconds(),
    exp: seconds() + 300,
    ...claims,
  })
    .setProtectedHeader({ alg: 'RS256', kid: 'k1' })
    .sign(key);
const ask = async (claims: JWTPayload = {}) =>
  api.anonymous.with({ authorization: `Bearer ${await token(claims)}` }).get('/me');

let made = 0;
/** A user of his own for a test, and the claims of an account that has his address. */
async function makePerson(): Promise<{ person: Caller; claims: { sub: string; email: string } }> {
  const person = await api.user('bdm');
  const { email } = (await api.admin.get(`/users/${person.id}`)).body;
  return { person, claims: { sub: `account-${++made}`, email } };
}
/** Forgets what this instance remembers of callers, as time would. */
const forget = () => api.admin.patch(`/users/${api.viewer.id}`, { fullName: `Viewer ${++made}` });
const readTrail = async (id: string | null) =>
  (await api.db.query('SELECT action, actor_id, changes FROM audit_entry WHERE entity_id = $1 ORDER BY id', [id])).rows;

describe('A token of the identity provider', () => {
  it('speaks for the user with its e-mail address', async () => {
    expect((await ask()).body).toMatchObject({ id: api.bdm.id, role: 'bdm' });
  });

  it.each<[string, JWTPayload]>([
    ['for somebody who is no user here', { sub: 'stranger', email: 'stranger@locate.test' }],
    ['without an address', { sub: 'nameless', email: undefined }],
    ['for another application', { aud: 'other-app' }],
    ['of another issuer', { iss: 'https://elsewhere.test' }],
    ['that has expired', { exp: Math.floor(Date.now() / 1_000) - 60 }],
    ['that never expires', { exp: undefined }],
    ['that does not say when it was issued', { iat: undefined }],
    ['that was issued more than a day ago', { iat: Math.floor(Date.now() / 1_000) - 86_500 }],
    ['that was issued in the future', { iat: Math.floor(Date.now() / 1_000) + 600 }],
    ['that names no account', { sub: undefined }],
    ['that names an empty account', { sub: '' }],
  ])('%s is refused', async (_, claims) => {
    expect((await ask(claims)).status).toBe(401);
  });

  it.each([[undefined], [null], [false], [0], [1], ['false'], ['true'], [[true]]])(
    'whose email_verified is %j is refused, at the first login and later',
    async (verified) => {
      const { person, claims } = await makePerson();
      const unverified = { ...claims, email_verified: verified };
      expect((await ask(unverified)).status).toBe(401);
      expect((await api.admin.get(`/users/${person.id}`)).body.oidcLinked).toBe(false);
      expect((await ask(claims)).body.id).toBe(person.id);
      await forget();
      expect((await ask(unverified)).status).toBe(401);
    },
  );
});

describe('The first login of a user through the identity provider', () => {
  it('binds the user to the account, with an entry in the audit trail', async () => {
    const { person, claims } = await makePerson();
    expect((await api.admin.get(`/users/${person.id}`)).body.oidcLinked).toBe(false);
    expect((await ask(claims)).body.id).toBe(person.id);
    expect((await api.admin.get(`/users/${person.id}`)).body.oidcLinked).toBe(true);
    expect((await readTrail(person.id)).at(-1)).toMatchObject({
      action: 'oidc_identity_linked',
      actor_id: person.id,
      changes: { oidcIssuer: { after: ISSUER }, oidcSubject: { after: claims.sub } },
    });
    const { rows } = await api.db.query('SELECT oidc_issuer, oidc_subject FROM app_user WHERE id = $1', [person.id]);
    expect(rows).toEqual([{ oidc_issuer: ISSUER, oidc_subject: claims.sub }]);
  });

  it('binds the user once when eight requests bring it at the same moment', async () => {
    const { person, claims } = await makePerson();
    const bearer = await token(claims);
    const caller = api.anonymous.with({ authorization: `Bearer ${bearer}` });
    const answers = await Promise.all(Array.from({ length: 8 }, () => caller.get('/me')));
    expect(answers.map(({ status, body }) => [status, body.id ?? body.code])).toEqual(
      Array.from({ length: 8 }, () => [200, person.id]),
    );
    expect((await readTrail(person.id)).filter(({ action }) => action === 'oidc_identity_linked')).toHaveLength(1);
  });

  it('is followed by logins with the account, whatever its address has become', async () => {
    const { person, claims } = await makePerson();
    const { person: colleague, claims: other } = await makePerson();
    await ask(claims);
    for (const email of [other.email, 'married@locate.test', undefined]) {
      await forget();
      expect((await ask({ ...claims, email })).body.id).toBe(person.id);
    }
    expect((await api.admin.get(`/users/${colleague.id}`)).body.oidcLinked).toBe(false);
  });

  it('rejects another account with the same address', async () => {
    const { claims } = await makePerson();
    await ask(claims);
    expect((await ask({ ...claims, sub: 'somebody-else' })).status).toBe(401);
  });

  it('keeps the account bound after the user has left, even if a successor has the same address', async () => {
    const { person, claims } = await makePerson();
    await ask(claims);
    expect((await api.admin.delete(`/users/${person.id}`)).status).toBe(200);
    const successor = await api.admin.post('/users', { email: claims.email, fullName: 'Successor', role: 'bdm' });
    expect(successor.status).toBe(201);
    expect((await ask(claims)).status).toBe(401);
    expect((await ask({ ...claims, sub: 'account-of-successor' })).body.id).toBe(successor.body.id);
  });
});

describe('The binding of a user to an account', () => {
  it('is removed by an administrator, so that another account can take its place', async () => {
    const { person, claims } = await makePerson();
    await ask(claims);
    const { version } = (await api.admin.get(`/users/${person.id}`)).body;
    const stale = await api.admin.delete(`/users/${person.id}/oidc-identity`, { 'if-match': `"${version - 1}"` });
    expect(stale.status).toBe(412);
    expect((await api.manager.delete(`/users/${person.id}/oidc-identity`)).status).toBe(403);
    const unlinked = await api.admin.delete(`/users/${person.id}/oidc-identity`, { 'if-match': `"${version}"` });
    expect([unlinked.status, unlinked.body.oidcLinked]).toEqual([200, false]);
    expect((await readTrail(person.id)).at(-1)).toMatchObject({
      action: 'oidc_identity_unlinked',
      actor_id: api.admin.id,
      changes: { oidcSubject: { before: claims.sub, after: null } },
    });
    expect((await ask({ ...claims, sub: 'new-account' })).body.id).toBe(person.id);
    expect((await ask(claims)).status).toBe(401);
  });

  it('that is not there is removed without an error and without a trace', async () => {
    const { person } = await makePerson();
    const before = await readTrail(person.id);
    const answer = await api.admin.delete(`/users/${person.id}/oidc-identity`);
    expect([answer.status, answer.body.version]).toEqual([200, 1]);
    expect(await readTrail(person.id)).toEqual(before);
    expect((await api.admin.delete('/users/0199ffff-ffff-7fff-8fff-ffffffffffff/oidc-identity')).status).toBe(404);
  });

  it('of somebody who can do more is not removed by a key', async () => {
    const narrow = await api.key('admin', ['users:write', 'users:read']);
    expect((await narrow.delete(`/users/${api.admin.id}/oidc-identity`)).problem).toEqual([403, 'auth.missing_scopes']);
  });
});
