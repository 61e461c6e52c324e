/** The roles of design.md §9. */
export const ROLES = ['admin', 'manager', 'bdm', 'viewer', 'reporting', 'integration'] as const;
export type Role = (typeof ROLES)[number];

/** Who is acting: a person, an API key, or the application itself (demo, command line). */
export interface Actor {
  /** The user's or key's id; null for the system. */
  id: string | null;
  kind: 'user' | 'key' | 'system';
  /** For the audit trail. */
  name: string;
  role: Role;
  /** An API key's scopes; null means everything the role allows. */
  scopes: readonly string[] | null;
}

/** The application acting by itself. */
export const SYSTEM: Actor = { id: null, kind: 'system', name: 'system', role: 'admin', scopes: null };
