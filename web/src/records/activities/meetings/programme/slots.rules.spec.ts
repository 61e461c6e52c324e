import { addSeries, buildProgrammeRequest, buildSeries, readProgrammeValues } from './slots.rules';

describe('The slots of meetings', () => {
  it('are a series of equal length, with pauses', () => {
    const series = buildSeries({ day: '2016-10-19', from: '14:00', minutes: 25, pause: 5, count: 3 });
    expect(series).toEqual([
      { id: null, startsAt: '2016-10-19T14:00', endsAt: '2016-10-19T14:25' },
      { id: null, startsAt: '2016-10-19T14:30', endsAt: '2016-10-19T14:55' },
      { id: null, startsAt: '2016-10-19T15:00', endsAt: '2016-10-19T15:25' },
    ]);
    expect(buildSeries({ day: '', from: '14:00', minutes: 30, pause: 0, count: 2 })).toEqual([]);
  });

  it('are edited in the time of the activity and sent in their order, each with its id', () => {
    const slot = { startsAt: '2016-10-19T06:30:00Z', endsAt: '2016-10-19T07:00:00Z', localStart: '' };
    const programme = { tables: 2, tableNames: [], slots: [{ id: 'second', ...slot }] } as never;
    const values = readProgrammeValues(programme, { timezone: 'Asia/Shanghai', startsOn: '2016-10-19' });
    expect(values.slots[0]).toEqual({ id: 'second', startsAt: '2016-10-19T14:30', endsAt: '2016-10-19T15:00' });
    const first = { id: null, startsAt: '2016-10-19T14:00', endsAt: '2016-10-19T14:30' };
    expect(buildProgrammeRequest({ ...values, slots: [...values.slots, first] }).slots).toEqual([
      { startsAt: '2016-10-19T14:00', endsAt: '2016-10-19T14:30' },
      { id: 'second', startsAt: '2016-10-19T14:30', endsAt: '2016-10-19T15:00' },
    ]);
  });

  it('are proposed as a series that saving adds, as long as there are none (W10)', () => {
    const values = readProgrammeValues(null, { timezone: 'Asia/Shanghai', startsOn: '2016-10-19' });
    expect(values).toMatchObject({ slots: [], isSeriesWaiting: true });
    const added = addSeries(values);
    expect(added.isSeriesWaiting).toBe(false);
    expect(added.slots.map(({ startsAt }) => startsAt.slice(11))).toEqual(['14:00', '14:30', '15:00', '15:30']);
  });
});
