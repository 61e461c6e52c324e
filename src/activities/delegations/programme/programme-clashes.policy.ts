import { CodedError, type FieldError } from '../../../common/errors/domain.errors.js';
import { formatLocalTime } from '../../../common/time/local-times.rules.js';
import { acquireAdvisoryLock } from '../../../database/connections/advisory-lock.queries.js';
import type { SqlClient } from '../../../database/connections/sql.client.js';
import type { Tx } from '../../../database/transactions/unit-of-work.transaction.js';
import type { Activity } from '../../activity.entity.js';
import { readHostSlots, readParticipantNames, readSlots, type StoredSlot } from './programme-clashes.queries.js';
import {
  type Clash,
  findAllClashes,
  findClashes,
  type ClashCode,
  collectHostClashes,
  type Slot,
  validateItemTimes,
} from './programme-clashes.rules.js';
import type { ProgrammeClashView } from './programme-check.view.js';

/** The fields of the delegation on which the checks of its programme depend. Its row must be locked. */
type Delegation = Pick<Activity, 'id' | 'timezone' | 'startsOn' | 'endsOn' | 'status' | 'archivedAt'>;

/** Maximum number of clashes in one error, and of names in one sentence. */
const MAX_REPORTED_CLASHES = 20;
const MAX_NAMES = 4;

const POINTERS: Record<ClashCode, string> = {
  'programme.overlap': '/startsAt',
  'programme.travel_does_not_fit': '/travelMinutes',
  'programme.host_overlap': '/hostCompanyId',
};

/**
 * Rejects an item, as it is now stored, that has a participant in two places or leaves too little travel time. The
 * delegation must be locked.
 * @throws 409 with both items and the people
 */
export async function assertNoPeopleClashes(tx: Tx, delegation: Delegation, itemId: string): Promise<void> {
  const slots = await readSlots(tx.sql, delegation.id);
  const item = slots.find(({ id }) => id === itemId);
  if (item) await throwClashes(tx, delegation, findClashes(item, slots));
}

/**
 * Rejects an item, as it is now stored, whose host has another item at the same time, in any delegation. An advisory
 * lock on the host makes such checks run one after the other.
 * @throws 409 with both items
 */
export async function assertNoHostClashes(tx: Tx, delegation: Delegation, itemId: string): Promise<void> {
  if (isInactive(delegation)) return;
  const item = (await readSlots(tx.sql, delegation.id)).find(({ id }) => id === itemId);
  if (item?.hostCompanyId) await throwClashes(tx, delegation, await findHostClashes(tx, item));
}

/**
 * Rejects a delegation whose programme has clashes. With `participantIds` only these participants are checked, which is
 * enough after participants were added or now come after all. Without it every participant and host is checked, which
 * is needed after the delegation was restored or is no longer cancelled. The delegation must be locked.
 * @throws 409 with the items and the people
 */
export async function assertNoProgrammeClashes(
  tx: Tx,
  delegation: Delegation,
  participantIds?: string[],
): Promise<void> {
  const slots = await readSlots(tx.sql, delegation.id);
  const clashes = findAllClashes(slots, participantIds && new Set(participantIds));
  if (!participantIds && !isInactive(delegation)) {
    // The hosts are locked in one order, so that two delegations with the same hosts do not wait for each other.
    for (const item of slots.toSorted((a, b) => ((a.hostCompanyId ?? '') < (b.hostCompanyId ?? '') ? -1 : 1))) {
      if (!item.hostCompanyId) continue;
      // Two items of this delegation each find the other; such a clash is reported once.
      const isOwn = (slot: Slot) => slot.id !== item.id && slots.some(({ id }) => id === slot.id);
      clashes.push(...(await findHostClashes(tx, item)).filter(({ first }) => !isOwn(first)));
    }
  }
  await throwClashes(tx, delegation, clashes);
}

/**
 * Rejects days or a time zone of a delegation that leave items of its programme outside. The argument is the delegation
 * as it will be.
 * @throws 409 `delegation.programme_outside` with these items
 */
export async function assertItemsInside(tx: Tx, delegation: Delegation): Promise<void> {
  const slots = await readSlots(tx.sql, delegation.id);
  const outside = slots.filter((slot) => validateItemTimes(slot, delegation).length > 0);
  if (outside.length === 0) return;
  const names = outside.slice(0, MAX_NAMES).map((slot) => describeItem(slot, delegation));
  const detail = `These items of the programme would be outside the days of the delegation; move or cancel them first: ${formatNames(names, outside.length)}.`;
  const code = 'delegation.programme_outside';
  const items = outside
    .slice(0, MAX_REPORTED_CLASHES)
    .map(({ id, title, startsAt, endsAt }) => ({ id, title, startsAt, endsAt }));
  throw new CodedError(code, detail, [{ pointer: '/endsOn', code, detail }], { items });
}

/** Returns the clashes of an item with other items of its host. */
async function findHostClashes(tx: Tx, item: StoredSlot): Promise<Clash[]> {
  // This lock is the last one that a transaction takes, so a transaction that has it never waits for another.
  await acquireAdvisoryLock(tx.sql, `programme.host ${item.hostCompanyId}`);
  return collectHostClashes(item, await readHostSlots(tx.sql, item));
}

/** Tells whether a delegation does not take place, so that it never occupies a host. */
function isInactive({ status, archivedAt }: Delegation): boolean {
  return status === 'cancelled' || archivedAt !== null;
}

async function throwClashes(tx: Tx, delegation: Delegation, clashes: Clash[]): Promise<void> {
  if (clashes.length === 0) return;
  const described = await describeClashes(tx.sql, delegation, clashes);
  const errors = described.map(({ code, detail }): FieldError => ({ pointer: POINTERS[code], code, detail }));
  const members = described.map(({ code, items, participants, minutesMissing }) => {
    return { code, items, participants, minutesMissing };
  });
  throw new CodedError(errors[0]!.code, errors.map(({ detail }) => detail).join(' '), errors, {
    clashes: members,
  });
}

/** Returns clashes with the names of the items and the people, the first ones if there are very many. */
export async function describeClashes(
  sql: SqlClient,
  delegation: Pick<Delegation, 'id' | 'timezone'>,
  clashes: readonly Clash[],
): Promise<ProgrammeClashView[]> {
  const shown = clashes.slice(0, MAX_REPORTED_CLASHES);
  const names = await readParticipantNames(sql, [...new Set(shown.flatMap(({ people }) => people))]);
  return shown.map((clash) => ({
    code: clash.code,
    detail: describeClash(clash, delegation, names),
    items: ([clash.first, clash.second] as StoredSlot[]).map(
      ({ id, title, startsAt, endsAt, delegationId, reference }) => {
        return { id, title, startsAt, endsAt, delegationId, delegationReference: reference };
      },
    ),
    participants: clash.people.map((id) => ({ id, fullName: names.get(id)! })),
    minutesMissing: clash.minutesMissing,
  }));
}

function describeClash(
  { code, first, second, people, minutesMissing }: Clash,
  at: Pick<Delegation, 'id' | 'timezone'>,
  names: Map<string, string>,
): string {
  const [one, other] = [describeItem(first as StoredSlot, at), describeItem(second as StoredSlot, at)];
  if (code === 'programme.host_overlap')
    return `hostCompanyId would receive two visits at the same time: ${one} and ${other}.`;
  const who = formatNames(
    people.slice(0, MAX_NAMES).map((id) => names.get(id)!),
    people.length,
  );
  return code === 'programme.overlap'
    ? `${one} and ${other} overlap for ${who}.`
    : `The travel from ${one} to ${other} takes ${second.travelMinutes} minutes, ${minutesMissing} more than available, for ${who}.`;
}

/**
 * Returns the text for an item in a sentence, with its local time. An item of another delegation has the reference of
 * that delegation.
 */
function describeItem(slot: StoredSlot, { id, timezone }: Pick<Delegation, 'id' | 'timezone'>): string {
  const [start, end] = [formatLocalTime(slot.startsAt, timezone), formatLocalTime(slot.endsAt, timezone)];
  const day = end.slice(0, 10) === start.slice(0, 10) ? '' : `${end.slice(0, 10)} `;
  const of = slot.delegationId === id ? '' : ` of ${slot.reference}`;
  return `"${slot.title}"${of} (${start.slice(0, 10)} ${start.slice(11, 16)}–${day}${end.slice(11, 16)})`;
}

/** Returns a text such as `a, b and 3 more`. */
function formatNames(names: readonly string[], total: number): string {
  const more = total - names.length;
  return more > 0 ? `${names.join(', ')} and ${more} more` : names.join(', ');
}
