import type { Actor } from '../common/actor/actor.constants.js';
import { canUse, type Permission } from '../identity/access/access.policy.js';

/** The permission to read the records of each type that the audit trail has, because an entry repeats their contents. */
export const READ_PERMISSIONS: Readonly<Record<string, Permission>> = {
  company: 'companies:read',
  company_membership: 'companies:read',
  contact: 'contacts:read',
  lead: 'leads:read',
  lead_touch: 'leads:read',
  interaction: 'interactions:read',
  task: 'tasks:read',
  activity: 'activities:read',
  delegation: 'activities:read',
  delegation_participant: 'contacts:read',
  programme_item: 'activities:read',
  roadshow: 'activities:read',
  roadshow_stop: 'activities:read',
  seminar: 'activities:read',
  session: 'activities:read',
  registration: 'contacts:read',
  meeting: 'activities:read',
  meeting_party: 'contacts:read',
  meeting_programme: 'activities:read',
  agreement: 'agreements:read',
  commitment: 'agreements:read',
  intake_connection: 'intake:read',
  intake_decision: 'intake:read',
  intake_delivery: 'intake:read',
  intake_registration: 'intake:read',
  report_schedule: 'report_schedules:read',
  report_lock: 'report_locks:read',
  exchange_rate: 'reference:read',
  user: 'users:read',
  api_key: 'api_keys:read',
  view: 'users:read',
};

/**
 * Lists the types of records whose entries a key with scopes may read. Null means all types: those of users, and of keys
 * with every right of their role.
 */
export function listReadableTypes(actor: Actor): string[] | null {
  if (actor.scopes === null) return null;
  return Object.keys(READ_PERMISSIONS).filter((type) => canUse(actor, READ_PERMISSIONS[type]!));
}
