import type { Actor } from '../../common/actor/actor.constants.js';
import { canUse, type Permission } from './access.policy.js';

/**
 * The permissions to read the records of each type that the audit trail has. They are those of the route of such a
 * record. The route of saved views has none, because it answers with the caller's own and shared ones only.
 */
export const RECORD_PERMISSIONS = {
  company: ['companies:read'],
  company_membership: ['companies:read'],
  contact: ['contacts:read'],
  lead: ['leads:read'],
  lead_touch: ['leads:read'],
  interaction: [
    'interactions:read',
    'contacts:read',
    'leads:read',
    'companies:read',
    'activities:read',
    'agreements:read',
  ],
  task: ['tasks:read'],
  activity: ['activities:read'],
  delegation: ['activities:read'],
  delegation_participant: ['activities:read', 'contacts:read'],
  programme_item: ['activities:read', 'contacts:read'],
  roadshow: ['activities:read'],
  roadshow_stop: ['activities:read'],
  seminar: ['activities:read'],
  session: ['activities:read', 'contacts:read'],
  registration: ['activities:read', 'contacts:read'],
  meeting: ['activities:read', 'contacts:read'],
  meeting_party: ['activities:read', 'contacts:read'],
  meeting_programme: ['activities:read'],
  agreement: ['agreements:read', 'contacts:read', 'companies:read'],
  commitment: ['agreements:read'],
  intake_connection: ['intake:read'],
  intake_decision: ['intake:read'],
  intake_delivery: ['intake:read'],
  intake_registration: ['intake:read'],
  report_schedule: ['report_schedules:read'],
  report_lock: ['report_locks:read'],
  exchange_rate: ['reference:read'],
  import: ['imports:read'],
  import_mapping: ['imports:read'],
  user: ['users:read'],
  api_key: ['api_keys:read'],
  view: ['users:read'],
} as const satisfies Record<string, readonly Permission[]>;

/** A type of records, by its name in the audit trail. */
export type RecordType = keyof typeof RECORD_PERMISSIONS;

/** The types of records that the audit trail has. */
export const RECORD_TYPES = Object.keys(RECORD_PERMISSIONS) as RecordType[];

/** Tells whether the role of the caller, and the scopes of a key, allow reading the records of a type. */
export function canReadRecords(actor: Actor, type: RecordType): boolean {
  return RECORD_PERMISSIONS[type].every((permission) => canUse(actor, permission));
}
