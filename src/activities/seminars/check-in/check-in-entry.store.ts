import type { Tx } from '../../../database/transactions/unit-of-work.transaction.js';
import { CheckInEntry } from './check-in-entry.entity.js';

/** Finds the entry with a key that was processed at a seminar. */
export function findEntry(tx: Tx, activityId: string, key: string): Promise<CheckInEntry | null> {
  return tx.manager.findOneBy(CheckInEntry, { activityId, key });
}

/** The facts about a registration, or one that it replaces, that the standing entries have. */
export interface StandingEntries {
  /** The time of the earliest check-in; null if none stands. */
  earliest: Date | null;
  /** The status without these entries, and the check-in time. */
  before: Pick<CheckInEntry, 'statusBefore' | 'checkedInBefore'> | null;
}

const OF_REGISTRATION = `activity_id = $1 AND is_standing
  AND registration_id IN (SELECT id FROM seminar_registration WHERE id = $2 OR replaced_by_id = $2)`;

/** Reads the facts that the standing entries of a locked registration have. Served by check_in_entry_registration_id_idx. */
export async function readStandingEntries(
  tx: Tx,
  activityId: string,
  registrationId: string,
): Promise<StandingEntries> {
  const rows = await tx.sql.queryAll<Pick<CheckInEntry, 'occurredAt' | 'outcome' | 'statusBefore' | 'checkedInBefore'>>(
    `SELECT occurred_at AS "occurredAt", outcome, status_before AS "statusBefore", checked_in_before AS "checkedInBefore"
     FROM check_in_entry WHERE ${OF_REGISTRATION} ORDER BY occurred_at, key`,
    [activityId, registrationId],
  );
  const [first] = rows;
  return {
    earliest: rows.find(({ outcome }) => outcome !== 'waitlisted')?.occurredAt ?? null,
    before: first ? { statusBefore: first.statusBefore, checkedInBefore: first.checkedInBefore } : null,
  };
}

/** Ends the entries that stand for a registration, because a person has changed its status since. */
export async function endStandingEntries(tx: Tx, activityId: string, registrationId: string): Promise<void> {
  await tx.sql.execute(`UPDATE check_in_entry SET is_standing = false WHERE ${OF_REGISTRATION}`, [
    activityId,
    registrationId,
  ]);
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
