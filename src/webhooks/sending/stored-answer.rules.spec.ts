import { buildStoredAnswer } from './stored-answer.rules.js';

const respond = (headers: Record<string, string>, body: Buffer) =>
  buildStoredAnswer({ kind: 'response', status: 200, headers, body, end: 'complete' });

describe('What is stored of an answer', () => {
  it('leaves out headers that could contain secrets, and shortens long ones', () => {
    const headers = { 'set-cookie': 'session=1', authorization: 'Bearer 1', server: 'x'.repeat(600), date: 'now' };
    const stored = respond(headers, Buffer.alloc(0));
    expect(stored.responseHeaders).toEqual({ date: 'now', server: 'x'.repeat(500) });
  });

  it('is text that the database accepts, also where it was cut within a character', () => {
    const cut = Buffer.from('ok é').subarray(0, 4);
    expect(respond({}, cut).responseBody).toBe('ok ');
    expect(respond({}, Buffer.from('a\0b')).responseBody).toBe('a\uFFFDb');
    expect(respond({}, Buffer.from([0xff, 0x41])).responseBody).toBe('\uFFFDA');
  });

  it('names a redirect, which is not followed, and where it leads', () => {
    const result = { kind: 'response', status: 301, headers: { location: '/new' }, body: Buffer.alloc(0) } as const;
    expect(buildStoredAnswer({ ...result, end: 'complete' })).toEqual({
      statusCode: 301,
      errorCode: 'remote.redirect',
      responseHeaders: { location: '/new' },
      responseBody: '',
    });
  });

  it('is the code of the reason where there is no answer', () => {
    expect(buildStoredAnswer({ kind: 'failure', code: 'remote.timeout' })).toEqual({
      statusCode: null,
      errorCode: 'remote.timeout',
      responseHeaders: null,
      responseBody: null,
    });
  });
});
