import { useApi } from '../support/api.js';
import { given, hours } from './programme.given.js';
import { insertRow, selectRows } from '../support/rows.js';

const { api } = useApi();
const make = given(api);

const at = (delegation: string, item: { id: string }) => `/delegations/${delegation}/programme/${item.id}`;
const readCount = async (delegation: string) => {
  const rows = await selectRows(api.db, 'programme_item', { activity_id: delegation }, 'count(*)::int AS n');
  return rows[0].n;
};

/** What a refusal says: its code, both items and the people. */
const said = ({ status, body }: Awaited<ReturnType<typeof make.post>>) => [
  status,
  body.code,
  ...(body.clashes ?? []).map(({ items, participants, minutesMissing }: Record<string, { title?: string }[]>) => [
    items!.map(({ title }) => title),
    (participants as unknown as { fullName: string }[]).map(({ fullName }) => fullName),
    minutesMissing,
  ]),
];

describe('The rule that nobody is in two places', () => {
  it('refuses an overlap and names both items and the people', async () => {
    const delegation = await make.delegation();
    const [chen, zhang] = [
      await make.participant(delegation, 'Chen Wei'),
      await make.participant(delegation, 'Zhang Li'),
    ];
    const tour = await make.item(delegation, { title: 'Tour', participantIds: [chen] });
    const answer = await make.post(delegation, {
      title: 'Signing',
      startsAt: '2026-05-25T09:59',
      endsAt: '2026-05-25T11:00',
      participantIds: [chen, zhang],
    });
    expect(said(answer)).toEqual([409, 'programme.overlap', [['Tour', 'Signing'], ['Chen Wei'], 0]]);
    expect(answer.body.detail).toBe(
      '"Tour" (2026-05-25 09:00–10:00) and "Signing" (2026-05-25 09:59–11:00) overlap for Chen Wei.',
    );
    expect(answer.body.errors).toMatchObject([{ pointer: '/startsAt', code: 'programme.overlap' }]);
    expect(answer.body.clashes[0].items[0]).toMatchObject({ id: tour.id, delegationId: delegation });
    expect(await readCount(delegation)).toBe(1);
    await make.item(delegation, { title: 'For the other', participantIds: [zhang] });
    await make.item(delegation, { title: 'Right after', ...hours(10, 11) });
  });

  it('applies to hosts and interpreters, but not to people who declined or cancelled', async () => {
    const delegation = await make.delegation();
    const [host, interpreter, declined, cancelled] = [
      await make.participant(delegation, 'A Host', { role: 'host' }),
      await make.participant(delegation, 'An Interpreter', { role: 'interpreter' }),
      await make.participant(delegation, 'Declined', { status: 'declined' }),
      await make.participant(delegation, 'Cancelled', { status: 'cancelled' }),
    ];
    await make.item(delegation);
    expect(said(await make.post(delegation, { title: 'Other' }))).toEqual([
      409,
      'programme.overlap',
      [expect.arrayContaining(['Tour', 'Other']), ['A Host', 'An Interpreter'], 0],
    ]);
    await make.item(delegation, { title: 'Of absent people', participantIds: [declined, cancelled] });
    expect((await make.post(delegation, { participantIds: [host] })).status).toBe(409);
    expect((await make.post(delegation, { participantIds: [interpreter] })).status).toBe(409);
  });

  it('refuses a travel time that does not fit, with the missing minutes', async () => {
    const delegation = await make.delegation();
    await make.participant(delegation, 'Chen Wei');
    await make.item(delegation, { title: 'Breakfast', ...hours(7, 8) });
    await make.item(delegation, { title: 'Tour' });
    const late = { title: 'Lunch', ...hours(10, 11), startsAt: '2026-05-25T10:20', travelMinutes: 45 };
    const answer = await make.post(delegation, late);
    expect(said(answer)).toEqual([409, 'programme.travel_does_not_fit', [['Tour', 'Lunch'], ['Chen Wei'], 25]]);
    expect(answer.body.detail).toContain('takes 45 minutes, 25 more than available, for Chen Wei.');
    const lunch = await make.item(delegation, { ...late, travelMinutes: 20 });
    const slower = await api.bdm.patch(at(delegation, lunch), { travelMinutes: 21 });
    expect(said(slower)).toEqual([409, 'programme.travel_does_not_fit', [['Tour', 'Lunch'], ['Chen Wei'], 1]]);
    // What comes before can be in the way as well.
    const between = await make.post(delegation, { title: 'Talk', ...hours(10, 10, 10) });
    expect(said(between)).toEqual([409, 'programme.travel_does_not_fit', [['Talk', 'Lunch'], ['Chen Wei'], 10]]);
  });

  it('is checked when an item is moved, gets other people, is restored or is resumed', async () => {
    const delegation = await make.delegation();
    const [chen, zhang] = [
      await make.participant(delegation, 'Chen Wei'),
      await make.participant(delegation, 'Zhang Li'),
    ];
    await make.item(delegation, { title: 'Tour', participantIds: [chen] });
    const other = await make.item(delegation, { title: 'Other', participantIds: [zhang] });
    const later = await make.item(delegation, { title: 'Later', ...hours(14, 15) });
    const refused = async (change: object) => said(await api.bdm.patch(at(delegation, other), change)).slice(0, 2);
    expect(await refused({ participantIds: null })).toEqual([409, 'programme.overlap']);
    expect(await refused({ participantIds: [chen] })).toEqual([409, 'programme.overlap']);
    expect(await refused({ ...hours(14, 16) })).toEqual([409, 'programme.overlap']);
    expect((await api.bdm.patch(at(delegation, later), { status: 'cancelled' })).status).toBe(200);
    expect((await api.bdm.patch(at(delegation, other), hours(14, 16))).status).toBe(200);
    const again = await api.bdm.patch(at(delegation, later), { status: 'planned' });
    expect(said(again)).toEqual([
      409,
      'programme.overlap',
      [expect.arrayContaining(['Other', 'Later']), ['Zhang Li'], 0],
    ]);
    await api.bdm.delete(at(delegation, later));
    await api.bdm.patch(at(delegation, later), { status: 'planned' });
    expect((await api.bdm.post(`${at(delegation, later)}/restore`)).status).toBe(200);
    expect((await api.bdm.delete(at(delegation, other))).status).toBe(200);
    expect((await api.bdm.patch(at(delegation, later), { status: 'planned' })).status).toBe(200);
    expect(said(await api.bdm.post(`${at(delegation, other)}/restore`)).slice(0, 2)).toEqual([
      409,
      'programme.overlap',
    ]);
    const rows = await selectRows(api.db, 'programme_item', { id: other.id }, 'archived_at IS NULL AS live');
    expect(rows).toEqual([{ live: false }]);
  });

  it('is checked for a person who joins the whole delegation or confirms later', async () => {
    const delegation = await make.delegation();
    const zhang = await make.participant(delegation, 'Zhang Li', { status: 'declined' });
    const chen = await make.participant(delegation, 'Chen Wei');
    await make.item(delegation, { title: 'For all' });
    await api.bdm.patch(`/delegations/${delegation}/participants/${chen}`, { status: 'cancelled' });
    await make.item(delegation, { title: 'Meanwhile' });
    const path = `/delegations/${delegation}/participants`;
    expect(said(await api.bdm.patch(`${path}/${zhang}`, { status: 'confirmed' }))).toEqual([
      409,
      'programme.overlap',
      [expect.arrayContaining(['For all', 'Meanwhile']), ['Zhang Li'], 0],
    ]);
    const { id: contactId } = await make.make.contact({ fullName: 'Li Na' });
    const added = await api.bdm.post(path, { contactId, role: 'guest' });
    expect(added.body.clashes[0].participants).toMatchObject([{ fullName: 'Li Na' }]);
  });

  it('does not refuse a change of another field because of an existing overlap', async () => {
    const delegation = await make.delegation();
    const chen = await make.participant(delegation);
    const tour = await make.item(delegation, { participantIds: [] });
    const other = await make.item(delegation, { participantIds: [chen] });
    await insertRow(api.db, 'programme_item_participant', { item_id: tour.id, participant_id: chen });
    expect((await api.bdm.patch(at(delegation, other), { title: 'Renamed', venue: 'Hall 4' })).status).toBe(200);
    expect((await api.bdm.patch(at(delegation, other), { travelMinutes: 5 })).status).toBe(409);
  });
});

describe('The rule that a host receives one delegation at a time', () => {
  it('applies within a delegation and across delegations, whatever their time zones', async () => {
    const [one, two] = [await make.delegation(), await make.delegation({ timezone: 'Asia/Shanghai', title: 'Other' })];
    const host = await make.company();
    await make.item(one, { title: 'Tour', hostCompanyId: host });
    const same = await make.post(one, { title: 'Same', hostCompanyId: host, participantIds: [] });
    expect(said(same)).toEqual([409, 'programme.host_overlap', [expect.arrayContaining(['Tour', 'Same']), [], 0]]);
    const abroad = { title: 'Visit', hostCompanyId: host, startsAt: '2026-05-25T15:30', endsAt: '2026-05-25T17:00' };
    const answer = await make.post(two, abroad);
    expect(said(answer)).toEqual([409, 'programme.host_overlap', [['Tour', 'Visit'], [], 0]]);
    expect(answer.body.errors).toMatchObject([{ pointer: '/hostCompanyId' }]);
    const { body } = await api.viewer.get(`/delegations/${one}`);
    expect(answer.body.clashes[0].items[0]).toMatchObject({ delegationId: one, delegationReference: body.reference });
    expect(answer.body.detail).toContain(`"Tour" of ${body.reference} (2026-05-25 15:00–16:00)`);
    await make.item(two, { ...abroad, startsAt: '2026-05-25T16:00' });
  });

  it('ignores a cancelled delegation until it is resumed', async () => {
    const [one, two] = [await make.delegation(), await make.delegation()];
    const host = await make.company();
    await make.item(one, { title: 'Tour', hostCompanyId: host });
    await api.bdm.patch(`/delegations/${one}`, { status: 'cancelled' });
    const visit = await make.item(two, { title: 'Visit', hostCompanyId: host });
    const again = await api.bdm.patch(`/delegations/${one}`, { status: 'planned' });
    expect(again.problem).toEqual([409, 'programme.host_overlap']);
    await api.bdm.patch(at(two, visit), { status: 'cancelled' });
    expect((await api.bdm.patch(`/delegations/${one}`, { status: 'planned' })).status).toBe(200);
    const back = await api.bdm.patch(at(two, visit), { status: 'planned' });
    expect(back.problem).toEqual([409, 'programme.host_overlap']);
  });

  it('refuses neither a merge of two hosts nor a later change of another field', async () => {
    const [one, two] = [await make.delegation(), await make.delegation()];
    const [kept, gone] = [await make.company(), await make.company()];
    await make.item(one, { hostCompanyId: kept });
    const visit = await make.item(two, { hostCompanyId: gone });
    expect((await api.manager.post(`/companies/${kept}/merge`, { sourceId: gone })).status).toBe(200);
    const { body } = await api.viewer.get(at(two, visit));
    expect([body.hostCompanyId, body.version]).toEqual([kept, 2]);
    expect((await api.bdm.patch(at(two, visit), { venue: 'Hall 4' })).status).toBe(200);
    expect((await api.bdm.patch(at(two, visit), hours(9, 11))).body.code).toBe('programme.host_overlap');
  });
});

describe('At the same moment', () => {
  it('of ten overlapping items of a delegation exactly one is taken', async () => {
    const delegation = await make.delegation();
    await make.participant(delegation);
    const answers = await Promise.all(
      Array.from({ length: 10 }, (_, n) => make.post(delegation, { title: `Item ${n}`, ...hours(9, 10, n) })),
    );
    expect(answers.map(({ status }) => status).toSorted((a, b) => a - b)).toEqual([201, ...Array(9).fill(409)]);
    expect(answers.filter(({ status }) => status === 409).every(({ body }) => body.code === 'programme.overlap')).toBe(
      true,
    );
    expect(await readCount(delegation)).toBe(1);
  });

  it('of ten delegations that want the same host at the same time exactly one gets it', async () => {
    const host = await make.company();
    const delegations = await Promise.all(Array.from({ length: 10 }, () => make.delegation()));
    const answers = await Promise.all(delegations.map((id) => make.post(id, { hostCompanyId: host })));
    expect(answers.map(({ status }) => status).toSorted((a, b) => a - b)).toEqual([201, ...Array(9).fill(409)]);
    const rows = await selectRows(api.db, 'programme_item', { host_company_id: host }, 'count(*)::int AS n');
    expect(rows).toEqual([{ n: 1 }]);
  });

  it('an item and a person who joins do not slip past each other', async () => {
    for (let round = 0; round < 5; round++) {
      const delegation = await make.delegation();
      const chen = await make.participant(delegation);
      await make.item(delegation, { participantIds: [] });
      await api.bdm.patch(`/delegations/${delegation}/participants/${chen}`, { status: 'declined' });
      await make.item(delegation, { title: 'For all' });
      const [joined, added] = await Promise.all([
        api.bdm.patch(`/delegations/${delegation}/participants/${chen}`, { status: 'confirmed' }),
        make.post(delegation, { title: 'Also for all' }),
      ]);
      expect([joined.status, added.status].filter((status) => status < 300)).toHaveLength(1);
    }
  });

  it('an item and a merge of its host take turns: the item is at the firm that is left, or is refused', async () => {
    for (let round = 0; round < 5; round++) {
      const [kept, gone] = [await make.company(), await make.company()];
      const delegation = await make.delegation({ senderCompanyId: gone, hostCompanyIds: [gone] });
      const item = await make.item(delegation, { hostCompanyId: gone });
      const [merged, moved, added] = await Promise.all([
        api.manager.post(`/companies/${kept}/merge`, { sourceId: gone }),
        api.bdm.patch(at(delegation, item), { hostCompanyId: gone, ...hours(11, 12) }),
        make.post(delegation, { hostCompanyId: gone, ...hours(14, 15) }),
      ]);
      expect([merged.status, [200, 422].includes(moved.status), [201, 422].includes(added.status)]).toEqual([
        200,
        true,
        true,
      ]);
      const { body } = await api.viewer.get(`/delegations/${delegation}/programme`);
      expect(body.items.every(({ hostCompanyId }: { hostCompanyId: string }) => hostCompanyId === kept)).toBe(true);
    }
  });
});
