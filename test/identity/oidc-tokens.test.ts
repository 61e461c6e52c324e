import { once } from 'node:events';
import http from 'node:http';
import type { AddressInfo } from 'node:net';
import { type CryptoKey, exportJWK, generateKeyPair, type JWTPayload, SignJWT } from 'jose';
import { startApi, type TestApi } from '../support/api.js';
import { Visitor } from '../support/visitor.js';

const seconds = () => Math.floor(Date.now() / 1_000);

let api: TestApi;
let provider: http.Server;
let issuer: string;
let keys: { own: CryptoKey; foreign: CryptoKey };
/** The ID token that the provider answers next. */
let nextToken: string | undefined;

/** A provider that answers whatever a test wants, as one that is broken or has been taken over. */
beforeAll(async () => {
  const [own, foreign] = [await generateKeyPair('RS256'), await generateKeyPair('RS256')];
  keys = { own: own.privateKey, foreign: foreign.privateKey };
  const jwk = { ...(await exportJWK(own.publicKey)), kid: 'k1', alg: 'RS256', use: 'sig' };
  provider = http.createServer((request, response) => {
    const answers: Record<string, object> = {
      '/.well-known/openid-configuration': {
        issuer,
        authorization_endpoint: `${issuer}/auth`,
        token_endpoint: `${issuer}/token`,
        jwks_uri: `${issuer}/jwks`,
        id_token_signing_alg_values_supported: ['RS256'],
      },
      '/jwks': { keys: [jwk] },
      '/token': { access_token: 'a-token', token_type: 'Bearer', id_token: nextToken },
    };
    response.setHeader('content-type', 'application/json').end(JSON.stringify(answers[request.url!] ?? {}));
  });
  provider.listen(0, '127.0.0.1');
  await once(provider, 'listening');
  issuer = `http://127.0.0.1:${(provider.address() as AddressInfo).port}`;
  api = await startApi({ env: { OIDC_ISSUER: issuer, OIDC_CLIENT_ID: 'locate-crm', OIDC_CLIENT_SECRET: 'secret' } });
});
afterAll(async () => {
  await api.close();
  provider.closeAllConnections();
  provider.close();
});

/** Logs in with an ID token that has these claims in place of the right ones. Returns where the callback leads. */
async function logInWith(claims: JWTPayload, key: CryptoKey | 'none' = keys.own): Promise<string | null> {
  const visitor = new Visitor();
  const begun = await visitor.open(`${api.url}/api/v1/auth/oidc/start`);
  const { searchParams } = new URL(begun.headers.get('location')!);
  const payload = {
    iss: issuer,
    aud: 'locate-crm',
    sub: 'account-of-viewer',
    email: 'viewer.4@locate.test',
    email_verified: true,
    nonce: searchParams.get('nonce'),
    iat: seconds(),
    exp: seconds() + 300,
    ...claims,
  };
  const encode = (part: object) => Buffer.from(JSON.stringify(part)).toString('base64url');
  nextToken =
    key === 'none'
      ? `${encode({ alg: 'none' })}.${encode(payload)}.`
      : await new SignJWT(payload).setProtectedHeader({ alg: 'RS256', kid: 'k1' }).sign(key);
  const search = new URLSearchParams({ code: 'a-code', state: searchParams.get('state')! });
  const visit = await visitor.open(`${api.url}/auth/oidc/callback?${search}`);
  expect(visitor.findCookie(api.url, 'locate_session') !== undefined).toBe(visit.headers.get('location') === '/');
  return visit.headers.get('location');
}

describe('An ID token', () => {
  it('logs its user in', async () => {
    expect(await logInWith({})).toBe('/');
  });

  it.each<[string, () => JWTPayload]>([
    ['of another login', () => ({ nonce: 'another' })],
    ['without a nonce', () => ({ nonce: undefined })],
    ['for another application', () => ({ aud: 'other-app' })],
    ['of another issuer', () => ({ iss: 'https://elsewhere.test' })],
    ['that has expired', () => ({ exp: seconds() - 120 })],
    ['that never expires', () => ({ exp: undefined })],
    ['that does not say when it was issued', () => ({ iat: undefined })],
    ['that was issued more than a day ago', () => ({ iat: seconds() - 86_500 })],
    ['that was issued in the future', () => ({ iat: seconds() + 600 })],
    ['that names no account', () => ({ sub: undefined })],
  ])('%s is refused', async (_, claims) => {
    expect(await logInWith(claims())).toBe('/sign-in?problem=oidc.rejected');
  });

  it('with the signature of somebody else, or none, is refused', async () => {
    expect(await logInWith({}, keys.foreign)).toBe('/sign-in?problem=oidc.rejected');
    expect(await logInWith({}, 'none')).toBe('/sign-in?problem=oidc.rejected');
  });

  it('without a verified address is refused', async () => {
    for (const verified of [undefined, false, 'true']) {
      expect(await logInWith({ email_verified: verified })).toBe('/sign-in?problem=oidc.email_unverified');
    }
  });

  it('must be there', async () => {
    const visitor = new Visitor();
    const begun = await visitor.open(`${api.url}/api/v1/auth/oidc/start`);
    const state = new URL(begun.headers.get('location')!).searchParams.get('state')!;
    nextToken = undefined;
    const visit = await visitor.open(`${api.url}/auth/oidc/callback?${new URLSearchParams({ code: 'c', state })}`);
    expect(visit.headers.get('location')).toBe('/sign-in?problem=oidc.rejected');
  });
});
