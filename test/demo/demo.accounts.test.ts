import { chmod, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { SYSTEM } from '../../src/common/actor/actor.constants.js';
import { DEFAULT_DEMO_PASSWORD } from '../../src/config/demo-plan.rules.js';
import { DEMO_ACCOUNTS } from '../../src/demo/seeding/demo-accounts.constants.js';
import { DEMO_USERS } from '../../src/demo/seeding/demo-ids.constants.js';
import { DemoSeedService } from '../../src/demo/demo-seed.service.js';
import { UserService } from '../../src/identity/users/user.service.js';
import { startProcess } from '../server/process.js';
import { Caller, startApi, type TestApi, useApi } from '../support/api.js';
import { insertRow } from '../support/rows.js';

const ADMIN = { email: 'real.admin@locate.test', password: 'a password for tests' };

async function loginStatus(base: string, email: string, password: string): Promise<number> {
  return (await new Caller(base, null).post('/auth/login', { email, password })).status;
}

/** Creates the accounts of the demo with the published password, which one of them has changed. */
async function createAccounts({ app }: TestApi): Promise<void> {
  for (const { user, account } of DEMO_ACCOUNTS) {
    const { email, role, name: fullName } = account;
    const password = user === 'mei' ? 'a password of her own' : DEFAULT_DEMO_PASSWORD;
    await app.get(UserService).create({ email, role, fullName, password }, SYSTEM, DEMO_USERS[user]);
  }
}

it('A start that makes a real administrator makes no account with the published password', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'locate-demo-'));
  // As root the private server runs as another account, who must pass through this folder.
  await chmod(folder, 0o711);
  try {
    const server = await startProcess({
      DATA_DIR: join(folder, 'data'),
      DEMO: '',
      ADMIN_EMAIL: ADMIN.email,
      ADMIN_PASSWORD: ADMIN.password,
    });
    try {
      expect(server.output()).not.toContain('Demo accounts');
      expect(await loginStatus(server.url, ADMIN.email, ADMIN.password)).toBe(200);
      expect(await loginStatus(server.url, 'admin@locate.example', DEFAULT_DEMO_PASSWORD)).toBe(401);
    } finally {
      await server.end('SIGTERM');
    }
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}, 120_000);

describe('The demo that DEMO=true makes', () => {
  const { api } = useApi();

  it('has random passwords, each of its own, that are given once', async () => {
    const plan = { passwords: 'random', onlyWithoutUsers: false } as const;
    const accounts = (await api.app.get(DemoSeedService).seedIfEmpty(undefined, plan))!;
    expect(new Set(accounts.map(({ password }) => password)).size).toBe(DEMO_ACCOUNTS.length);
    for (const { email, password } of accounts) {
      expect(await loginStatus(api.url, email, password!)).toBe(200);
      expect(await loginStatus(api.url, email, DEFAULT_DEMO_PASSWORD)).toBe(401);
    }
    const later = (await api.app.get(DemoSeedService).seedIfEmpty(undefined, plan))!;
    expect(later.map(({ password }) => password)).toEqual(DEMO_ACCOUNTS.map(() => undefined));
  }, 180_000);
});

describe('A demo with the published password', () => {
  const { api } = useApi();
  beforeAll(async () => {
    await createAccounts(api);
    const marker = { seededAt: new Date().toISOString(), complete: true };
    await insertRow(api.db, 'app_secret', { name: 'demo', value: JSON.stringify(marker) });
  });

  it('names only accounts that it has, because a demo of an earlier version has fewer', async () => {
    const earlier = await startApi();
    try {
      for (const { user, account } of DEMO_ACCOUNTS.slice(0, 5)) {
        const { email, role, name: fullName } = account;
        const body = { email, role, fullName, password: DEFAULT_DEMO_PASSWORD };
        await earlier.app.get(UserService).create(body, SYSTEM, DEMO_USERS[user]);
      }
      const marker = { seededAt: new Date().toISOString(), complete: true };
      await insertRow(earlier.db, 'app_secret', { name: 'demo', value: JSON.stringify(marker) });
      const accounts = await earlier.app.get(DemoSeedService).seedIfEmpty();
      expect(accounts!.map(({ name }) => name)).toEqual(DEMO_ACCOUNTS.slice(0, 5).map(({ account }) => account.name));
    } finally {
      await earlier.close();
    }
  });

  it('is not made beside users who are there already', async () => {
    const other = await startApi();
    try {
      const plan = { passwords: 'default', onlyWithoutUsers: true } as const;
      expect(await other.app.get(DemoSeedService).seedIfEmpty(undefined, plan)).toBeUndefined();
      const { rowCount } = await other.db.query(`SELECT FROM app_user WHERE email LIKE '%@locate.example'`);
      expect(rowCount).toBe(0);
    } finally {
      await other.close();
    }
  });

  it('gets random passwords before others can reach it, which the start prints, and keeps passwords that were changed', async () => {
    const server = await startProcess({ DATABASE_URL: api.databaseUrl, NODE_ENV: 'production' });
    try {
      for (const { user, account } of DEMO_ACCOUNTS) {
        expect(await loginStatus(server.url, account.email, DEFAULT_DEMO_PASSWORD)).toBe(401);
        const printed = new RegExp(`${account.email} .*${account.name}\\s+(\\S{16})\\n`).exec(server.output())?.[1];
        if (user === 'mei') expect(printed).toBeUndefined();
        else expect(await loginStatus(server.url, account.email, printed!)).toBe(200);
      }
      expect(await loginStatus(server.url, 'mei@locate.example', 'a password of her own')).toBe(200);
    } finally {
      await server.end('SIGTERM');
    }
    const again = await startProcess({ DATABASE_URL: api.databaseUrl, NODE_ENV: 'production' });
    await again.end('SIGTERM');
    expect(again.output()).not.toContain('Demo accounts');
  }, 60_000);
});

describe('The accounts that the sign-in page offers', () => {
  const { api } = useApi();
  beforeAll(async () => {
    await createAccounts(api);
    await api.app.get(UserService).archive(DEMO_USERS.stefan, undefined, SYSTEM);
  });

  it('are those in use that still have the published password', async () => {
    const { status, body } = await api.anonymous.get('/demo/accounts');
    expect(status).toBe(200);
    const emails = body.accounts.map((account: { email: string }) => account.email);
    expect(emails).toContain('an@locate.example');
    expect(emails).not.toContain('mei@locate.example');
    expect(emails).not.toContain('stephan@locate.example');
    for (const { email, password } of body.accounts) expect(await loginStatus(api.url, email, password)).toBe(200);
  });

  it.each([
    ['another name than that of this machine', { host: 'crm.locate.example' }],
    ['an address of the network', { host: '192.168.1.7:3000' }],
    ['X-Forwarded-For', { 'x-forwarded-for': '203.0.113.7' }],
    ['X-Forwarded-Proto', { 'x-forwarded-proto': 'https' }],
    ['Forwarded', { forwarded: 'for=203.0.113.7' }],
    ['X-Real-IP', { 'x-real-ip': '203.0.113.7' }],
    ['Via', { via: '1.1 proxy' }],
  ])('are none for a request with %s, and their password is refused there', async (_, headers) => {
    expect((await api.anonymous.with(headers).get('/demo/accounts')).body).toEqual({ accounts: [] });
    const web = { 'x-locate-client': 'web', 'sec-fetch-site': 'same-origin', ...headers };
    for (const email of ['an@locate.example', 'nobody@locate.example']) {
      const login = { email, password: DEFAULT_DEMO_PASSWORD };
      for (const path of ['/auth/login', '/sessions']) {
        expect((await api.anonymous.post(path, login, web)).problem).toEqual([403, 'auth.demo_password']);
      }
    }
    const own = { email: 'mei@locate.example', password: 'a password of her own' };
    expect((await api.anonymous.post('/auth/login', own, headers)).status).toBe(200);
    expect((await api.anonymous.post('/sessions', own, web)).status).toBe(201);
  });

  it('are none where others can reach the application', async () => {
    const exposed = await startApi({ env: { NODE_ENV: 'production' } });
    try {
      expect((await exposed.anonymous.get('/demo/accounts')).body).toEqual({ accounts: [] });
    } finally {
      await exposed.close();
    }
  });
});
