import { migrations } from '../../migrations/index.js';
import { createEmptyDatabase } from '../support/database.js';
import { type ServerProcess, startProcess } from './process.js';

describe('Three instances that start at once on an empty database', () => {
  it('migrate it once, make one administrator, and all serve', async () => {
    const database = await createEmptyDatabase();
    const servers: ServerProcess[] = [];
    const env = {
      DATABASE_URL: database.url,
      JWT_SECRET: 'j'.repeat(40),
      ADMIN_EMAIL: 'admin@locate.test',
      ADMIN_PASSWORD: 'a password for tests',
    };
    try {
      const starting = [1, 2, 3].map(() => startProcess(env).then((server) => servers.push(server)));
      await Promise.allSettled(starting);
      await Promise.all(starting);
      const ready = await Promise.all(servers.map(({ url }) => fetch(`${url}/health/ready`)));
      expect(ready.map(({ status }) => status)).toEqual([200, 200, 200]);
      const { rows } = await database.db.query(
        `SELECT (SELECT count(*)::integer FROM migrations) AS migrations, (SELECT count(*)::integer FROM app_user) AS users`,
      );
      expect(rows).toEqual([{ migrations: migrations.length, users: 1 }]);
    } finally {
      await Promise.all(servers.map((server) => server.end('SIGTERM')));
      await database.drop();
    }
  }, 180_000);
});
