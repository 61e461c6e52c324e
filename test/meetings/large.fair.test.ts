import { v7 as uuidv7 } from 'uuid';
import { meetingPartyList } from '../../src/activities/meetings/model/meeting-party.list.js';
import { meetingList } from '../../src/activities/meetings/model/meeting.list.js';
import { useApi } from '../support/api.js';
import { walkEverySort } from '../support/walk.js';
import { givenActivity } from './given.js';
import { fair } from './problems.js';
import { insertRows } from '../support/rows.js';
import { ok } from '../support/make.js';

let at: string;
let slotIds: Map<string, string>;
let partyIds: Map<string, string>;
const shape = { visitors: 60, hosts: 60, slots: 16, tables: 60, wishes: 10, available: 0.7, seed: 11 };

const { api } = useApi();
beforeAll(async () => {
  at = await givenActivity(api);
  const problem = fair(shape);
  const clock = (quarter: number) => new Date(Date.parse('2026-09-01T01:00Z') + quarter * 900_000).toISOString();
  const slots = problem.slots.map((_, n) => ({ startsAt: clock(n), endsAt: clock(n + 1) }));
  const programme = await ok(api.bdm.put(`${at}/meeting-slots`, { tables: shape.tables, slots }));
  slotIds = new Map(problem.slots.map(({ id }, n) => [id, programme.slots[n].id]));
  partyIds = new Map(problem.parties.map(({ id }) => [id, uuidv7()]));
  const activityId = at.split('/').at(-1);
  // Straight into the tables: what the routes for one party do is tested elsewhere.
  const parties = problem.parties.map(({ id, side }) => ({ id: partyIds.get(id), side, name: id }));
  await insertRows(
    api.db,
    'meeting_party',
    parties.map((party) => ({ activity_id: activityId, always_available: false, ...party })),
  );
  const times = problem.parties.flatMap(({ id, available }) => available!.map((slot) => [id, slot] as const));
  await insertRows(
    api.db,
    'meeting_party_slot',
    times.map(([id, slot]) => ({ activity_id: activityId, party_id: partyIds.get(id), slot_id: slotIds.get(slot) })),
  );
  const wishes = problem.parties.flatMap(({ id, side, wishes: own }) => own.map((wish) => ({ id, side, ...wish })));
  await insertRows(
    api.db,
    'meeting_wish',
    wishes.map(({ id, side, partyId, priority }) => ({
      activity_id: activityId,
      party_id: partyIds.get(id),
      party_side: side,
      wanted_id: partyIds.get(partyId),
      wanted_side: side === 'host' ? 'visitor' : 'host',
      priority,
    })),
  );
}, 60_000);

describe('A fair of 60 × 60 × 16', () => {
  it('is matched while others are answered, and a meeting made meanwhile stays', async () => {
    const problem = fair(shape);
    const order: string[] = [];
    const matching = api.bdm.post(`${at}/matchmaking`, { dryRun: false }).then((answer) => {
      order.push('matched');
      return answer;
    });
    for (let n = 0; n < 3; n++) expect((await api.viewer.get('/health/live')).status).toBe(200);
    order.push('answered');
    const common = problem.parties[0]!.available!.find((slot) => problem.parties[60]!.available!.includes(slot))!;
    const made = await ok(
      api.bdm.post(`${at}/meetings`, {
        slotId: slotIds.get(common),
        table: 1,
        visitorId: partyIds.get('v00'),
        hostId: partyIds.get('h00'),
        status: 'confirmed',
      }),
    );
    order.push('made by hand');
    const { status, body } = await matching;
    expect(order).toEqual(['answered', 'made by hand', 'matched']);
    expect({ status, kept: body.kept }).toEqual({ status: 200, kept: 1 });
    expect(body.gap).toBeLessThan(0.03);
    expect(await ok(api.viewer.get(`${at}/meetings/${made.id}`))).toEqual(made);
    const { rows } = await api.db.query('SELECT count(*)::int AS count FROM meeting');
    expect(rows).toEqual([{ count: 1 + body.added }]);
    const again = await ok(api.bdm.post(`${at}/matchmaking`, { dryRun: false }));
    expect(again).toEqual({ ...body, added: 0, removed: 0, unchanged: body.added });
  }, 120_000);

  it('lists its meetings and parties in every order, every one once', async () => {
    expect(await walkEverySort(api.manager, `${at}/meetings`, meetingList, { limit: 150 })).toBeGreaterThan(400);
    expect(await walkEverySort(api.manager, `${at}/meeting-parties`, meetingPartyList, { limit: 50 })).toBe(120);
  }, 120_000);

  it('is filtered by party, slot, status and who made the meeting', async () => {
    const party = partyIds.get('v00');
    const total = async (query: string) => (await ok(api.viewer.get(`${at}/meetings?count=true&${query}`))).total;
    const own = (await ok(api.viewer.get(`${at}/meeting-parties/${party}`))).meetings;
    expect(own).toBeGreaterThan(1);
    expect(await total(`partyId=${party}`)).toBe(own);
    expect(await total(`visitorId=${party}`)).toBe(own);
    expect(await total(`hostId=${party}`)).toBe(0);
    expect(await total('origin=hand')).toBe(1);
    expect(await total('fixed=true&status=confirmed')).toBe(1);
    expect(await total(`slotId=${slotIds.get('s00')}`)).toBeGreaterThan(5);
    expect((await api.viewer.get(`${at}/meetings?table=x`)).status).toBe(422);
  });
});
