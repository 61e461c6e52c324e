import ICAL from 'ical.js';
import { type Caller, useApi } from '../support/api.js';
import { given, stopOn } from '../roadshows/roadshow.given.js';
import { addDaysToNow, insertRow, insertRows, updateRows } from '../support/rows.js';

// The calendar reaches a year back from today, so that is where its days start here too.
const today = new Date().toISOString().slice(0, 10);
const year = Number(today.slice(0, 4)) + 1;
const inOctober = (day: number) => `${year}-10-${day}`;
const { api } = useApi();
const make = given(api);
afterEach(() => updateRows(api.db, 'activity', {}, { starts_on: '1990-01-01', ends_on: '1990-01-01' }));

const subscribe = async (person: Caller) => (await person.post('/me/calendar-token')).body.activitiesUrl as string;

const read = (url: string, filters = '') => {
  const { pathname, search } = new URL(url);
  return api.anonymous.get(`${pathname.replace('/api/v1', '')}${search}${filters}`);
};

function parseEvents(text: string) {
  const calendar = new ICAL.Component(ICAL.parse(text));
  expect(calendar.name).toBe('vcalendar');
  return calendar.getAllSubcomponents('vevent').map((component) => {
    const event = new ICAL.Event(component);
    const value = (name: string) => component.getFirstPropertyValue(name) as string | null;
    return {
      uid: event.uid,
      summary: event.summary,
      location: event.location,
      sequence: event.sequence,
      start: event.startDate.toString(),
      end: event.endDate.toString(),
      allDay: event.startDate.isDate,
      status: value('status'),
      free: value('transp') === 'TRANSPARENT',
    };
  });
}

const roadshow = (change: object = {}) =>
  make.roadshow({ startsOn: inOctober(12), endsOn: inOctober(16), targetCountry: 'CN', ...change });
const stop = async (roadshowId: string, change: object = {}) => {
  const times = { startsAt: `${inOctober(13)}T09:30`, endsAt: `${inOctober(13)}T12:00` };
  const { status, body } = await api.bdm.post(`/roadshows/${roadshowId}/stops`, stopOn(13, { ...times, ...change }));
  expect(status).toBe(201);
  return body;
};
const agreement = () => insertRow(api.db, 'agreement');

describe('The calendar of activities', () => {
  it('has roadshows with their days and stops with their hours', async () => {
    const url = await subscribe(api.viewer);
    const whole = await roadshow({ title: 'Roadshow; 珠三角, "East" \\ 🏗️' });
    const part = await stop(whole.id, { venue: 'Lotus Hall', status: 'confirmed' });
    const { status, headers, text } = await read(url);
    expect([status, headers.get('content-type')]).toEqual([200, 'text/calendar; charset=utf-8']);
    expect(parseEvents(text)).toEqual([
      {
        uid: `activity-${whole.id}@locate-crm`,
        summary: whole.title,
        location: 'CN',
        sequence: 1,
        start: inOctober(12),
        end: inOctober(17),
        allDay: true,
        status: 'TENTATIVE',
        free: true,
      },
      {
        uid: `activity-${part.id}@locate-crm`,
        summary: `Foshan (${whole.title})`,
        location: 'Lotus Hall, Foshan, CN',
        sequence: 1,
        start: `${inOctober(13)}T01:30:00Z`,
        end: `${inOctober(13)}T04:00:00Z`,
        allDay: false,
        status: 'CONFIRMED',
        free: false,
      },
    ]);
    for (const line of text.split('\r\n')) expect(Buffer.byteLength(line)).toBeLessThanOrEqual(75);
  });

  it('shows delegations with their days and seminars with their hours', async () => {
    const url = await subscribe(api.viewer);
    const [delegationOn, seminarOn] = [inOctober(10), inOctober(11)];
    await insertRows(api.db, 'activity', [
      { kind: 'delegation', title: 'From Foshan', starts_on: delegationOn, ends_on: delegationOn },
      {
        kind: 'seminar',
        title: 'Light in care',
        starts_on: seminarOn,
        ends_on: seminarOn,
        starts_at: `${seminarOn}T08:00:00Z`,
        ends_at: `${seminarOn}T10:00:00Z`,
      },
    ]);
    expect(parseEvents((await read(url)).text)).toMatchObject([
      { summary: 'From Foshan', allDay: true, start: inOctober(10), end: inOctober(11) },
      {
        summary: 'Light in care',
        allDay: false,
        start: `${inOctober(11)}T08:00:00Z`,
        end: `${inOctober(11)}T10:00:00Z`,
      },
    ]);
  });

  it('changes and cancels an event with its activity: the event keeps its id and gets a later sequence', async () => {
    const url = await subscribe(api.viewer);
    const { id } = await roadshow();
    const change = async (body: object) => {
      const { version } = (await api.bdm.patch(`/roadshows/${id}`, body)).body;
      const [event] = parseEvents((await read(url)).text);
      expect(event).toMatchObject({ uid: `activity-${id}@locate-crm`, sequence: version });
      return event;
    };
    expect(await change({ endsOn: inOctober(14) })).toMatchObject({ end: inOctober(15), status: 'TENTATIVE' });
    expect(await change({ status: 'confirmed' })).toMatchObject({ status: 'CONFIRMED' });
    expect(await change({ status: 'cancelled' })).toMatchObject({ status: 'CANCELLED' });
  });

  it('has a cancelled event for an activity archived recently, and no event for one archived long ago', async () => {
    const url = await subscribe(api.viewer);
    const { id } = await roadshow();
    await api.bdm.delete(`/roadshows/${id}`);
    expect(parseEvents((await read(url)).text)).toMatchObject([{ status: 'CANCELLED', sequence: 2 }]);
    await updateRows(api.db, 'activity', { id }, { archived_at: addDaysToNow(-91) });
    expect(parseEvents((await read(url)).text)).toEqual([]);
    await api.bdm.post(`/roadshows/${id}/restore`);
    expect(parseEvents((await read(url)).text)).toMatchObject([{ status: 'TENTATIVE', sequence: 3 }]);
  });

  it('reaches one year into the past and has no end in the future', async () => {
    const url = await subscribe(api.viewer);
    const at = (days: number) => new Date(Date.parse(today) + days * 86_400_000).toISOString().slice(0, 10);
    for (const [title, day] of Object.entries({ Old: at(-370), Past: at(-360), Far: '2190-01-01' })) {
      await make.roadshow({ title, startsOn: day, endsOn: day });
    }
    expect(parseEvents((await read(url)).text).map(({ summary }) => summary)).toEqual(['Past', 'Far']);
  });

  it('can be filtered by the parameters of its address', async () => {
    const url = await subscribe(api.viewer);
    const agreementId = await agreement();
    const one = await roadshow({ title: 'One', agreementId });
    const part = await stop(one.id);
    await make.seminar(part.id, { title: 'Within', starts_on: inOctober(13), ends_on: inOctober(13) });
    await roadshow({ title: 'Two', targetCountry: 'JP', status: 'confirmed' });
    const found = async (filters: string) =>
      parseEvents((await read(url, filters)).text)
        .map(({ summary }) => summary)
        .toSorted();
    expect(await found('&kind=roadshow')).toEqual(['One', 'Two']);
    expect(await found('&kind=roadshow_stop&kind=seminar')).toEqual(['Foshan (One)', 'Within (Foshan)']);
    expect(await found('&country=JP')).toEqual(['Two']);
    expect(await found('&status=confirmed&status=cancelled')).toEqual(['Two']);
    expect(await found(`&agreementId=${agreementId}`)).toEqual(['Foshan (One)', 'One', 'Within (Foshan)']);
    expect(await found(`&agreementId=${agreementId.toUpperCase()}&kind=roadshow&country=CN`)).toEqual(['One']);
  });

  it('is opened by the token of a user, which also opens the calendar of tasks', async () => {
    const person = await api.user('bdm');
    const { body, headers } = await person.post('/me/calendar-token', {}, { 'idempotency-key': 'calendar' });
    const [tasks, activities] = [new URL(body.url), new URL(body.activitiesUrl)];
    expect(tasks.pathname).toBe('/api/v1/tasks.ics');
    expect([activities.origin, activities.pathname, activities.search]).toEqual([
      api.url,
      '/api/v1/activities.ics',
      tasks.search,
    ]);
    expect([(await read(body.url)).status, (await read(body.activitiesUrl)).status]).toEqual([200, 200]);
    expect(headers.get('idempotent-replayed')).toBeNull();
    const replay = await person.post('/me/calendar-token', {}, { 'idempotency-key': 'calendar' });
    expect([replay.status, replay.body]).toEqual([201, { url: null, activitiesUrl: null }]);
    const { rows } = await api.db.query('SELECT response::text AS kept FROM idempotency_key');
    for (const { kept } of rows) expect(kept).not.toContain('cal_');
    await person.delete('/me/calendar-token');
    expect((await read(body.activitiesUrl)).status).toBe(404);
  });

  it('is closed when the user leaves or loses the right to read activities', async () => {
    const [leaver, demoted] = [await api.user('bdm'), await api.user('bdm')];
    const [gone, closed] = [await subscribe(leaver), await subscribe(demoted)];
    await api.admin.delete(`/users/${leaver.id}`);
    await api.admin.patch(`/users/${demoted.id}`, { role: 'reporting' });
    expect([(await read(gone)).status, (await read(closed)).status]).toEqual([404, 404]);
  });

  it.each([
    ['?token=cal_unknown', 404],
    ["?token=' OR 1=1 --", 404],
    ['?token=%00', 422],
    ['', 422],
    ['?token=a&token=b', 422],
    ['?token[a]=b', 422],
    ['?token=cal_unknown&kind=party', 422],
    ['?token=cal_unknown&kind=', 422],
    ['?token=cal_unknown&kind[a]=seminar', 422],
    ['?token=cal_unknown&status=any', 422],
    ['?token=cal_unknown&country=XX', 422],
    ['?token=cal_unknown&country=CN&country=%00', 422],
    ['?token=cal_unknown&agreementId=1', 422],
    ['?token=cal_unknown&limit=1', 422],
    [`?token=cal_unknown${'&kind=seminar'.repeat(101)}`, 422],
  ])('is not opened by %s', async (query, status) => {
    const answer = await api.anonymous.get(`/activities.ics${query}`);
    expect(answer.status).toBe(status);
    expect(answer.headers.get('content-type')).toContain('application/problem+json');
    expect(answer.text).not.toContain('cal_unknown');
  });
});
