import { once } from 'node:events';
import { connect as connectSocket } from 'node:net';
import { useApi } from '../support/api.js';
import { ok } from '../support/make.js';
import { addVersion, buildBytes, buildPdf, hash, PNG, upload, uploadTo } from './documents.given.js';

let companyId: string;
const { api, make } = useApi();
beforeAll(async () => (companyId = (await make.company()).id));

const SVG = '<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>';
const HTML = '<!doctype html><html><script>alert(1)</script></html>';

describe('A file that is sent', () => {
  it.each([
    ['a page', HTML, 'page.html', 'text/plain; charset=utf-8', 'inline'],
    ['a drawing', SVG, 'drawing.svg', 'text/plain; charset=utf-8', 'inline'],
    [
      'a drawing with a prologue',
      `<?xml version="1.0"?>${SVG}`,
      'drawing.svg',
      'application/octet-stream',
      'attachment',
    ],
    ['a pdf', buildPdf(), 'a.pdf', 'application/pdf', 'inline'],
    ['a pdf with the name of a picture', buildPdf(), 'a.png', 'application/pdf', 'inline'],
    ['a picture', PNG, 'a.png', 'image/png', 'inline'],
    ['a text', 'Dear sir', 'a.txt', 'text/plain; charset=utf-8', 'inline'],
    ['a table', 'a,b\n1,2\n', 'a.csv', 'application/octet-stream', 'attachment'],
    ['a mail', 'From: a@example.org\n\nHello', 'a.eml', 'application/octet-stream', 'attachment'],
    ['something unknown', buildBytes(500), 'a.dwg', 'application/octet-stream', 'attachment'],
  ])('as %s has a type that runs nothing', async (_, content, name, type, disposition) => {
    const { id } = await uploadTo(api.bdm, { companyId, allowDuplicate: 'true' }, { content, name });
    const { status, headers } = await api.viewer.get(`/documents/${id}/file?disposition=inline`);
    expect(status).toBe(200);
    expect(headers.get('content-type')).toBe(type);
    expect(headers.get('content-disposition')).toMatch(new RegExp(`^${disposition}; filename=`));
    expect(headers.get('x-content-type-options')).toBe('nosniff');
    expect(headers.get('cross-origin-resource-policy')).toBe('same-origin');
    expect(headers.get('cache-control')).toBe('private, no-cache');
    expect(headers.get('content-length')).toBe(String(Buffer.from(content).length));
    expect(headers.get('etag')).toBe(`"${hash(Buffer.from(content))}"`);
    expect(headers.get('content-security-policy')).toBe(
      type === 'application/pdf'
        ? `default-src 'none'; object-src 'self'; style-src 'unsafe-inline'; frame-ancestors 'none'`
        : `default-src 'none'; sandbox`,
    );
    const stored = await api.viewer.get(`/documents/${id}/file`);
    expect(stored.headers.get('content-disposition')).toMatch(/^attachment; /);
  });

  it('is not sent again to a client that has it', async () => {
    const { id, sha256 } = await uploadTo(api.bdm, { companyId });
    const read = (tag: string) => api.viewer.with({ 'if-none-match': tag }).get(`/documents/${id}/file`);
    const known = await read(`"x", W/"${sha256}"`);
    expect([known.status, known.text, known.headers.get('etag')]).toEqual([304, '', `"${sha256}"`]);
    expect((await read('"x"')).status).toBe(200);
  });

  it('has several chunks, which come back as they were', async () => {
    const content = buildBytes(3 * 262_144 + 17);
    const { id } = await uploadTo(api.bdm, { companyId }, { content, name: 'large.bin' });
    expect(hash(await api.viewer.bytes(`/documents/${id}/file`))).toBe(hash(content));
    const { rows } = await api.db.query(
      `SELECT count(*)::int AS chunks, max(octet_length(bytes)) AS longest FROM document_chunk c
       JOIN document_version v ON v.id = c.version_id WHERE v.document_id = $1`,
      [id],
    );
    expect(rows).toEqual([{ chunks: 4, longest: 262_144 }]);
  });

  it('of an unknown version is not found, and a wrong number is named', async () => {
    const { id } = await uploadTo(api.bdm, { companyId });
    const read = (query: string) => api.viewer.get(`/documents/${id}/file?${query}`);
    expect((await read('version=2')).problem).toEqual([404, 'document_version.not_found']);
    for (const version of ['0', 'x', '1.5', '99999999999']) {
      expect((await read(`version=${version}`)).pointers).toEqual(['?version']);
    }
    expect((await read('disposition=open')).pointers).toEqual(['?disposition']);
    expect((await read('size=1')).problem).toEqual([422, 'request.invalid']);
  });
});

describe('A damaged file', () => {
  it.each([
    [
      'with another byte in its last chunk',
      3,
      `UPDATE document_chunk SET bytes = set_byte(bytes, 0, 1) WHERE position = 2`,
    ],
    ['without a chunk', 3, 'DELETE FROM document_chunk WHERE position = 1'],
    ['of one chunk', 1, 'UPDATE document_chunk SET bytes = set_byte(bytes, 0, 1) WHERE position = 0'],
    ['with bytes after its end', 1, `UPDATE document_chunk SET bytes = bytes || '\\x00' WHERE position = 0`],
  ])('%s is cut off before its end, and counted', async (_, chunks, damage) => {
    const content = buildBytes(chunks * 262_144 - 100);
    const { id } = await uploadTo(api.bdm, { companyId }, { content });
    const version = '(SELECT v.id FROM document_version v WHERE v.document_id = $1)';
    await api.db.query(`${damage} AND version_id = ${version}`, [id]);
    const before = await readDamaged();
    await expect(api.viewer.bytes(`/documents/${id}/file`)).rejects.toThrow(/aborted|hang up|reset/i);
    expect(await readDamaged()).toBe(before + 1);
  });

  it('is not read for a request that asks for its headers only', async () => {
    const { id, sha256 } = await uploadTo(api.bdm, { companyId });
    await api.db.query(
      'DELETE FROM document_chunk WHERE version_id IN (SELECT v.id FROM document_version v WHERE v.document_id = $1)',
      [id],
    );
    const before = await readDamaged();
    const answer = await api.viewer.send('HEAD', `/documents/${id}/file`);
    expect([answer.status, answer.headers.get('etag'), answer.text]).toEqual([200, `"${sha256}"`, '']);
    expect(await readDamaged()).toBe(before);
  });

  async function readDamaged(): Promise<number> {
    const { text } = await api.anonymous.get('/metrics');
    return Number(/^documents_damaged_total (\d+)$/m.exec(text)![1]);
  }
});

describe('A client that reads slowly', () => {
  it('keeps no connection to the database', async () => {
    const { id } = await uploadTo(api.bdm, { companyId }, { content: buildBytes(20 * 1_048_576) });
    const { hostname, port } = new URL(api.url);
    const { authorization } = api.viewer.headers;
    const lines = [`GET /api/v1/documents/${id}/file HTTP/1.1`, 'host: x', `authorization: ${authorization}`];
    const sockets = Array.from({ length: 20 }, () => connectSocket(Number(port), hostname));
    try {
      for (const socket of sockets) socket.write(`${lines.join('\r\n')}\r\n\r\n`);
      // The first bytes of each have come, and no further ones are read.
      await Promise.all(sockets.map((socket) => once(socket, 'readable')));
      // The pool has ten connections.
      expect((await api.viewer.get(`/documents/${id}`)).status).toBe(200);
      const { rows } = await api.db.query(
        `SELECT count(*)::int AS open FROM pg_stat_activity
         WHERE datname = current_database() AND state LIKE 'idle in transaction%'`,
      );
      expect(rows[0].open).toBe(0);
    } finally {
      for (const socket of sockets) socket.destroy();
    }
  });
});

describe('A new version', () => {
  it('becomes the current one, and the earlier one can still be downloaded', async () => {
    const [first, second] = [buildPdf(), Buffer.from('Now a text')];
    const { id, version } = await uploadTo(api.bdm, { companyId, title: 'Offer' }, { content: first });
    const answer = await addVersion(
      api.bdm,
      id,
      { fields: { note: 'Signed' }, content: second, name: 'offer.txt' },
      { 'if-match': `"${version}"` },
    );
    expect(answer.status).toBe(201);
    expect(answer.headers.get('location')).toBe(`/api/v1/documents/${id}`);
    const { body } = answer;
    expect(body).toMatchObject({
      title: 'Offer',
      currentVersion: 2,
      version: 2,
      fileName: 'offer.txt',
      mediaType: 'text/plain',
      sha256: hash(second),
    });
    expect(body.versions.map(({ number, note }: { number: number; note: string }) => [number, note])).toEqual([
      [2, 'Signed'],
      [1, null],
    ]);
    expect(await api.viewer.bytes(`/documents/${id}/file`)).toEqual(second);
    expect(await api.viewer.bytes(`/documents/${id}/file?version=1`)).toEqual(first);
    expect((await api.bdm.patch(`/documents/${id}`, { title: 'X' }, { 'if-match': `"${version}"` })).status).toBe(412);
    expect((await addVersion(api.bdm, id, {}, { 'if-match': `"${version}"` })).status).toBe(412);
    const { items } = await ok(api.manager.get(`/audit?entityId=${id}&action=version_added`));
    expect(items[0].changes).toMatchObject({
      currentVersion: { before: 1, after: 2 },
      sha256: { before: hash(first), after: hash(second) },
    });
  });

  it('that equals the current one is refused', async () => {
    const content = buildPdf();
    const { id } = await uploadTo(api.bdm, { companyId, title: 'Same' }, { content });
    const refused = await addVersion(api.bdm, id, { content });
    expect(refused.problem).toEqual([409, 'document.duplicate']);
    expect(refused.body.candidates).toEqual([{ id, title: 'Same' }]);
    await ok(addVersion(api.bdm, id, {}));
    // An earlier file may come back.
    expect((await addVersion(api.bdm, id, { content })).status).toBe(201);
  });

  it('of an archived document, or of none, is refused', async () => {
    const { id } = await uploadTo(api.bdm, { companyId });
    await ok(api.bdm.delete(`/documents/${id}`));
    expect((await addVersion(api.bdm, id, {})).problem).toEqual([409, 'record.archived']);
    expect((await api.viewer.get(`/documents/${id}/file`)).status).toBe(200);
    await ok(api.bdm.post(`/documents/${id}/restore`));
    expect((await addVersion(api.bdm, id, {})).status).toBe(201);
    const missing = '0199c000-0000-7000-8000-0000000fffff';
    expect((await addVersion(api.bdm, missing, {})).problem).toEqual([404, 'document.not_found']);
    const titled = await addVersion(api.bdm, id, { fields: { title: 'x' } });
    expect(titled.fieldErrors).toEqual(['/title field.unknown']);
  });

  it('is added once for each of several at the same time', async () => {
    const { id } = await uploadTo(api.bdm, { companyId });
    const answers = await Promise.all(Array.from({ length: 5 }, () => addVersion(api.bdm, id, {})));
    expect(answers.map(({ body }) => body.currentVersion).toSorted()).toEqual([2, 3, 4, 5, 6]);
  });
});

describe('A file that is removed', () => {
  it('leaves its version, its reason and no byte', async () => {
    const { id } = await uploadTo(api.bdm, { companyId }, { name: 'wrong.pdf' });
    await ok(addVersion(api.bdm, id, {}));
    const remove = (number: number | string, by = api.manager) =>
      by.post(`/documents/${id}/versions/${number}/remove`, { reason: 'Of another investor' });
    expect((await remove(1, api.bdm)).status).toBe(403);
    const body = await ok(remove(1));
    expect(body.versions[1]).toMatchObject({ number: 1, fileName: 'wrong.pdf', removedReason: 'Of another investor' });
    expect(body.versions[1].removedAt).not.toBeNull();
    expect(body).toMatchObject({ version: 3, currentVersion: 2, canPreview: true });
    expect((await api.viewer.get(`/documents/${id}/file?version=1`)).problem).toEqual([409, 'document.file_removed']);
    expect((await api.viewer.get(`/documents/${id}/file`)).status).toBe(200);
    const { rows } = await api.db.query(
      `SELECT v.number, v.removed_by, count(c.*)::int AS chunks FROM document_version v
       LEFT JOIN document_chunk c ON c.version_id = v.id WHERE v.document_id = $1 GROUP BY v.id ORDER BY 1`,
      [id],
    );
    expect(rows).toEqual([
      { number: 1, removed_by: api.manager.id, chunks: 0 },
      { number: 2, removed_by: null, chunks: 1 },
    ]);
    const { items } = await ok(api.manager.get(`/audit?entityId=${id}&action=file_removed`));
    expect(items[0].changes).toEqual({
      removedVersion: { before: null, after: 1 },
      removedFileName: { before: null, after: 'wrong.pdf' },
      removedReason: { before: null, after: 'Of another investor' },
    });
    expect((await remove(1)).problem).toEqual([409, 'document.file_removed']);
    for (const number of [3, 0, 'x', '99999999999']) {
      expect((await remove(number)).problem).toEqual([404, 'document_version.not_found']);
    }
    expect(await ok(remove(2))).toMatchObject({ canPreview: false, fileName: 'letter.pdf' });
    expect((await addVersion(api.bdm, id, {})).status).toBe(201);
  });

  it('needs a reason', async () => {
    const { id } = await uploadTo(api.bdm, { companyId });
    for (const reason of [undefined, '', ' ']) {
      const answer = await api.manager.post(`/documents/${id}/versions/1/remove`, { reason });
      expect([answer.status, answer.pointers]).toEqual([422, ['/reason']]);
    }
  });

  it('can be uploaded again', async () => {
    const content = buildPdf();
    const { id } = await uploadTo(api.bdm, { companyId }, { content });
    await ok(api.manager.post(`/documents/${id}/versions/1/remove`, { reason: 'Mistake' }));
    expect((await upload(api.bdm, { fields: { companyId }, content })).status).toBe(201);
  });
});
