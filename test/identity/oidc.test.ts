import { once } from 'node:events';
import http from 'node:http';
import type { AddressInfo } from 'node:net';
import { exportJWK, generateKeyPair, SignJWT, type CryptoKey } from 'jose';
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

const token = (claims: object = {}, issuer = ISSUER, audience = 'locate-crm', expires = '5m') =>
  new SignJWT({ email: 'BDM.3@locate.test', email_verified: true, ...claims })
    .setProtectedHeader({ alg: 'RS256', kid: 'k1' })
    .setIssuer(issuer)
    .setAudience(audience)
    .setIssuedAt()
    .setExpirationTime(expires)
    .sign(key);
const asking = async (bearer: Promise<string>) =>
  api.anonymous.with({ authorization: `Bearer ${await bearer}` }).get('/me');

describe('A token of the identity provider', () => {
  it('speaks for the user with its e-mail address', async () => {
    expect((await asking(token())).body).toMatchObject({ id: api.bdm.id, role: 'bdm' });
  });

  it.each([
    ['for somebody who is no user here', () => token({ email: 'stranger@locate.test' })],
    ['with an address the provider has not verified', () => token({ email_verified: false })],
    ['without an address', () => token({ email: undefined })],
    ['for another application', () => token({}, ISSUER, 'other-app')],
    ['of another issuer', () => token({}, 'https://elsewhere.test')],
    ['that has expired', () => token({}, ISSUER, 'locate-crm', '-1m')],
  ])('%s is refused', async (_, bearer) => {
    expect((await asking(bearer())).status).toBe(401);
  });
});
