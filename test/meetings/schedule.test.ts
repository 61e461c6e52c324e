import { v7 as uuidv7 } from 'uuid';
import { useApi } from '../support/api.js';
import { Make, ok } from '../support/make.js';
import { givenFair, refusal } from './given.js';

const { api } = useApi();

const given = (options?: Parameters<typeof givenFair>[1]) => givenFair(api, options);

describe('A meeting that a user creates', () => {
  it('is fixed at the first free table, with an entry in the audit trail', async () => {
    const { at, slots, party, meet } = await given();
    const [v, w, h, i] = [
      await party('visitor', 'V'),
      await party('visitor', 'W'),
      await party('host', 'H'),
      await party('host', 'I'),
    ];
    const first = await ok(meet({ slotId: slots[0], table: 1, visitorId: v.id, hostId: h.id, status: 'confirmed' }));
    expect(first).toMatchObject({
      origin: 'hand',
      fixed: true,
      status: 'confirmed',
      table: 1,
      tableName: '1',
      wishedBy: 'nobody',
    });
    expect(await ok(meet({ slotId: slots[0], visitorId: w.id, hostId: i.id }))).toMatchObject({
      table: 2,
      status: 'proposed',
    });
    const { items } = await ok(api.manager.get(`/audit?entityId=${first.id}`));
    expect(items).toMatchObject([{ action: 'created', entityType: 'meeting' }]);
    expect((await ok(api.viewer.get(`${at}/meetings/${first.id}`))).hostName).toBe('H');
  });

  it('never double books a table, a visitor or a host; the refusal names both meetings', async () => {
    const { slots, party, meet } = await given();
    const [v, w, h, i] = [
      await party('visitor', 'V'),
      await party('visitor', 'W'),
      await party('host', 'H'),
      await party('host', 'I'),
    ];
    const first = await ok(meet({ slotId: slots[0], table: 1, visitorId: v.id, hostId: h.id }));
    for (const body of [
      { table: 1, visitorId: w.id, hostId: i.id },
      { table: 2, visitorId: v.id, hostId: i.id },
      { table: 2, visitorId: w.id, hostId: h.id },
    ]) {
      const answer = await meet({ slotId: slots[0], ...body });
      expect(refusal(answer)).toEqual([409, 'meeting.double_booking']);
      expect(answer.body.conflicts).toMatchObject([{ id: first.id }]);
      expect(answer.body.detail).toMatch(
        /^[VW] with [HI] at table [12] would be in the same slot as V with H at table 1, .*09:00/,
      );
    }
    expect(refusal(await meet({ slotId: slots[1], visitorId: v.id, hostId: h.id }))).toEqual([
      409,
      'meeting.already_meet',
    ]);
  });

  it('is refused where it cannot be', async () => {
    const { slots, party, meet } = await given();
    const h = await party('host', 'H', { availability: [slots[1]], maxMeetings: 1 });
    const [v, w] = [await party('visitor', 'V', { avoid: [h.id] }), await party('visitor', 'W')];
    const x = await party('visitor', 'X');
    const at = (slot: number, visitorId: string, hostId: string, table?: number) =>
      meet({ slotId: slots[slot], visitorId, hostId, table });
    expect(refusal(await at(1, v.id, h.id))).toEqual([422, 'meeting.avoided', '/hostId']);
    expect((await at(0, w.id, h.id)).body.errors[0].code).toBe('meeting.not_available');
    expect((await at(1, h.id, w.id)).body.errors.map((error: { code: string }) => error.code)).toEqual([
      'meeting.wrong_side',
      'meeting.wrong_side',
    ]);
    expect((await at(1, w.id, uuidv7())).body.errors[0].code).toBe('meeting_party.unknown');
    expect((await at(1, w.id, h.id, 3)).body.errors[0].code).toBe('meeting.no_such_table');
    expect((await meet({ slotId: uuidv7(), visitorId: w.id, hostId: h.id })).body.errors[0].code).toBe(
      'meeting_slot.unknown',
    );
    await ok(at(1, w.id, h.id));
    expect(refusal(await at(1, x.id, h.id))).toEqual([409, 'meeting.double_booking']);
    expect(refusal(await at(1, w.id, h.id, 2))).toEqual([409, 'meeting.double_booking']);
  });

  it('is one of two sent at the same time for the same table', async () => {
    const { slots, party, meet } = await given({ tables: 1 });
    const pairs = await Promise.all(
      Array.from({ length: 6 }, async (_, n) => [await party('visitor', `V${n}`), await party('host', `H${n}`)]),
    );
    const answers = await Promise.all(
      pairs.map(([v, h]) => meet({ slotId: slots[0], table: 1, visitorId: v.id, hostId: h.id })),
    );
    expect(answers.map(({ status }) => status).toSorted()).toEqual([201, 409, 409, 409, 409, 409]);
  });
});

describe('The course of a meeting', () => {
  it('goes from proposed to held with outcome and score, and then keeps its place', async () => {
    const { at, slots, party, meet } = await given({ day: '2026-01-10' });
    const [v, h] = [await party('visitor', 'V'), await party('host', 'H')];
    const { id } = await ok(meet({ slotId: slots[0], visitorId: v.id, hostId: h.id }));
    const path = `${at}/meetings/${id}`;
    const patch = async (body: object) => api.bdm.patch(path, body);
    expect((await patch({ score: 4 })).body.errors[0].code).toBe('meeting.not_held');
    expect((await patch({ score: 6 })).status).toBe(422);
    expect((await patch({ status: null })).status).toBe(422);
    expect(await ok(patch({ status: 'held', outcome: 'Samples', score: 4 }))).toMatchObject({
      status: 'held',
      outcome: 'Samples',
      score: 4,
      version: 2,
    });
    expect((await patch({ slotId: slots[1] })).body.errors[0].code).toBe('meeting.over');
    expect((await patch({ status: 'proposed', score: null })).problem).toEqual([409, 'meeting.status_not_allowed']);
    expect((await patch({ status: 'no_show' })).body.errors[0].code).toBe('meeting.not_held');
    expect(await ok(patch({ status: 'no_show', score: null }))).toMatchObject({ status: 'no_show', score: null });
    expect((await api.bdm.patch(path, { outcome: null }, { 'if-match': '"1"' })).status).toBe(412);
  });

  it('cannot be marked as held before its slot begins', async () => {
    const { at, slots, party, meet } = await given({ day: '2199-01-10' });
    const [v, h] = [await party('visitor', 'V'), await party('host', 'H')];
    const { id } = await ok(meet({ slotId: slots[0], visitorId: v.id, hostId: h.id }));
    expect((await api.bdm.patch(`${at}/meetings/${id}`, { status: 'held' })).body.errors[0].code).toBe(
      'meeting.not_begun',
    );
  });

  it('may end and begin again, where its place is still free', async () => {
    const { at, slots, party, meet } = await given({ tables: 1 });
    const [v, w, h, i] = [
      await party('visitor', 'V'),
      await party('visitor', 'W'),
      await party('host', 'H'),
      await party('host', 'I'),
    ];
    const [first, second] = [
      { visitorId: v.id, hostId: h.id },
      { visitorId: w.id, hostId: i.id },
    ];
    const { id } = await ok(meet({ slotId: slots[0], ...first }));
    await ok(api.bdm.patch(`${at}/meetings/${id}`, { status: 'cancelled' }));
    const other = await ok(meet({ slotId: slots[0], ...second }));
    expect(refusal(await api.bdm.patch(`${at}/meetings/${id}`, { status: 'confirmed' }))).toEqual([
      409,
      'meeting.double_booking',
    ]);
    await ok(api.bdm.patch(`${at}/meetings/${id}`, { status: 'confirmed', slotId: slots[1] }));
    await ok(api.bdm.delete(`${at}/meetings/${other.id}`));
    await ok(api.bdm.patch(`${at}/meetings/${id}`, { slotId: slots[0] }));
    expect(refusal(await api.bdm.post(`${at}/meetings/${other.id}/restore`))).toEqual([409, 'meeting.double_booking']);
    await ok(api.bdm.delete(`${at}/meetings/${id}`));
    expect((await ok(api.bdm.post(`${at}/meetings/${other.id}/restore`))).archivedAt).toBeNull();
    expect((await ok(api.bdm.get(`${at}/meetings?archived=true`))).items).toMatchObject([{ id }]);
  });
});

describe('The schedule of a party', () => {
  it('is its meetings in the order of time, to print, and leaves the others out', async () => {
    const { at, slots, party, meet } = await given();
    const [v, w, h, i] = [
      await party('visitor', '=V'),
      await party('visitor', 'W'),
      await party('host', 'H'),
      await party('host', 'I'),
    ];
    await ok(meet({ slotId: slots[2], table: 1, visitorId: v.id, hostId: h.id }));
    await ok(meet({ slotId: slots[0], table: 1, visitorId: v.id, hostId: i.id }));
    await ok(meet({ slotId: slots[1], table: 1, visitorId: w.id, hostId: h.id }));
    const csv = await api.manager.get(`${at}/meetings/export?partyId=${v.id}&sort=startsAt`);
    const rows = csv.text
      .trim()
      .split('\n')
      .map((line) => line.split(',').slice(0, 5));
    expect(rows.slice(1)).toEqual([
      ['2026-09-01 09:00', '1', '1', `'=V`, 'I'],
      ['2026-09-01 10:00', '1', '1', `'=V`, 'H'],
    ]);
  });
});

describe('When a contact is merged', () => {
  it('its party follows; where both were parties, the merged one stays as a name with its meetings', async () => {
    const make = new Make(api);
    const [kept, gone] = [await make.contact(), await make.contact({ fullName: 'Wang Fang' })];
    const here = await given();
    const there = await given();
    const alone = await there.party('visitor', 'V', { contactId: gone.id });
    await here.party('visitor', 'K', { contactId: kept.id });
    const double = await ok(api.bdm.post(`${here.at}/meeting-parties`, { side: 'visitor', contactId: gone.id }));
    expect((await api.manager.post(`/contacts/${kept.id}/merge`, { sourceId: gone.id })).status).toBe(200);
    expect(await ok(api.bdm.get(`${there.at}/meeting-parties/${alone.id}`))).toMatchObject({
      contactId: kept.id,
      version: 2,
    });
    expect(await ok(api.bdm.get(`${here.at}/meeting-parties/${double.id}`))).toMatchObject({
      contactId: null,
      name: 'Wang Fang',
    });
  });
});
