import { once } from 'node:events';
import { connect as connectSocket } from 'node:net';
import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { useApi } from '../support/api.js';
import { connect, type GivenConnection } from './intake.given.js';
import { storedDeliveries } from './senders.given.js';

let connection: GivenConnection;
let folder: string;
const previousFolder = process.env['TMPDIR'];
const { api } = useApi();
beforeAll(async () => {
  // Other test files upload at the same time.
  folder = await mkdtemp(join(tmpdir(), 'locate-uploads-test-'));
  process.env['TMPDIR'] = folder;
  connection = await connect(api, { provider: 'tally', secret: null, mapping: { fields: { fullName: 'q_name' } } });
});
afterAll(async () => {
  if (previousFolder === undefined) delete process.env['TMPDIR'];
  else process.env['TMPDIR'] = previousFolder;
  await rm(folder, { recursive: true });
});

const CSV = 'Submission ID,Respondent ID,Submitted at,Name\none,r,2026-10-05 08:00:00,Jan\n';
const BOUNDARY = 'boundary-1';
const FORM = `multipart/form-data; boundary=${BOUNDARY}`;

const part = (disposition: string, content: string) =>
  `--${BOUNDARY}\r\ncontent-disposition: form-data; ${disposition}\r\n\r\n${content}\r\n`;
const file = part('name="file"; filename="a.csv"', CSV);
const closing = `--${BOUNDARY}--\r\n`;

const path = () => `/intake/connections/${connection.id}/import`;
let keys = 0;
const withKey = () => ({ 'idempotency-key': `upload-${++keys}` });

describe('A form that is uploaded', () => {
  it.each([
    ['a field before the file', part('name="dryRun"', 'true') + file, '/dryRun', 'field.unknown'],
    ['a field after the file', file + part('name="dryrun"', 'true'), '/dryrun', 'field.unknown'],
    ['two files', file + file, '/file', 'import.second_file'],
  ])('with %s is refused, names it, and imports nothing', async (_, parts, pointer, code) => {
    for (const key of [{}, withKey()]) {
      const answer = await api.manager.send('POST', path(), parts + closing, { 'content-type': FORM, ...key });
      expect([answer.status, answer.body.errors]).toEqual([422, [expect.objectContaining({ pointer, code })]]);
    }
    expect(await storedDeliveries(api, connection.id)).toEqual([]);
    expect(await readdir(folder)).toEqual([]);
  });

  it.each([
    ['is empty', FORM, '', 400],
    ['ends within its first boundary', FORM, '--bound', 400],
    ['ends within the headings of a part', FORM, `--${BOUNDARY}\r\ncontent-dispo`, 400],
    ['ends within the file', FORM, file.slice(0, -20), 400],
    ['ends within another field', FORM, part('name="note"', 'x').slice(0, -4), 400],
    ['ends before its last boundary', FORM, file, 400],
    ['has no part', FORM, closing, 422],
    ['has fields, but no file', FORM, part('name="note"', 'x') + closing, 422],
    ['has the file as a field', FORM, part('name="file"', CSV) + closing, 422],
    ['has a file of nothing', FORM, part('name="file"; filename="a.csv"', '') + closing, 422],
    ['is no form', FORM, CSV, 400],
    ['names no boundary', 'multipart/form-data', file + closing, 400],
    ['names a boundary of 100 characters', `multipart/form-data; boundary=${'b'.repeat(100)}`, file + closing, 400],
  ])('and %s is refused with and without a key, names the file, and stores nothing', async (_, type, body, status) => {
    for (const key of [{}, withKey()]) {
      const answer = await api.manager.send('POST', path(), body, { 'content-type': type, ...key });
      expect([answer.status, answer.body.errors?.[0]?.pointer]).toEqual([status, '/file']);
    }
    expect(await readdir(folder)).toEqual([]);
  });

  it('and refused leaves no row in the inbox', async () => {
    expect(await storedDeliveries(api, connection.id)).toEqual([]);
  });

  it('and whose connection is cut leaves the application running', async () => {
    const { hostname, port } = new URL(api.url);
    for (const type of [FORM, 'text/csv']) {
      const socket = connectSocket(Number(port), hostname);
      await once(socket, 'connect');
      const headings = {
        ...api.manager.headers,
        ...withKey(),
        host: 'x',
        'content-type': type,
        'content-length': '9999',
      };
      const lines = Object.entries(headings).map(([name, value]) => `${name}: ${value}\r\n`);
      socket.write(`POST /api/v1${path()} HTTP/1.1\r\n${lines.join('')}\r\n${file}`);
      socket.destroySoon();
      await once(socket, 'close');
    }
    expect((await api.anonymous.get('/health/live')).status).toBe(200);
  });
});

describe('A file with more columns than any form has', () => {
  it('is refused by its first line: each row would cost as much as there are columns', async () => {
    const csv = `${'a,'.repeat(3_000)}\n${'1\n'.repeat(2_000_000)}`;
    const form = `--${BOUNDARY}\r\ncontent-disposition: form-data; name="file"; filename="a.csv"\r\n\r\n${csv}`;
    for (const [type, body] of [
      ['text/csv', csv],
      [FORM, form],
    ] as const) {
      const answer = await api.manager.send('POST', path(), body, { 'content-type': type });
      expect([answer.status, answer.body.errors[0]]).toEqual([
        422,
        { pointer: '/file', code: 'import.malformed', detail: 'The file has 3001 columns; it must have at most 1000.' },
      ]);
    }
  });
});
