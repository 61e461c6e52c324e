import { readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import pg from 'pg';
import { useApi } from '../support/api.js';
import { cloneDatabase } from '../support/database.js';
import { run } from './command.run.js';
import { insertRow } from '../support/rows.js';
import { useFolder } from '../support/folder.js';

let env: Record<string, string>;
const folder = useFolder();

const { api } = useApi();
beforeAll(async () => {
  env = { DATABASE_URL: api.databaseUrl };
});

describe('the command line', () => {
  // No database answers here: neither help nor wrong usage asks for one.
  const nowhere = { DATABASE_URL: 'postgres://127.0.0.1:1/none' };

  it.each([
    ['all commands', ['--help'], 'migrate'],
    ['a group', ['user', '--help'], 'create'],
    ['a command', ['backup', '--help'], 'npm run crm -- backup locate.backup'],
    ['a report', ['report', 'pipeline-summary', '--help'], 'weightedCapexEur'],
    ['a report by its options', ['report', 'pipeline-summary', '--help'], '--group-by'],
  ])('explains %s on standard output', async (_what, argv, text) => {
    const { code, out, err } = await run(argv, nowhere);
    expect([code, err]).toEqual([0, '']);
    expect(out.toString()).toContain(text);
  });

  it.each([
    ['nothing at all', [], 'Usage: crm'],
    ['an unknown command', ['dance'], 'dance'],
    ['a group without a command', ['report'], 'pipeline-summary'],
    ['an unknown command of a group', ['user', 'rename'], 'too many arguments'],
    ['an unknown option', ['migrate', '--fast'], '--fast'],
    ['an argument too many', ['migrate', 'now'], 'too many arguments'],
    ['an argument missing', ['restore'], 'file'],
    ['an option missing', ['user', 'create', '--email', 'a@b.example', '--name', 'A'], '--role'],
    ['a value missing', ['report', 'pipeline-summary', '--as-of'], '--as-of'],
    ['a user as no user can be', ['user', 'create', '--email', 'a', '--name', ' ', '--role', 'boss'], '--name: '],
    ['an unknown scope', ['key', 'create', '--name', 'A', '--role', 'admin', '--scopes', 'a,b'], '--scopes: '],
  ])('refuses %s with exit code 2 and a reason', async (_what, argv, reason) => {
    const { code, out, err } = await run(argv, nowhere);
    expect([code, out.toString()]).toEqual([2, '']);
    expect(err).toContain(reason);
  });

  it.each([
    ['a database that does not answer', ['migrate'], nowhere, 'cannot be reached'],
    ['wrong settings', ['migrate'], { PORT: 'many' }, 'PORT must be'],
    ['a file that is not there', ['restore', '/nowhere/x.backup'], undefined, 'ENOENT'],
    ['a folder that is not there', ['backup', '/nowhere/x.backup'], undefined, 'ENOENT'],
  ])('fails with exit code 1 and an error text for %s', async (_what, argv, settings, reason) => {
    const { code, out, err } = await run(argv, settings ?? env);
    expect([code, out.toString()]).toEqual([1, '']);
    expect(err).toContain(reason);
    expect(err).not.toContain('    at ');
  });
});

describe('migrate', () => {
  it('changes nothing if the schema is current', async () => {
    const { code, out } = await run(['migrate'], env);
    expect([code, out.toString()]).toEqual([0, 'The schema is current; nothing to do.\n']);
  });

  it('is required by the other commands on a database without the schema, and makes them work', async () => {
    const { url, drop } = await cloneDatabase();
    try {
      const db = new pg.Client(url);
      await db.connect();
      await db.query(`DROP SCHEMA public CASCADE; CREATE SCHEMA public`);
      const create = ['user', 'create', '--email', 'an@locate.test', '--name', 'An', '--role', 'admin'];
      const refused = await run(create, { DATABASE_URL: url });
      expect(refused.code).toBe(1);
      expect(refused.err).toContain('run "npm run crm -- migrate" first');
      expect((await run(['backup', join(folder, 'none.backup')], { DATABASE_URL: url })).code).toBe(1);

      const migrated = await run(['migrate'], { DATABASE_URL: url });
      expect(migrated.code).toBe(0);
      expect(migrated.out.toString()).toMatch(/^Ran EstablishedNames\d+\.\n(Ran \w+\.\n)*Replaced functions: \d+\.\n$/);
      expect((await run(create, { DATABASE_URL: url })).code).toBe(0);

      await insertRow(db, 'migrations', { timestamp: 9_999_999_999_999, name: 'OfALaterVersion' });
      await db.end();
      for (const argv of [['migrate'], create]) {
        const later = await run(argv, { DATABASE_URL: url });
        expect([later.code, later.err]).toEqual([1, expect.stringContaining('OfALaterVersion')]);
      }
    } finally {
      await drop();
    }
  });
});

describe('user create', () => {
  const create = (email: string, ...rest: string[]) => {
    return ['user', 'create', '--email', email, '--name', 'An Janssens', '--role', 'manager', ...rest];
  };

  it('generates a password and shows it once, and the user can log in with it', async () => {
    const { code, out } = await run(create('an@locate.test'), env);
    expect(code).toBe(0);
    const password = /^Password: (\S{12,})$/m.exec(out.toString())?.[1];
    expect((await api.anonymous.post('/auth/login', { email: 'an@locate.test', password })).status).toBe(200);
  });

  it.each([
    ['the environment', 'mia@locate.test', [], { CRM_PASSWORD: 'a secret of the environment' }],
    ['an option', 'tom@locate.test', ['--password', 'a secret of the environment'], {}],
  ])('takes the password of %s and does not repeat it', async (_where, email, options, settings) => {
    const { code, out, err } = await run(create(email, ...options), { ...env, ...settings });
    expect(code).toBe(0);
    expect(out.toString() + err).not.toMatch(/secret|Password/);
    const login = await api.anonymous.post('/auth/login', { email, password: 'a secret of the environment' });
    expect(login.status).toBe(200);
  });

  it('reports an address that is taken, and otherwise writes an entry to the audit trail', async () => {
    expect((await run(create('Eva@Locate.test'), env)).code).toBe(0);
    const taken = await run(create('eva@locate.test'), env);
    expect([taken.code, taken.err]).toEqual([1, 'email must be unique; another user has this address.\n']);
    const { rows } = await api.db.query(
      `SELECT a.actor_name, a.action FROM audit_entry a JOIN app_user u ON u.id = a.entity_id WHERE u.email = 'eva@locate.test'`,
    );
    expect(rows).toEqual([{ actor_name: 'command line', action: 'created' }]);
  });
});

describe('key create', () => {
  it('writes only the key to standard output, for use in scripts', async () => {
    const argv = ['key', 'create', '--name', 'Monthly', '--role', 'reporting', '--scopes', 'reports:read'];
    const { code, out, err } = await run(argv, env);
    expect([code, err]).toEqual([0, '']);
    const key = /^(lil_\S+)\n$/.exec(out.toString())?.[1];
    const reporter = api.anonymous.with({ 'x-api-key': key ?? '' });
    expect((await reporter.get('/reports/pipeline-summary')).status).toBe(200);
    expect((await reporter.get('/users')).status).toBe(403);
  });

  it('explains the key at a terminal', async () => {
    const argv = ['key', 'create', '--name', 'Monthly', '--role', 'reporting'];
    const { err } = await run(argv, env, { terminal: true });
    expect(err).toContain('It is shown only now');
  });
});

describe('backup and restore', () => {
  it('restore everything, also into an empty database, and replace nothing without --force', async () => {
    const file = join(folder, 'crm.backup');
    const backup = await run(['backup', file], env);
    expect([backup.code, backup.err]).toEqual([0, '']);
    expect(backup.out.toString()).toMatch(/^Backed up \d+ rows of \d+ tables as of \S+ to .*crm\.backup\.\n$/);

    const { url, drop } = await cloneDatabase();
    try {
      const db = new pg.Client(url);
      await db.connect();
      await db.query(`DROP SCHEMA public CASCADE; CREATE SCHEMA public`);
      const restored = await run(['restore', file], { DATABASE_URL: url });
      expect([restored.code, restored.err]).toEqual([0, '']);
      const users = 'SELECT id, email, password_hash FROM app_user ORDER BY id';
      expect((await db.query(users)).rows).toEqual((await api.db.query(users)).rows);
      await db.end();

      const again = await run(['restore', file], { DATABASE_URL: url });
      expect([again.code, again.err]).toEqual([1, expect.stringContaining('already contains rows')]);
      expect((await run(['restore', file, '--force'], { DATABASE_URL: url })).code).toBe(0);
    } finally {
      await drop();
    }
    expect(await readdir(folder)).toEqual(['crm.backup']);
  });

  it('refuse to restore beside a running API, with --force too, and change nothing', async () => {
    const file = join(folder, 'running.backup');
    await run(['backup', file], env);
    const company = (await api.admin.post('/companies', { name: 'Made after the backup', country: 'BE' })).body;
    for (const flags of [[], ['--force']]) {
      const { code, err } = await run(['restore', file, ...flags], env);
      expect([code, err]).toEqual([1, expect.stringContaining('stop every instance of it first')]);
      expect(err).toMatch(/pid \d+: locate-crm\S* from \S.* since 20\d\d-/);
    }
    expect((await api.admin.get(`/companies/${company.id}`)).status).toBe(200);
  });

  it('refuse a damaged file and do not change the database', async () => {
    const file = join(folder, 'damaged.backup');
    await run(['backup', file], env);
    await writeFile(file, (await readFile(file)).subarray(0, -20));
    const { code, err } = await run(['restore', file, '--force'], env);
    expect([code, err]).toEqual([1, expect.stringContaining('damaged')]);
    expect((await api.admin.get('/me')).status).toBe(200);
  });
});
