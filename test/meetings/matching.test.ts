import { v7 as uuidv7 } from 'uuid';
import { useApi } from '../support/api.js';
import { givenFair } from './given.js';
import { insertRow } from '../support/rows.js';
import { ok } from '../support/make.js';

const { api } = useApi();

const given = (options?: Parameters<typeof givenFair>[1]) => givenFair(api, options);

describe('Matchmaking', () => {
  it('proposes without writing in a dry run, then writes the same, and nothing more when run again', async () => {
    const { at, party, run } = await given();
    const hosts = [await party('host', 'H1'), await party('host', 'H2')];
    const v = await party('visitor', 'V1', { wishes: [{ partyId: hosts[0].id, priority: 1 }] });
    await party('visitor', 'V2', { wishes: hosts.map(({ id }) => ({ partyId: id, priority: 1 })) });
    await ok(api.bdm.patch(`${at}/meeting-parties/${hosts[0].id}`, { wishes: [{ partyId: v.id, priority: 1 }] }));
    const dry = await run(true);
    expect(dry).toMatchObject({
      dryRun: true,
      wished: 3,
      met: 3,
      upperBound: 3,
      gap: 0,
      mutualWished: 1,
      mutualMet: 1,
      mutualUpperBound: 1,
      mutualGap: 0,
      added: 3,
      removed: 0,
      unchanged: 0,
      kept: 0,
    });
    expect((await ok(api.bdm.get(`${at}/meetings`))).items).toEqual([]);
    const written = await run(false);
    expect(written).toEqual({ ...dry, dryRun: false });
    const { items } = await ok(api.bdm.get(`${at}/meetings`));
    const place = ({ slotId, table, visitorId, hostId }: Record<string, unknown>) => ({
      slotId,
      table,
      visitorId,
      hostId,
    });
    expect(items.map(place)).toEqual(written.meetings.map(place));
    expect(items[0]).toMatchObject({ origin: 'matchmaking', fixed: false, status: 'proposed' });
    expect(await run(false)).toMatchObject({ added: 0, removed: 0, unchanged: 3 });
    expect((await ok(api.bdm.get(`${at}/meetings`))).items).toEqual(items);
    const trail = await ok(api.manager.get(`/audit?entityId=${at.split('/').at(-1)}`));
    expect(trail.items).toMatchObject([
      {
        action: 'matched',
        entityType: 'activity',
        changes: { matchmaking: { after: { met: 3, added: 3, removed: 0 } } },
      },
    ]);
    expect(trail.items[0].changes.meetings.after).toHaveLength(3);
  });

  it('keeps meetings that a user created or changed, and does not propose cancelled ones again', async () => {
    const { at, slots, party, run } = await given({ tables: 1 });
    const h = await party('host', 'H');
    const wishes = [{ partyId: h.id, priority: 1 }];
    for (const name of ['A', 'B', 'C']) await party('visitor', name, { wishes });
    await run(false);
    const [untouched] = (await ok(api.bdm.get(`${at}/meetings`))).items;
    expect(await ok(api.bdm.patch(`${at}/meetings/${untouched.id}`, {}))).toEqual(untouched);
    // One table, so in this order: who is in the first slot goes to the last, who is in the second is called off.
    const { items } = await ok(api.bdm.get(`${at}/meetings`));
    const [first, second, third] = items;
    await ok(api.bdm.delete(`${at}/meetings/${third.id}`));
    const moved = await ok(api.bdm.patch(`${at}/meetings/${first.id}`, { slotId: slots[2] }));
    expect(moved).toMatchObject({ fixed: true, origin: 'matchmaking', slotId: slots[2] });
    await ok(api.bdm.patch(`${at}/meetings/${second.id}`, { status: 'cancelled' }));
    const again = await run(false);
    expect(again).toMatchObject({ kept: 1, added: 1, met: 2, upperBound: 2 });
    const after = await ok(api.bdm.get(`${at}/meetings`));
    expect(after.items).toHaveLength(3);
    expect(after.items.find(({ id }: { id: string }) => id === moved.id)).toEqual(moved);
    expect(again.wishes.find(({ partyId }: { partyId: string }) => partyId === second.visitorId)).toMatchObject({
      met: false,
      reason: 'called_off',
    });
    // Given back to the matchmaking it is a proposal like any other.
    await ok(api.bdm.patch(`${at}/meetings/${moved.id}`, { fixed: false }));
    expect(await run(true)).toMatchObject({ kept: 0, met: 2 });
  });

  it('reports for every wish whether it is met, or why not', async () => {
    const { slots, party, run } = await given({ tables: 1 });
    const early = await party('host', 'Early', { availability: [slots[0]] });
    const late = await party('host', 'Late', { availability: [slots[2]] });
    const none = await party('host', 'None', { maxMeetings: 0 });
    const shy = await party('host', 'Shy');
    const v = await party('visitor', 'V', {
      availability: [slots[0], slots[1]],
      wishes: [early, late, none].map(({ id }, index) => ({ partyId: id, priority: index + 1 })),
      avoid: [shy.id],
    });
    await party('visitor', 'W', { wishes: [{ partyId: early.id, priority: 9 }] });
    await party('visitor', 'X', { availability: [slots[0]], wishes: [{ partyId: shy.id, priority: 50 }] });
    const { wishes } = await run(true);
    expect(wishes.map((wish: { met: boolean; reason: string }) => wish.reason ?? wish.met)).toEqual([
      true,
      'never_available_together',
      'party_full',
      'outranked',
      'no_table_free',
    ]);
    expect(wishes[0]).toMatchObject({ partyId: v.id, wantedId: early.id, slotId: slots[0], table: 1, mutual: false });
  });

  it('has nothing to propose without slots or parties', async () => {
    const { at } = await given();
    expect(await ok(api.bdm.post(`${at}/matchmaking`))).toMatchObject({
      dryRun: true,
      wished: 0,
      met: 0,
      upperBound: 0,
      gap: null,
      meetings: [],
    });
    expect((await api.bdm.post(`/activities/${uuidv7()}/matchmaking`)).status).toBe(404);
  });

  it('gives one schedule to several who start it at once', async () => {
    const { at, party } = await given();
    const hosts = await Promise.all(['H1', 'H2', 'H3'].map((name) => party('host', name)));
    for (const name of ['V1', 'V2', 'V3']) {
      await party('visitor', name, { wishes: hosts.map(({ id }) => ({ partyId: id, priority: 1 })) });
    }
    const runs = await Promise.all(
      Array.from({ length: 4 }, () => api.bdm.post(`${at}/matchmaking`, { dryRun: false })),
    );
    expect(runs.map(({ status }) => status)).toEqual([200, 200, 200, 200]);
    expect(runs.map(({ body }) => body.added).toSorted()).toEqual([0, 0, 0, 6]);
    expect((await ok(api.bdm.get(`${at}/meetings?count=true`))).total).toBe(6);
  });
});

describe('The database', () => {
  it('itself refuses double bookings, wishes for the own side and parties of another activity', async () => {
    const { at, slots, party, meet } = await given();
    const elsewhere = await given();
    const [v, w, h, i] = await Promise.all([
      party('visitor', 'V'),
      party('visitor', 'W'),
      party('host', 'H'),
      party('host', 'I'),
    ]);
    const stranger = await elsewhere.party('host', 'S');
    await ok(meet({ slotId: slots[0], table: 1, visitorId: v.id, hostId: h.id }));
    const activityId = at.split('/').at(-1);
    const insert = (slot: string, table: number, visitor: string, host: string) =>
      insertRow(api.db, 'meeting', {
        activity_id: activityId,
        slot_id: slot,
        table_number: table,
        visitor_id: visitor,
        host_id: host,
      });
    const wish = (from: string, fromSide: string, to: string, toSide: string) =>
      insertRow(api.db, 'meeting_wish', {
        activity_id: activityId,
        party_id: from,
        party_side: fromSide,
        wanted_id: to,
        wanted_side: toSide,
        priority: 1,
      });
    const constraint = (name: unknown) => expect.objectContaining({ constraint: name });
    await expect(insert(slots[0]!, 1, w.id, i.id)).rejects.toEqual(constraint('meeting_table_uq'));
    await expect(insert(slots[0]!, 2, v.id, i.id)).rejects.toEqual(constraint('meeting_visitor_uq'));
    await expect(insert(slots[0]!, 2, w.id, h.id)).rejects.toEqual(constraint('meeting_host_uq'));
    await expect(insert(slots[1]!, 2, v.id, h.id)).rejects.toEqual(constraint('meeting_pair_uq'));
    const foreign = /^meeting_activity_id_(host|visitor)_id/;
    await expect(insert(slots[1]!, 2, h.id, v.id)).rejects.toEqual(constraint(expect.stringMatching(foreign)));
    await expect(insert(slots[1]!, 2, w.id, stranger.id)).rejects.toEqual(constraint(expect.stringMatching(foreign)));
    await expect(insert(elsewhere.slots[1]!, 2, w.id, i.id)).rejects.toEqual(
      constraint('meeting_activity_id_slot_id_fk'),
    );
    await expect(wish(v.id, 'visitor', w.id, 'visitor')).rejects.toEqual(constraint('meeting_wish_sides_ck'));
    await expect(wish(v.id, 'visitor', w.id, 'host')).rejects.toEqual(
      constraint('meeting_wish_activity_id_wanted_id_wanted_side_fk'),
    );
  });
});
