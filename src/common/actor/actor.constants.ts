/** The roles that design.md §9 defines. */
export const ROLES = ['admin', 'manager', 'bdm', 'viewer', 'reporting', 'integration'] as const;
export type Role = (typeof ROLES)[number];

/** The originator of a change: a person, an API key, or the application itself (demo, command line). */
export interface Actor {
  /** Id of the user or of the key; null for the system. */
  id: string | null;
  kind: 'user' | 'key' | 'system';
  /** Name for the audit trail. */
  name: string;
  role: Role;
  /** Scopes of an API key; null means everything that the role allows. */
  scopes: readonly string[] | null;
}

/** The actor of changes that the application makes by itself. */
export const SYSTEM: Actor = { id: null, kind: 'system', name: 'system', role: 'admin', scopes: null };

/** Returns the id of the calling user; null when the caller is an API key or the application. */
export function findUserId(actor: Actor): string | null {
  return actor.kind === 'user' ? actor.id : null;
}
