import type { Actor } from '../../common/actor/actor.constants.js';
import { RECORD_TYPES, type RecordType } from '../../common/audit/record-types.constants.js';
import { canUse, isPeopleOnly, type Permission } from './access.policy.js';

const TYPES: Readonly<Record<RecordType, { permissions: readonly Permission[] }>> = RECORD_TYPES;

/** Tells whether the role of the caller, and the scopes of a key, allow reading the records of a type. */
export function canReadRecords(actor: Actor, type: RecordType): boolean {
  return TYPES[type].permissions.every((permission) => canUse(actor, permission));
}

/** Tells whether the records of a type are for people only, so that no key can read them. */
export function isPrivateType(type: RecordType): boolean {
  return TYPES[type].permissions.some((permission) => isPeopleOnly(permission));
}
