import { ROLES, type Actor, type Role } from '../../common/actor/actor.constants.js';
import { findMissingScopes } from './access-grants.policy.js';
import { canUse, type Permission, SCOPES } from './access.policy.js';

const caller = (role: Role, scopes: readonly Permission[] | null): Actor => ({
  id: 'key',
  kind: 'key',
  name: 'key',
  role,
  scopes,
});

/** The scopes that a key is tested with: all, none, each single one, and each pair of neighbours. */
const SCOPE_SETS: (readonly Permission[] | null)[] = [
  null,
  [],
  ...SCOPES.map((scope) => [scope]),
  ...SCOPES.slice(1).map((scope, index) => [SCOPES[index]!, scope]),
];

/** The roles that each role includes, written down manually. */
const BELOW: Record<Role, Role[]> = {
  admin: ['admin', 'manager', 'bdm', 'viewer', 'reporting', 'integration'],
  manager: ['manager', 'bdm', 'viewer', 'reporting', 'integration'],
  bdm: ['bdm', 'viewer', 'reporting', 'integration'],
  viewer: ['viewer', 'reporting'],
  reporting: ['reporting'],
  integration: ['integration'],
};

describe('The rights that a caller grants', () => {
  it.each(ROLES)('as a %s never exceed the rights of the caller, whatever the scopes on both sides', (role) => {
    const widened: string[] = [];
    for (const giverScopes of SCOPE_SETS) {
      const giver = caller(role, giverScopes);
      for (const grantedRole of ROLES) {
        for (const scopes of SCOPE_SETS) {
          if (findMissingScopes(giver, { role: grantedRole, scopes }).length > 0) continue;
          const child = caller(grantedRole, scopes);
          const gained = SCOPES.filter((scope) => canUse(child, scope) && !canUse(giver, scope));
          if (gained.length > 0) widened.push(`${String(giverScopes)} grants ${grantedRole} ${String(scopes)}`);
        }
      }
    }
    expect(widened).toEqual([]);
  });

  it.each(ROLES)('as a %s without scopes include every role that may do no more', (role) => {
    const granted = ROLES.filter(
      (other) => findMissingScopes(caller(role, null), { role: other, scopes: null }).length === 0,
    );
    expect(granted).toEqual(BELOW[role]);
  });

  it.each(ROLES)('as a %s with scopes include the same role with the same scopes', (role) => {
    const allowed = SCOPE_SETS.filter((scopes) => scopes?.every((scope) => canUse(caller(role, null), scope)) ?? true);
    for (const scopes of allowed) expect(findMissingScopes(caller(role, scopes), { role, scopes })).toEqual([]);
  });

  it('include no role that can see more records, however few its scopes', () => {
    const missing = findMissingScopes(caller('bdm', null), { role: 'manager', scopes: ['leads:read'] });
    expect(missing).toContain('intake:raw');
  });

  it('include no scope that the caller lacks, even if the granted role does not allow it', () => {
    const giver = caller('admin', ['api_keys:write', 'leads:read']);
    expect(findMissingScopes(giver, { role: 'viewer', scopes: ['users:write'] })).toEqual(['users:write']);
  });
});
