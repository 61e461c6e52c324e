import { type IncomingMessage, request } from 'node:http';
import { createHash } from 'node:crypto';
import { buffer } from 'node:stream/consumers';
import { gunzipSync } from 'node:zlib';
import { type Caller, useApi } from '../support/api.js';
import { Make } from '../support/make.js';

const { api } = useApi();
beforeAll(async () => {
  await new Make(api).lead();
});

/** Fetches a file as it is sent. */
async function fetchRaw(path: string, headers: Record<string, string> = {}, by: Caller = api.manager) {
  const response = await new Promise<IncomingMessage>((resolve, reject) => {
    request(new URL(`/api/v1${path}`, api.url), { headers: { ...by.headers, ...headers } }, resolve)
      .on('error', reject)
      .end();
  });
  return { headers: response.headers, status: response.statusCode, bytes: await buffer(response) };
}

const PAST = 'asOf=2026-01-31';

describe('A report', () => {
  it.each(['json', 'csv', 'svg'])(
    'is compressed for a client that accepts it, with the same content: %s',
    async (format) => {
      const path = `/reports/pipeline-summary?${PAST}&format=${format}`;
      const plain = await fetchRaw(path);
      const small = await fetchRaw(path, { 'accept-encoding': 'gzip' });
      expect([plain.headers['content-encoding'], small.headers['content-encoding']]).toEqual([undefined, 'gzip']);
      expect(small.headers.vary).toContain('Accept-Encoding');
      expect(gunzipSync(small.bytes).equals(plain.bytes)).toBe(true);
      expect(small.bytes.length).toBeLessThan(plain.bytes.length);
      expect(small.headers.etag).toBe(`W/${plain.headers.etag}`);
    },
  );

  it('is not compressed where that saves nothing: as a workbook', async () => {
    const { headers } = await fetchRaw(`/reports/pipeline-summary?${PAST}&format=xlsx`, { 'accept-encoding': 'gzip' });
    expect(headers['content-encoding']).toBeUndefined();
  });

  it('has the digest of its bytes as ETag, and is not sent again to a client that has them', async () => {
    const path = `/reports/pipeline-summary?${PAST}&format=csv`;
    const first = await fetchRaw(path);
    const tag = `"${createHash('sha256').update(first.bytes).digest('hex')}"`;
    expect(first.headers.etag).toBe(tag);
    for (const known of [tag, `W/${tag}`, `"other", ${tag}`, '*']) {
      const again = await fetchRaw(path, { 'if-none-match': known, 'accept-encoding': 'gzip' });
      expect([again.status, again.bytes.length, again.headers.etag]).toEqual([304, 0, tag]);
      expect(again.headers['content-encoding']).toBeUndefined();
    }
    expect((await fetchRaw(path, { 'if-none-match': '"other"' })).status).toBe(200);
    expect((await api.manager.with({ 'if-none-match': tag }).get(path)).status).toBe(304);
    expect((await fetchRaw(path, { 'if-none-match': tag }, api.anonymous)).status).toBe(401);
  });
});

describe('A calendar', () => {
  it.each(['activities', 'tasks'])('of %s has an ETag, and is not sent again while it is the same', async (subject) => {
    const { body } = await api.bdm.post('/me/calendar-token');
    const { pathname, search } = new URL(subject === 'tasks' ? body.url : body.activitiesUrl);
    const path = pathname.replace('/api/v1', '') + search;
    const first = await fetchRaw(path);
    expect([first.status, first.headers.etag]).toEqual([200, expect.stringMatching(/^"[\da-f]{64}"$/)]);
    const known = { 'if-none-match': String(first.headers.etag) };
    expect((await fetchRaw(path, known)).status).toBe(304);
    expect((await api.bdm.post('/tasks', { title: 'Call back', dueOn: '2027-01-15' })).status).toBe(201);
    const times = { startsAt: '2027-01-20T09:00', endsAt: '2027-01-20T11:00', timezone: 'Europe/Brussels' };
    expect((await api.manager.post('/seminars', { title: 'Invest here', ...times })).status).toBe(201);
    expect((await fetchRaw(path, known)).status).toBe(200);
  });
});
