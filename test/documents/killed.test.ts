import { startProcess, type ServerProcess } from '../server/process.js';
import { Caller } from '../support/api.js';
import { cloneDatabase, type TestDatabase } from '../support/database.js';
import { waitForLock } from '../support/locks.js';
import { ok } from '../support/make.js';
import { buildBytes, hash, upload } from './documents.given.js';

const PASSWORD = 'a password for tests';

let database: TestDatabase;
beforeAll(async () => (database = await cloneDatabase()));
afterAll(() => database.drop());

async function start(): Promise<{ server: ServerProcess; admin: Caller }> {
  const server = await startProcess({
    DATABASE_URL: database.url,
    DEMO: 'false',
    JOBS: 'false',
    LOG_LEVEL: 'silent',
    ADMIN_EMAIL: 'admin@locate.test',
    ADMIN_PASSWORD: PASSWORD,
  });
  const login = { email: 'admin@locate.test', password: PASSWORD };
  const { body } = await new Caller(server.url, null).post('/auth/login', login);
  return { server, admin: new Caller(server.url, null, { authorization: `Bearer ${body.accessToken}` }) };
}

async function countRows(): Promise<unknown> {
  const { rows } = await database.db.query(
    `SELECT (SELECT count(*)::int FROM document) AS documents, (SELECT count(*)::int FROM document_version) AS versions,
       (SELECT count(*)::int FROM document_chunk) AS chunks`,
  );
  return rows[0];
}

describe('A server that is killed between two chunks of a file', () => {
  it('leaves nothing of it, and stores it once when the client sends it again', async () => {
    const first = await start();
    const { id: companyId } = await ok(first.admin.post('/companies', { name: 'Zinnia Works', country: 'BE' }));
    // The third chunk waits until the test lets it go on.
    await database.db.query(`
      CREATE FUNCTION wait_for_test() RETURNS trigger LANGUAGE plpgsql AS
        $$ BEGIN PERFORM pg_advisory_xact_lock(4711); RETURN NEW; END $$;
      CREATE TRIGGER wait_for_test BEFORE INSERT ON document_chunk FOR EACH ROW WHEN (NEW.position = 2)
        EXECUTE FUNCTION wait_for_test();
    `);
    const blocker = await database.db.connect();
    await blocker.query('SELECT pg_advisory_lock(4711)');

    const given = { fields: { companyId, title: 'Large plan' }, content: buildBytes(6 * 262_144), name: 'plan.bin' };
    const key = { 'idempotency-key': 'a large plan' };
    const cut = upload(first.admin, given, key);
    const failure = cut.then(
      () => 'an answer',
      ({ message }: Error) => message,
    );
    await waitForLock(database.db);
    await first.server.end('SIGKILL');
    expect(await failure).toMatch(/hang up|reset|aborted/i);
    await blocker.query('SELECT pg_advisory_unlock(4711)');
    blocker.release();
    await waitForNoOtherSession();
    expect(await countRows()).toEqual({ documents: 0, versions: 0, chunks: 0 });

    const { server, admin } = await start();
    const stored = await upload(admin, given, key);
    expect(stored.status).toBe(201);
    const again = await upload(admin, given, key);
    expect([again.status, again.body.id]).toEqual([201, stored.body.id]);
    expect(await countRows()).toEqual({ documents: 1, versions: 1, chunks: 6 });
    expect(hash(await admin.bytes(`/documents/${stored.body.id}/file`))).toBe(hash(given.content));
    expect(await server.end('SIGTERM')).toBe(0);
  }, 180_000);
});

/** Waits until the sessions of the killed server have noticed that it is gone. */
async function waitForNoOtherSession(): Promise<void> {
  for (;;) {
    const { rows } = await database.db.query(
      `SELECT FROM pg_stat_activity WHERE datname = current_database() AND pid <> pg_backend_pid()
         AND (state = 'active' OR state LIKE 'idle in transaction%')`,
    );
    if (rows.length === 0) return;
    await new Promise((resolve) => setImmediate(resolve));
  }
}
