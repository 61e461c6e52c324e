import { mkdtemp, readFile, rm, stat, writeFile, chmod } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import type pg from 'pg';
import { SYSTEM } from '../../src/common/actor/actor.constants.js';
import { loadSettings } from '../../src/config/settings.factory.js';
import { readBackupHeader } from '../../src/database/backup/backup-file.store.js';
import { restoreDatabase } from '../../src/database/backup/restore.runner.js';
import { migrate } from '../../src/database/schema/migration.runner.js';
import { type OpenDatabase, openDatabase } from '../../src/database/database.factory.js';
import { getProjectPath } from '../../src/config/project-files.reader.js';
import { deriveKeyId, KEY_PURPOSES } from '../../src/identity/keys/key.rules.js';
import { appendToKeyFile, makeStoredKey } from '../../src/identity/keys/key-file.store.js';
import { UserService } from '../../src/identity/users/user.service.js';
import { run } from '../cli/command.run.js';
import { startProcess } from '../server/process.js';
import { PASSWORD } from '../support/api.js';
import { openPool } from '../support/database.js';
import {
  connectAt,
  endAll,
  makeEnvironment,
  type InstanceEnvironment,
  readKeyId,
  readStoredSecrets,
  secretsIn,
  startInstance,
} from './application-keys.given.js';
import { waitForLock } from '../support/locks.js';

/**
 * A backup at migration 0064 of a database that only versions before 0044 have used: with their key, and two secrets
 * that they encrypted.
 */
const OLD_BACKUP = getProjectPath('test', 'identity', 'fixtures', 'with-key-in-database.backup');

describe('Beside the embedded database', () => {
  let folder: string;
  let env: Record<string, string>;
  let database: OpenDatabase;
  let db: pg.Pool;

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'locate-keys-'));
    // As root the private server runs as another account, who must pass through this folder.
    await chmod(folder, 0o711);
    env = { DATA_DIR: join(folder, 'data') };
    database = await openDatabase(loadSettings(env));
    db = openPool(database.settings.databaseUrl!);
  }, 180_000);
  afterAll(async () => {
    await db.end();
    await database.close();
    await rm(folder, { recursive: true, force: true });
  }, 180_000);

  it('a backup of an earlier version, with the key inside, is restored, and its key leaves the database', async () => {
    const restored = await run(['restore', OLD_BACKUP], env);
    expect([restored.code, restored.err]).toEqual([0, '']);
    expect(restored.out.toString()).not.toContain('entered again');
    expect((await db.query(`SELECT FROM app_secret WHERE name = 'jwt'`)).rowCount).toBe(0);
    expect((await db.query('SELECT FROM intake_connection WHERE is_current_secret(secret_encrypted)')).rowCount).toBe(
      1,
    );
    const file = join(env['DATA_DIR']!, 'keys.jsonl');
    expect((await stat(file)).mode & 0o777).toBe(0o600);
    // The key of the earlier version, for its backups; and one for each purpose that never was in a database.
    expect(new Set(await secretsIn(file)).size).toBe(3);
  }, 180_000);

  it('an unpacked backup contains neither a key nor a secret', async () => {
    const file = join(folder, 'crm.backup');
    const { code, out } = await run(['backup', file], env);
    expect([code, out.toString()]).toEqual([0, expect.stringContaining('keys.jsonl')]);
    const bytes = gunzipSync(await readFile(file)).toString('latin1');
    expect(bytes).toContain('Autumn seminar');
    const keys = await secretsIn(join(env['DATA_DIR']!, 'keys.jsonl'));
    const formerKeys = gunzipSync(await readFile(OLD_BACKUP)).toString('latin1');
    expect(keys.some((key) => formerKeys.includes(key))).toBe(true);
    for (const secret of [...keys, 'the signing secret of autumn', 'the token of pretix']) {
      expect(bytes.includes(secret)).toBe(false);
    }
  }, 180_000);

  it('a rotation decrypts and encrypts every secret, and an older backup can still be put back', async () => {
    const before = await readStoredSecrets(db);
    const rotated = await run(['app-key', 'rotate', 'encryption'], env);
    expect([rotated.err, rotated.out.toString()]).toEqual(['', expect.stringMatching(/^Encrypted 2 secrets/)]);
    expect(await readStoredSecrets(db)).not.toEqual(before);
    const restored = await run(['restore', join(folder, 'crm.backup'), '--force'], env);
    expect([restored.code, restored.err, restored.out.toString()]).toEqual([
      0,
      '',
      expect.not.stringContaining('again'),
    ]);
    expect((await db.query('SELECT FROM intake_connection WHERE is_current_secret(secret_encrypted)')).rowCount).toBe(
      1,
    );
  }, 180_000);

  it('a database that only an earlier version has used gets new keys when its backup is restored', async () => {
    await db.query('DROP SCHEMA public CASCADE; CREATE SCHEMA public');
    await restoreOldBackup(database.settings.databaseUrl!);
    const secretInOldBackups = await readSecretOfEarlierVersion(db);
    const file = join(folder, 'before-first-start.backup');
    expect(await run(['backup', file], env)).toMatchObject({ code: 0, err: '' });
    const restored = await run(['restore', file, '--force'], env);
    expect([restored.code, restored.out.toString()]).toEqual([0, expect.not.stringContaining('again')]);
    for (const purpose of KEY_PURPOSES) {
      expect(await readKeyId(db, purpose)).not.toBe(deriveKeyId(purpose, secretInOldBackups));
    }
    expect((await db.query('SELECT FROM intake_connection WHERE is_current_secret(secret_encrypted)')).rowCount).toBe(
      1,
    );
  }, 180_000);
});

/** Fills a bare database as the version before migration 0044 has left it, and brings its tables to this version. */
async function restoreOldBackup(url: string): Promise<void> {
  await migrate(url, { only: (await readBackupHeader(OLD_BACKUP)).migrations });
  await restoreDatabase({ url, file: OLD_BACKUP });
  await migrate(url);
}

async function readSecretOfEarlierVersion(db: pg.Pool): Promise<string> {
  const { rows } = await db.query<{ value: string }>(`SELECT value FROM app_secret WHERE name = 'jwt'`);
  return rows[0]!.value;
}

/** A database as the version before migration 0044 has left it, on which this version has not started yet. */
async function makeOldEnvironment(): Promise<InstanceEnvironment> {
  const environment = await makeEnvironment({ bare: true });
  await restoreOldBackup(environment.env['DATABASE_URL']!);
  return environment;
}

const countKeysInDatabase = async ({ db }: InstanceEnvironment) =>
  (await db.query(`SELECT FROM app_secret WHERE name = 'jwt'`)).rowCount;
const countReadable = async ({ db }: InstanceEnvironment) =>
  (await db.query('SELECT FROM intake_connection WHERE is_current_secret(secret_encrypted)')).rowCount;

describe('The first start after an upgrade', () => {
  afterEach(endAll);

  it('loses nothing when it ends before it is done, and several instances at once do it once', async () => {
    const environment = await makeOldEnvironment();
    const lock = await environment.db.connect();
    await lock.query('BEGIN; SELECT FROM intake_connection FOR UPDATE');
    const first = startInstance(environment.env, { embedded: true });
    first.catch(() => undefined);
    await environment.db.query('SELECT pg_terminate_backend($1)', [await waitForLock(environment.db)]);
    await expect(first).rejects.toThrow();
    await lock.query('ROLLBACK');
    lock.release();
    expect(await countKeysInDatabase(environment)).toBe(1);
    expect((await environment.db.query('SELECT FROM app_key')).rowCount).toBe(0);
    expect((await secretsIn(environment.keyFile)).length).toBeGreaterThan(0);

    await Promise.all([1, 2].map(() => startInstance(environment.env, { embedded: true })));
    expect(await countKeysInDatabase(environment)).toBe(0);
    expect(await countReadable(environment)).toBe(1);
  }, 180_000);

  it('uses the keys of the key file, and not the key that old backups contain in clear text', async () => {
    const environment = await makeOldEnvironment();
    const secretInOldBackups = await readSecretOfEarlierVersion(environment.db);
    const keys = KEY_PURPOSES.map((purpose) => makeStoredKey(purpose));
    await appendToKeyFile(environment.keyFile, keys);
    await startInstance(environment.env, { embedded: true });
    for (const { purpose, secret } of keys) {
      expect(await readKeyId(environment.db, purpose)).toBe(deriveKeyId(purpose, secret));
    }
    expect(await secretsIn(environment.keyFile)).toContain(secretInOldBackups);
    expect(await countKeysInDatabase(environment)).toBe(0);
    expect(await countReadable(environment)).toBe(1);
  }, 180_000);

  it('leaves the key of a given database where all instances find it, and a restore does not lose it', async () => {
    const environment = await makeOldEnvironment();
    const instance = await startInstance(environment.env);
    expect(await countKeysInDatabase(environment)).toBe(1);
    expect(await countReadable(environment)).toBe(1);
    await instance.app.close();

    // Put back over itself, from a backup without the key.
    const file = join(environment.dataDir, 'crm.backup');
    expect(await run(['backup', file], environment.env)).toMatchObject({ code: 0, err: '' });
    const restored = await run(['restore', file, '--force'], environment.env);
    expect([restored.code, restored.out.toString()]).toEqual([0, expect.not.stringContaining('again')]);
    expect(await countKeysInDatabase(environment)).toBe(0);
  }, 180_000);

  it('has the key of a given database moved to a key file by a command', async () => {
    const environment = await makeOldEnvironment();
    const moved = await run(['app-key', 'move'], environment.env);
    expect([moved.code, moved.out.toString()]).toEqual([0, expect.stringContaining(environment.keyFile)]);
    expect(await countKeysInDatabase(environment)).toBe(0);
    await startInstance(environment.env);
    expect(await countReadable(environment)).toBe(1);
  }, 180_000);
});

/** A form whose deliveries are signed with a secret. */
const CONNECTION = {
  name: 'A form',
  provider: 'generic',
  secret: `whsec_${Buffer.alloc(24, 7).toString('base64')}`,
  mapping: { fields: {} },
};

describe('Several instances of one database', () => {
  afterEach(endAll);

  it('are refused with a text that says what to do where they lack its keys', async () => {
    const [environment, other] = [await makeEnvironment(), await makeEnvironment()];
    const first = await startInstance(environment.env);
    await connectAt(first);
    const env = { ...environment.env, DATA_DIR: other.dataDir };
    const start = (change: object) => startProcess({ ...env, JWT_SECRET: '', ENCRYPTION_KEY: '', ...change });
    await expect(start({})).rejects.toThrow(/ENCRYPTION_KEY: the secrets in this database.*keys\.jsonl/);
    await expect(start({})).rejects.toThrow(
      /app-key rotate encryption --skip-unreadable[^]*app-key rotate signing[^]*The key file is lost/,
    );
    const [encryption] = (await readFile(environment.keyFile, 'utf8')).split('\n');
    await expect(start({ ENCRYPTION_KEY: JSON.parse(encryption!).secret })).rejects.toThrow(
      /JWT_SECRET: the other instances.*app-key rotate signing/,
    );
    await writeFile(other.keyFile, await readFile(environment.keyFile));
    const second = await start({});
    expect(await second.end('SIGTERM')).toBe(0);
    expect((await stat(other.keyFile)).mode & 0o777).toBe(0o600);
  }, 180_000);

  it('answer 503 while the database names no key, and choose none within a request', async () => {
    const environment = await makeEnvironment();
    const { app, admin } = await startInstance(environment.env);
    const credentials = { email: 'an@locate.test', password: PASSWORD };
    await app.get(UserService).create({ ...credentials, fullName: 'An', role: 'bdm' }, SYSTEM);
    await environment.db.query('DELETE FROM app_key');
    const answer = await admin.post('/intake/connections', CONNECTION, { 'idempotency-key': 'while-restoring' });
    expect(answer.problem).toEqual([503, 'service.key_unknown']);
    expect((await admin.post('/auth/login', credentials)).problem).toEqual([503, 'service.key_unknown']);
    expect((await environment.db.query('SELECT FROM app_key')).rowCount).toBe(0);
    expect((await environment.db.query('SELECT FROM idempotency_key')).rowCount).toBe(0);
  }, 180_000);

  it('store secrets with one connection for each request, also before they have read a key', async () => {
    const environment = await makeEnvironment();
    const { admin } = await startInstance({
      ...environment.env,
      DATABASE_POOL_SIZE: '2',
      DATABASE_POOL_TIMEOUT_MS: '3000',
    });
    const lock = await environment.db.connect();
    await lock.query('BEGIN; SELECT FROM app_key FOR UPDATE');
    const storing = [1, 2].map((number) => admin.post('/intake/connections', { ...CONNECTION, name: `${number}` }));
    await waitForLock(environment.db, 2);
    await lock.query('ROLLBACK');
    lock.release();
    expect((await Promise.all(storing)).map(({ status }) => status)).toEqual([201, 201]);
  }, 180_000);

  it('start beside encrypted columns of a later version, and refuse to rotate their key', async () => {
    const environment = await makeEnvironment();
    await environment.db.query('ALTER TABLE company ADD COLUMN later_encrypted bytea');
    await startInstance(environment.env);
    const before = await readKeyId(environment.db, 'encryption');
    const { code, err } = await run(['app-key', 'rotate', 'encryption'], environment.env);
    expect([code, err]).toEqual([1, expect.stringContaining('company.later_encrypted')]);
    expect(await readKeyId(environment.db, 'encryption')).toBe(before);
  }, 180_000);

  it('must be given keys in production, where the disk of an instance may not last', async () => {
    const environment = await makeEnvironment();
    const start = startProcess({ ...environment.env, JWT_SECRET: '', ENCRYPTION_KEY: '', NODE_ENV: 'production' });
    await expect(start).rejects.toThrow('JWT_SECRET and ENCRYPTION_KEY must be set');
  }, 180_000);
});
