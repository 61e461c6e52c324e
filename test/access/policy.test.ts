import { readFileSync } from 'node:fs';
import { getProjectPath } from '../../src/config/project-files.reader.js';
import type { Role } from '../../src/common/actor/actor.constants.js';
import { type Caller, useApi } from '../support/api.js';

/**
 * Who may do what, written down a second time and by hand: the policy in the sources is held against it. A route whose
 * permission is not here fails, and so does one that has none.
 */
const READERS: Role[] = ['admin', 'manager', 'bdm', 'viewer'];
const STAFF: Role[] = ['admin', 'manager', 'bdm'];
const REPORTERS: Role[] = [...READERS, 'reporting'];
const EVERYBODY: Role[] = [...REPORTERS, 'integration'];
const EXPECTED: Record<string, Role[]> = {
  'companies:read': READERS,
  'companies:write': STAFF,
  'companies:export': REPORTERS,
  'contacts:read': READERS,
  'contacts:write': STAFF,
  'contacts:export': REPORTERS,
  'leads:read': READERS,
  'leads:write': STAFF,
  'leads:export': REPORTERS,
  'interactions:read': READERS,
  'interactions:write': STAFF,
  'interactions:export': REPORTERS,
  'tasks:read': READERS,
  'tasks:write': STAFF,
  'tasks:export': REPORTERS,
  'documents:read': READERS,
  'documents:write': STAFF,
  'documents:export': REPORTERS,
  'documents:remove': ['admin', 'manager'],
  'activities:read': READERS,
  'activities:write': STAFF,
  'activities:export': REPORTERS,
  'check_in:read': STAFF,
  'check_in:write': STAFF,
  'travel_details:read': ['admin', 'manager'],
  'travel_details:write': STAFF,
  'agreements:read': READERS,
  'agreements:write': STAFF,
  'agreements:export': REPORTERS,
  'intake:read': [...READERS, 'integration'],
  'intake:write': ['admin', 'manager'],
  'intake:resolve': STAFF,
  'intake:raw': ['admin', 'manager'],
  'intake:export': EVERYBODY,
  'imports:read': STAFF,
  'imports:write': STAFF,
  'imports:undo': ['admin', 'manager'],
  'search:read': READERS,
  'pipeline:read': REPORTERS,
  'reference:read': EVERYBODY,
  'reports:read': REPORTERS,
  'report_schedules:read': REPORTERS,
  'report_schedules:write': ['admin', 'manager'],
  'report_schedules:export': REPORTERS,
  'report_locks:read': REPORTERS,
  'report_locks:write': ['admin', 'manager'],
  'report_locks:export': REPORTERS,
  'audit:read': READERS,
  'audit:export': READERS,
  'users:read': READERS,
  'users:write': ['admin'],
  'users:export': ['admin'],
  'api_keys:read': ['admin'],
  'api_keys:write': ['admin'],
  'mails:read': READERS,
  'mails:write': STAFF,
  'mail_templates:read': READERS,
  'mail_templates:write': ['admin', 'manager'],
  'mailings:read': READERS,
  'mailings:write': STAFF,
  'inbound_mails:read': STAFF,
  'inbound_mails:write': [...STAFF, 'integration'],
  'inbound_mails:raw': ['admin', 'manager'],
  'privacy:read': ['admin', 'manager'],
  'privacy:write': ['admin', 'manager'],
  'privacy:erase': ['admin', 'manager'],
  'webhooks:read': ['admin', 'manager'],
  'webhooks:write': ['admin'],
  'user_sessions:read': ['admin'],
  'user_sessions:write': ['admin'],
  'operations:read': ['admin'],
  'me:read': EVERYBODY,
};

interface Operation {
  'x-permission'?: string;
  'x-further-permissions'?: string[];
  requestBody?: unknown;
}
const { paths } = JSON.parse(readFileSync(getProjectPath('openapi.json'), 'utf8')) as {
  paths: Record<string, Record<string, Operation>>;
};
const routes = Object.entries(paths).flatMap(([path, operations]) =>
  Object.entries(operations).map(([method, operation]) => ({ method: method.toUpperCase(), path, operation })),
);

let callers: Record<Role, Caller>;
const { api } = useApi();
beforeAll(async () => {
  callers = {
    admin: api.admin,
    manager: api.manager,
    bdm: api.bdm,
    viewer: api.viewer,
    reporting: await api.key('reporting'),
    integration: await api.key('integration'),
  };
});

const NOBODY = '0199ffff-ffff-7fff-8fff-ffffffffffff';
const buildAddress = (path: string) => path.replace('/api/v1', '').replaceAll(/\{[^}]+\}/g, NOBODY);
const buildBody = (operation: Operation) => (operation.requestBody ? {} : undefined);

describe('The access policy', () => {
  it('knows every permission of the sources', () => {
    const used = new Set(routes.map(({ operation }) => operation['x-permission'] ?? 'none'));
    expect([...used].filter((permission) => permission !== 'public' && !EXPECTED[permission])).toEqual([]);
  });

  it.each(routes.filter(({ operation }) => operation['x-permission'] !== 'public'))(
    'guards $method $path for every role',
    async ({ method, path, operation }) => {
      const permission = operation['x-permission'];
      expect(permission).toBeDefined();
      const permissions = [permission!, ...(operation['x-further-permissions'] ?? [])];
      const isAllowed = (role: Role) => permissions.every((one) => EXPECTED[one]!.includes(role));
      for (const [role, caller] of Object.entries(callers) as [Role, Caller][]) {
        const answer = await caller.send(method, buildAddress(path), buildBody(operation));
        const refused = answer.status === 403 && answer.body.code === 'auth.forbidden';
        expect({ role, refused }).toEqual({ role, refused: !isAllowed(role) });
      }
      expect((await api.anonymous.send(method, buildAddress(path), buildBody(operation))).status).toBe(401);
    },
  );

  it('is open to anybody only for what the pages to sign in need, health, metrics, the calendar addresses and those of form providers', () => {
    const open = routes.filter(({ operation }) => operation['x-permission'] === 'public').map(({ path }) => path);
    expect([...new Set(open)].toSorted()).toEqual([
      '/api/v1/activities.ics',
      '/api/v1/auth/login',
      '/api/v1/auth/methods',
      '/api/v1/auth/oidc/start',
      '/api/v1/auth/password-link-requests',
      '/api/v1/auth/password-resets',
      '/api/v1/demo/accounts',
      '/api/v1/door-sessions',
      '/api/v1/reference/labels',
      '/api/v1/sessions',
      '/api/v1/sessions/current',
      '/api/v1/tasks.ics',
      '/auth/oidc/callback',
      '/health/live',
      '/health/ready',
      '/intake/{connectionId}/{token}',
      '/m/{token}',
      '/metrics',
      '/r/{slug}',
      '/r/{slug}.ics',
      '/r/{slug}/challenge',
      '/r/{slug}/m/{token}',
      '/r/{slug}/thanks',
    ]);
  });

  it('names what a caller lacks: the permission of the role, or the scope of the key', async () => {
    const key = await api.key('manager', ['leads:read']);
    expect((await key.get('/companies')).body.detail).toBe('The API key needs the scope companies:read.');
    expect((await api.viewer.post('/companies', {})).body.detail).toBe(
      'The role viewer does not have the permission companies:write.',
    );
  });

  it('lets a key that reads reports read their schedules, runs and locks', async () => {
    const key = await api.key('reporting', ['reports:read']);
    for (const path of ['/report-schedules', '/report-locks']) expect((await key.get(path)).status).toBe(200);
    expect((await key.get('/report-schedules/export')).status).toBe(403);
  });

  it('narrows a key to its scopes', async () => {
    const key = await api.key('manager', ['leads:read']);
    expect((await key.get('/leads')).status).toBe(200);
    expect((await key.get('/companies')).status).toBe(403);
    expect((await key.post('/leads', {})).status).toBe(403);
    expect((await key.get('/me')).body.permissions).toEqual(['leads:read', 'me:read']);
  });

  it('never lets a scope widen the role of a key', async () => {
    // Keys that were created before scopes were compared with the role may still have such a scope.
    const key = await api.key('reporting', ['reports:read']);
    await api.db.query(`UPDATE api_key SET scopes = '{users:write,reports:read}' WHERE id = $1`, [key.id]);
    expect((await key.post('/users', {})).status).toBe(403);
  });

  it('ends a revoked key at once, and an expired one', async () => {
    const made = await api.admin.post('/api-keys', { name: 'Short-lived', role: 'viewer' });
    const key = api.anonymous.with({ authorization: `Bearer ${made.body.key}` });
    expect((await key.get('/me')).status).toBe(200);
    expect((await api.admin.get(`/api-keys/${made.body.id}`)).body).not.toHaveProperty('key');
    expect((await api.admin.delete(`/api-keys/${made.body.id}`)).status).toBe(200);
    expect((await key.get('/me')).status).toBe(401);
    const expiresAt = new Date(Date.now() + 3_600_000).toISOString();
    const expiring = await api.admin.post('/api-keys', { name: 'Expired', role: 'viewer', expiresAt });
    const expired = api.anonymous.with({ 'x-api-key': expiring.body.key });
    await api.db.query('UPDATE api_key SET expires_at = now() WHERE id = $1', [expiring.body.id]);
    expect((await expired.get('/me')).status).toBe(401);
  });

  it('makes no key that has expired already', async () => {
    const body = { name: 'Late', role: 'viewer', expiresAt: '2020-01-01T00:00:00Z' };
    const { status, body: problem } = await api.admin.post('/api-keys', body);
    expect([status, problem.errors]).toEqual([
      422,
      [
        {
          pointer: '/expiresAt',
          code: 'api_key.expires_in_past',
          detail: 'expiresAt must be in the future, not 2020-01-01T00:00:00Z.',
        },
      ],
    ]);
  });

  it('rejects a user who has left', async () => {
    const leaver = await api.user('bdm');
    expect((await leaver.get('/me')).status).toBe(200);
    await api.admin.delete(`/users/${leaver.id}`);
    expect((await leaver.get('/me')).status).toBe(401);
  });

  it('keeps the last administrator', async () => {
    expect((await api.admin.delete(`/users/${api.admin.id}`)).problem).toEqual([409, 'user.last_admin']);
    const demoted = await api.admin.patch(`/users/${api.admin.id}`, { role: 'viewer' });
    expect(demoted.problem).toEqual([409, 'user.last_admin']);
  });

  it('lets no administrator lock out the own account by mistake', async () => {
    const other = await api.user('admin');
    expect((await other.delete(`/users/${other.id}`)).problem).toEqual([409, 'user.own_account']);
    expect((await other.patch(`/users/${other.id}`, { role: 'viewer' })).problem).toEqual([409, 'user.own_account']);
    expect((await other.patch(`/users/${other.id}`, { role: 'admin', fullName: 'Ann Other' })).status).toBe(200);
    expect((await api.admin.delete(`/users/${other.id}`)).status).toBe(200);
  });
});
