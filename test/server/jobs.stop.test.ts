import { spawnSync } from 'node:child_process';
import { type EventEmitter, once } from 'node:events';
import { createRequire } from 'node:module';
import pg from 'pg';
import '../../src/operations/boss.factory.js';
import { cloneDatabase, type TestDatabase } from '../support/database.js';

let database: TestDatabase;
beforeAll(async () => {
  database = await cloneDatabase();
});
afterAll(() => database.drop());

/** Has the server end a connection while this process waits, so that the message of that is still unread afterwards. */
function endOnServer(pid: number): void {
  const script = `
    import pg from ${JSON.stringify(import.meta.resolve('pg'))};
    const client = new pg.Client(${JSON.stringify(database.url)});
    await client.connect();
    const { rows } = await client.query('SELECT pg_terminate_backend($1, 10000) AS "hasEnded"', [${pid}]);
    await client.end();
    process.exitCode = rows[0].hasEnded ? 0 : 1;`;
  const { status, stderr } = spawnSync(process.execPath, ['--input-type=module', '--eval', script]);
  expect([status, String(stderr)]).toEqual([0, '']);
}

describe('A connection without listeners, as pg-boss closes the one on which it listens', () => {
  it('does not end the process when the server ends it at the same moment', async () => {
    const client = new pg.Client(database.url);
    await client.connect();
    const { rows } = await client.query<{ pid: number }>('SELECT pg_backend_pid() AS pid');
    endOnServer(rows[0]!.pid);
    const message = once((client as unknown as { connection: EventEmitter }).connection, 'errorMessage');
    client.on('notification', () => undefined).removeAllListeners();
    expect(client.listenerCount('notification')).toBe(0);
    await client.end();
    expect(await message).toEqual([expect.objectContaining({ code: '57P01' })]);
  });

  it('comes from the pg of this application', () => {
    const { resolve } = createRequire(import.meta.url);
    expect(createRequire(resolve('pg-boss')).resolve('pg')).toBe(resolve('pg'));
  });
});
