import { readFileSync } from 'node:fs';
import { ROLES } from '../../src/common/actor/actor.constants.js';
import { SCOPES } from '../../src/identity/access/access.policy.js';
import { listRolePermissions } from '../../src/identity/access/access.policy.js';
import { getProjectPath } from '../../src/config/project-files.reader.js';
import { type Caller, useApi } from '../support/api.js';

const { api } = useApi();

const { paths } = JSON.parse(readFileSync(getProjectPath('openapi.json'), 'utf8')) as {
  paths: Record<string, Record<string, unknown>>;
};
const METHODS = ['get', 'put', 'post', 'patch', 'delete'];

/** Every documented route about the data of persons, as a method and a path whose placeholders are filled. */
const ROUTES = Object.entries(paths)
  .filter(([path]) => path.startsWith('/api/v1/privacy/'))
  .flatMap(([path, operations]) =>
    METHODS.filter((method) => method in operations).map((method) => ({
      method: method.toUpperCase(),
      path: path.replace('/api/v1', '').replaceAll(/\{[^}]+\}/g, '0199ffff-ffff-7fff-8fff-ffffffffffff'),
    })),
  );

async function listAllowed(caller: Caller): Promise<string[]> {
  const allowed: string[] = [];
  for (const { method, path } of ROUTES) {
    const answer = await caller.send(method, path, ['GET', 'DELETE'].includes(method) ? undefined : {});
    if (answer.status !== 403 || answer.body.code !== 'auth.forbidden')
      allowed.push(`${method} ${path} ${answer.status}`);
  }
  return allowed;
}

describe('Every route of privacy', () => {
  it('is in the document', () => {
    const names = new Set(ROUTES.map(({ path }) => path.split('/')[2]));
    expect([...names].toSorted()).toEqual(
      ['erasures', 'notices', 'people', 'register', 'requests', 'retention', 'retention-rules'].toSorted(),
    );
    expect(ROUTES.length).toBeGreaterThanOrEqual(20);
  });

  it('is closed to a business development manager and a viewer', async () => {
    for (const caller of [api.bdm, api.viewer]) expect(await listAllowed(caller)).toEqual([]);
  });

  it('is closed to users of every other role but managers', async () => {
    for (const role of ROLES.filter((each) => !['admin', 'manager'].includes(each)))
      expect([role, await listAllowed(await api.user(role))]).toEqual([role, []]);
  });

  it('is closed to every key, whatever its role and its scopes are', async () => {
    for (const role of ROLES) {
      const scopes = SCOPES.filter((scope) => listRolePermissions(role).includes(scope));
      for (const key of [await api.key(role), await api.key(role, scopes)])
        expect([role, await listAllowed(key)]).toEqual([role, []]);
    }
  });

  it('is closed to strangers', async () => {
    for (const { method, path } of ROUTES)
      expect([method, path, (await api.anonymous.send(method, path)).status]).toEqual([method, path, 401]);
  });

  it('lets managers and administrators in', async () => {
    for (const caller of [api.manager, api.admin])
      for (const { method, path } of ROUTES.filter((route) => route.method === 'GET')) {
        const { status } = await caller.send(method, path);
        expect([path, [200, 404, 422].includes(status)]).toEqual([path, true]);
      }
  });
});
