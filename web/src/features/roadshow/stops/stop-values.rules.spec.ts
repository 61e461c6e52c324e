import { buildStop, readStop, startStop } from './stop-values.rules';

const ROADSHOW = { startsOn: '2027-10-11', timezone: 'Asia/Shanghai', targetCountry: 'CN' } as const;
const STOP = {
  city: 'Foshan',
  country: 'CN',
  title: 'Foshan',
  status: 'planned',
  startsAt: '2027-10-12T01:30:00Z',
  endsAt: '2027-10-12T04:00:00Z',
  timezone: 'Asia/Shanghai',
  venue: null,
  localPartnerId: null,
  localPartnerName: null,
  targetAttendance: 80,
  countedAttendance: null,
  budgetEur: null,
  costEur: null,
  objectives: null,
  notes: null,
} as unknown as Parameters<typeof readStop>[0];

describe('the form of a stop', () => {
  it('begins with the first day, the time zone and the country of the roadshow', () => {
    expect(startStop(ROADSHOW, null)).toMatchObject({
      startsAt: '2027-10-11T09:00',
      timezone: 'Asia/Shanghai',
      country: 'CN',
    });
  });

  it('begins in the time zone of the country, also where the roadshow has another one (W9)', () => {
    const roadshow = { ...ROADSHOW, timezone: 'Europe/Brussels' };
    expect(startStop(roadshow, 'Asia/Shanghai')).toMatchObject({ country: 'CN', timezone: 'Asia/Shanghai' });
  });

  it('shows local times and no title that is the city', () => {
    expect(readStop(STOP)).toMatchObject({ startsAt: '2027-10-12T09:30', endsAt: '2027-10-12T12:00', title: '' });
  });

  it('sends what was changed, and local times together with their time zone', () => {
    const values = { ...readStop(STOP), timezone: 'Asia/Tokyo', targetAttendance: 90 };
    const changed: string[] = ['timezone', 'targetAttendance'];
    expect(buildStop(values, (...fields) => fields.some((field) => changed.includes(field)))).toEqual({
      startsAt: '2027-10-12T09:30',
      endsAt: '2027-10-12T12:00',
      timezone: 'Asia/Tokyo',
      targetAttendance: 90,
    });
  });

  it('gives an emptied title the city', () => {
    expect(buildStop({ ...readStop(STOP), title: ' ' }, (...fields) => fields.includes('title'))).toEqual({
      title: 'Foshan',
    });
  });
});
