import { formatLocalTime } from '../../src/common/time/local-times.rules.js';
import { programmeList } from '../../src/activities/delegations/programme/programme.list.js';
import { useApi } from '../support/api.js';
import { walkEverySort } from '../support/walk.js';
import { given, hours } from './programme.given.js';
import { insertRow, updateRows, selectRows } from '../support/rows.js';

const { api } = useApi();
const make = given(api);

const at = (delegation: string, item: { id: string }) => `/delegations/${delegation}/programme/${item.id}`;

describe('The programme of a delegation', () => {
  it('keeps an item in the time zone of the delegation', async () => {
    const delegation = await make.delegation({ timezone: 'Asia/Shanghai' });
    const host = await make.company({ name: 'Lumenova Lighting', nativeName: '光明照明' });
    const chen = await make.participant(delegation, 'Chen Wei', { nativeName: '陈伟' });
    const item = await make.item(delegation, {
      hostCompanyId: host,
      participantIds: [chen],
      venue: 'Hall 3',
      city: 'Foshan',
      travelMinutes: 30,
    });
    expect(item).toMatchObject({
      delegationId: delegation,
      startsAt: '2026-05-25T01:00:00.000Z',
      endsAt: '2026-05-25T02:00:00.000Z',
      localStart: '2026-05-25T09:00:00+08:00',
      localEnd: '2026-05-25T10:00:00+08:00',
      timezone: 'Asia/Shanghai',
      status: 'planned',
      hostCompanyName: 'Lumenova Lighting',
      hostCompanyNativeName: '光明照明',
      forAll: false,
      participantIds: [chen],
      participants: [{ id: chen, fullName: 'Chen Wei', nativeName: '陈伟', role: 'member' }],
      version: 1,
    });
    const { rows } = await api.db.query(
      `SELECT p.for_all, p.travel_minutes, pp.participant_id, p.starts_at FROM programme_item p
       JOIN programme_item_participant pp ON pp.item_id = p.id WHERE p.id = $1`,
      [item.id],
    );
    expect(rows).toEqual([
      { for_all: false, travel_minutes: 30, participant_id: chen, starts_at: new Date('2026-05-25T01:00:00Z') },
    ]);
    const { rows: trail } = await api.db.query(
      `SELECT action, changes -> 'participantIds' -> 'after' AS people FROM audit_entry WHERE entity_id = $1`,
      [item.id],
    );
    expect(trail).toEqual([{ action: 'created', people: [chen] }]);
  });

  it.each(['Asia/Kathmandu', 'America/St_Johns', 'Pacific/Apia', 'UTC', 'Europe/Brussels'])(
    'shows local times in %s as the rest of the system does',
    async (timezone) => {
      const delegation = await make.delegation({ timezone });
      const item = await make.item(delegation);
      expect([item.localStart, item.localEnd]).toEqual([
        formatLocalTime(new Date(item.startsAt), timezone),
        formatLocalTime(new Date(item.endsAt), timezone),
      ]);
    },
  );

  it('lists and exports the items in their order, those of this delegation only', async () => {
    const delegation = await make.delegation();
    const [one, other] = [await make.participant(delegation), await make.participant(delegation)];
    await make.item(await make.delegation());
    for (const from of [13, 9, 11, 15, 10]) {
      const people = from > 12 ? [one] : null;
      await make.item(delegation, { title: `At ${from}`, ...hours(from, from + 1), participantIds: people });
    }
    const path = `/delegations/${delegation}/programme`;
    const { body } = await api.viewer.get(`${path}?count=true`);
    expect(body.items.map(({ title }: { title: string }) => title)).toEqual([
      'At 9',
      'At 10',
      'At 11',
      'At 13',
      'At 15',
    ]);
    expect(body.total).toBe(5);
    expect((await api.viewer.get(`${path}?count=true&participantId=${other}`)).body.total).toBe(3);
    expect((await api.viewer.get(`${path}?count=true&kind=tour&q=at%2015`)).body.total).toBe(1);
    expect((await api.viewer.get(`${path}?count=true&startsAt.gte=2026-05-25T10:00:00Z`)).body.total).toBe(2);
    expect(await walkEverySort(api.bdm, path, programmeList, { limit: 2 })).toBe(5);
    expect((await api.bdm.get(`${path}/export`)).text.trim().split(/\r?\n/)).toHaveLength(6);
    expect((await api.viewer.get('/delegations/0199ffff-ffff-7fff-8fff-ffffffffffff/programme')).status).toBe(404);
    expect((await api.bdm.get('/delegations/0199ffff-ffff-7fff-8fff-ffffffffffff/programme/export')).status).toBe(404);
  });

  it('changes an item, with its next version and an entry in the audit trail', async () => {
    const delegation = await make.delegation();
    const chen = await make.participant(delegation);
    const item = await make.item(delegation, { venue: 'Hall 3', travelMinutes: 20 });
    const path = at(delegation, item);
    const { headers } = await api.viewer.get(path);
    expect(headers.get('etag')).toBe('"1"');
    const changed = await api.bdm.patch(
      path,
      { venue: null, travelMinutes: null, participantIds: [chen], startsAt: '2026-05-25T09:30' },
      { 'if-match': '"1"' },
    );
    expect(changed.body).toMatchObject({
      version: 2,
      venue: null,
      travelMinutes: 0,
      forAll: false,
      participantIds: [chen],
      localStart: '2026-05-25T09:30:00+02:00',
      localEnd: '2026-05-25T10:00:00+02:00',
    });
    expect((await api.bdm.patch(path, { title: 'Late' }, { 'if-match': '"1"' })).status).toBe(412);
    expect((await api.bdm.patch(path, { participantIds: [chen] })).body.version).toBe(2);
    expect((await api.bdm.patch(path, { participantIds: null })).body).toMatchObject({ forAll: true, version: 3 });
    const { rows } = await api.db.query(
      `SELECT changes -> 'participantIds' AS people FROM audit_entry WHERE entity_id = $1 ORDER BY at, id`,
      [item.id],
    );
    expect(rows.map(({ people }) => people)).toEqual([
      null,
      { before: null, after: [chen] },
      { before: [chen], after: null },
    ]);
  });

  it('finds nothing under another kind of activity', async () => {
    const other = await make.delegation();
    await updateRows(api.db, 'activity', { id: other }, { kind: 'roadshow', direction: null });
    expect((await make.post(other)).body.code).toBe('delegation.not_found');
    expect((await api.viewer.get(`/delegations/${other}/programme`)).status).toBe(404);
  });

  it('leaves the programme of an archived delegation as it is', async () => {
    const delegation = await make.delegation();
    const item = await make.item(delegation);
    await updateRows(api.db, 'activity', { id: delegation }, { archived_at: new Date() });
    for (const answer of [
      await make.post(delegation, hours(15, 16)),
      await api.bdm.patch(at(delegation, item), { title: 'X' }),
      await api.bdm.delete(at(delegation, item)),
    ]) {
      expect(answer.problem).toEqual([409, 'record.archived']);
    }
  });
});

describe('The kind of an item', () => {
  const hour = { title: 'Mayor', ...hours(14, 15) };

  it('is optional: the default is a meeting, or a seminar if the item names one', async () => {
    const delegation = await make.delegation();
    const plain = await api.bdm.post(`/delegations/${delegation}/programme`, hour);
    expect([plain.status, plain.body.kind]).toEqual([201, 'meeting']);
    const seminar = await api.bdm.post('/seminars', {
      ...hour,
      ...hours(16, 17),
      timezone: 'Europe/Brussels',
      delegationId: delegation,
    });
    const tied = { ...hour, ...hours(16, 17), seminarId: seminar.body.id };
    const item = await api.bdm.post(`/delegations/${delegation}/programme`, tied);
    expect([item.status, item.body.kind]).toEqual([201, 'seminar']);
    const rows = await selectRows(api.db, 'programme_item', { activity_id: delegation }, 'kind', 'starts_at');
    expect(rows).toEqual([{ kind: 'meeting' }, { kind: 'seminar' }]);
  });

  it('cannot be emptied', async () => {
    const delegation = await make.delegation();
    const item = await make.item(delegation);
    for (const answer of [
      await make.post(delegation, { ...hours(15, 16), kind: null }),
      await api.bdm.patch(at(delegation, item), { kind: null }),
    ]) {
      expect([answer.status, answer.body.errors]).toMatchObject([422, [{ pointer: '/kind', code: 'field.is_in' }]]);
    }
  });
});

describe('The programme refuses', () => {
  it.each([
    [{ endsAt: '2026-05-25T08:00' }, '/endsAt', 'programme.ends_before_start'],
    [{ endsAt: '2026-05-25T09:00' }, '/endsAt', 'programme.ends_before_start'],
    [{ startsAt: '2026-05-24T23:59' }, '/startsAt', 'programme.outside_delegation'],
    [{ startsAt: '2026-05-29T23:00', endsAt: '2026-05-30T00:01' }, '/endsAt', 'programme.outside_delegation'],
    [{ startsAt: 'tomorrow' }, '/startsAt', 'field.event_time'],
    [{ kind: 'party' }, '/kind', 'field.is_in'],
    [{ title: '  ' }, '/title', 'field.matches'],
    [{ title: 'x'.repeat(201) }, '/title', 'field.max_length'],
    [{ travelMinutes: -1 }, '/travelMinutes', 'field.min'],
    [{ travelMinutes: 1_441 }, '/travelMinutes', 'field.max'],
    [{ participantIds: 'all' }, '/participantIds', 'field.is_array'],
    [{ hostCompanyId: '0199ffff-ffff-7fff-8fff-ffffffffffff' }, '/hostCompanyId', 'reference.unknown'],
    [{ seminarId: '0199ffff-ffff-7fff-8fff-ffffffffffff' }, '/seminarId', 'programme.seminar_elsewhere'],
    [
      { participantIds: ['0199ffff-ffff-7fff-8fff-ffffffffffff'] },
      '/participantIds/0',
      'programme.unknown_participant',
    ],
  ])('%j, and the error names the field and the reason', async (change, pointer, code) => {
    const { status, body } = await make.post(await make.delegation(), change);
    expect(status).toBe(422);
    expect(body.errors).toMatchObject([{ pointer, code }]);
  });

  it('a local time that a clock change skips, and one that it repeats unless the offset says which', async () => {
    const spring = await make.delegation({ startsOn: '2026-03-28', endsOn: '2026-03-30' });
    const skipped = await make.post(spring, { startsAt: '2026-03-29T02:30', endsAt: '2026-03-29T04:00' });
    expect(skipped.problem).toEqual([422, 'request.invalid']);
    expect(skipped.body.errors).toMatchObject([{ pointer: '/startsAt', code: 'time.skipped' }]);
    const autumn = await make.delegation({ startsOn: '2026-10-24', endsOn: '2026-10-26' });
    const twice = await make.post(autumn, { startsAt: '2026-10-25T01:00', endsAt: '2026-10-25T02:30' });
    expect(twice.body.errors).toMatchObject([{ pointer: '/endsAt', code: 'time.ambiguous' }]);
    const item = await make.item(autumn, { startsAt: '2026-10-25T02:30+02:00', endsAt: '2026-10-25T02:30+01:00' });
    expect([item.localStart, item.localEnd]).toEqual(['2026-10-25T02:30:00+02:00', '2026-10-25T02:30:00+01:00']);
    const moved = await api.bdm.patch(at(autumn, item), { startsAt: '2026-10-25T02:15' });
    expect(moved.body.errors).toMatchObject([{ pointer: '/startsAt', code: 'time.ambiguous' }]);
  });

  it('a participant of another delegation, and one who was removed', async () => {
    const [delegation, other] = [await make.delegation(), await make.delegation()];
    const [here, elsewhere, gone] = [
      await make.participant(delegation),
      await make.participant(other),
      await make.participant(delegation),
    ];
    await updateRows(api.db, 'delegation_participant', { id: gone }, { archived_at: new Date() });
    const { body } = await make.post(delegation, { participantIds: [here, elsewhere, gone] });
    expect(body.errors.map(({ pointer }: { pointer: string }) => pointer)).toEqual([
      '/participantIds/1',
      '/participantIds/2',
    ]);
  });

  it('a seminar of another parent, and a tour that is a seminar', async () => {
    const delegation = await make.delegation();
    const seminarId = await insertRow(api.db, 'activity', {
      title: 'LED',
      starts_on: '2026-05-25',
      ends_on: '2026-05-25',
      parent_id: delegation,
    });
    const elsewhere = await make.post(await make.delegation(), { kind: 'seminar', seminarId });
    expect(elsewhere.body.errors).toMatchObject([{ code: 'programme.seminar_elsewhere' }]);
    const tour = await make.post(delegation, { kind: 'tour', seminarId });
    expect(tour.body.errors).toMatchObject([{ pointer: '/kind', code: 'programme.seminar_kind' }]);
    expect((await make.item(delegation, { kind: 'seminar', seminarId })).seminarId).toBe(seminarId);
  });

  it('a restored item that is outside the delegation by now', async () => {
    const delegation = await make.delegation();
    const item = await make.item(delegation, hours(9, 10, 0, '2026-05-29'));
    await api.bdm.delete(at(delegation, item));
    await updateRows(api.db, 'activity', { id: delegation }, { ends_on: '2026-05-28' });
    const { status, body } = await api.bdm.post(`${at(delegation, item)}/restore`);
    expect([status, body.code]).toEqual([422, 'programme.outside_delegation']);
  });
});
