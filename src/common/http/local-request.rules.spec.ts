import { isLocalRequest } from './local-request.rules.js';

const check = (headers: Record<string, string>, httpVersion = '1.1') =>
  isLocalRequest({ headers, raw: { httpVersion } });

describe('A request is of this machine', () => {
  it.each(['localhost', 'localhost:3000', 'LOCALHOST:3000', '127.0.0.1:3000', '127.0.0.2', '[::1]:3000', '[::1]'])(
    'when it is sent to %s',
    (host) => {
      expect(check({ host })).toBe(true);
    },
  );
});

describe('A request is not of this machine', () => {
  it.each([
    'crm.locate.example',
    '192.168.1.7:3000',
    '0.0.0.0:3000',
    '127.0.0.1.example.org',
    'localhost.evil.example',
    '',
  ])('when it is sent to "%s"', (host) => {
    expect(check({ host })).toBe(false);
  });

  it.each(['x-forwarded-for', 'x-forwarded-host', 'x-forwarded-proto', 'forwarded', 'x-real-ip', 'via'])(
    'when a proxy has added %s',
    (header) => {
      expect(check({ host: 'localhost:3000', [header]: '127.0.0.1' })).toBe(false);
    },
  );

  it('when it has no Host', () => {
    expect(check({})).toBe(false);
  });

  it('when it is HTTP/1.0, which only proxies speak', () => {
    expect(check({ host: '127.0.0.1:3000' }, '1.0')).toBe(false);
  });
});
