import { ROLES, type Actor, type Role } from '../../common/actor/actor.constants.js';
import type { Bind } from '../../common/lists/list-definition.rules.js';

const STAFF = ['admin', 'manager', 'bdm'] as const;
const MANAGERS = ['admin', 'manager'] as const;
const READERS = [...STAFF, 'viewer'] as const;
const REPORTERS = [...READERS, 'reporting'] as const;
/** Integrations see only their own connections: {@link buildConnectionVisibility}. */
const INTAKE_READERS = [...READERS, 'integration'] as const;

/**
 * The roles that have each permission: the complete access policy that depends on the role alone. The names are also
 * the scopes of API keys, which can only narrow the rights of the key's role, without {@link PEOPLE_ONLY}.
 */
export const PERMISSIONS = {
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
  'activities:read': READERS,
  'activities:write': STAFF,
  'activities:export': REPORTERS,
  'check_in:read': STAFF,
  'check_in:write': STAFF,
  'travel_details:read': MANAGERS,
  'travel_details:write': STAFF,
  'agreements:read': READERS,
  'agreements:write': STAFF,
  'agreements:export': REPORTERS,
  'documents:read': READERS,
  'documents:write': STAFF,
  'documents:export': REPORTERS,
  'documents:remove': MANAGERS,
  'mails:read': READERS,
  'mails:write': STAFF,
  'mail_templates:read': READERS,
  'mail_templates:write': MANAGERS,
  'mailings:read': READERS,
  'mailings:write': STAFF,
  'inbound_mails:read': STAFF,
  'inbound_mails:write': [...STAFF, 'integration'],
  'inbound_mails:raw': MANAGERS,
  'intake:read': INTAKE_READERS,
  'intake:write': MANAGERS,
  'intake:resolve': STAFF,
  'intake:raw': MANAGERS,
  'intake:export': [...REPORTERS, 'integration'],
  'imports:read': STAFF,
  'imports:write': STAFF,
  'imports:undo': MANAGERS,
  'search:read': READERS,
  'pipeline:read': REPORTERS,
  'reference:read': ROLES,
  'reports:read': REPORTERS,
  'report_schedules:read': REPORTERS,
  'report_schedules:write': MANAGERS,
  'report_schedules:export': REPORTERS,
  'report_locks:read': REPORTERS,
  'report_locks:write': MANAGERS,
  'report_locks:export': REPORTERS,
  'audit:read': READERS,
  'audit:export': READERS,
  'users:read': READERS,
  'users:write': ['admin'],
  'users:export': ['admin'],
  'api_keys:read': ['admin'],
  'api_keys:write': ['admin'],
  'privacy:read': MANAGERS,
  'privacy:write': MANAGERS,
  'privacy:erase': MANAGERS,
  'webhooks:read': MANAGERS,
  'webhooks:write': ['admin'],
  'user_sessions:read': ['admin'],
  'user_sessions:write': ['admin'],
  'operations:read': ['admin'],
  'me:read': ROLES,
} as const satisfies Record<string, readonly Role[]>;

export type Permission = keyof typeof PERMISSIONS;

const ALL = Object.keys(PERMISSIONS) as Permission[];

/** The permissions that people have only: what is known about a person must not leave with a key that others hold. */
const PEOPLE_ONLY = ['privacy:read', 'privacy:write', 'privacy:erase'] as const satisfies readonly Permission[];

/** A permission that an API key can have. */
export type Scope = Exclude<Permission, (typeof PEOPLE_ONLY)[number]>;

/** The possible scopes of an API key: all permissions but those of people only. */
export const SCOPES = ALL.filter((permission): permission is Scope => !isPeopleOnly(permission));

/** Tells whether no API key has a permission, whatever its role and its scopes are. */
export function isPeopleOnly(permission: Permission): boolean {
  const permissions: readonly Permission[] = PEOPLE_ONLY;
  return permissions.includes(permission);
}

/** Scopes that include others: who may read reports may read their schedules, runs and locks. */
const INCLUDED_SCOPES: Partial<Record<Permission, Permission>> = {
  'report_schedules:read': 'reports:read',
  'report_locks:read': 'reports:read',
};

/** Tells whether a role has a permission. */
export function hasPermission(role: Actor['role'], permission: Permission): boolean {
  const roles: readonly Actor['role'][] = PERMISSIONS[permission];
  return roles.includes(role);
}

/** Tells whether the caller's role, and the scopes of a key, allow a permission. */
export function canUse({ kind, role, scopes }: Actor, permission: Permission): boolean {
  if (!hasPermission(role, permission) || (kind === 'key' && isPeopleOnly(permission))) return false;
  // A key may always read its own identity, whatever its scopes are.
  if (scopes === null || permission === 'me:read') return true;
  const including = INCLUDED_SCOPES[permission];
  return scopes.includes(permission) || (including !== undefined && scopes.includes(including));
}

/** Lists the roles that have a permission. */
export function listRoles(permission: Permission): Role[] {
  return ROLES.filter((role) => hasPermission(role, permission));
}

/** Lists the permissions of a role. */
export function listRolePermissions(role: Role): Permission[] {
  return ALL.filter((permission) => hasPermission(role, permission));
}

/** Lists the permissions of the caller. */
export function listPermissions(actor: Actor): Permission[] {
  return ALL.filter((permission) => canUse(actor, permission));
}

/** The people of a lead, on which the row-level rules depend. */
export interface LeadPeople {
  ownerId: string | null;
  projectManagerId: string | null;
  teamIds: readonly string[];
  confidential: boolean;
}

/** Tells whether the caller may add attendees to a past seminar, which changes figures of the past. */
export function canAddAttendees(actor: Actor): boolean {
  const managers: readonly Actor['role'][] = MANAGERS;
  return managers.includes(actor.role);
}

/**
 * Tells whether the caller may see and edit every lead: managers, and administrators, who could make themselves
 * managers.
 */
export function canSeeEveryLead(actor: Actor): boolean {
  return actor.role === 'admin' || actor.role === 'manager';
}

/** Tells whether the caller owns the lead, manages its project or is on its team. */
export function isOnLead(actor: Actor, lead: LeadPeople): boolean {
  if (actor.id === null) return false;
  return actor.id === lead.ownerId || actor.id === lead.projectManagerId || lead.teamIds.includes(actor.id);
}

/** Tells whether the caller may know that the lead exists. */
export function canSeeLead(actor: Actor, lead: LeadPeople): boolean {
  return !lead.confidential || canSeeEveryLead(actor) || isOnLead(actor, lead);
}

/**
 * Tells whether the caller may change the lead: managers any lead, business development managers their own and their
 * team's.
 */
export function canEditLead(actor: Actor, lead: LeadPeople): boolean {
  return canSeeEveryLead(actor) || (actor.role === 'bdm' && isOnLead(actor, lead));
}

/** Builds {@link canSeeLead} as SQL over a row of `lead` with the given alias. */
export function buildLeadVisibility(actor: Actor, alias: string, bind: Bind): string {
  if (canSeeEveryLead(actor)) return 'true';
  if (actor.id === null) return `NOT ${alias}.confidential`;
  const me = `${bind(actor.id)}::uuid`;
  return `NOT ${alias}.confidential OR ${alias}.owner_id = ${me} OR ${alias}.project_manager_id IS NOT DISTINCT FROM ${me}
    OR EXISTS (SELECT 1 FROM lead_team lt WHERE lt.lead_id = ${alias}.id AND lt.user_id = ${me})`;
}

/**
 * Builds the condition of {@link buildLeadVisibility} for a row that refers to a lead by a column. A row with null there
 * belongs to no lead and is visible.
 */
export function buildVisibilityThroughLead(actor: Actor, leadIdColumn: string, bind: Bind): string {
  if (canSeeEveryLead(actor)) return 'true';
  // The condition reads only the few confidential leads (lead_confidential_idx). A lead whose visibility is unknown is
  // hidden.
  return `${leadIdColumn} IS NULL OR NOT EXISTS (SELECT 1 FROM lead hidden
    WHERE hidden.id = ${leadIdColumn} AND hidden.confidential AND (${buildLeadVisibility(actor, 'hidden', bind)}) IS NOT TRUE)`;
}

/** Tells whether the caller may see the imports of others: those who may also undo them. */
export function canSeeEveryImport(actor: Actor): boolean {
  return hasPermission(actor.role, 'imports:undo');
}

/**
 * Tells whether the caller may change, archive and restore a saved mapping of imports. The user who saved it and users
 * who see every import may change it.
 */
export function canEditImportMapping(actor: Actor, { createdBy }: { createdBy: string | null }): boolean {
  if (!canUse(actor, 'imports:write')) return false;
  return canSeeEveryImport(actor) || (actor.id !== null && actor.id === createdBy);
}

/** Tells whether the caller may see every connection: everybody but integrations and door links. */
export function canSeeEveryConnection(actor: Actor): boolean {
  return actor.role !== 'integration' && actor.kind !== 'door';
}

/**
 * Builds SQL that tells whether the caller may see a row of intake. Integrations see the connections of their own key
 * and the data that came through them; everybody else sees all. `connection` is the alias of a row of
 * `intake_connection`.
 */
export function buildConnectionVisibility(actor: Actor, connection: string, bind: Bind): string {
  if (canSeeEveryConnection(actor)) return 'true';
  if (actor.kind !== 'key' || actor.id === null) return 'false';
  return `${connection}.integration_key_id = ${bind(actor.id)}::uuid`;
}

/**
 * Builds a query of the ids of the confidential leads that the caller may see, found from the caller's side. It serves
 * reads that would otherwise check many leads of others. The query uses lead_confidential_owner_id_idx,
 * lead_confidential_project_manager_id_idx and lead_team_user_id_idx.
 */
export function buildVisibleConfidentialLeadsQuery(actor: Actor, bind: Bind): string {
  if (canSeeEveryLead(actor)) return 'SELECT id FROM lead WHERE confidential';
  if (actor.id === null) return 'SELECT id FROM lead WHERE false';
  const me = `${bind(actor.id)}::uuid`;
  return `SELECT id FROM lead WHERE confidential AND owner_id = ${me}
    UNION ALL SELECT id FROM lead WHERE confidential AND project_manager_id = ${me}
    UNION ALL SELECT id FROM lead JOIN lead_team ON lead_id = id WHERE confidential AND user_id = ${me}`;
}
