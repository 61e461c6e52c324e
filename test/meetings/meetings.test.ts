import { v7 as uuidv7 } from 'uuid';
import { useApi } from '../support/api.js';
import { givenActivity, givenFair, refusal, buildSlots, THREE } from './given.js';
import { ok } from '../support/make.js';

const { api, make } = useApi();

const seminar = () => givenActivity(api);
const given = () => givenFair(api);

describe('Tables and slots', () => {
  it('are set all at once, in the time zone of the activity, and keep their ids when set again', async () => {
    const at = await seminar();
    expect(refusal(await api.viewer.get(`${at}/meeting-slots`))).toEqual([404, 'meeting_programme.not_found']);
    // The activity tells whether it is worth asking (W39).
    expect(await ok(api.viewer.get(at))).toMatchObject({ hasMeetingSlots: false });
    const first = await ok(api.bdm.put(`${at}/meeting-slots`, { tables: 2, slots: buildSlots() }));
    expect(await ok(api.viewer.get(at))).toMatchObject({ hasMeetingSlots: true });
    expect(first).toMatchObject({ tables: 2, tableNames: [], version: 1 });
    expect(first.slots[0]).toMatchObject({ startsAt: '2026-09-01T01:00:00.000Z', localStart: '2026-09-01 09:00' });
    const again = await ok(
      api.bdm.put(`${at}/meeting-slots`, {
        tables: 2,
        tableNames: ['North', 'South'],
        slots: buildSlots().toReversed(),
      }),
    );
    expect(again.slots).toEqual(first.slots);
    expect(again).toMatchObject({ tableNames: ['North', 'South'], version: 2 });
    expect(await ok(api.viewer.get(`${at}/meeting-slots`))).toEqual(again);
    // A slot taken out and put back is the same slot.
    await ok(api.bdm.put(`${at}/meeting-slots`, { tables: 2, slots: buildSlots(THREE.slice(0, 2)) }));
    const back = await ok(api.bdm.put(`${at}/meeting-slots`, { tables: 2, slots: buildSlots() }));
    expect(back.slots).toEqual(first.slots);
    // By its id a slot gets other times.
    const moved = { id: first.slots[2].id, startsAt: '2026-09-02T08:00', endsAt: '2026-09-02T08:30' };
    const last = await ok(api.bdm.put(`${at}/meeting-slots`, { tables: 2, slots: [moved] }));
    expect(last.slots).toMatchObject([{ id: moved.id, startsAt: '2026-09-02T00:00:00.000Z' }]);
    const stale = await api.bdm.put(`${at}/meeting-slots`, { tables: 1, slots: [] }, { 'if-match': '"1"' });
    expect(stale.status).toBe(412);
  });

  it.each([
    ['no table', { tables: 0, slots: [] }, '/tables'],
    ['fewer names than tables', { tables: 2, tableNames: ['North'], slots: [] }, '/tableNames'],
    [
      'slots that overlap',
      { tables: 1, slots: [...buildSlots(), { startsAt: '2026-09-01T09:15', endsAt: '2026-09-01T09:25' }] },
      '/slots/3/startsAt',
    ],
    [
      'a slot backwards',
      { tables: 1, slots: [{ startsAt: '2026-09-01T09:15', endsAt: '2026-09-01T09:15' }] },
      '/slots/0/endsAt',
    ],
    [
      'a slot before the activity',
      { tables: 1, slots: buildSlots(['09:00', '09:30'], '2026-08-31') },
      '/slots/0/startsAt',
    ],
    ['an unknown slot', { tables: 1, slots: [{ id: uuidv7(), ...buildSlots()[0] }] }, '/slots/0/id'],
    ['no object for a slot', { tables: 1, slots: [null] }, '/slots/0'],
    ['no slots at all', { tables: 1 }, '/slots'],
  ])('are refused with %s', async (_, body, pointer) => {
    const answer = await api.bdm.put(`${await seminar()}/meeting-slots`, body);
    expect(answer.status).toBe(422);
    expect(answer.pointers).toContain(pointer);
  });

  it('take proposals with them when they go, but not meetings that are more than that', async () => {
    const { at, slots, party, meet, run } = await given();
    const host = await party('host', 'H');
    const visitor = await party('visitor', 'V', { wishes: [{ partyId: host.id, priority: 1 }] });
    const shorter = { tables: 2, slots: buildSlots(THREE.slice(1)) };
    expect((await run(false)).meetings).toMatchObject([{ slotId: slots[0] }]);
    await ok(api.bdm.put(`${at}/meeting-slots`, shorter));
    expect((await ok(api.bdm.get(`${at}/meetings`))).items).toEqual([]);
    await ok(api.bdm.put(`${at}/meeting-slots`, { tables: 2, slots: buildSlots() }));
    const meeting = await ok(meet({ slotId: slots[0], table: 2, visitorId: visitor.id, hostId: host.id }));
    const refused = await api.bdm.put(`${at}/meeting-slots`, shorter);
    expect(refusal(refused)).toEqual([409, 'meeting_slot.in_use']);
    expect(refused.body.conflicts).toMatchObject([{ id: meeting.id, label: 'V with H at table 2, 2026-09-01 09:00' }]);
    expect(refusal(await api.bdm.put(`${at}/meeting-slots`, { tables: 1, slots: buildSlots() }))).toEqual([
      409,
      'meeting_slot.in_use',
    ]);
    await ok(api.bdm.patch(`${at}/meetings/${meeting.id}`, { status: 'cancelled' }));
    await ok(api.bdm.put(`${at}/meeting-slots`, shorter));
  });
});

describe('Parties', () => {
  it('are companies, contacts or names, with availability and wishes for the other side', async () => {
    const { at, slots, party } = await given();
    const company = await make.company();
    const contact = await make.contact();
    const host = await party('host', 'H');
    const other = await party('host', 'H2');
    const wishes = [{ partyId: host.id, priority: 2 }];
    const body = { side: 'visitor', companyId: company.id, contactId: contact.id, availability: [slots[1], slots[0]] };
    const visitor = await ok(api.bdm.post(`${at}/meeting-parties`, { ...body, wishes, avoid: [other.id] }));
    expect(visitor).toMatchObject({
      label: contact.fullName,
      companyName: company.name,
      availability: [slots[0], slots[1]],
      wishes: [{ partyId: host.id, partyName: 'H', priority: 2, mutual: false }],
      avoid: [other.id],
      meetings: 0,
    });
    const back = { wishes: [{ partyId: visitor.id, priority: 1 }] };
    await ok(api.bdm.patch(`${at}/meeting-parties/${host.id}`, back));
    const path = `${at}/meeting-parties/${visitor.id}`;
    expect((await ok(api.viewer.get(path))).wishes[0].mutual).toBe(true);
    expect(
      await ok(api.bdm.patch(path, { availability: null, avoid: null, notes: 'x' }, { 'if-match': '"1"' })),
    ).toMatchObject({
      availability: null,
      avoid: [],
      wishes: [{ partyId: host.id }],
      version: 2,
    });
    const list = await ok(api.viewer.get(`${at}/meeting-parties?count=true`));
    expect(list.items.map(({ label }: { label: string }) => label)).toEqual(['H', 'H2', contact.fullName]);
    const csv = await api.manager.get(`${at}/meeting-parties/export?side=host`);
    expect(csv.text.split('\n').filter(Boolean)).toHaveLength(3);
  });

  it('are refused when they are nobody, the same person twice, or wish what cannot be', async () => {
    const { at, slots, party } = await given();
    const contact = await make.contact();
    const add = async (body: object) =>
      refusal(await api.bdm.post(`${at}/meeting-parties`, { side: 'visitor', ...body }));
    expect(await add({})).toEqual([422, 'request.invalid', '/name']);
    const visitor = await party('visitor', 'V', { contactId: contact.id });
    const host = await party('host', 'H');
    const wish = (partyId: string) => ({ name: 'W', wishes: [{ partyId, priority: 1 }] });
    expect(await add({ contactId: contact.id })).toEqual([409, 'meeting_party.duplicate_contact', '/contactId']);
    expect(await add(wish(visitor.id))).toEqual([422, 'meeting_party.own_side', '/wishes']);
    expect(await add(wish(uuidv7()))).toEqual([422, 'meeting_party.unknown', '/wishes']);
    expect(await add({ ...wish(host.id), avoid: [host.id] })).toEqual([
      422,
      'meeting_party.wished_and_avoided',
      '/avoid',
    ]);
    expect(await add({ name: 'W', availability: [uuidv7()] })).toEqual([
      422,
      'meeting_slot.unknown',
      '/availability/0',
    ]);
    expect(await add({ name: 'W', wishes: [null] })).toEqual([422, 'request.invalid', '/wishes/0']);
    expect(await add({ name: 'W', companyId: uuidv7() })).toEqual([422, 'request.invalid', '/companyId']);
    // Of another activity neither slots nor parties are known.
    const elsewhere = await given();
    const foreign = await elsewhere.party('host', 'F');
    expect(await add(wish(foreign.id))).toEqual([422, 'meeting_party.unknown', '/wishes']);
    expect(await add({ name: 'W', availability: [elsewhere.slots[0]] })).toEqual([
      422,
      'meeting_slot.unknown',
      '/availability/0',
    ]);
    expect((await api.bdm.get(`${elsewhere.at}/meeting-parties/${host.id}`)).status).toBe(404);
    expect((await api.bdm.patch(`${elsewhere.at}/meeting-parties/${host.id}`, { notes: 'x' })).status).toBe(404);
    expect(slots).toHaveLength(3);
  });

  it('do not go, or stay away, while they have meetings that are more than proposals', async () => {
    const { at, slots, party, meet } = await given();
    const [host, visitor] = [await party('host', 'H'), await party('visitor', 'V')];
    const meeting = await ok(meet({ slotId: slots[0], visitorId: visitor.id, hostId: host.id }));
    const path = `${at}/meeting-parties/${host.id}`;
    for (const answer of [
      await api.bdm.delete(path),
      await api.bdm.patch(path, { availability: [slots[1]] }),
      await api.bdm.patch(path, { avoid: [visitor.id] }),
    ]) {
      expect(refusal(answer)).toEqual([409, 'meeting_party.has_meetings']);
      expect(answer.body.conflicts).toMatchObject([{ id: meeting.id }]);
    }
    await ok(api.bdm.patch(path, { availability: [slots[0]] }));
    await ok(api.bdm.patch(`${at}/meetings/${meeting.id}`, { status: 'cancelled' }));
    expect((await ok(api.bdm.delete(path))).archivedAt).not.toBeNull();
    expect((await ok(api.bdm.post(`${path}/restore`))).archivedAt).toBeNull();
  });

  it('lose the proposals that their new wishes rule out, and only those', async () => {
    const { at, party, run } = await given();
    const hosts = [await party('host', 'H1'), await party('host', 'H2')];
    const wishes = hosts.map(({ id }) => ({ partyId: id, priority: 1 }));
    const visitor = await party('visitor', 'V', { wishes });
    expect((await run(false)).added).toBe(2);
    await ok(api.bdm.patch(`${at}/meeting-parties/${visitor.id}`, { avoid: [hosts[0].id], wishes: [wishes[1]] }));
    const { items } = await ok(api.bdm.get(`${at}/meetings`));
    expect(items.map(({ hostName }: { hostName: string }) => hostName)).toEqual(['H2']);
    await ok(api.bdm.delete(`${at}/meeting-parties/${visitor.id}`));
    expect((await ok(api.bdm.get(`${at}/meetings?archived=any`))).items).toEqual([]);
  });
});
