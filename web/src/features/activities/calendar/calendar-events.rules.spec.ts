import type { Activity } from '../activities.api';
import { buildEvents, findHours } from './calendar-events.rules';

const activity = (fields: Partial<Activity>) =>
  ({
    id: '1',
    kind: 'delegation',
    title: 'Lamps',
    startsOn: '2027-03-08',
    endsOn: '2027-03-12',
    startsAt: null,
    endsAt: null,
    timezone: 'Asia/Shanghai',
    ...fields,
  }) as Activity;

describe('the events of the calendar', () => {
  it('last until the day after the last one', () => {
    expect(buildEvents([activity({})])).toMatchObject([
      { start: '2027-03-08', end: '2027-03-13', allDay: true, url: '/delegations/1' },
    ]);
  });

  it('have the time of the clocks where the activity is', () => {
    const seminar = activity({ kind: 'seminar', startsAt: '2027-03-08T22:30:00Z', endsAt: '2027-03-09T01:00:00Z' });
    const events = buildEvents([seminar]);
    expect(events).toMatchObject([{ start: '2027-03-09T06:30', end: '2027-03-09T09:00', allDay: false }]);
    expect(findHours(events)).toEqual({ from: '06:00', to: '19:00' });
    expect(findHours([])).toEqual({ from: '08:00', to: '19:00' });
    expect(findHours([{ ...events[0]!, end: '2027-03-10T02:00' }])).toEqual({ from: '00:00', to: '24:00' });
  });
});
