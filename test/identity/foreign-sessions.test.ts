import { listRolePermissions } from '../../src/identity/access/access.policy.js';
import { ROLES } from '../../src/common/actor/actor.constants.js';
import { type Caller, useApi } from '../support/api.js';
import { openPage } from './session.given.js';
import { selectRows } from '../support/rows.js';

const { api } = useApi();

const readSessions = async (user: Caller) => (await api.admin.get(`/users/${user.id}/sessions`)).body.items;
const countEntries = async (user: Caller) => {
  const rows = await selectRows(api.db, 'audit_entry', { entity_id: user.id, action: 'session_ended' }, 'actor_id');
  return rows.map(({ actor_id: actor }) => actor);
};

describe('The sessions of a colleague', () => {
  it('are listed for an administrator, and one of them is ended with an entry in the audit trail', async () => {
    const user = await api.user('bdm');
    const [first, second] = [await openPage(api, user), await openPage(api, user)];
    const sessions = await readSessions(user);
    expect(sessions).toHaveLength(2);
    expect(sessions[0]).toEqual({
      id: expect.any(String),
      createdAt: expect.any(String),
      lastUsedAt: expect.any(String),
      expiresAt: expect.any(String),
      userAgent: null,
      current: false,
    });
    const own = (await second.get('/sessions')).body.items.find(({ current }: { current: boolean }) => current);
    expect((await api.admin.delete(`/users/${user.id}/sessions/${own.id}`)).status).toBe(204);
    expect([(await first.get('/me')).status, (await second.get('/me')).status]).toEqual([200, 401]);
    expect(await countEntries(user)).toEqual([api.admin.id]);
    const again = await api.admin.delete(`/users/${user.id}/sessions/${own.id}`);
    expect(again.problem).toEqual([404, 'session.not_found']);
  });

  it('are not ended under the id of another user', async () => {
    const [user, other] = [await api.user('bdm'), await api.user('bdm')];
    const page = await openPage(api, user);
    const [{ id }] = await readSessions(user);
    expect((await api.admin.delete(`/users/${other.id}/sessions/${id}`)).status).toBe(404);
    expect((await page.get('/me')).status).toBe(200);
  });

  it('are ended all together, and ending none leaves no entry', async () => {
    const user = await api.user('viewer');
    const pages = [await openPage(api, user), await openPage(api, user)];
    expect((await api.admin.delete(`/users/${user.id}/sessions`)).status).toBe(204);
    for (const page of pages) expect((await page.get('/me')).status).toBe(401);
    expect((await api.admin.delete(`/users/${user.id}/sessions`)).status).toBe(204);
    expect(await countEntries(user)).toEqual([api.admin.id]);
    expect((await user.get('/me')).status).toBe(200);
  });

  it('are told with the last login of each user, without names, browsers and secrets', async () => {
    const [user, stranger] = [await api.user('manager'), await api.user('manager')];
    await openPage(api, user);
    const { status, body } = await api.admin.get('/users/sign-ins');
    expect(status).toBe(200);
    const find = ({ id }: Caller) => body.items.find(({ userId }: { userId: string }) => userId === id);
    expect(find(user)).toEqual({ userId: user.id, lastSignInAt: expect.any(String), sessions: 1 });
    expect(find(stranger)).toBeUndefined();
  });

  it('of nobody are not found', async () => {
    const nobody = '/users/01980000-0000-7000-8000-00000000dead';
    expect((await api.admin.get(`${nobody}/sessions`)).status).toBe(404);
    expect((await api.admin.delete(`${nobody}/sessions`)).status).toBe(404);
  });

  it.each(ROLES.filter((role) => role !== 'admin'))('are hidden from a %s, also from a key', async (role) => {
    const user = await api.user('bdm');
    const page = await openPage(api, user);
    const [{ id }] = await readSessions(user);
    for (const caller of [await api.user(role), await api.key(role)]) {
      const answers = [
        await caller.get('/users/sign-ins'),
        await caller.get(`/users/${user.id}/sessions`),
        await caller.delete(`/users/${user.id}/sessions/${id}`),
        await caller.delete(`/users/${user.id}/sessions`),
      ];
      expect(answers.map(({ status }) => status)).toEqual([403, 403, 403, 403]);
    }
    expect((await page.get('/me')).status).toBe(200);
  });

  it('need a login', async () => {
    expect((await api.anonymous.get('/users/sign-ins')).status).toBe(401);
    expect((await api.anonymous.get(`/users/${api.bdm.id}/sessions`)).status).toBe(401);
  });
});

describe('The roles', () => {
  it.each(ROLES)('of all users are explained to a %s, as the policy has them', async (role) => {
    const caller = await api.key(role);
    const { status, body } = await caller.get('/reference/roles');
    expect(status).toBe(200);
    expect(body.items.map((item: { role: string }) => item.role)).toEqual(ROLES);
    const own = body.items.find((item: { role: string }) => item.role === role);
    expect(own.scopes).toEqual((await caller.get('/me')).body.permissions);
    expect(own.permissions).toEqual(listRolePermissions(role));
  });
});

describe('An API key', () => {
  it('tells when it was last used, without a new version', async () => {
    const key = await api.key('viewer');
    const read = async () => (await api.admin.get(`/api-keys/${key.id}`)).body;
    expect(await read()).toMatchObject({ lastUsedAt: null, version: 1 });
    await key.get('/me');
    const { lastUsedAt, version } = await read();
    expect([Date.parse(lastUsedAt) > 0, version]).toEqual([true, 1]);
  });
});
