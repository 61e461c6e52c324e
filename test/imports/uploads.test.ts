import { connect } from 'node:net';
import { useApi } from '../support/api.js';
import { buildForm, upload, uploadLines } from './imports.given.js';

const { api } = useApi();

const CSV = 'Name,Country\nZinnia Works,BE\n';

async function countStored(): Promise<number> {
  const { rows } = await api.db.query<{ count: number }>(
    'SELECT (SELECT count(*)::int FROM import) + (SELECT count(*)::int FROM import_row) AS count',
  );
  return rows[0]!.count;
}

describe('An upload', () => {
  it('returns the columns with samples, and the suggested mapping', async () => {
    const { status, body } = await upload(api.bdm, {
      entity: 'companies',
      name: 'C:\\data\\bedrijven.csv',
      content: CSV,
    });
    expect(status).toBe(201);
    expect(body).toMatchObject({
      status: 'uploaded',
      fileName: 'bedrijven.csv',
      rowCount: 1,
      columns: [
        { name: 'Name', type: 'text', samples: ['Zinnia Works'] },
        { name: 'Country', type: 'text', samples: ['BE'] },
      ],
      mapping: [
        { column: 'Name', field: 'name' },
        { column: 'Country', field: 'country' },
      ],
    });
  });

  it('needs a role that may import, and is visible to its person and to managers', async () => {
    expect((await upload(api.viewer, { entity: 'companies', content: CSV })).status).toBe(403);
    expect((await upload(api.anonymous, { entity: 'companies', content: CSV })).status).toBe(401);
    const { id } = await uploadLines(api.bdm, 'companies', 'Name,Country', 'Zinnia Works,BE');
    const other = await api.user('bdm');
    expect((await other.get(`/imports/${id}`)).status).toBe(404);
    expect((await other.get(`/imports/${id}/rows`)).status).toBe(404);
    expect((await other.post(`/imports/${id}/run`)).status).toBe(404);
    expect((await other.get('/imports')).body.items).toEqual([]);
    expect((await api.manager.get(`/imports/${id}`)).status).toBe(200);
    expect((await api.manager.get(`/imports?createdBy=${api.bdm.id}`)).body.items[0]).toMatchObject({ id });
    expect((await api.viewer.get(`/imports/${id}`)).status).toBe(403);
    const key = await api.key('bdm', ['imports:read', 'imports:write', 'companies:read']);
    expect((await upload(key, { entity: 'companies', content: CSV })).status).toBe(403);
  });

  it.each([
    ['of an unknown kind', { entity: 'planets', content: CSV }, 422, 'field.is_in'],
    ['of no kind', { content: CSV }, 422, 'field.required'],
    ['that is empty', { entity: 'companies', content: '' }, 422, 'import.file_empty'],
    ['that has only headings', { entity: 'companies', content: 'Name,Country\n' }, 422, 'import.file_empty'],
    [
      'that is a program',
      { entity: 'companies', name: 'a.csv', content: Buffer.from('4d5a90000300000004000000ffff0000', 'hex') },
      422,
      'import.file_type',
    ],
    [
      'with too many columns',
      { entity: 'companies', content: `${'a,'.repeat(300)}b\n${'1,'.repeat(300)}2\n` },
      422,
      'import.too_many_columns',
    ],
  ])('of a file %s is refused and stores nothing', async (_, file, status, code) => {
    const before = await countStored();
    const answer = await upload(api.bdm, file);
    expect(answer.status).toBe(status);
    expect(answer.body.errors[0].code).toBe(code);
    expect(await countStored()).toBe(before);
  });

  it('of a form that is no form with one file is refused', async () => {
    const send = (body: string | Buffer, type: string) =>
      api.bdm.send('POST', '/imports', body, { 'content-type': type });
    expect((await send(CSV, 'text/csv')).status).toBe(415);
    expect((await send('{}', 'application/json')).status).toBe(415);
    expect((await send('x', 'multipart/form-data')).status).toBe(400);
    expect((await send('nothing', 'multipart/form-data; boundary=x')).status).toBe(400);
    expect(
      (
        await send(
          buildForm({ entity: 'companies', content: CSV }).subarray(0, 200),
          'multipart/form-data; boundary=x-import-boundary',
        )
      ).status,
    ).toBe(400);
    const empty = '--x\r\ncontent-disposition: form-data; name="entity"\r\n\r\ncompanies\r\n--x--\r\n';
    expect((await send(empty, 'multipart/form-data; boundary=x')).body.errors[0].code).toBe('import.file_missing');
    const strange = '--x\r\ncontent-disposition: form-data; name="mode"\r\n\r\nfast\r\n--x--\r\n';
    expect((await send(strange, 'multipart/form-data; boundary=x')).body.errors[0].code).toBe('field.unknown');
  });

  it('that is cut off leaves nothing, and the application goes on', async () => {
    const before = await countStored();
    const { hostname, port } = new URL(api.url);
    const body = buildForm({ entity: 'companies', content: CSV });
    await new Promise<void>((resolve) => {
      const socket = connect(Number(port), hostname, () => {
        socket.write(
          `POST /api/v1/imports HTTP/1.1\r\nhost: x\r\nauthorization: ${api.bdm.headers['authorization']}\r\n` +
            `content-type: multipart/form-data; boundary=x-import-boundary\r\ncontent-length: ${body.length + 100_000}\r\n\r\n`,
        );
        socket.write(body.subarray(0, body.length - 30), () => setTimeout(() => socket.destroy(), 100));
      });
      socket.on('close', () => resolve());
      socket.on('error', () => undefined);
    });
    expect((await api.bdm.get('/imports')).status).toBe(200);
    expect(await countStored()).toBe(before);
  });

  it('with the same Idempotency-Key is stored once', async () => {
    const headers = { 'idempotency-key': 'upload-1' };
    const first = await upload(api.bdm, { entity: 'companies', content: CSV }, headers);
    const second = await upload(api.bdm, { entity: 'companies', content: CSV }, headers);
    expect([first.status, second.status, second.body.id]).toEqual([201, 201, first.body.id]);
    const other = await upload(api.bdm, { entity: 'companies', content: `${CSV}Yucca,BE\n` }, headers);
    expect(other.body.errors[0].code).toBe('idempotency.key_reused');
  });
});
