import { createWrongChangeError } from '../common/errors/domain.errors.js';
import { buildInitialValues } from '../common/lists/record-fields.factory.js';
import { getLocalDate } from '../common/time/calendar-dates.rules.js';
import { buildNewRecord, issueReference } from '../database/records/record.store.js';
import { type Reference, assertReferences } from '../database/records/record-references.policy.js';
import type { RecordEntity } from '../database/records/record.entity.js';
import type { Tx } from '../database/transactions/unit-of-work.transaction.js';
import { Activity } from './activity.entity.js';
import { validateTimes } from './activity.rules.js';
import { validateStatus } from './activity-statuses.rules.js';
import type { ActivityKind } from './activity.constants.js';

/** The values of a new activity where a request says nothing. */
export const INITIAL_ACTIVITY = buildInitialValues(Activity);

/** The required fields of a new activity, and optional values for all others. */
export type NewActivity = Pick<Activity, 'kind' | 'title' | 'startsOn' | 'endsOn'> &
  Partial<Omit<Activity, keyof RecordEntity>>;

const PREFIXES: Record<Exclude<ActivityKind, 'roadshow_stop'>, string> = {
  delegation: 'DEL',
  roadshow: 'ROAD',
  seminar: 'SEM',
};

/**
 * Returns a new activity, ready to be inserted, with defaults for all fields that are not given. The caller gives the
 * reference of a stop.
 */
export async function prepareActivity(tx: Tx, id: string, given: NewActivity): Promise<Activity> {
  const year = Number(given.startsOn.slice(0, 4));
  const reference =
    given.reference ?? (given.kind === 'roadshow_stop' ? '' : await issueReference(tx, PREFIXES[given.kind], year));
  return { ...(INITIAL_ACTIVITY as Activity), ...buildNewRecord(tx, id), ...given, reference };
}

/** Returns the days of two instants in a time zone. An activity with hours stores both. */
export function toLocalDays(startsAt: Date, endsAt: Date, timezone: string): Pick<Activity, 'startsOn' | 'endsOn'> {
  return { startsOn: getLocalDate(timezone, startsAt), endsOn: getLocalDate(timezone, endsAt) };
}

/**
 * Checks the fields that all kinds have in common, as they are after a change: the times, the status, and the existence
 * of the records to which the activity newly refers.
 * @throws 422 with every wrong field, 409 `activity.status_not_allowed`
 */
export async function assertValidActivity(tx: Tx, after: Activity, before?: Activity): Promise<void> {
  const today = getLocalDate(after.timezone, tx.now);
  const { status: to, endsOn } = after;
  const errors = [
    ...validateTimes(after),
    ...(before ? validateStatus({ from: before.status, to, endsOn, today }) : []),
  ];
  if (errors.length > 0) throw createWrongChangeError(errors);
  const pickAdded = (field: 'agreementId' | 'ownerId' | 'senderCompanyId' | 'localPartnerId') =>
    after[field] === before?.[field] ? null : after[field];
  const references: Reference[] = [
    { table: 'agreement', id: pickAdded('agreementId'), pointer: '/agreementId' },
    { table: 'app_user', id: pickAdded('ownerId'), pointer: '/ownerId' },
    { table: 'company', id: pickAdded('senderCompanyId'), pointer: '/senderCompanyId' },
    { table: 'company', id: pickAdded('localPartnerId'), pointer: '/localPartnerId' },
  ];
  await assertReferences(tx, references);
}
