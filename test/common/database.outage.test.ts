import type { PoolClient } from 'pg';
import { SYSTEM } from '../../src/common/actor/actor.constants.js';
import { buildProblem } from '../../src/common/errors/problem-details.factory.js';
import { UnitOfWork } from '../../src/database/transactions/unit-of-work.transaction.js';
import { createApp } from '../../src/app.factory.js';
import { loadSettings } from '../../src/config/settings.factory.js';
import { Caller, useApi } from '../support/api.js';
import { Wire } from '../support/wire.js';
import { TEST_KEYS } from '../support/keys.js';

const { api } = useApi();

describe('A database that becomes unavailable', () => {
  it('causes answers with 503 only until it is available again', async () => {
    const direct = new URL(api.databaseUrl);
    const wire = new Wire({ host: direct.hostname, port: Number(direct.port) });
    await wire.mend();
    direct.port = String(wire.port);
    const app = await createApp(
      loadSettings({ ...TEST_KEYS, DATABASE_URL: direct.href, DEMO: 'false', LOG_LEVEL: 'error' }),
    );
    try {
      await app.listen(0, '127.0.0.1');
      const base = (await app.getUrl()).replace('[::1]', '127.0.0.1');
      const caller = new Caller(base, null, { 'x-api-key': await newKey() });
      expect((await caller.get('/users')).status).toBe(200);
      expect((await caller.get('/health/ready')).status).toBe(200);

      await wire.cut();
      for (const path of ['/users', '/health/ready']) {
        const answer = await caller.get(path);
        expect(answer.problem).toEqual([503, 'service.database_unavailable']);
        expect(answer.headers.get('retry-after')).toBe('2');
      }
      const write = await caller.post('/users', { email: 'lost@locate.test', fullName: 'Lost', role: 'viewer' });
      expect(write.status).toBe(503);
      expect((await caller.get('/health/live')).status).toBe(200);

      await wire.mend();
      expect((await caller.get('/users')).status).toBe(200);
      expect((await caller.get('/health/ready')).status).toBe(200);

      // It falls silent, and the connections stay: a probe does not wait for ever.
      wire.silence();
      expect((await caller.get('/health/ready')).problem).toEqual([503, 'service.database_unavailable']);
    } finally {
      await wire.cut();
      await wire.mend();
      await app.close();
      await wire.cut();
    }
  });

  it('is reported as the reason if it fails between two statements of a transaction', async () => {
    const failed = api.app.get(UnitOfWork).run(SYSTEM, async ({ manager, sql }) => {
      const pid = (await sql.queryOneOrNull<{ pid: number }>('SELECT pg_backend_pid() AS pid'))!.pid;
      const connection = (await manager.queryRunner!.connect()) as PoolClient;
      const ended = new Promise<void>((resolve) => connection.once('end', resolve));
      await api.db.query('SELECT pg_terminate_backend($1)', [pid]);
      await ended;
      await manager.query('SELECT 1');
    });
    const problem = buildProblem(await failed.catch((error: unknown) => error), 'request');
    expect([problem.status, problem.code]).toEqual([503, 'service.database_unavailable']);
  });

  async function newKey(): Promise<string> {
    return (await api.admin.post('/api-keys', { name: 'Through the wire', role: 'admin' })).body.key;
  }
});
