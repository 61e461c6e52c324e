import ICAL from 'ical.js';
import { useApi } from '../support/api.js';
import { given, hours } from './programme.given.js';

const { api } = useApi();
const make = given(api);

const at = (delegation: string, item: { id: string }) => `/delegations/${delegation}/programme/${item.id}`;

/** The calendar as an independent parser reads it, its events in their order. */
async function readCalendar(delegation: string, query = '') {
  const { status, headers, text } = await api.viewer.get(`/delegations/${delegation}/programme.ics${query}`);
  expect([status, headers.get('content-type')]).toEqual([200, 'text/calendar; charset=utf-8']);
  for (const line of text.split('\r\n')) expect(Buffer.byteLength(line)).toBeLessThanOrEqual(75);
  const calendar = new ICAL.Component(ICAL.parse(text));
  expect([calendar.name, calendar.getFirstPropertyValue('version')]).toEqual(['vcalendar', '2.0']);
  const events = calendar.getAllSubcomponents('vevent').map((component) => {
    const event = new ICAL.Event(component);
    return {
      uid: event.uid,
      sequence: event.sequence,
      status: component.getFirstPropertyValue('status'),
      start: event.startDate.toJSDate().toISOString(),
      end: event.endDate.toJSDate().toISOString(),
      zone: event.startDate.zone.tzid,
      summary: event.summary,
      location: event.location,
      description: event.description,
    };
  });
  return { text, events, name: calendar.getFirstPropertyValue('x-wr-calname') };
}

describe('The programme in a calendar program', () => {
  it('has an event in UTC for each item, with place and host, whatever letters they are written in', async () => {
    const delegation = await make.delegation({
      title: '广东代表团; Guangdong, 2026 "LED" \\ Limburg',
      timezone: 'Asia/Shanghai',
      status: 'confirmed',
    });
    const host = await make.company({ name: 'Lumenova, Ltd; Foshan', nativeName: '光明照明科技股份有限公司' });
    const title =
      '参观光明照明科技股份有限公司的生产线并与工程师就联合研发项目进行会谈; tour, of "all" lines \\ and 🏭 halls';
    const description = 'First line, with; signs\nSecond line: 请勿拍照';
    const item = await make.item(delegation, {
      title,
      description,
      venue: 'Hall 3; gate A, left',
      city: '佛山',
      hostCompanyId: host,
      travelMinutes: 30,
    });
    const { body } = await api.viewer.get(`/delegations/${delegation}`);
    const { events, text, name } = await readCalendar(delegation);
    expect(name).toBe(`${body.title} (${body.reference})`);
    expect(events).toEqual([
      {
        uid: `programme-${item.id}@locate-crm`,
        sequence: 1,
        status: 'CONFIRMED',
        start: '2026-05-25T01:00:00.000Z',
        end: '2026-05-25T02:00:00.000Z',
        zone: 'UTC',
        summary: title,
        location: 'Hall 3; gate A, left, 佛山',
        description: [
          'Host: Lumenova, Ltd; Foshan 光明照明科技股份有限公司',
          'Travel: 30 minutes',
          `${body.title} (${body.reference})`,
          '',
          description,
        ].join('\n'),
      },
    ]);
    expect(text).toContain('DTSTART:20260525T010000Z');
  });

  it('changes an event with its item: the event keeps its id and gets a later sequence', async () => {
    const delegation = await make.delegation();
    const item = await make.item(delegation);
    const other = await make.item(delegation, { title: 'Other', ...hours(14, 15) });
    await api.bdm.patch(at(delegation, item), hours(11, 12));
    const moved = (await readCalendar(delegation)).events;
    expect(moved).toMatchObject([
      { uid: `programme-${item.id}@locate-crm`, sequence: 2, start: '2026-05-25T09:00:00.000Z' },
      { uid: `programme-${other.id}@locate-crm`, sequence: 1 },
    ]);
    // Who takes part is a change as well: the event comes or goes in somebody's calendar.
    await api.bdm.patch(at(delegation, item), { participantIds: [] });
    expect((await readCalendar(delegation)).events[0]!.sequence).toBe(3);
    await api.bdm.patch(`/delegations/${delegation}`, { title: 'Renamed' });
    const renamed = (await readCalendar(delegation)).events;
    expect(renamed.map(({ sequence }) => sequence)).toEqual([4, 2]);
    expect(renamed[0]!.description).toMatch(/^Renamed/);
  });

  it('keeps removed items as cancelled events', async () => {
    const delegation = await make.delegation();
    const cancelled = await make.item(delegation, { title: 'Cancelled' });
    const archived = await make.item(delegation, { title: 'Archived', ...hours(10, 11) });
    await make.item(delegation, { title: 'Stays', ...hours(11, 12) });
    await api.bdm.patch(at(delegation, cancelled), { status: 'cancelled' });
    await api.bdm.delete(at(delegation, archived));
    const told = async () =>
      (await readCalendar(delegation)).events.map(({ summary, status, sequence }) => [summary, status, sequence]);
    expect(await told()).toEqual([
      ['Cancelled', 'CANCELLED', 2],
      ['Archived', 'CANCELLED', 2],
      ['Stays', 'TENTATIVE', 1],
    ]);
    await api.bdm.patch(`/delegations/${delegation}`, { status: 'cancelled' });
    expect(await told()).toEqual([
      ['Cancelled', 'CANCELLED', 3],
      ['Archived', 'CANCELLED', 3],
      ['Stays', 'CANCELLED', 2],
    ]);
    await api.bdm.patch(`/delegations/${delegation}`, { status: 'confirmed' });
    expect((await told())[2]).toEqual(['Stays', 'CONFIRMED', 3]);
    await api.bdm.delete(`/delegations/${delegation}`);
    expect((await told())[2]).toEqual(['Stays', 'CANCELLED', 4]);
  });

  it('can be limited to one participant, and is all cancelled for a participant who does not come', async () => {
    const delegation = await make.delegation({ status: 'confirmed' });
    const [chen, zhang] = [
      await make.participant(delegation, 'Chen Wei'),
      await make.participant(delegation, 'Zhang Li'),
    ];
    await make.item(delegation, { title: 'For all' });
    await make.item(delegation, { title: 'For Zhang', ...hours(11, 12), participantIds: [zhang] });
    const told = async (id: string) =>
      (await readCalendar(delegation, `?participantId=${id}`)).events.map(({ summary, status }) => [summary, status]);
    const sequences = async () =>
      (await readCalendar(delegation, `?participantId=${zhang}`)).events.map(({ sequence }) => sequence);
    expect(await told(chen)).toEqual([['For all', 'CONFIRMED']]);
    expect(await told(zhang)).toEqual([
      ['For all', 'CONFIRMED'],
      ['For Zhang', 'CONFIRMED'],
    ]);
    const before = await sequences();
    await api.bdm.patch(`/delegations/${delegation}/participants/${zhang}`, { status: 'cancelled' });
    // A calendar program takes the cancellation for news only when the sequence has grown.
    expect(await sequences()).toEqual(before.map((sequence) => sequence + 1));
    expect((await told(zhang)).map(([, status]) => status)).toEqual(['CANCELLED', 'CANCELLED']);
    expect((await readCalendar(delegation, `?participantId=${chen}`)).name).toMatch(/: Chen Wei$/);
  });

  it('is available to callers who may read activities, and for delegations only', async () => {
    const delegation = await make.delegation();
    const path = `/delegations/${delegation}/programme.ics`;
    expect((await readCalendar(delegation)).events).toEqual([]);
    expect((await api.anonymous.get(path)).status).toBe(401);
    expect((await (await api.key('integration')).get(path)).status).toBe(403);
    const nobody = '0199ffff-ffff-7fff-8fff-ffffffffffff';
    expect((await api.viewer.get(`/delegations/${nobody}/programme.ics`)).body.code).toBe('delegation.not_found');
    const other = await make.participant(await make.delegation());
    for (const id of [nobody, other]) {
      const { status, body } = await api.viewer.get(`${path}?participantId=${id}`);
      expect([status, body.code]).toEqual([404, 'delegation_participant.not_found']);
    }
    expect((await api.viewer.get(`${path}?participantId=x`)).status).toBe(422);
    expect((await api.viewer.get(`${path}?person=x`)).status).toBe(422);
  });
});
