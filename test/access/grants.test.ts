import { ROLES, type Role } from '../../src/common/actor/actor.constants.js';
import { type Permission, PERMISSIONS, SCOPES } from '../../src/identity/access/access.policy.js';
import { type Caller, PASSWORD, useApi } from '../support/api.js';

let made = 0;
const { api } = useApi();

const REFUSED = [403, 'auth.missing_scopes'];
const listScopes = (role: Role) => SCOPES.filter((scope) => (PERMISSIONS[scope] as readonly Role[]).includes(role));
const mint = (by: Caller, role: Role, scopes?: readonly Permission[]) =>
  by.post('/api-keys', { name: `Minted ${++made}`, role, ...(scopes && { scopes }) });
const person = (role: Role, change: object = {}) => ({
  email: `granted.${++made}@locate.test`,
  fullName: 'Granted Colleague',
  role,
  ...change,
});

describe('An API key that creates API keys', () => {
  it.each(SCOPES)('grants %s only when it has it', async (scope) => {
    const having = await api.key('admin', ['api_keys:write', 'api_keys:read', scope]);
    expect((await mint(having, 'admin', [scope])).status).toBe(201);
    const other = scope === 'leads:read' ? 'companies:read' : 'leads:read';
    const refused = await mint(having, 'admin', [scope, other]);
    expect(refused.problem).toEqual(REFUSED);
    expect(refused.body).toMatchObject({
      missingScopes: [other],
      detail: expect.stringContaining(other),
      errors: [{ pointer: '/scopes', code: 'missing_scopes' }],
    });
  });

  it.each(ROLES)('that only reads and writes keys cannot create a %s without scopes', async (role) => {
    const key = await api.key('admin', ['api_keys:write', 'api_keys:read']);
    const refused = await mint(key, role);
    expect(refused.problem).toEqual(REFUSED);
    expect(refused.body.missingScopes).toEqual(
      listScopes(role).filter((scope) => !['api_keys:write', 'api_keys:read', 'me:read'].includes(scope)),
    );
    expect(refused.body.errors).toMatchObject([{ pointer: '/role' }]);
    const { rows } = await api.db.query('SELECT FROM api_key WHERE name = $1', [`Minted ${made}`]);
    expect(rows).toEqual([]);
  });

  it.each(ROLES)('with every scope of a %s creates one', async (role) => {
    const key = await api.key('admin', ['api_keys:write', 'api_keys:read', ...listScopes(role)]);
    expect((await mint(key, role)).status).toBe(201);
  });

  it('can grant its own rights, and the key that it creates cannot grant more', async () => {
    const parent = await api.key('admin', ['api_keys:write', 'api_keys:read', 'leads:read']);
    const { body } = await mint(parent, 'admin', ['api_keys:write', 'api_keys:read']);
    const child = api.anonymous.with({ 'x-api-key': body.key });
    expect((await mint(child, 'viewer', [])).status).toBe(201);
    expect((await mint(child, 'viewer', ['leads:read'])).problem).toEqual(REFUSED);
  });

  it('without scopes of its own, as an administrator, grants everything', async () => {
    expect((await mint(await api.key('admin'), 'admin')).status).toBe(201);
    expect((await mint(api.admin, 'admin')).status).toBe(201);
  });
});

describe('The scopes of a new API key', () => {
  it('are those of its role: any other one is named with the roles that have it', async () => {
    const refused = await mint(api.admin, 'reporting', ['reports:read', 'leads:read', 'users:write']);
    expect(refused.problem).toEqual([422, 'api_key.scope_not_in_role']);
    expect(refused.body.errors).toEqual([
      {
        pointer: '/scopes/1',
        code: 'api_key.scope_not_in_role',
        detail:
          'The role reporting does not have the scope leads:read; these roles have it: admin, manager, bdm, viewer.',
      },
      expect.objectContaining({ pointer: '/scopes/2', detail: expect.stringMatching(/users:write.*: admin\.$/) }),
    ]);
    const { rows } = await api.db.query('SELECT FROM api_key WHERE name = $1', [`Minted ${made}`]);
    expect(rows).toEqual([]);
    for (const role of ROLES) expect((await mint(api.admin, role, listScopes(role))).status).toBe(201);
  });
});

describe('An API key that edits users', () => {
  it.each(ROLES)('cannot add a %s whose rights it lacks, and the error names them', async (role) => {
    const key = await api.key('admin', ['users:write', 'users:read']);
    const request = person(role, { password: PASSWORD });
    const refused = await key.post('/users', request);
    expect(refused.problem).toEqual(REFUSED);
    expect(refused.body).toMatchObject({
      missingScopes: listScopes(role).filter((scope) => !['users:write', 'users:read', 'me:read'].includes(scope)),
      errors: [{ pointer: '/role', code: 'missing_scopes' }],
    });
    expect((await api.db.query('SELECT FROM app_user WHERE email = $1', [request.email])).rows).toEqual([]);
  });

  it.each(ROLES)('with every scope of a %s adds one, changes it and restores it', async (role) => {
    const key = await api.key('admin', ['users:write', 'users:read', ...listScopes(role)]);
    const { status, body } = await key.post('/users', person(role, { password: PASSWORD }));
    expect(status).toBe(201);
    expect((await key.patch(`/users/${body.id}`, { role, password: `${PASSWORD}!` })).status).toBe(200);
    expect((await key.delete(`/users/${body.id}`)).status).toBe(200);
    expect((await key.post(`/users/${body.id}/restore`)).status).toBe(200);
  });

  it('cannot give a user more rights than its own', async () => {
    const key = await api.key('admin', ['users:write', 'users:read', ...listScopes('bdm')]);
    const { body } = await key.post('/users', person('bdm'));
    for (const role of ['manager', 'admin'] as const) {
      expect((await key.patch(`/users/${body.id}`, { role })).problem).toEqual(REFUSED);
    }
    expect((await key.patch(`/users/${body.id}`, { role: 'viewer' })).status).toBe(200);
    expect((await api.admin.get(`/users/${body.id}`)).body.role).toBe('viewer');
  });

  it.each([
    ['password', { password: 'a new password of mine' }],
    ['address, by which the identity provider knows him at first', { email: 'mine@locate.test' }],
    ['role', { role: 'bdm' }],
  ])('cannot change the %s of a user who has more rights', async (_, change) => {
    const key = await api.key('admin', ['users:write', 'users:read', ...listScopes('bdm')]);
    const victim = await api.user('manager');
    const before = (await api.db.query('SELECT * FROM app_user WHERE id = $1', [victim.id])).rows;
    const refused = await key.patch(`/users/${victim.id}`, change);
    expect(refused.problem).toEqual(REFUSED);
    expect(refused.body.missingScopes).toContain('intake:write');
    expect((await api.db.query('SELECT * FROM app_user WHERE id = $1', [victim.id])).rows).toEqual(before);
  });

  it('may correct the name of any user', async () => {
    const key = await api.key('admin', ['users:write', 'users:read']);
    const { email, role } = (await api.admin.get(`/users/${api.manager.id}`)).body;
    const answer = await key.patch(`/users/${api.manager.id}`, { fullName: 'Put Right', email, role });
    expect([answer.status, answer.body.fullName]).toEqual([200, 'Put Right']);
  });

  it('cannot restore a user who has more rights', async () => {
    const key = await api.key('admin', ['users:write', 'users:read', ...listScopes('viewer')]);
    const leaver = await api.user('admin');
    expect((await key.delete(`/users/${leaver.id}`)).status).toBe(200);
    expect((await key.post(`/users/${leaver.id}/restore`)).problem).toEqual(REFUSED);
    expect((await api.admin.get(`/users/${leaver.id}`)).body.archivedAt).not.toBeNull();
  });
});

describe('An API key that connects forms', () => {
  it('can assign a connection only to an integration key that has no more rights than itself', async () => {
    const integration = await api.key('integration');
    const narrow = await api.key('manager', ['intake:write', 'intake:read', 'reference:read']);
    const form = { name: 'Form', provider: 'generic', integrationKeyId: integration.id };
    const refused = await narrow.post('/intake/connections', form);
    expect(refused.problem).toEqual(REFUSED);
    expect(refused.body).toMatchObject({
      missingScopes: ['inbound_mails:write', 'intake:export'],
      errors: [{ pointer: '/integrationKeyId' }],
    });
    const { body } = await narrow.post('/intake/connections', { ...form, integrationKeyId: null });
    const given = { integrationKeyId: integration.id };
    expect((await narrow.patch(`/intake/connections/${body.id}`, given)).problem).toEqual(REFUSED);
    const wide = await api.key('manager', [
      'intake:write',
      'intake:read',
      'intake:export',
      'reference:read',
      'inbound_mails:write',
    ]);
    expect((await wide.patch(`/intake/connections/${body.id}`, given)).status).toBe(200);
    // Sending the record as it is gives nothing away that was not given before.
    expect((await narrow.patch(`/intake/connections/${body.id}`, { ...given, name: 'Form 2' })).status).toBe(200);
  });
});
