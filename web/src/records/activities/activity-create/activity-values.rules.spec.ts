import {
  buildDelegation,
  buildRoadshow,
  buildSeminar,
  changeKind,
  listRequired,
  moveFirstDay,
  startActivity,
} from './activity-values.rules';

const start = (kind: 'delegation' | 'roadshow' | 'seminar') => startActivity(kind, '2027-03-08', 'me');

describe('a new activity', () => {
  it('is on the day from which it was begun', () => {
    expect(buildDelegation({ ...start('delegation'), title: ' Lamps ', city: ' ' })).toEqual({
      title: 'Lamps',
      direction: 'inbound',
      startsOn: '2027-03-08',
      endsOn: '2027-03-08',
      timezone: 'Europe/Brussels',
      country: 'BE',
      city: null,
      ownerId: 'me',
    });
    expect(buildSeminar({ ...start('seminar'), startTime: '14:00', endTime: '' })).toMatchObject({
      startsAt: '2027-03-08T14:00',
    });
    expect(buildRoadshow({ ...start('roadshow'), country: 'CN' })).toMatchObject({ targetCountry: 'CN' });
  });

  it('takes place here only if it is an inbound delegation, unless a country was chosen', () => {
    const inbound = start('delegation');
    expect(changeKind(inbound, { direction: 'outbound' })).toEqual({ direction: 'outbound', country: null });
    expect(changeKind(inbound, { kind: 'roadshow' })).toEqual({ kind: 'roadshow', country: null });
    expect(changeKind(start('seminar'), { kind: 'delegation' })).toEqual({ kind: 'delegation', country: 'BE' });
    expect(changeKind(start('seminar'), { kind: 'roadshow' })).toEqual({ kind: 'roadshow' });
    expect(changeKind({ ...inbound, country: 'NL' }, { direction: 'outbound' })).toEqual({ direction: 'outbound' });
  });

  it('keeps its length when its first day is moved', () => {
    const values = { ...start('delegation'), endsOn: '2027-03-12' };
    expect(moveFirstDay(values, '2027-04-01')).toEqual({ startsOn: '2027-04-01', endsOn: '2027-04-05' });
    expect(moveFirstDay(values, '')).toEqual({ startsOn: '', endsOn: '2027-03-12' });
    expect(moveFirstDay(values, '20270-04-01')).toEqual({ startsOn: '20270-04-01', endsOn: '2027-03-12' });
  });

  it('needs a title and days, and a seminar its hours', () => {
    expect(listRequired('delegation')).toEqual(['title', 'startsOn', 'endsOn']);
    expect(listRequired('seminar')).toEqual(['title', 'startsOn', 'startTime', 'endTime']);
  });
});
