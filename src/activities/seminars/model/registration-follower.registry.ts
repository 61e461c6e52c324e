import type { DataSource } from 'typeorm';
import type { Changes } from '../../../common/audit/audit-changes.rules.js';
import type { Tx } from '../../../database/transactions/unit-of-work.transaction.js';
import type { RegistrationOrigin, RegistrationStatus } from './seminar-registration.constants.js';

/** A registration that was written. */
export interface FollowedRegistration {
  id: string;
  status: RegistrationStatus;
  origin: RegistrationOrigin;
}

/** The work of an upper layer that tells people how their registrations stand, in the transaction of the change. */
export interface RegistrationFollower {
  /** Follows a registration that was written, with the fields that changed. */
  followRegistration(tx: Tx, registration: FollowedRegistration, changes: Changes): Promise<void>;
  /**
   * Tells a person how the registration stands now.
   * @param onlyInformed whether only a person is told who was told of the registration before
   */
  notifyPerson(tx: Tx, registration: FollowedRegistration, onlyInformed: boolean): Promise<void>;
  /** Returns those of some registrations whose people are mailed a link with which they confirm a seat. */
  findConfirmable?(tx: Tx, registrationIds: readonly string[]): Promise<readonly string[]>;
}

/** The followers of each application in this process, by its connections. Entities know nothing of the modules above them. */
const followers = new WeakMap<DataSource, Set<RegistrationFollower>>();

/** Registers work that follows registrations. A second registration of the same work changes nothing. */
export function registerRegistrationFollower(dataSource: DataSource, follower: RegistrationFollower): void {
  followers.set(dataSource, (followers.get(dataSource) ?? new Set()).add(follower));
}

function listFollowers({ manager }: Tx): Iterable<RegistrationFollower> {
  return followers.get(manager.dataSource) ?? [];
}

/** Notifies the followers of a registration that was written. */
export async function followRegistration(tx: Tx, registration: FollowedRegistration, changes: Changes): Promise<void> {
  for (const follower of listFollowers(tx)) await follower.followRegistration(tx, registration, changes);
}

/** Tells a person how the registration stands now, as {@link RegistrationFollower.notifyPerson} does. */
export async function notifyPerson(
  tx: Tx,
  registration: FollowedRegistration,
  { onlyInformed }: { onlyInformed: boolean },
): Promise<void> {
  for (const follower of listFollowers(tx)) await follower.notifyPerson(tx, registration, onlyInformed);
}

/** Returns those of some registrations whose people can confirm a seat: they are mailed the link for it. */
export async function findConfirmable(tx: Tx, registrationIds: readonly string[]): Promise<ReadonlySet<string>> {
  const found = new Set<string>();
  for (const follower of listFollowers(tx)) {
    for (const id of (await follower.findConfirmable?.(tx, registrationIds)) ?? []) found.add(id);
  }
  return found;
}
