import { setTimeout as sleep } from 'node:timers/promises';
import { cloneDatabase, type TestDatabase } from '../support/database.js';
import { Wire } from '../support/wire.js';
import { type ServerProcess, startProcess } from './process.js';

const ADMIN = { ADMIN_EMAIL: 'admin@locate.test', ADMIN_PASSWORD: 'a password of the admin' };
const ROWS = 4_000;

let database: TestDatabase;
let wire: Wire;
beforeAll(async () => {
  database = await cloneDatabase();
  const { hostname, port } = new URL(database.url);
  wire = new Wire({ host: hostname, port: Number(port) });
  await wire.mend();
  // More than the buffers of connections hold.
  await database.db.query(
    `INSERT INTO audit_entry (id, at, actor_kind, actor_name, action, entity_type, entity_id, changes)
     SELECT gen_random_uuid(), now(), 'system', 'System', 'updated', 'company', gen_random_uuid(),
       jsonb_build_object('note', jsonb_build_object('before', repeat('x', 4000)))
     FROM generate_series(1, ${ROWS})`,
  );
});
afterAll(async () => {
  await wire.cut();
  await database.drop();
});

/** Starts an instance, and an export whose client reads only the beginning. */
async function startExport(shutdownSeconds: number) {
  const url = new URL(database.url);
  url.port = String(wire.port);
  const server = await startProcess({
    DATABASE_URL: url.href,
    JOBS: 'false',
    SHUTDOWN_SECONDS: String(shutdownSeconds),
    ...ADMIN,
  });
  const login = await fetch(`${server.url}/api/v1/auth/login`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ email: ADMIN.ADMIN_EMAIL, password: ADMIN.ADMIN_PASSWORD }),
  });
  const { accessToken } = (await login.json()) as { accessToken: string };
  // Compressed, the rows would fit into the buffers of connections.
  const headers = { authorization: `Bearer ${accessToken}`, 'accept-encoding': 'identity' };
  const answer = await fetch(`${server.url}/api/v1/audit/export?format=jsonl`, { headers });
  const reader = answer.body!.pipeThrough(new TextDecoderStream()).getReader();
  return { server, reader, first: (await reader.read()).value ?? '' };
}

async function countLines(reader: ReadableStreamDefaultReader<string>, first: string): Promise<number> {
  let lines = first.split('\n').length - 1;
  for (let part = await reader.read(); !part.done; part = await reader.read())
    lines += part.value.split('\n').length - 1;
  return lines;
}

const countCut = (server: ServerProcess) => /"requests":(\d+).*"msg":"requests.cut"/.exec(server.output())?.[1];

describe('An instance that is stopped during an export', () => {
  it('sends all of it if the client reads on after connections that are silent are closed', async () => {
    const shutdownSeconds = 15;
    const { server, reader, first } = await startExport(shutdownSeconds);
    const ended = server.end('SIGTERM');
    // Silent connections to the database are closed after two thirds of the time.
    await sleep(shutdownSeconds * 700);
    expect(await countLines(reader, first)).toBeGreaterThan(ROWS);
    expect(await ended).toBe(0);
    expect(countCut(server)).toBeUndefined();
  });

  it('ends with 1 and logs the number of answers that were cut off if the client reads too late', async () => {
    const { server, reader } = await startExport(2);
    expect(await server.end('SIGTERM')).toBe(1);
    expect(countCut(server)).toBe('1');
    await reader.cancel().catch(() => undefined);
  });

  it('ends with 1 and logs their number if the database falls silent', async () => {
    const { server, reader, first } = await startExport(12);
    wire.silence();
    const counted = countLines(reader, first);
    counted.catch(() => undefined);
    expect(await server.end('SIGTERM')).toBe(1);
    expect(countCut(server)).toBe('1');
    await expect(counted).rejects.toThrow();
    wire.restore();
  });

  it('ends with 0 if the client has left by itself', async () => {
    const { server, reader } = await startExport(20);
    const ended = server.end('SIGTERM');
    await reader.cancel();
    expect(await ended).toBe(0);
    expect(countCut(server)).toBeUndefined();
  });
});
