import { loadSettings, SettingsError } from './settings.factory.js';
import { parseTrustedProxies, type TrustedProxies } from './trusted-proxies.rules.js';

describe('TRUST_PROXY', () => {
  it.each<[string | undefined, TrustedProxies]>([
    [undefined, false],
    ['', false],
    ['false', false],
    ['0', false],
    ['1', 1],
    [' 2 ', 2],
    ['loopback', ['loopback']],
    ['10.0.0.7', ['10.0.0.7']],
    ['10.0.0.0/8, fd00::/8 ,UniqueLocal', ['10.0.0.0/8', 'fd00::/8', 'uniquelocal']],
  ])('%j is read as %j', (text, trusted) => {
    expect(parseTrustedProxies(text)).toEqual(trusted);
  });

  it.each([
    ['true', 'every client could'],
    ['TRUE', 'every client could'],
    ['yes', '"yes" is neither'],
    ['-1', '"-1" is neither'],
    ['1.5', '"1.5" is neither'],
    ['17', 'more than 16'],
    ['1, 10.0.0.1', '"1" is neither'],
    ['10.0.0.1,', '"" is neither'],
    ['10.0.0.0/33', '"10.0.0.0/33" is neither'],
    ['10.0.0.0/8/8', 'is neither'],
    ['10.0.0.0/', 'is neither'],
    ['10.0.0.0/255.0.0.0', 'is neither'],
    ['proxy.internal', '"proxy.internal" is neither'],
    ['0.0.0.0/0', 'would trust every client'],
    ['loopback, ::/0', 'would trust every client'],
  ])('%j is refused at the start, with what would be right', (text, reason) => {
    const start = () => loadSettings({ TRUST_PROXY: text });
    expect(start).toThrow(SettingsError);
    expect(start).toThrow(reason);
    expect(start).toThrow(
      'TRUST_PROXY must be false, the number of reverse proxies (1), or their comma-separated addresses',
    );
  });
});

describe('OIDC_JWKS_URL', () => {
  const start = (url: string) =>
    loadSettings({ OIDC_ISSUER: 'https://login.example.org', OIDC_AUDIENCE: 'locate-crm', OIDC_JWKS_URL: url });

  it.each([
    'https://login.example.org/jwks',
    'http://127.0.0.1:8080/jwks',
    'http://localhost/jwks',
    'http://[::1]:8080/jwks',
  ])('may be %s', (url) => {
    expect(start(url).oidc?.jwksUrl).toBe(url);
  });

  it.each([
    'http://login.example.org/jwks',
    'http://localhost.example.org/jwks',
    'http://10.0.0.1/jwks',
    'http://127.example.org/jwks',
    'ftp://login.example.org/jwks',
    'file:///etc/jwks',
    'login.example.org/jwks',
  ])('may not be %s, because anybody could then change the keys on their way', (url) => {
    expect(() => start(url)).toThrow(
      'OIDC_JWKS_URL must be a URL starting with https:// (http:// for this machine only)',
    );
  });
});
