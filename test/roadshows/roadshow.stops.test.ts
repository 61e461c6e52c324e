import { useApi } from '../support/api.js';
import { given, stopOn } from './roadshow.given.js';
import { selectRows } from '../support/rows.js';

const { api } = useApi();
const make = given(api);

const CITIES = ['Foshan', 'Zhongshan', 'Shenzhen', 'Dongguan'];

describe('The stops of a roadshow', () => {
  it('come one after the other unless a position is said', async () => {
    const { id } = await make.roadshow();
    await make.stops(id, CITIES);
    expect(await make.order(id)).toEqual(['1 Foshan', '2 Zhongshan', '3 Shenzhen', '4 Dongguan']);
    await make.stop(id, { city: 'Zhuhai', position: 2 }, 14);
    expect(await make.order(id)).toEqual(['1 Foshan', '2 Zhuhai', '3 Zhongshan', '4 Shenzhen', '5 Dongguan']);
  });

  it('change places', async () => {
    const { id } = await make.roadshow();
    const [first, , , last] = await make.stops(id, CITIES);
    const path = `/roadshows/${id}/stops`;
    const moved = await api.bdm.patch(`${path}/${last.id}`, { position: 1 });
    expect(moved.body).toMatchObject({ position: 1, version: 2 });
    expect(await make.order(id)).toEqual(['1 Dongguan', '2 Foshan', '3 Zhongshan', '4 Shenzhen']);
    await api.bdm.patch(`${path}/${first.id}`, { position: null });
    expect(await make.order(id)).toEqual(['1 Dongguan', '2 Zhongshan', '3 Shenzhen', '4 Foshan']);
    const { rows } = await api.db.query(
      'SELECT action, changes FROM audit_entry WHERE entity_id = $1 AND entity_type = $2 ORDER BY id',
      [first.id, 'roadshow_stop'],
    );
    expect(rows.map(({ action, changes }) => [action, changes.position])).toEqual([
      ['created', { before: null, after: 1 }],
      ['moved', { before: 1, after: 2 }],
      ['updated', { before: 2, after: 4 }],
    ]);
  });

  it('leave no gap when one is archived, which comes back as the last and keeps its number', async () => {
    const { id, reference } = await make.roadshow();
    const [first] = await make.stops(id, CITIES.slice(0, 3));
    const path = `/roadshows/${id}/stops/${first.id}`;
    expect((await api.bdm.delete(path)).body).toMatchObject({ position: null, archivedAt: expect.any(String) });
    expect((await api.bdm.delete(path)).status).toBe(200);
    expect(await make.order(id)).toEqual(['1 Zhongshan', '2 Shenzhen']);
    expect(await make.stop(id, { city: 'Zhuhai' }, 14)).toMatchObject({ position: 3, reference: `${reference}-S4` });
    expect((await api.bdm.patch(path, { notes: 'x' })).body).toMatchObject({ status: 409, code: 'record.archived' });
    const restored = await api.bdm.post(`${path}/restore`);
    expect(restored.body).toMatchObject({ position: 4, archivedAt: null, reference: `${reference}-S1` });
    expect((await api.bdm.post(`${path}/restore`)).body).toEqual(restored.body);
    expect(await make.order(id)).toEqual(['1 Zhongshan', '2 Shenzhen', '3 Zhuhai', '4 Foshan']);
  });

  it('are in one order also when several are added at once', async () => {
    const { id, reference } = await make.roadshow();
    const answers = await Promise.all(
      Array.from({ length: 10 }, (_, n) => {
        const [startsAt, endsAt] = [`2026-10-14T${10 + n}:00`, `2026-10-14T${10 + n}:30`];
        const body = stopOn(14, { city: `City ${n}`, startsAt, endsAt, ...(n % 2 ? { position: 1 } : {}) });
        return api.bdm.post(`/roadshows/${id}/stops`, body);
      }),
    );
    expect(answers.map(({ status }) => status)).toEqual(Array(10).fill(201));
    const rows = await selectRows(api.db, 'activity', { parent_id: id }, 'position, reference', 'position');
    expect(rows.map(({ position }) => position)).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9, 10]);
    expect(new Set(rows.map((row) => row.reference)).size).toBe(10);
    expect(rows.map((row) => row.reference)).toContain(`${reference}-S10`);
  });

  it('that are created at the same moment for one time succeed once', async () => {
    const { id } = await make.roadshow();
    const answers = await Promise.all(
      CITIES.map((city) => api.bdm.post(`/roadshows/${id}/stops`, stopOn(14, { city }))),
    );
    expect(answers.map(({ status }) => status).toSorted()).toEqual([201, 409, 409, 409]);
  });

  it('overlap none; the refusal names both', async () => {
    const { id, reference } = await make.roadshow();
    const first = await make.stop(id);
    const path = `/roadshows/${id}/stops`;
    const second = await api.bdm.post(
      path,
      stopOn(13, { city: 'Zhongshan', startsAt: '2026-10-13T11:59', endsAt: '2026-10-13T13:00' }),
    );
    expect(second.body).toMatchObject({
      status: 409,
      code: 'roadshow.stops_overlap',
      existing: { id: first.id, reference: `${reference}-S1`, title: 'Foshan' },
    });
    expect(second.body.detail).toBe(
      `${reference}-S2 (Zhongshan), 2026-10-13T11:59:00+08:00 to 2026-10-13T13:00:00+08:00, overlaps ` +
        `${reference}-S1 (Foshan), 2026-10-13T09:30:00+08:00 to 2026-10-13T12:00:00+08:00; the stops of a roadshow must not overlap.`,
    );
    const after = await api.bdm.post(path, stopOn(13, { startsAt: '2026-10-13T12:00', endsAt: '2026-10-13T13:00' }));
    expect(after.status).toBe(201);
    const moved = await api.bdm.patch(`${path}/${after.body.id}`, { startsAt: '2026-10-13T09:00' });
    expect(moved.problem).toEqual([409, 'roadshow.stops_overlap']);
    // Of the same clock time elsewhere, which is another time.
    const there = stopOn(13, { city: 'Genk', country: 'BE', timezone: 'Europe/Brussels' });
    expect((await api.bdm.post(path, there)).status).toBe(201);
  });

  it('overlap a cancelled one, which can be taken up again only when its time is free', async () => {
    const { id } = await make.roadshow();
    const path = `/roadshows/${id}/stops`;
    const first = await make.stop(id);
    await api.bdm.patch(`${path}/${first.id}`, { status: 'cancelled' });
    const second = await make.stop(id, { city: 'Zhongshan' });
    const back = await api.bdm.patch(`${path}/${first.id}`, { status: 'planned' });
    expect(back.problem).toEqual([409, 'roadshow.stops_overlap']);
    await api.bdm.delete(`${path}/${second.id}`);
    expect((await api.bdm.patch(`${path}/${first.id}`, { status: 'planned' })).status).toBe(200);
    expect((await api.bdm.post(`${path}/${second.id}/restore`)).problem).toEqual([409, 'roadshow.stops_overlap']);
  });

  it('are on days of the roadshow, as clocks there show them', async () => {
    const { id } = await make.roadshow();
    const path = `/roadshows/${id}/stops`;
    // The 12th in Guangdong, when it is still the 11th in Belgium and in UTC.
    const early = await api.bdm.post(
      path,
      stopOn(12, { startsAt: '2026-10-11T16:30:00Z', endsAt: '2026-10-11T18:00:00Z' }),
    );
    expect(early.body).toMatchObject({
      startsAt: '2026-10-11T16:30:00.000Z',
      localStart: '2026-10-12T00:30:00+08:00',
      localEnd: '2026-10-12T02:00:00+08:00',
      startsOn: '2026-10-12',
      endsOn: '2026-10-12',
    });
    const late = await api.bdm.post(path, stopOn(16, { startsAt: '2026-10-16T22:00', endsAt: '2026-10-17T00:30' }));
    expect(late.body).toMatchObject({ status: 422, code: 'activity.outside_parent' });
    expect(late.pointers).toEqual(['/endsAt']);
    const before = await api.bdm.post(path, stopOn(11));
    expect(before.pointers).toEqual(['/startsAt', '/endsAt']);
    expect(before.body.detail).toBe(
      '2026-10-11 is not among the days of the roadshow; it must be a day from 2026-10-12 to 2026-10-16.',
    );
    const zone = await api.bdm.patch(`${path}/${early.body.id}`, { timezone: 'Europe/Brussels' });
    expect(zone.problem).toEqual([422, 'activity.outside_parent']);
  });

  it('are refused at times that a clock change skips or repeats', async () => {
    const { id } = await make.roadshow({ startsOn: '2026-03-28', endsOn: '2026-10-26', timezone: 'Europe/Brussels' });
    const path = `/roadshows/${id}/stops`;
    const at = (startsAt: string, endsAt: string) =>
      api.bdm.post(path, { city: 'Genk', country: 'BE', timezone: 'Europe/Brussels', startsAt, endsAt });
    const skipped = await at('2026-03-29T02:30', '2026-03-29T05:00');
    expect([skipped.status, skipped.body.code, skipped.body.errors[0].code]).toEqual([
      422,
      'request.invalid',
      'time.skipped',
    ]);
    const twice = await at('2026-10-25T01:00', '2026-10-25T02:30');
    expect(twice.body.errors).toMatchObject([{ pointer: '/endsAt', code: 'time.ambiguous' }]);
    expect((await at('2026-10-25T01:00', '2026-10-25T02:30:00+01:00')).status).toBe(201);
  });

  it('bear the name of their city until they get one of their own', async () => {
    const { id } = await make.roadshow();
    const stop = await make.stop(id);
    const path = `/roadshows/${id}/stops/${stop.id}`;
    expect(stop.title).toBe('Foshan');
    expect((await api.bdm.patch(path, { city: 'Guangzhou' })).body).toMatchObject({ title: 'Guangzhou', version: 2 });
    expect((await api.bdm.patch(path, { title: 'Lighting Fair' })).body.title).toBe('Lighting Fair');
    expect((await api.bdm.patch(path, { city: 'Foshan' })).body.title).toBe('Lighting Fair');
    expect((await api.bdm.patch(path, { title: null })).body.title).toBe('Foshan');
  });

  it('count attendees by the number that was entered, or else the people who attended their seminars once each', async () => {
    const { id } = await make.roadshow({ costEur: 1_000 });
    const stop = await make.stop(id, { targetAttendance: 80, costEur: 200 });
    const other = await make.stop(id, { targetAttendance: 20, countedAttendance: 12, costEur: 30 }, 14);
    expect([stop.actualAttendance, other.actualAttendance]).toEqual([null, 12]);
    const [morning, evening] = [await make.seminar(stop.id, { cost_eur: 4 }), await make.seminar(stop.id)];
    await make.registration(morning, 'attended', 'a@example.org');
    await make.registration(evening, 'attended', 'a@example.org');
    await make.registration(evening, 'attended', 'b@example.org');
    await make.registration(evening, 'no_show', 'c@example.org');
    const path = `/roadshows/${id}`;
    expect((await api.viewer.get(`${path}/stops/${stop.id}`)).body.actualAttendance).toBe(2);
    expect((await api.viewer.get(path)).body).toMatchObject({
      stops: 2,
      targetAttendance: 100,
      actualAttendance: 14,
      costEur: 1_000,
      totalCostEur: 1_234,
    });
    await api.bdm.patch(`${path}/stops/${stop.id}`, { countedAttendance: 0 });
    await api.bdm.patch(`${path}/stops/${other.id}`, { status: 'cancelled' });
    expect((await api.viewer.get(path)).body).toMatchObject({
      stops: 2,
      targetAttendance: 80,
      actualAttendance: 0,
      totalCostEur: 1_234,
    });
  });

  it('have a unique order in the database too', async () => {
    const { id } = await make.roadshow();
    const [first] = await make.stops(id, CITIES.slice(0, 2));
    const change = (set: string) => api.db.query(`UPDATE activity SET ${set} WHERE id = $1`, [first.id]);
    await expect(change('position = 2')).rejects.toThrow('activity_stop_position_uq');
    await expect(change('position = 0')).rejects.toThrow('activity_stop_ck');
    await expect(change('position = NULL')).rejects.toThrow('activity_stop_ck');
    await expect(change('parent_id = NULL')).rejects.toThrow('activity_stop_ck');
    await expect(change(`timezone = 'Asia/Foshan'`)).rejects.toThrow('Asia/Foshan');
    await api.db.query('UPDATE activity SET position = 3 - position WHERE parent_id = $1', [id]);
    expect(await make.order(id)).toEqual(['1 Zhongshan', '2 Foshan']);
  });

  it('are no roadshows, nor are roadshows stops', async () => {
    const one = await make.roadshow();
    const stop = await make.stop(one.id);
    expect((await api.viewer.get(`/roadshows/${one.id}/stops/${one.id}`)).body.code).toBe('roadshow_stop.not_found');
    for (const path of [`/roadshows/${stop.id}/stops`, `/roadshows/${stop.id}/stops/export`, `/roadshows/${stop.id}`]) {
      expect((await api.viewer.get(path)).status).toBe(404);
    }
    expect((await api.bdm.post(`/roadshows/${stop.id}/stops`, stopOn(13))).status).toBe(404);
  });

  it('are wrapped up once somebody says that they are over', async () => {
    const { id } = await make.roadshow({ startsOn: '2016-10-17', endsOn: '2016-10-21' });
    const { body } = await api.bdm.post(
      `/roadshows/${id}/stops`,
      stopOn(18, { startsAt: '2016-10-18T09:30', endsAt: '2016-10-18T12:00' }),
    );
    const done = await api.bdm.patch(`/roadshows/${id}/stops/${body.id}`, { status: 'completed' });
    expect(done.body).toMatchObject({ status: 'completed' });
    const { rows } = await api.db.query('SELECT wrapped_up_at FROM activity WHERE id = $1', [body.id]);
    expect(rows[0].wrapped_up_at).not.toBeNull();
  });

  it('are over only when they are', async () => {
    const { id } = await make.roadshow({ startsOn: '2190-10-12', endsOn: '2190-10-16' });
    const times = { startsAt: '2190-10-13T09:00', endsAt: '2190-10-13T10:00' };
    const early = await api.bdm.post(`/roadshows/${id}/stops`, stopOn(13, { ...times, status: 'completed' }));
    expect(early.problem).toEqual([422, 'activity.not_over']);
    const stop = await make.stop(id, times);
    const done = await api.bdm.patch(`/roadshows/${id}/stops/${stop.id}`, { status: 'completed' });
    expect(done.problem).toEqual([422, 'activity.not_over']);
  });

  it('follow their local partner when it is merged', async () => {
    const company = async (name: string) =>
      (await api.bdm.post('/companies', { name, country: 'CN', allowDuplicate: true })).body.id as string;
    const [from, to] = [await company('Foshan Chamber'), await company('Chamber of Foshan')];
    const { id } = await make.roadshow();
    const stop = await make.stop(id, { localPartnerId: from });
    expect((await api.bdm.post(`/companies/${to}/merge`, { sourceId: from })).status).toBeLessThan(300);
    const after = (await api.viewer.get(`/roadshows/${id}/stops/${stop.id}`)).body;
    expect(after).toMatchObject({ localPartnerId: to, localPartnerName: 'Chamber of Foshan', version: 2 });
  });
});
