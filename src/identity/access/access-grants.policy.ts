import type { Actor, Role } from '../../common/actor/actor.constants.js';
import { CodedError } from '../../common/errors/domain.errors.js';
import { canUse, hasPermission, type Permission, SCOPES } from './access.policy.js';

/** The rights of a user or an API key. */
export interface Grant {
  role: Role;
  /** Null means everything that the role allows. */
  scopes: readonly string[] | null;
}

/**
 * Finds the scopes that a grant has and its giver lacks. A scope counts even if the role of the grant does not allow
 * it, and so does the whole role of a grant with few scopes, because a role also determines which records its scopes
 * reach.
 */
export function findMissingScopes(giver: Actor, grant: Grant): Permission[] {
  return SCOPES.filter((scope) => {
    const isInRole = hasPermission(grant.role, scope);
    const isGranted = grant.scopes === null ? isInRole : grant.scopes.includes(scope);
    return (isGranted && !canUse(giver, scope)) || (isInRole && !hasPermission(giver.role, scope));
  });
}

/**
 * Checks that the giver grants no more rights than the giver has. `pointer` names the field that grants them.
 * @throws 403 `auth.missing_scopes` that names each scope
 */
export function assertCanGrant(giver: Actor, grant: Grant, pointer: string): void {
  const missingScopes = findMissingScopes(giver, grant);
  if (missingScopes.length === 0) return;
  const missingRights = grant.scopes === null ? `Everything that the role ${grant.role} allows` : 'This';
  const detail = `${missingRights} is more than the caller may grant: the caller lacks the scopes ${missingScopes.join(', ')}.`;
  throw new CodedError('auth.missing_scopes', detail, [{ pointer, code: 'missing_scopes', detail }], {
    missingScopes,
  });
}
