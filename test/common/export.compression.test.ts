import { type IncomingMessage, request } from 'node:http';
import { buffer } from 'node:stream/consumers';
import { gunzipSync } from 'node:zlib';
import { useApi } from '../support/api.js';
import { insertRows } from '../support/rows.js';

const { api } = useApi();
beforeAll(async () => {
  const companies = Array.from({ length: 2_000 }, (_, n) => ({ name: `Company ${n}`, country: 'BE' }));
  await insertRows(api.db, 'company', companies);
});

/** Fetches an export as it is sent. */
async function fetchRaw(path: string, encoding?: string) {
  const headers = { ...api.viewer.headers, ...(encoding && { 'accept-encoding': encoding }) };
  const response = await new Promise<IncomingMessage>((resolve, reject) => {
    request(new URL(`/api/v1${path}`, api.url), { headers }, resolve)
      .on('error', reject)
      .end();
  });
  return { headers: response.headers, status: response.statusCode, bytes: await buffer(response) };
}

describe('An export', () => {
  it.each(['csv', 'jsonl'])(
    'is compressed for a client that asks for it, with the same content: %s',
    async (format) => {
      const path = `/companies/export?format=${format}`;
      const plain = await fetchRaw(path);
      expect(plain.headers['content-encoding']).toBeUndefined();
      expect(plain.headers.vary).toContain('Accept-Encoding');
      for (const encoding of ['gzip', 'gzip, deflate, br', 'br;q=1, gzip;q=0.5']) {
        const small = await fetchRaw(path, encoding);
        expect([small.status, small.headers['content-encoding']]).toEqual([200, 'gzip']);
        expect(small.headers['content-length']).toBeUndefined();
        expect(gunzipSync(small.bytes).equals(plain.bytes)).toBe(true);
        expect(small.bytes.length).toBeLessThan(plain.bytes.length / 4);
      }
    },
  );

  it.each(['identity', 'gzip;q=0', 'br'])('is sent as it is for Accept-Encoding: %s', async (encoding) => {
    const { status, headers } = await fetchRaw('/companies/export?format=csv', encoding);
    expect([status, headers['content-encoding']]).toEqual([200, undefined]);
  });

  it('as a workbook is not compressed twice, and a list is no export', async () => {
    for (const path of ['/companies/export?format=xlsx', '/companies?limit=200']) {
      expect((await fetchRaw(path, 'gzip')).headers['content-encoding']).toBeUndefined();
    }
  });
});
