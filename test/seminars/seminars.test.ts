import { seminarList } from '../../src/activities/seminars/seminar.list.js';
import { KINDS } from '../../src/activities/activity.entity.js';
import { prepareActivity, type NewActivity } from '../../src/activities/activity.store.js';
import { SYSTEM } from '../../src/common/actor/actor.constants.js';
import { ManualClock } from '../../src/common/time/clock.service.js';
import { insertRecord } from '../../src/database/records/record.store.js';
import { UnitOfWork } from '../../src/database/transactions/unit-of-work.transaction.js';
import { v7 as uuidv7 } from 'uuid';
import { useApi } from '../support/api.js';
import { Plans } from '../support/plans.js';
import { walkEverySort } from '../support/walk.js';
import { DAY, Parties } from './seminar.parties.js';
import { buildMany, insertRows, updateRows } from '../support/rows.js';
import { ok } from '../support/make.js';

const UNKNOWN = '0199c000-0000-7000-8000-0000000000ff';

let parties: Parties;
const { api } = useApi({ clock: new ManualClock(new Date('2026-06-01T08:00:00Z')) });
beforeAll(async () => {
  parties = new Parties(api);
});

/** An activity that a seminar can be a part of. */
function activity(given: NewActivity): Promise<string> {
  return api.app.get(UnitOfWork).run(SYSTEM, async (tx) => {
    const id = uuidv7();
    await insertRecord(tx, KINDS[given.kind], await prepareActivity(tx, id, given));
    return id;
  });
}

const delegation = (change: object = {}) =>
  activity({
    kind: 'delegation',
    title: 'Guests',
    startsOn: '2026-09-09',
    endsOn: '2026-09-11',
    direction: 'inbound',
    ...change,
  });

async function stop(): Promise<string> {
  const days = { startsOn: '2026-09-10', endsOn: '2026-09-10' };
  const parentId = await activity({ kind: 'roadshow', title: 'Roadshow', ...days });
  const hours = { startsAt: new Date('2026-09-10T01:00:00Z'), endsAt: new Date('2026-09-10T09:00:00Z') };
  return activity({
    kind: 'roadshow_stop',
    title: 'Foshan',
    reference: `ROAD-TEST-${parentId.slice(-6)}-S1`,
    parentId,
    position: 1,
    city: 'Foshan',
    country: 'CN',
    timezone: 'Asia/Shanghai',
    ...days,
    ...hours,
  });
}

describe('A seminar', () => {
  it('is planned in its own time, with everything there is to say', async () => {
    const answer = await api.bdm.post('/seminars', {
      title: 'Limburg, testing ground for Europe',
      startsAt: '2026-09-10T14:00',
      endsAt: '2026-09-10T09:30:00Z',
      timezone: 'Asia/Shanghai',
      venue: 'Foshan Hall',
      city: 'Foshan',
      country: 'CN',
      onlineUrl: 'https://meet.example.org/x',
      capacity: 80,
      registrationOpensAt: '2026-07-01T09:00',
      registrationClosesAt: '2026-09-09T18:00',
      languages: ['ZH-hans', 'en'],
      objectives: 'Ten members of GSC',
      budgetEur: 4000,
    });
    expect(answer.status).toBe(201);
    expect(answer.body).toMatchObject({
      reference: expect.stringMatching(/^SEM-2026-\d{4}$/),
      status: 'planned',
      startsAt: '2026-09-10T06:00:00.000Z',
      localStart: '2026-09-10T14:00:00',
      localEnd: '2026-09-10T17:30:00',
      startsOn: '2026-09-10',
      registrationOpensAt: '2026-07-01T01:00:00.000Z',
      languages: ['zh-Hans', 'en'],
      ownerId: api.bdm.id,
      budgetEur: 4000,
      seatsTaken: 0,
      seatsFree: 80,
      waitlisted: 0,
      roadshowStopId: null,
    });
    expect((await api.viewer.get(`/activities/${answer.body.id}`)).body.kind).toBe('seminar');
  });

  it('keeps its instants when its time zone changes; its days follow the clocks there', async () => {
    const seminar = await parties.seminar({ startsAt: `${DAY}T20:00`, endsAt: `${DAY}T22:00` });
    const { body } = await api.bdm.patch(`/seminars/${seminar.id}`, { timezone: 'Asia/Shanghai' });
    expect(body).toMatchObject({
      startsAt: seminar.startsAt,
      endsAt: seminar.endsAt,
      localStart: '2026-09-11T02:00:00',
      startsOn: '2026-09-11',
      endsOn: '2026-09-11',
    });
  });

  it('refuses a local time that clocks skip, and asks which of two it is when they repeat it', async () => {
    const at = (startsAt: string, endsAt: string) =>
      api.bdm.post('/seminars', { title: 'Early', startsAt, endsAt, timezone: 'Europe/Brussels' });
    expect((await at('2027-03-28T02:30', '2027-03-28T05:00')).fieldErrors).toEqual(['/startsAt time.skipped']);
    const twice = await at('2026-10-25T02:30', '2026-10-25T05:00');
    expect(twice.fieldErrors).toEqual(['/startsAt time.ambiguous']);
    expect(twice.body.detail).toContain('2026-10-25T02:30+01:00');
    expect((await at('2026-10-25T02:30:00+01:00', '2026-10-25T05:00')).body).toMatchObject({
      startsAt: '2026-10-25T01:30:00.000Z',
    });
    const { id } = await parties.seminar();
    const window = await api.bdm.patch(`/seminars/${id}`, { registrationOpensAt: '2026-03-29T02:30' });
    expect(window.fieldErrors).toEqual(['/registrationOpensAt time.skipped']);
  });

  it('changes by merge patch, with versions, an archive and a trail', async () => {
    const { id, version } = await parties.seminar({ capacity: 5, costEur: 900, languages: ['nl'] });
    const changed = await api.bdm.patch(
      `/seminars/${id}`,
      { venue: 'Corda', capacity: null, languages: null },
      { 'if-match': `"${version}"` },
    );
    expect(changed.body).toMatchObject({ venue: 'Corda', capacity: null, languages: [], version: version + 1 });
    expect(changed.headers.get('etag')).toBe(`"${version + 1}"`);
    expect((await api.bdm.patch(`/seminars/${id}`, { venue: 'X' }, { 'if-match': `"${version}"` })).status).toBe(412);
    const same = await api.bdm.patch(`/seminars/${id}`, { venue: 'Corda', startsAt: `${DAY}T09:00`, costEur: 900 });
    expect(same.body.version).toBe(version + 1);
    expect((await api.bdm.delete(`/seminars/${id}`)).body.archivedAt).not.toBeNull();
    expect((await api.bdm.patch(`/seminars/${id}`, { venue: 'X' })).problem).toEqual([409, 'record.archived']);
    expect((await api.bdm.post(`/seminars/${id}/restore`)).body).toMatchObject({ archivedAt: null, venue: 'Corda' });
    const { rows } = await api.db.query('SELECT action FROM audit_entry WHERE entity_id = $1 ORDER BY id', [id]);
    expect(rows.map(({ action }) => action)).toEqual(['created', 'updated', 'archived', 'restored']);
  });

  it('promotes who waits when it takes place after all, or comes back from the archive', async () => {
    const { id } = await parties.seminar({ capacity: 1 });
    await parties.registration(id);
    const waiting = await parties.registration(id);
    await api.bdm.patch(`/seminars/${id}`, { status: 'cancelled', capacity: 2 });
    expect((await parties.read(id, waiting.id)).status).toBe('waitlisted');
    await api.bdm.patch(`/seminars/${id}`, { status: 'confirmed' });
    expect((await parties.read(id, waiting.id)).status).toBe('registered');
  });

  it('stands alone, on a stop or within a delegation: on its days, and not in two places', async () => {
    const [delegationId, roadshowStopId] = [await delegation(), await stop()];
    const { id } = await parties.seminar({ delegationId });
    expect(await parties.read(id)).toMatchObject({ delegationId, roadshowStopId: null });
    expect((await api.bdm.patch(`/seminars/${id}`, { roadshowStopId })).fieldErrors).toEqual([
      '/roadshowStopId seminar.two_parents',
    ]);
    const moved = await api.bdm.patch(`/seminars/${id}`, { roadshowStopId, delegationId: null });
    expect(moved.body).toMatchObject({ delegationId: null, roadshowStopId });
    expect((await api.bdm.patch(`/seminars/${id}`, { delegationId: null })).body.roadshowStopId).toBe(roadshowStopId);
    const { parentId: roadshowId } = await ok(api.viewer.get(`/activities/${roadshowStopId}`));
    const ofRoadshow = await ok(api.viewer.get(`/seminars?roadshowId=${roadshowId}`));
    expect(ofRoadshow.items.map((seminar: { id: string }) => seminar.id)).toEqual([id]);
    const outside = await api.bdm.patch(`/seminars/${id}`, { endsAt: '2026-09-11T10:00' });
    expect([outside.status, ...outside.fieldErrors]).toEqual([422, '/endsAt activity.outside_parent']);
    // Noon of 10 September in Hasselt is the 11th on Kiritimati.
    const zone = await api.bdm.patch(`/seminars/${id}`, {
      timezone: 'Pacific/Kiritimati',
      startsAt: '2026-09-10T10:00:00Z',
    });
    expect(zone.fieldErrors).toEqual(['/startsAt activity.outside_parent', '/endsAt activity.outside_parent']);
    expect((await api.bdm.patch(`/seminars/${id}`, { roadshowStopId: null })).body.roadshowStopId).toBeNull();
    const both = {
      title: 'x',
      startsAt: `${DAY}T09:00`,
      endsAt: `${DAY}T10:00`,
      timezone: 'UTC',
      delegationId,
      roadshowStopId,
    };
    expect((await api.bdm.post('/seminars', both)).fieldErrors).toEqual(['/delegationId seminar.two_parents']);
  });

  it('is part of nothing that is of another kind, archived or unknown', async () => {
    const { id } = await parties.seminar();
    const archived = await delegation({ archivedAt: new Date() });
    await updateRows(api.db, 'activity', { id: archived }, { archived_at: new Date() });
    for (const [body, code] of [
      [{ delegationId: id }, 'reference.unknown'],
      [{ delegationId: await stop() }, 'reference.unknown'],
      [{ roadshowStopId: await delegation() }, 'reference.unknown'],
      [{ roadshowStopId: UNKNOWN }, 'reference.unknown'],
      [{ delegationId: archived }, 'reference.archived'],
    ] as const) {
      expect((await api.bdm.patch(`/seminars/${id}`, body)).fieldErrors).toEqual([`/${Object.keys(body)[0]} ${code}`]);
    }
  });

  it('of which only the days are known gets its hours both at once', async () => {
    const id = await activity({ kind: 'seminar', title: 'Of old', startsOn: '2015-10-01', endsOn: '2015-10-31' });
    expect(await parties.read(id)).toMatchObject({ startsAt: null, localStart: null, startsOn: '2015-10-01' });
    expect((await api.bdm.patch(`/seminars/${id}`, { startsAt: '2015-10-20T09:00' })).fieldErrors).toEqual([
      '/endsAt seminar.hours_needed',
    ]);
    expect((await api.bdm.patch(`/seminars/${id}`, { venue: 'City library' })).body.endsOn).toBe('2015-10-31');
    const { body } = await api.bdm.patch(`/seminars/${id}`, {
      startsAt: '2015-10-20T09:00',
      endsAt: '2015-10-20T12:00',
    });
    expect(body).toMatchObject({ startsOn: '2015-10-20', endsOn: '2015-10-20' });
  });

  it('is not found among others, nor are others among seminars', async () => {
    const id = await delegation();
    expect((await api.bdm.get(`/seminars/${id}`)).problem).toEqual([404, 'seminar.not_found']);
    expect((await api.bdm.patch(`/seminars/${id}`, { title: 'x' })).status).toBe(404);
    expect((await api.bdm.delete(`/seminars/${id}`)).status).toBe(404);
    expect((await api.bdm.get('/seminars/x')).status).toBe(404);
    expect((await parties.register(id)).status).toBe(404);
  });

  it.each<[string, object, string[]]>([
    ['that ends before it starts', { endsAt: `${DAY}T08:59` }, ['/endsAt activity.ends_before_start']],
    ['that ends as it starts', { endsAt: `${DAY}T09:00` }, ['/endsAt activity.ends_before_start']],
    ['that never ends', { endsAt: '2028-09-10T09:00' }, ['/endsAt activity.too_long']],
    ['in an unknown time zone', { timezone: 'Europe/Hasselt' }, ['/timezone field.timezone']],
    ['in an abbreviation', { timezone: 'CET' }, ['/timezone field.timezone']],
    ['on a day that is none', { startsAt: '2026-02-30T09:00' }, ['/startsAt field.event_time']],
    ['without a time', { startsAt: null }, ['/startsAt field.event_time']],
    ['without a title', { title: ' ' }, ['/title field.matches']],
    ['with half a seat', { capacity: 1.5 }, ['/capacity field.is_int']],
    ['with seats below none', { capacity: -1 }, ['/capacity field.min']],
    ['with more seats than people', { capacity: 9e15 }, ['/capacity field.max']],
    [
      'that closes after its end',
      { registrationClosesAt: `${DAY}T13:00` },
      ['/registrationClosesAt seminar.closes_after_end'],
    ],
    [
      'that closes before it opens',
      { registrationOpensAt: '2026-08-02T09:00', registrationClosesAt: '2026-08-01T09:00' },
      ['/registrationClosesAt seminar.closes_before_opening'],
    ],
    ['at an address that runs something', { onlineUrl: 'javascript:alert(1)' }, ['/onlineUrl field.url']],
    ['in what is no language', { languages: ['dutch'] }, ['/languages field.language']],
    ['under an unknown agreement', { agreementId: UNKNOWN }, ['/agreementId reference.unknown']],
    ['of an unknown owner', { ownerId: UNKNOWN }, ['/ownerId reference.unknown']],
    ['in an unknown country', { country: 'XX' }, ['/country field.country']],
    ['in an unknown status', { status: 'done' }, ['/status field.is_in']],
    ['that is over before it was', { status: 'completed' }, ['/status activity.not_over']],
    ['with seats said from outside', { seatsTaken: 0 }, ['/seatsTaken field.unknown']],
  ])('is refused %s, new and changed', async (_, change, expected) => {
    const body = { title: 'x', startsAt: `${DAY}T09:00`, endsAt: `${DAY}T12:30`, timezone: 'Europe/Brussels' };
    const created = await api.bdm.post('/seminars', { ...body, ...change });
    expect([created.status, ...created.fieldErrors]).toEqual([422, ...expected]);
    const { id } = await parties.seminar();
    const changed = await api.bdm.patch(`/seminars/${id}`, change);
    expect([changed.status, ...changed.fieldErrors]).toEqual([422, ...expected]);
  });

  it('has no owner if an API key creates it', async () => {
    expect((await parties.seminar({}, await api.key('bdm'))).ownerId).toBeNull();
  });
});

describe('The list of seminars', () => {
  it('is walked by any sort, filtered, searched and exported', async () => {
    const delegationId = await delegation();
    for (let n = 0; n < 14; n++) {
      await parties.seminar({
        title: ['Licht', 'licht', 'Lïcht', 'Zorg'][n % 4],
        country: n % 3 ? null : ['BE', 'CN'][n % 2],
        languages: n % 2 ? ['ko'] : [],
        startsAt: `2026-09-${10 + (n % 2)}T09:00`,
        endsAt: `2026-09-${10 + (n % 2)}T12:00`,
        ...(n === 3 ? { delegationId } : {}),
      });
    }
    await activity({ kind: 'seminar', title: 'Of old', startsOn: '2015-10-01', endsOn: '2015-10-31' });
    const insert = async () => (await parties.seminar({ country: 'BE' })).id as string;
    await walkEverySort(api.bdm, '/seminars', seminarList, { limit: 7, insert, inserts: 1 });
    const count = async (query: string) =>
      (await ok(api.viewer.get(`/seminars?limit=1&count=true&${query}`))).total as number;
    expect(await count('language=ko')).toBe(7);
    expect(await count(`delegationId=${delegationId}`)).toBe(1);
    expect(await count(`roadshowStopId=${delegationId}`)).toBe(0);
    expect(await count(`roadshowId=${delegationId}`)).toBe(0);
    expect(await count('q=LICHT')).toBe(11);
    expect(await count('startsAt.isNull=true&startsOn.lt=2016-01-01')).toBe(1);
    expect(await count('country=CN&startsAt.gte=2026-09-11T00:00:00Z')).toBeGreaterThan(0);
    expect((await api.viewer.get('/seminars?capacity=3')).status).toBe(422);
    const csv = (await api.viewer.bytes('/seminars/export?q=zorg')).toString('utf8');
    expect(csv.trim().split('\n')).toHaveLength(4);
    expect((await api.viewer.bytes('/seminars/export?format=xlsx')).subarray(0, 2).toString()).toBe('PK');
  }, 120_000);

  it('is served by indexes, seats included', async () => {
    await insertRows(
      api.db,
      'activity',
      buildMany(3_001, (n) => ({
        reference: `SEM-2001-${9_999 + n}`,
        title: `Seminar ${n}`,
        starts_on: '2001-01-01',
        ends_on: '2001-01-01',
        starts_at: '2001-01-01T08:00Z',
        ends_at: '2001-01-01T10:00Z',
      })),
    );
    await api.db.query('ANALYZE activity');
    const plans = new Plans(api.db, seminarList, SYSTEM);
    expect(await plans.findUnservedSorts()).toEqual([]);
    const filters = [
      'reference=SEM-2001-10001',
      `delegationId=${UNKNOWN}`,
      `roadshowId=${UNKNOWN}`,
      'startsAt.gte=2026-01-01T00:00:00Z',
      'language=ko',
      'q=seminar',
      `ownerId=${UNKNOWN}`,
    ];
    expect(await plans.findUnservedFilters(filters)).toEqual([]);
  });
});
