import { findAcceptedFormat, isLocalRequest } from './request-headers.rules.js';

const TYPES = { json: 'application/json; charset=utf-8', csv: 'text/csv; charset=utf-8', pdf: 'application/pdf' };

describe('The format that Accept chooses', () => {
  it.each([
    ['text/csv', { format: 'csv' }],
    ['application/pdf, */*', { format: 'pdf' }],
    ['text/csv;q=0.5, application/pdf;q=0.9', { format: 'pdf' }],
    ['TEXT/CSV; header=present', { format: 'csv' }],
    ['*/*', {}],
    ['text/html,application/xhtml+xml,*/*;q=0.8', {}],
    ['text/csv;q=0', {}],
    ['application/json', { format: 'json' }],
    [undefined, {}],
  ])('%s', (accept, format) => {
    expect(findAcceptedFormat(accept, TYPES)).toEqual(format);
  });
});

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
