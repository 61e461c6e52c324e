import { buildFlowCookie, findFlow, normaliseReturnTo } from './oidc-flow.rules.js';

const FLOW = { state: 's', nonce: 'n', codeVerifier: 'v', returnTo: '/leads?q=led' };
const encode = (value: unknown) => `locate_oidc=${Buffer.from(JSON.stringify(value)).toString('base64url')}`;

describe('The page after a login', () => {
  it.each(['/', '/leads', '/leads?owner=me&q=a%2Fb#notes', '/leads/LEAD-2026-0001', '/?next=https://evil.example/'])(
    'is %s of this application',
    (path) => expect(normaliseReturnTo(path)).toBe(path),
  );

  it.each([
    'https://evil.example/',
    '//evil.example/',
    '/\\evil.example/',
    '\\\\evil.example/',
    '/\t/evil.example/',
    '/\n/evil.example/',
    '/.//evil.example/',
    '/leads/..//evil.example/',
    '/%2e//evil.example/',
    'javascript:alert(1)',
    'leads',
    '',
    undefined,
    null,
    ['/leads'],
    { path: '/leads' },
  ])('is the start page in place of %j', (path) => expect(normaliseReturnTo(path)).toBe('/'));
});

describe('The cookie of a login at the identity provider', () => {
  it('gives the flow back, and is kept from scripts and other sites', () => {
    const cookie = buildFlowCookie(FLOW, 'http://crm.example');
    expect(findFlow(cookie.split('; ')[0], 'http://crm.example')).toEqual(FLOW);
    expect(cookie).toMatch(/; Max-Age=600; Path=\/; HttpOnly; SameSite=Lax$/);
    expect(buildFlowCookie(FLOW, 'https://crm.example')).toMatch(/^__Host-.*; Secure$/);
  });

  it('is read only with its prefix behind TLS', () => {
    expect(findFlow(encode(FLOW), 'https://crm.example')).toBeNull();
    expect(findFlow(`__Host-${encode(FLOW)}`, 'https://crm.example')).toEqual(FLOW);
  });

  it.each([
    undefined,
    'locate_oidc=',
    'locate_oidc=bm90IGpzb24',
    encode(null),
    encode([]),
    encode({ ...FLOW, state: '' }),
    encode({ ...FLOW, nonce: 5 }),
    encode({ ...FLOW, codeVerifier: undefined }),
  ])('is ignored when it is %s', (header) => expect(findFlow(header, 'http://crm.example')).toBeNull());

  it('leads to no other site, whoever has written it', () => {
    expect(findFlow(encode({ ...FLOW, returnTo: '//evil.example' }), 'http://crm.example')?.returnTo).toBe('/');
  });
});
