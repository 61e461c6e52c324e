import type { Tx } from '../../../database/transactions/unit-of-work.transaction.js';
import { CheckInEntry } from './check-in-entry.entity.js';

/** Finds the entry with a key that was processed at a seminar. */
export function findEntry(tx: Tx, activityId: string, key: string): Promise<CheckInEntry | null> {
  return tx.manager.findOneBy(CheckInEntry, { activityId, key });
}

/** The facts about a registration, or one that it replaces, that the standing check-ins have. */
export interface StandingCheckIns {
  /** The time of the earliest one. */
  earliest: Date;
  /** The status without them, and the check-in time. */
  before: Pick<CheckInEntry, 'statusBefore' | 'checkedInBefore'>;
}

const STANDING = `activity_id = $1 AND is_standing
  AND registration_id IN (SELECT id FROM seminar_registration WHERE id = $2 OR replaced_by_id = $2)`;

/**
 * Reads the facts that the standing check-ins of a locked registration have; null if there are none. Served by
 * check_in_entry_registration_id_idx.
 */
export async function readStandingCheckIns(
  tx: Tx,
  activityId: string,
  registrationId: string,
): Promise<StandingCheckIns | null> {
  const row = await tx.sql.queryOneOrNull<Pick<CheckInEntry, 'occurredAt' | 'statusBefore' | 'checkedInBefore'>>(
    `SELECT occurred_at AS "occurredAt", status_before AS "statusBefore", checked_in_before AS "checkedInBefore"
     FROM check_in_entry WHERE ${STANDING} AND outcome <> 'waitlisted' ORDER BY occurred_at, key LIMIT 1`,
    [activityId, registrationId],
  );
  return row && { earliest: row.occurredAt, before: row };
}

/** Ends the check-ins that stand for a registration, because a person has changed its status since. */
export async function endStandingCheckIns(tx: Tx, activityId: string, registrationId: string): Promise<void> {
  await tx.sql.execute(`UPDATE check_in_entry SET is_standing = false WHERE ${STANDING} AND outcome <> 'waitlisted'`, [
    activityId,
    registrationId,
  ]);
}

/** Ends all entries that stand for a registration, because it begins anew. */
export async function endStandingEntries(tx: Tx, activityId: string, registrationId: string): Promise<void> {
  await tx.sql.execute(`UPDATE check_in_entry SET is_standing = false WHERE ${STANDING}`, [activityId, registrationId]);
}

/** Takes an entry back. @returns whether it stood until now */
export async function takeBack(tx: Tx, activityId: string, key: string): Promise<boolean> {
  const { affected } = await tx.manager.update(
    CheckInEntry,
    { activityId, key, isStanding: true },
    { isStanding: false },
  );
  return affected === 1;
}
