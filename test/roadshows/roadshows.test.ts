import { roadshowList } from '../../src/activities/roadshows/roadshow.list.js';
import { stopList } from '../../src/activities/roadshows/stop.list.js';
import { useApi } from '../support/api.js';
import { walkEverySort } from '../support/walk.js';
import { given, ROADSHOW, stopOn } from './roadshow.given.js';
import { updateRows } from '../support/rows.js';

const { api } = useApi();
const make = given(api);

const UNKNOWN = '0199ffff-ffff-7fff-8fff-ffffffffffff';

describe('A roadshow', () => {
  it('is created with the known fields, and belongs to the user who creates it', async () => {
    const made = await make.roadshow({
      targetCountry: 'CN',
      sectors: ['27.40', 'C'],
      objectives: 'Meet makers',
      budgetEur: 42_000,
    });
    expect(made).toMatchObject({
      ...ROADSHOW,
      reference: expect.stringMatching(/^ROAD-2026-\d{4}$/),
      status: 'planned',
      targetCountry: 'CN',
      sectors: ['27.40', 'C'],
      ownerId: api.bdm.id,
      stops: 0,
      targetAttendance: null,
      actualAttendance: null,
      totalCostEur: null,
      version: 1,
    });
    expect((await api.viewer.get(`/roadshows/${made.id}`)).body).toEqual(made);
    const { rows } = await api.db.query('SELECT kind, country, timezone FROM activity WHERE id = $1', [made.id]);
    expect(rows).toEqual([{ kind: 'roadshow', country: 'CN', timezone: 'Asia/Shanghai' }]);
    const key = await api.key('bdm');
    expect((await make.roadshow({ timezone: undefined }, key)).ownerId).toBeNull();
  });

  it('goes back to its defaults where a change clears what always has a value', async () => {
    const { id } = await make.roadshow({ sectors: ['C'], status: 'confirmed', notes: 'x', ownerId: null });
    const { body } = await api.bdm.patch(`/roadshows/${id}`, {
      sectors: null,
      status: null,
      timezone: null,
      notes: null,
    });
    expect(body).toMatchObject({
      sectors: [],
      status: 'planned',
      timezone: 'Europe/Brussels',
      notes: null,
      ownerId: null,
      version: 2,
    });
    expect((await api.bdm.patch(`/roadshows/${id}`, { sectors: [], title: ROADSHOW.title })).body.version).toBe(2);
  });

  it('keeps days that include its stops, and the error names those that would be left out', async () => {
    const { id } = await make.roadshow();
    const [first, last] = [await make.stop(id), await make.stop(id, { city: 'Shenzhen' }, 16)];
    const path = `/roadshows/${id}`;
    const narrowed = await api.bdm.patch(path, { startsOn: '2026-10-14', endsOn: '2026-10-15' });
    expect(narrowed.body).toMatchObject({ status: 409, code: 'activity.leaves_out_parts' });
    expect(narrowed.pointers).toEqual(['/startsOn', '/endsOn']);
    expect(narrowed.body.detail).toContain(`${first.reference} (Foshan) is on 2026-10-13`);
    expect(narrowed.body.detail).toContain(`${last.reference} (Shenzhen) is on 2026-10-16`);
    await api.bdm.patch(`${path}/stops/${first.id}`, { status: 'cancelled' });
    await api.bdm.delete(`${path}/stops/${last.id}`);
    expect((await api.bdm.patch(path, { startsOn: '2026-10-14', endsOn: '2026-10-15' })).status).toBe(200);
    for (const answer of [
      await api.bdm.patch(`${path}/stops/${first.id}`, { status: 'planned' }),
      await api.bdm.post(`${path}/stops/${last.id}/restore`),
    ]) {
      expect(answer.problem).toEqual([422, 'activity.outside_parent']);
    }
  });

  it('and its stops stay consistent when both are changed at once', async () => {
    for (let n = 0; n < 5; n++) {
      const { id } = await make.roadshow();
      await Promise.all([
        api.bdm.patch(`/roadshows/${id}`, { startsOn: '2026-10-14' }),
        api.bdm.post(`/roadshows/${id}/stops`, stopOn(13)),
      ]);
      const { rows } = await api.db.query(
        'SELECT 1 FROM activity s JOIN activity r ON r.id = s.parent_id WHERE r.id = $1 AND s.starts_on < r.starts_on',
        [id],
      );
      expect(rows).toEqual([]);
    }
  });

  it('that is cancelled takes its stops and their seminars along, but for what is over', async () => {
    const { id } = await make.roadshow({ startsOn: '2025-10-12', endsOn: '2026-10-16' });
    const path = `/roadshows/${id}`;
    const past = await make.stop(id, { startsAt: '2025-10-13T09:00', endsAt: '2025-10-13T10:00' });
    await api.bdm.patch(`${path}/stops/${past.id}`, { status: 'completed' });
    const [planned, confirmed] = [await make.stop(id), await make.stop(id, { status: 'confirmed' }, 14)];
    const seminar = await make.seminar(planned.id);
    await api.bdm.patch(path, { status: 'cancelled' });
    const status = async (stopId: string) => (await api.viewer.get(`${path}/stops/${stopId}`)).body.status;
    expect(await status(past.id)).toBe('completed');
    expect([await status(planned.id), await status(confirmed.id)]).toEqual(['cancelled', 'cancelled']);
    const { rows } = await api.db.query('SELECT status, version FROM activity WHERE id = $1', [seminar]);
    expect(rows).toEqual([{ status: 'cancelled', version: 2 }]);
    const trail = await api.db.query(
      `SELECT entity_type, changes FROM audit_entry WHERE action = 'cancelled' AND entity_id = ANY($1) ORDER BY id`,
      [[planned.id, seminar]],
    );
    expect(trail.rows).toEqual(
      ['roadshow_stop', 'seminar'].map((entity_type) => ({
        entity_type,
        changes: { status: { before: 'planned', after: 'cancelled' } },
      })),
    );
    for (const answer of [
      await api.bdm.post(`${path}/stops`, stopOn(15)),
      await api.bdm.patch(`${path}/stops/${planned.id}`, { status: 'planned' }),
    ]) {
      expect(answer.problem).toEqual([409, 'roadshow.cancelled']);
    }
    await api.bdm.patch(path, { status: 'planned' });
    expect(await status(planned.id)).toBe('cancelled');
    expect((await api.bdm.patch(`${path}/stops/${planned.id}`, { status: 'planned' })).status).toBe(200);
  });

  it('that is archived takes its stops along, and brings them back in their order', async () => {
    const { id } = await make.roadshow();
    const path = `/roadshows/${id}`;
    const [, gone] = await make.stops(id, ['Foshan', 'Zhongshan', 'Shenzhen']);
    await api.bdm.delete(`${path}/stops/${gone.id}`);
    expect((await api.bdm.delete(path)).body).toMatchObject({ archivedAt: expect.any(String), stops: 2 });
    expect(await make.order(id)).toEqual([]);
    expect((await api.viewer.get(`/activities?parentId=${id}`)).body.items).toEqual([]);
    expect((await api.bdm.post(`${path}/stops/${gone.id}/restore`)).problem).toEqual([409, 'record.archived']);
    expect((await api.bdm.post(`${path}/stops`, stopOn(14))).body.code).toBe('record.archived');
    expect((await api.bdm.post(`${path}/restore`)).body.archivedAt).toBeNull();
    expect(await make.order(id)).toEqual(['1 Foshan', '2 Shenzhen']);
  });

  it('cannot be archived while people are registered for its seminars', async () => {
    const { id } = await make.roadshow();
    const stop = await make.stop(id);
    const seminar = await make.seminar(stop.id);
    for (const path of [`/roadshows/${id}`, `/roadshows/${id}/stops/${stop.id}`]) {
      const { status, body } = await api.bdm.delete(path);
      expect([status, body.code, body.parts.map((part: { id: string }) => part.id)]).toEqual([
        409,
        'activity.has_seminars',
        [seminar],
      ]);
    }
    await updateRows(api.db, 'activity', { id: seminar }, { archived_at: new Date() });
    expect((await api.bdm.delete(`/roadshows/${id}`)).status).toBe(200);
  });

  it('keeps the seminars of a stop on its days', async () => {
    const { id } = await make.roadshow();
    const stop = await make.stop(id);
    await make.seminar(stop.id);
    const path = `/roadshows/${id}/stops/${stop.id}`;
    const moved = await api.bdm.patch(path, { startsAt: '2026-10-14T09:00', endsAt: '2026-10-14T12:00' });
    expect(moved.problem).toEqual([409, 'activity.leaves_out_parts']);
    expect((await api.bdm.patch(path, { startsAt: '2026-10-13T09:00' })).status).toBe(200);
  });

  it('is over only when it is, and wrapped up then', async () => {
    const { id } = await make.roadshow({ startsOn: '2190-01-01', endsOn: '2190-01-02' });
    const early = await api.bdm.patch(`/roadshows/${id}`, { status: 'completed' });
    expect(early.problem).toEqual([422, 'activity.not_over']);
    const past = await make.roadshow({ startsOn: '2016-10-17', endsOn: '2016-10-21', status: 'completed' });
    expect(past).toMatchObject({ status: 'completed', reference: expect.stringMatching(/^ROAD-2016-/) });
    const { rows } = await api.db.query('SELECT wrapped_up_at FROM activity WHERE id = $1', [past.id]);
    expect(rows[0].wrapped_up_at).not.toBeNull();
    const reopened = await api.bdm.patch(`/roadshows/${past.id}`, { status: 'planned' });
    expect(reopened.problem).toEqual([409, 'activity.status_not_allowed']);
  });

  it('sums up costs as high as they can be', async () => {
    const costEur = 9_000_000_000_000_000;
    const { id } = await make.roadshow({ costEur });
    await make.stop(id, { costEur });
    expect((await api.viewer.get(`/roadshows/${id}`)).body.totalCostEur).toBe(2 * costEur);
  });

  it.each<[string, object, string]>([
    ['without a title', { title: undefined }, '/title'],
    ['with an empty title', { title: ' ' }, '/title'],
    ['without days', { startsOn: undefined }, '/startsOn'],
    ['on days that are none', { startsOn: '2026-02-30' }, '/startsOn'],
    ['that ends before it starts', { endsOn: '2026-10-11' }, '/endsOn'],
    ['that lasts for years', { endsOn: '2028-10-11' }, '/endsOn'],
    ['in an unknown time zone', { timezone: 'Europe/Hasselt' }, '/timezone'],
    ['in a country that is none', { targetCountry: 'ZZ' }, '/targetCountry'],
    ['with a city, which its stops have', { city: 'Foshan' }, '/city'],
    ['for a sector that is none', { sectors: ['27.40', '34.10'] }, '/sectors/1'],
    ['for one sector twice', { sectors: ['C', 'C'] }, '/sectors'],
    ['for sectors that are no list', { sectors: 'C' }, '/sectors'],
    ['under an unknown agreement', { agreementId: UNKNOWN }, '/agreementId'],
    ['of an unknown owner', { ownerId: UNKNOWN }, '/ownerId'],
    ['that costs less than nothing', { costEur: -1 }, '/costEur'],
    ['with a kind', { kind: 'seminar' }, '/kind'],
    ['completed before it began', { startsOn: '2190-01-01', endsOn: '2190-01-01', status: 'completed' }, '/status'],
  ])('is refused %s', async (_, change, pointer) => {
    const answer = await api.bdm.post('/roadshows', { ...ROADSHOW, ...change });
    expect([answer.status, answer.pointers]).toEqual([422, [pointer]]);
  });

  it('is refused in a time zone that the database does not know', async () => {
    // Known to the runtime, which goes by another release of the time zone database.
    const timezone = 'US/Pacific-New';
    const { id } = await make.roadshow();
    for (const answer of [
      await api.bdm.post('/roadshows', { ...ROADSHOW, timezone }),
      await api.bdm.patch(`/roadshows/${id}`, { timezone }),
      await api.bdm.post(`/roadshows/${id}/stops`, stopOn(13, { timezone })),
    ]) {
      expect(answer.problem).toEqual([422, 'record.invalid']);
    }
  });

  it('is not found among other kinds', async () => {
    const { id } = await make.roadshow();
    const stop = await make.stop(id);
    expect((await api.viewer.get(`/roadshows/${stop.id}`)).body.code).toBe('roadshow.not_found');
  });
});

describe('The lists of roadshows and stops', () => {
  it('are walked by any sort, filtered and exported', async () => {
    const ids: string[] = [];
    for (let n = 0; n < 18; n++) {
      const { id } = await make.roadshow({
        title: ['Aa', 'aa', 'Äa', '巡回展'][n % 4],
        startsOn: `2026-10-1${n % 3}`,
        targetCountry: n % 2 ? 'JP' : null,
        sectors: n % 5 ? [] : ['26.11'],
      });
      ids.push(id);
    }
    const [id] = ids;
    for (let n = 0; n < 16; n++) {
      const minute = String(n).padStart(2, '0');
      const times = { startsAt: `2026-10-14T10:${minute}:00`, endsAt: `2026-10-14T10:${minute}:30` };
      await make.stop(id!, { city: ['Aa', 'aa', 'Bb'][n % 3], status: n % 4 ? 'planned' : 'cancelled', ...times });
    }
    for (const stop of (await api.viewer.get(`/roadshows/${id}/stops?limit=3`)).body.items) {
      await api.bdm.delete(`/roadshows/${id}/stops/${stop.id}`);
    }
    expect(await walkEverySort(api.bdm, '/roadshows', roadshowList)).toBeGreaterThanOrEqual(18);
    const rows = await walkEverySort(api.bdm, `/roadshows/${id}/stops`, stopList, { limit: 5, query: 'archived=any' });
    expect(rows).toBe(16);
    const count = async (path: string) => (await api.viewer.get(`${path}&count=true&limit=1`)).body.total;
    expect(await count('/roadshows?targetCountry=JP')).toBe(9);
    expect(await count('/roadshows?sectors=26.11&sectors=01')).toBe(4);
    expect(await count(`/roadshows?q=${encodeURIComponent('巡回')}`)).toBe(4);
    expect(await count(`/roadshows/${id}/stops?archived=true`)).toBe(3);
    expect(await count(`/roadshows/${id}/stops?city=AA&status=planned`)).toBe(
      (await api.viewer.get(`/roadshows/${id}/stops?limit=200`)).body.items.filter(
        ({ city, status }: { city: string; status: string }) => /aa/i.test(city) && status === 'planned',
      ).length,
    );
    const csv = (await api.viewer.bytes(`/roadshows/${id}/stops/export?position=1`)).toString('utf8');
    expect(csv.trim().split('\n')).toHaveLength(2);
    for (const path of ['/roadshows?kind=seminar', '/roadshows?sort=stops', `/roadshows/${id}/stops?parentId=${id}`]) {
      expect((await api.viewer.get(path)).status).toBe(422);
    }
  }, 60_000);
});
