import { join } from 'node:path';
import pg from 'pg';
import { run } from '../cli/command.run.js';
import { useApi } from '../support/api.js';
import { cloneDatabase } from '../support/database.js';
import { useFolder } from '../support/folder.js';
import { ok } from '../support/make.js';
import { addVersion, buildBytes, buildPdf, hash, uploadTo } from './documents.given.js';

const { api, make } = useApi({ direct: true });
const folder = useFolder();

const verify = async (url = api.databaseUrl) => {
  const { code, out, err } = await run(['documents', 'verify'], { DATABASE_URL: url });
  return { code, out: out.toString(), err };
};

let companyId: string;
beforeAll(async () => (companyId = (await make.company()).id));

describe('The verification of documents', () => {
  it('has nothing to read where there is none', async () => {
    expect(await verify()).toEqual({
      code: 0,
      out: 'Verified 0 files, 0.0 MB: every file is as it was uploaded.\n',
      err: '',
    });
  });

  it('finds every file as it was uploaded, before a backup and after its restore', async () => {
    // More than one page of chunks, whose last one is short.
    const content = buildBytes(5 * 1_048_576 + 1);
    const large = await uploadTo(api.bdm, { companyId }, { content });
    const small = await uploadTo(api.bdm, { companyId }, { content: buildPdf() });
    await ok(addVersion(api.bdm, small.id, { content: buildPdf() }));
    await ok(api.manager.post(`/documents/${small.id}/versions/1/remove`, { reason: 'Replaced' }));
    const whole = { code: 0, out: 'Verified 3 files, 5.0 MB: every file is as it was uploaded.\n', err: '' };
    await uploadTo(api.bdm, { companyId }, { content: 'A letter.' });
    expect(await verify()).toEqual(whole);

    const file = join(folder, 'crm.backup');
    expect((await run(['backup', file], { DATABASE_URL: api.databaseUrl })).code).toBe(0);
    const { url, drop } = await cloneDatabase();
    try {
      const db = new pg.Client(url);
      await db.connect();
      await db.query('DROP SCHEMA public CASCADE; CREATE SCHEMA public');
      expect((await run(['restore', file], { DATABASE_URL: url })).code).toBe(0);
      const { rows } = await db.query(
        `SELECT string_agg(c.bytes, '' ORDER BY c.position) AS bytes FROM document_chunk c
         JOIN document_version v ON v.id = c.version_id WHERE v.document_id = $1`,
        [large.id],
      );
      await db.end();
      expect(hash(rows[0].bytes)).toBe(hash(content));
      expect(await verify(url)).toEqual(whole);
    } finally {
      await drop();
    }
  });

  it('names every file that differs, and how', async () => {
    const upload = async (title: string) => {
      const content = buildBytes(300_000);
      const { id } = await uploadTo(api.bdm, { companyId, title }, { content, name: `${title}.bin` });
      const { rows } = await api.db.query('SELECT id FROM document_version WHERE document_id = $1', [id]);
      return { id, versionId: rows[0].id as string };
    };
    const [changed, short, missing, empty, removed] = [
      await upload('changed'),
      await upload('short'),
      await upload('missing'),
      await upload('empty'),
      await upload('removed'),
    ];
    const change = (sql: string, versionId: string) => api.db.query(sql, [versionId]);
    await change(
      'UPDATE document_chunk SET bytes = set_byte(bytes, 7, 255 - get_byte(bytes, 7)) WHERE version_id = $1 AND position = 1',
      changed.versionId,
    );
    await change(
      'UPDATE document_chunk SET bytes = substring(bytes FROM 1 FOR 9) WHERE version_id = $1 AND position = 1',
      short.versionId,
    );
    await change('DELETE FROM document_chunk WHERE version_id = $1 AND position = 0', missing.versionId);
    await change('DELETE FROM document_chunk WHERE version_id = $1', empty.versionId);
    await change(
      `UPDATE document_version SET removed_at = now(), removed_reason = 'x' WHERE id = $1`,
      removed.versionId,
    );

    const { code, out, err } = await verify();
    const lines = out.split('\n').filter(Boolean);
    expect(code).toBe(1);
    expect(lines).toHaveLength(5);
    const expected: [typeof changed, RegExp][] = [
      [changed, /"changed", version 1: "changed\.bin" has the SHA-256 [0-9a-f]{64} instead of [0-9a-f]{64}$/],
      [short, /"short\.bin" has 262153 bytes instead of 300000$/],
      [missing, /"missing\.bin" lacks its chunk 0$/],
      [empty, /"empty\.bin" has 0 bytes instead of 300000$/],
      [removed, /"removed\.bin" was removed, but its bytes are still there$/],
    ];
    for (const [{ id }, difference] of expected) {
      expect(lines).toContainEqual(expect.stringMatching(new RegExp(`^document ${id} .*${difference.source}`)));
    }
    expect(err).toMatch(/5 of them differ from what was uploaded/);
  });

  it('explains itself', async () => {
    expect((await run(['documents', 'verify', '--help'])).out.toString()).toContain('npm run crm -- documents verify');
    expect((await run(['documents'])).code).toBe(2);
  });
});
