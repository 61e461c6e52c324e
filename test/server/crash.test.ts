import { join } from 'node:path';
import { Caller } from '../support/api.js';
import { startProcess } from './process.js';
import { useFolder } from '../support/folder.js';

const PASSWORD = 'a password for tests';

const folder = useFolder();

const env = () => ({
  DATA_DIR: join(folder, 'data'),
  LOG_LEVEL: 'silent',
  ADMIN_EMAIL: 'admin@locate.test',
  ADMIN_PASSWORD: PASSWORD,
});

async function login(url: string): Promise<Caller> {
  const { body } = await new Caller(url, null).post('/auth/login', { email: 'admin@locate.test', password: PASSWORD });
  return new Caller(url, null, { authorization: `Bearer ${body.accessToken}` });
}

describe('A kill -9 in the middle of writes', () => {
  it('loses nothing that was acknowledged and leaves nothing half-written', async () => {
    const acknowledged = new Map<string, string>();
    for (let round = 0; round < 2; round++) {
      const server = await startProcess(env());
      const admin = await login(server.url);
      let running = true;
      const writer = async (name: string) => {
        for (let n = 0; running; n++) {
          const company = {
            name: `Crash ${round}-${name}-${n} ${Math.random()}`,
            country: 'CN',
            aliases: ['x'],
            allowDuplicate: true,
          };
          try {
            const answer = await admin.post('/companies', company, { 'idempotency-key': company.name });
            if (answer.status === 201) acknowledged.set(answer.body.id, company.name);
          } catch {
            return;
          }
        }
      };
      const before = acknowledged.size;
      const writers = ['a', 'b', 'c', 'd'].map(writer);
      while (acknowledged.size < before + 60) await new Promise((resolve) => setImmediate(resolve));
      await server.end('SIGKILL');
      running = false;
      await Promise.all(writers);
    }

    const server = await startProcess(env());
    const admin = await login(server.url);
    const stored = new Map<string, string>();
    let cursor: string | null = '';
    while (cursor !== null) {
      const page = await admin.get(`/companies?limit=200${cursor && `&cursor=${cursor}`}`);
      for (const { id, name } of page.body.items) stored.set(id, name);
      cursor = page.body.nextCursor;
    }
    for (const [id, name] of acknowledged) expect(stored.get(id)).toBe(name);
    for (const id of stored.keys()) {
      const trail = await admin.get(`/audit?entityType=company&entityId=${id}`);
      expect(trail.body.items.map(({ action }: { action: string }) => action)).toEqual(['created']);
    }
    expect(await server.end('SIGTERM')).toBe(0);
  }, 90_000);
});
