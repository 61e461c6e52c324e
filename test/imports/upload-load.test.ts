import { once } from 'node:events';
import { connect as connectSocket, type Socket } from 'node:net';
import { UploadRegistry } from '../../src/common/http/upload.registry.js';
import { type Answer, type Caller, useApi } from '../support/api.js';
import { waitForLock } from '../support/locks.js';
import { connect } from '../intake/intake.given.js';
import { buildForm, upload } from './imports.given.js';

let intakePath: string;
const { api } = useApi();
beforeAll(async () => {
  const mapping = { fields: { fullName: 'q_name' } };
  const connection = await connect(api, { provider: 'tally', secret: null, mapping });
  intakePath = `/intake/connections/${connection.id}/import`;
});

const FORM = 'multipart/form-data; boundary=x-import-boundary';
const HEADINGS = 'Submission ID,Respondent ID,Submitted at,Name,Country\n';

/** Builds rows that both routes read. */
function buildRows(count: number): string {
  const rows = Array.from({ length: count }, (_, n) => `s${n},r${n},2026-10-05 08:00:00,Zinnia ${n},BE\n`);
  return HEADINGS + rows.join('');
}

/** Builds blank lines between two rows. */
function buildBlankLines(count: number, line: string): string {
  return `${buildRows(1)}${line.repeat(count)}s2,r2,2026-10-05 08:00:00,Yucca,BE\n`;
}

const uploadCompanies = (content: string): Promise<Answer> => upload(api.manager, { entity: 'companies', content });
const uploadRegistrations = (content: string): Promise<Answer> =>
  api.manager.send('POST', `${intakePath}?dryRun=true`, content, { 'content-type': 'text/csv' });

/** Returns the shortest time of three, because other processes lengthen some of them. */
async function measure(send: () => Promise<Answer>): Promise<number> {
  const times: number[] = [];
  for (let n = 0; n < 3; n++) {
    const start = performance.now();
    expect((await send()).status).toBeLessThan(300);
    times.push(performance.now() - start);
  }
  return Math.min(...times);
}

/** Begins to send the body of a request, and leaves the connection open. */
async function begin(path: string, by: Caller, body: Buffer, length = body.length): Promise<Socket> {
  const { hostname, port } = new URL(api.url);
  const socket = connectSocket(Number(port), hostname);
  socket.on('error', () => undefined);
  await once(socket, 'connect');
  const headers = { ...by.headers, host: 'x', 'content-type': FORM, 'content-length': String(length) };
  const lines = Object.entries(headers).map(([name, value]) => `${name}: ${value}\r\n`);
  socket.write(`POST /api/v1${path} HTTP/1.1\r\n${lines.join('')}\r\n`);
  await new Promise((resolve) => socket.write(body, resolve));
  return socket;
}

/** Waits until this many files are being read. */
async function waitForReadings(many: number): Promise<void> {
  const readings = api.app.get(UploadRegistry)['readings'];
  while (readings.size !== many) await new Promise((resolve) => setImmediate(resolve));
}

/** Ends the connection, and waits until the server has noticed. */
async function leave(socket: Socket): Promise<void> {
  socket.destroy();
  const [reading] = api.app.get(UploadRegistry)['readings'].values();
  while (!reading!.clientAborted.aborted) await new Promise((resolve) => setImmediate(resolve));
}

describe.each([
  ['blank lines', '\n'],
  ['lines of blanks', ' \n'],
  ['rows without a value', ',\n'],
])('A csv file of 200,000 %s', (_, line) => {
  it.each([
    ['records', uploadCompanies],
    ['registrations', uploadRegistrations],
  ])('takes at most three times the time of 10,000 rows when %s are imported', async (_name, send) => {
    const rows = await measure(() => send(buildRows(10_000)));
    expect(await measure(() => send(buildBlankLines(200_000, line)))).toBeLessThan(3 * rows);
  });
});

describe('A second file of a caller', () => {
  it.each([
    ['records', () => '/imports'],
    ['registrations', () => intakePath],
  ])('is refused while another one of %s is being read, and those of other callers are not', async (_, getPath) => {
    const body = buildForm({ entity: 'companies', content: buildRows(10) });
    const socket = await begin(getPath(), api.manager, body.subarray(0, 200), body.length);
    await waitForReadings(1);
    const refused = await uploadCompanies(buildRows(1));
    expect(refused.status).toBe(429);
    expect(refused.body).toMatchObject({ code: 'upload.in_progress', detail: expect.stringMatching(/one after/) });
    expect((await uploadRegistrations(buildRows(1))).body.code).toBe('upload.in_progress');
    expect((await upload(api.bdm, { entity: 'companies', content: buildRows(1) })).status).toBe(201);
    // The first file can still be completed.
    socket.write(body.subarray(200));
    const [answer] = (await once(socket, 'data')) as [Buffer];
    expect(answer.toString()).toMatch(/^HTTP\/1\.1 20[01] /);
    socket.destroy();
    expect((await uploadCompanies(buildRows(1))).status).toBe(201);
  });

  it('is read after the client of the first one has gone', async () => {
    const body = buildForm({ entity: 'companies', content: buildRows(10) });
    const socket = await begin('/imports', api.manager, body.subarray(0, 200), body.length);
    await waitForReadings(1);
    await leave(socket);
    const answers = await Promise.all([uploadCompanies(buildRows(1)), uploadCompanies(buildRows(1))]);
    expect(answers.map(({ status }) => status).toSorted()).toEqual([201, 429]);
  });
});

describe('A client that leaves', () => {
  it('ends the reading of its file, of which nothing stays', async () => {
    // A sequence counts statements also of a transaction that is rolled back.
    await api.db.query(`
      CREATE SEQUENCE statement_count;
      CREATE FUNCTION count_statement() RETURNS trigger LANGUAGE plpgsql AS
        $$ BEGIN PERFORM nextval('statement_count'); RETURN NULL; END $$;
      CREATE TRIGGER count_statement AFTER INSERT ON import_row EXECUTE FUNCTION count_statement();
    `);
    const before = await countImports();
    const blocker = await api.db.connect();
    await blocker.query('BEGIN');
    await blocker.query('LOCK TABLE import_row IN EXCLUSIVE MODE');
    const body = buildForm({ entity: 'companies', content: buildRows(50_000) });
    const socket = await begin('/imports', api.manager, body);
    await waitForLock(api.db);
    await leave(socket);
    const next = uploadCompanies(buildRows(1));
    await blocker.query('COMMIT');
    blocker.release();
    expect((await next).status).toBe(201);
    expect(await countImports()).toBe(before + 1);
    const { rows } = await api.db.query<{ count: number }>('SELECT last_value::int AS count FROM statement_count');
    // The file has fifty batches, and the next one has one.
    expect(rows[0]!.count).toBeLessThan(10);
    await api.db.query('DROP TRIGGER count_statement ON import_row');
  });

  it('ends the reading of registrations', async () => {
    const blocker = await api.db.connect();
    await blocker.query('BEGIN');
    await blocker.query('LOCK TABLE intake_delivery IN EXCLUSIVE MODE');
    const body = buildForm({ content: buildRows(5_000) });
    const socket = await begin(intakePath, api.manager, body);
    await waitForLock(api.db);
    await leave(socket);
    const next = uploadRegistrations(buildRows(1));
    await blocker.query('COMMIT');
    blocker.release();
    expect((await next).status).toBe(200);
    const { rows } = await api.db.query<{ count: number }>('SELECT count(*)::int AS count FROM intake_delivery');
    expect(rows[0]!.count).toBeLessThan(2_500);
  });
});

async function countImports(): Promise<number> {
  const { rows } = await api.db.query<{ count: number }>('SELECT count(*)::int AS count FROM import');
  return rows[0]!.count;
}
