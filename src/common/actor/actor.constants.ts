/** The roles that design.md §9 defines. */
export const ROLES = ['admin', 'manager', 'bdm', 'viewer', 'reporting', 'integration'] as const;
export type Role = (typeof ROLES)[number];

/** The role of callers with a door link. It has no permission, and nobody can give it to a user or an API key. */
export const DOOR_ROLE = 'door';

/** The originators of changes. */
export const ACTOR_KINDS = ['user', 'key', 'system', 'door'] as const;
export type ActorKind = (typeof ACTOR_KINDS)[number];

/**
 * The originator of a change: a person, an API key, the application itself (demo, command line), or a helper with the
 * door link of a seminar.
 */
export interface Actor {
  /** Id of the user, of the key or of the door link; null for the system. */
  id: string | null;
  kind: ActorKind;
  /** Name for the audit trail. */
  name: string;
  role: Role | typeof DOOR_ROLE;
  /** Scopes of an API key; null means everything that the role allows. */
  scopes: readonly string[] | null;
}

/** The actor of changes that the application makes by itself. */
export const SYSTEM: Actor = { id: null, kind: 'system', name: 'system', role: 'admin', scopes: null };

/** Returns the id of the calling user; null when the caller is an API key, a door link or the application. */
export function findUserId(actor: Actor): string | null {
  return actor.kind === 'user' ? actor.id : null;
}
