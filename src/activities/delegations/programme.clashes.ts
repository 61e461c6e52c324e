import { conflict, type FieldError } from '../../common/errors/domain.errors.js';
import { localTime } from '../../common/reference/local.times.js';
import { takeTurn } from '../../database/turns.queries.js';
import type { Tx } from '../../database/unit-of-work.js';
import type { Activity } from '../activity.entity.js';
import { COMING, TAKES_PART } from './programme.list.js';
import {
  type Clash,
  clashesAmong,
  clashesOf,
  type ClashCode,
  hostClashes,
  itemTimeErrors,
  type Slot,
} from './programme.rules.js';

/** What is known of the delegation whose programme is judged; its row is locked. */
type Delegation = Pick<Activity, 'id' | 'timezone' | 'startsOn' | 'endsOn' | 'status' | 'archivedAt'>;

/** An item with the delegation it belongs to, which may be another one where a host is asked about. */
interface StoredSlot extends Slot {
  delegationId: string;
  reference: string;
}

const SLOT = `SELECT p.id, p.title, p.starts_at AS "startsAt", p.ends_at AS "endsAt", p.travel_minutes AS "travelMinutes",
  p.host_company_id AS "hostCompanyId", p.activity_id AS "delegationId", a.reference`;

const TAKES_PLACE = `p.status = 'planned' AND p.archived_at IS NULL`;

/** Most clashes that one refusal spells out, and most names in one sentence. */
const MOST_TOLD = 20;
const MOST_NAMES = 4;

const POINTERS: Record<ClashCode, string> = {
  'programme.overlap': '/startsAt',
  'programme.travel_does_not_fit': '/travelMinutes',
  'programme.host_overlap': '/hostCompanyId',
};

/**
 * Refuses an item, as it is stored by now, that has somebody in two places or on the way for too short a time.
 * The delegation must be locked. @throws 409 naming both items and the people
 */
export async function refusePeopleClashes(tx: Tx, delegation: Delegation, itemId: string): Promise<void> {
  const slots = await slotsOf(tx, delegation.id);
  const item = slots.find(({ id }) => id === itemId);
  if (item) await refuse(tx, delegation, clashesOf(item, slots));
}

/**
 * Refuses an item, as it is stored by now, whose host receives somebody else at the time, of whatever delegation.
 * Those who ask about one host take turns. @throws 409 naming both items
 */
export async function refuseHostClashes(tx: Tx, delegation: Delegation, itemId: string): Promise<void> {
  if (visitsNobody(delegation)) return;
  const item = (await slotsOf(tx, delegation.id)).find(({ id }) => id === itemId);
  if (item?.hostCompanyId) await refuse(tx, delegation, await hostClashesOf(tx, item));
}

/**
 * Refuses a delegation whose programme does not hold any more: after people have been added or have said they come after
 * all (`participantIds`: only these are looked at), and after the delegation was restored or taken up again (nobody
 * named: everybody is, and the hosts too). The delegation must be locked. @throws 409 naming the items and the people
 */
export async function refuseProgrammeClashes(tx: Tx, delegation: Delegation, participantIds?: string[]): Promise<void> {
  const slots = await slotsOf(tx, delegation.id);
  const clashes = clashesAmong(slots, participantIds && new Set(participantIds));
  if (!participantIds && !visitsNobody(delegation)) {
    // In one order, so that two delegations with the same hosts do not wait for each other.
    for (const item of slots.toSorted((a, b) => ((a.hostCompanyId ?? '') < (b.hostCompanyId ?? '') ? -1 : 1))) {
      if (!item.hostCompanyId) continue;
      // Of two items of this delegation, each finds the other: it is said once.
      const own = (slot: Slot) => slot.id !== item.id && slots.some(({ id }) => id === slot.id);
      clashes.push(...(await hostClashesOf(tx, item)).filter(({ first }) => !own(first)));
    }
  }
  await refuse(tx, delegation, clashes);
}

/**
 * Refuses days or a time zone of a delegation that leave items of its programme outside. To be asked with what the
 * delegation is to become. @throws 409 `delegation.programme_outside` naming them
 */
export async function refuseItemsOutside(tx: Tx, delegation: Delegation): Promise<void> {
  const slots = await slotsOf(tx, delegation.id);
  const astray = slots.filter((slot) => itemTimeErrors(slot, delegation).length > 0);
  if (astray.length === 0) return;
  const names = astray.slice(0, MOST_NAMES).map((slot) => told(slot, delegation));
  const detail = `Items of the programme would be outside the delegation: ${listed(names, astray.length)}.`;
  const code = 'delegation.programme_outside';
  const items = astray.slice(0, MOST_TOLD).map(({ id, title, startsAt, endsAt }) => ({ id, title, startsAt, endsAt }));
  throw conflict(code, detail, [{ pointer: '/endsOn', code, detail }], { items });
}

/** The items of a delegation that take place, with those who come. */
async function slotsOf(tx: Tx, delegationId: string): Promise<StoredSlot[]> {
  return tx.sql.rows<StoredSlot>(
    `${SLOT}, ARRAY(SELECT dp.id::text FROM delegation_participant dp WHERE ${COMING} AND ${TAKES_PART} ORDER BY dp.id) AS people
     FROM programme_item p JOIN activity a ON a.id = p.activity_id
     WHERE p.activity_id = $1 AND ${TAKES_PLACE} ORDER BY p.starts_at, p.id`,
    [delegationId],
  );
}

/** Served by programme_item_host_company_id_idx. */
async function hostClashesOf(tx: Tx, item: StoredSlot): Promise<Clash[]> {
  // The last lock that is taken: whoever has it waits for nobody.
  await takeTurn(tx.sql, `programme.host ${item.hostCompanyId}`);
  const others = await tx.sql.rows<StoredSlot>(
    `${SLOT}, '{}'::text[] AS people FROM programme_item p JOIN activity a ON a.id = p.activity_id
     WHERE p.host_company_id = $1 AND p.starts_at < $2 AND p.ends_at > $3 AND ${TAKES_PLACE}
       AND a.status <> 'cancelled' AND a.archived_at IS NULL ORDER BY p.starts_at, p.id`,
    [item.hostCompanyId, item.endsAt, item.startsAt],
  );
  return hostClashes(item, others);
}

/** A delegation that does not travel keeps no host from receiving others. */
function visitsNobody({ status, archivedAt }: Delegation): boolean {
  return status === 'cancelled' || archivedAt !== null;
}

async function refuse(tx: Tx, delegation: Delegation, clashes: Clash[]): Promise<void> {
  if (clashes.length === 0) return;
  const shown = clashes.slice(0, MOST_TOLD);
  const names = await namesOf(tx, shown);
  const errors = shown.map((clash): FieldError => {
    return { pointer: POINTERS[clash.code], code: clash.code, detail: sentence(clash, delegation, names) };
  });
  const members = shown.map(({ code, first, second, people, minutesMissing }) => ({
    code,
    items: ([first, second] as StoredSlot[]).map(({ id, title, startsAt, endsAt, delegationId, reference }) => {
      return { id, title, startsAt, endsAt, delegationId, delegationReference: reference };
    }),
    participants: people.map((id) => ({ id, fullName: names.get(id) })),
    minutesMissing,
  }));
  throw conflict(errors[0]!.code, errors.map(({ detail }) => detail).join(' '), errors, { clashes: members });
}

function sentence(
  { code, first, second, people, minutesMissing }: Clash,
  at: Delegation,
  names: Map<string, string>,
): string {
  const [one, other] = [told(first as StoredSlot, at), told(second as StoredSlot, at)];
  if (code === 'programme.host_overlap') return `The host would receive two at once: ${one} and ${other}.`;
  const who = listed(
    people.slice(0, MOST_NAMES).map((id) => names.get(id)!),
    people.length,
  );
  return code === 'programme.overlap'
    ? `${one} and ${other} overlap for ${who}.`
    : `The way from ${one} to ${other} takes ${second.travelMinutes} minutes, ${minutesMissing} more than there are, for ${who}.`;
}

/** An item in a sentence, with its local time; that of another delegation with the reference of that. */
function told(slot: StoredSlot, { id, timezone }: Delegation): string {
  const [start, end] = [localTime(slot.startsAt, timezone), localTime(slot.endsAt, timezone)];
  const day = end.slice(0, 10) === start.slice(0, 10) ? '' : `${end.slice(0, 10)} `;
  const of = slot.delegationId === id ? '' : ` of ${slot.reference}`;
  return `"${slot.title}"${of} (${start.slice(0, 10)} ${start.slice(11, 16)}–${day}${end.slice(11, 16)})`;
}

/** `a, b and 3 more` */
function listed(names: readonly string[], total: number): string {
  const more = total - names.length;
  return more > 0 ? `${names.join(', ')} and ${more} more` : names.join(', ');
}

async function namesOf(tx: Tx, clashes: readonly Clash[]): Promise<Map<string, string>> {
  const ids = [...new Set(clashes.flatMap(({ people }) => people))];
  const rows = await tx.sql.rows<{ id: string; name: string }>(
    `SELECT dp.id, k.full_name AS name FROM delegation_participant dp JOIN contact k ON k.id = dp.contact_id
     WHERE dp.id = ANY($1::uuid[])`,
    [ids],
  );
  return new Map(rows.map(({ id, name }) => [id, name]));
}
