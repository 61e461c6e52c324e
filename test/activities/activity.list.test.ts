import { addDays } from '../../src/common/time/calendar-dates.rules.js';
import { v7 as uuidv7 } from 'uuid';
import { activityList } from '../../src/activities/activity.list.js';
import { roadshowList } from '../../src/activities/roadshows/roadshow.list.js';
import { SYSTEM } from '../../src/common/actor/actor.constants.js';
import { useApi } from '../support/api.js';
import type { Made } from '../support/make.js';
import { Plans } from '../support/plans.js';
import { walkEverySort } from '../support/walk.js';
import { given } from '../roadshows/roadshow.given.js';
import { buildMany, insertRow, insertRows } from '../support/rows.js';

const { api } = useApi();
const make = given(api);

const titles = async (query: string) =>
  (await api.viewer.get(`/activities?limit=200&${query}`)).body.items.map(({ title }: Made) => title) as string[];

describe('The list of activities', () => {
  it('contains every kind of activity, each with the path of its own record', async () => {
    const whole = await make.roadshow({ title: 'Whole' });
    const part = await make.stop(whole.id, { title: 'Part', costEur: 5, venue: 'Lotus Hall' });
    const seminar = await make.seminar(part.id, { title: 'Held there' });
    const delegation = await insertRow(api.db, 'activity', {
      kind: 'delegation',
      title: 'Visit',
      starts_on: '2026-10-20',
      ends_on: '2026-10-21',
    });
    const { body } = await api.viewer.get('/activities?sort=title&startsOn.gte=2026-10-12');
    expect(body.items.map(({ title, kind, record }: Made) => [title, kind, record])).toEqual([
      ['Held there', 'seminar', `/seminars/${seminar}`],
      ['Part', 'roadshow_stop', `/roadshows/${whole.id}/stops/${part.id}`],
      ['Visit', 'delegation', `/delegations/${delegation}`],
      ['Whole', 'roadshow', `/roadshows/${whole.id}`],
    ]);
    const read = await api.viewer.get(`/activities/${part.id}`);
    expect(read.body).toEqual(body.items[1]);
    expect(read.body).toMatchObject({
      parentId: whole.id,
      ownerId: api.bdm.id,
      city: 'Foshan',
      country: 'CN',
      venue: 'Lotus Hall',
      timezone: 'Asia/Shanghai',
      startsAt: '2026-10-13T01:30:00.000Z',
      costEur: 5,
      status: 'planned',
    });
    for (const path of [`/roadshows/${whole.id}`, read.body.record])
      expect((await api.viewer.get(path)).status).toBe(200);
  });

  it('is filtered by kind, status, place, day, owner and parent', async () => {
    const other = await api.user('bdm');
    const whole = await make.roadshow(
      { title: 'March', startsOn: '2031-03-10', endsOn: '2031-03-14', targetCountry: 'KR' },
      other,
    );
    const at = (day: string, city: string, status = 'planned') =>
      make.stop(whole.id, {
        title: city,
        city,
        country: 'KR',
        timezone: 'Asia/Seoul',
        status,
        startsAt: `${day}T09:00`,
        endsAt: `${day}T10:00`,
      });
    await at('2031-03-10', 'Séoul');
    await at('2031-03-12', 'Busan', 'cancelled');
    expect(await titles('country=KR&sort=startsOn,title')).toEqual(['March', 'Séoul', 'Busan']);
    expect(await titles('country=KR&kind=roadshow_stop&status=planned')).toEqual(['Séoul']);
    expect(await titles('city=SEOUL')).toEqual(['Séoul']);
    expect(await titles(`ownerId=${other.id}&kind=roadshow`)).toEqual(['March']);
    expect(await titles(`parentId=${whole.id}&sort=-endsOn`)).toEqual(['Busan', 'Séoul']);
    expect(await titles('startsOn.lte=2031-03-12&endsOn.gte=2031-03-12&sort=title')).toEqual(['Busan', 'March']);
    expect(await titles('q=seou')).toEqual(['Séoul']);
    expect(await titles(`q=${whole.reference.toLowerCase()}-s2`)).toEqual(['Busan']);
    await api.bdm.delete(`/roadshows/${whole.id}`);
    expect(await titles('country=KR')).toEqual([]);
    expect(await titles('country=KR&archived=true')).toHaveLength(3);
  });

  it('finds under an agreement also the parts of its activities that name no agreement', async () => {
    const [one, two] = await insertRows(
      api.db,
      'agreement',
      buildMany(2, () => ({ kind: 'cooperation', status: 'signed' })),
    );
    const whole = await make.roadshow({ title: 'Of one', agreementId: one });
    const [own, elsewhere] = await make.stops(whole.id, ['Own', 'Elsewhere']);
    await api.bdm.patch(`/roadshows/${whole.id}/stops/${elsewhere.id}`, { agreementId: two });
    await make.seminar(own.id, { title: 'At own' });
    await make.seminar(elsewhere.id, { title: 'At elsewhere' });
    expect(await titles(`agreementId=${one}&sort=title`)).toEqual(['At own', 'Of one', 'Own']);
    expect(await titles(`agreementId=${two}&sort=title`)).toEqual(['At elsewhere', 'Elsewhere']);
    expect(await titles(`agreementId=${one}&agreementId=${two}`)).toHaveLength(5);
  });

  it.each([
    'kind=party',
    'country=XX',
    'status=open',
    'parentId=x',
    'city=%00',
    'startsOn.gte=2026-02-30',
    'sort=city',
    'venue=x',
    'q=a&q=b',
  ])('refuses %s', async (query) => {
    expect((await api.viewer.get(`/activities?${query}`)).status).toBe(422);
  });

  it('is walked by any sort, whatever is added meanwhile', async () => {
    const { id } = await make.roadshow();
    await make.stops(id, ['A', 'a', 'B', 'ä', 'b', 'A', 'C', 'c']);
    const insert = async () => (await make.roadshow({ title: 'a' })).id as string;
    expect(await walkEverySort(api.bdm, '/activities', activityList, { limit: 4, insert, inserts: 1 })).toBeGreaterThan(
      9,
    );
  }, 60_000);
});

describe('Some thousand activities', () => {
  it('are found and sorted by indexes', async () => {
    await insertRows(
      api.db,
      'activity',
      buildMany(4_000, (n) => ({
        created_at: new Date(Date.now() - n * 60_000),
        title: `Activity ${n}`,
        kind: 'roadshow',
        starts_on: addDays('1950-01-01', n),
        ends_on: addDays('1950-01-01', n),
        country: ['CN', 'JP', 'BE'][n % 3],
        city: `City ${n % 500}`,
        sectors: n % 50 === 0 ? [`27.${(n % 90) + 10}`] : [],
      })),
    );
    await api.db.query('ANALYZE activity');
    const plans = new Plans(api.db, activityList, SYSTEM);
    expect(await plans.findUnservedSorts()).toEqual([]);
    const id = uuidv7();
    expect(
      await plans.findUnservedFilters([
        'kind=seminar',
        'status=cancelled',
        'country=BE',
        'city=City 3',
        `agreementId=${id}`,
        `parentId=${id}`,
        `ownerId=${id}`,
        'startsOn.gte=2020-01-01',
        'endsOn.lte=1950-02-01',
        'q=activity 399',
      ]),
    ).toEqual([]);
    const roadshows = new Plans(api.db, roadshowList, SYSTEM);
    expect(await roadshows.findUnservedSorts()).toEqual([]);
    expect(await roadshows.findUnservedFilters(['sectors=27.60', 'targetCountry=JP', `agreementId=${id}`])).toEqual([]);
  }, 60_000);
});
