import { buildSeminarValues, type SeminarFacts } from './seminar-values.rules.js';

const SEMINAR: SeminarFacts = {
  title: 'Testing ground for Europe',
  startsAt: new Date('2027-03-18T08:00:00Z'),
  endsAt: new Date('2027-03-18T11:30:00Z'),
  timezone: 'Europe/Brussels',
  venue: 'Corda Campus',
  city: 'Hasselt',
  onlineUrl: null,
};

describe('The values of a seminar', () => {
  it.each([
    ['en', 'Thursday, 18 March 2027', '09:00–12:30 (Central European Time)'],
    ['nl', 'donderdag 18 maart 2027', '09:00–12:30 (Midden-Europese tijd)'],
    ['zh', '2027年3月18日星期四', '09:00–12:30（中欧时间）'],
  ] as const)('say in %s when it takes place, in its own time zone', (language, date, time) => {
    expect(buildSeminarValues(SEMINAR, language, null)).toEqual({
      'seminar.title': 'Testing ground for Europe',
      'seminar.date': date,
      'seminar.time': time,
      'seminar.venue': 'Corda Campus, Hasselt',
      'seminar.onlineLink': null,
      'seminar.link': null,
    });
  });

  it('name both days of a seminar that ends on another day', () => {
    const values = buildSeminarValues({ ...SEMINAR, endsAt: new Date('2027-03-19T11:30:00Z') }, 'en', null);
    expect(values['seminar.date']).toMatch(/18.*19 March 2027/);
    expect(values['seminar.time']).toBe('18 March at 09:00–19 March at 12:30 (Central European Time)');
  });

  it.each([
    ['Corda Campus, Hasselt', 'Hasselt', 'Corda Campus, Hasselt'],
    [null, 'Hasselt', 'Hasselt'],
    [null, null, ''],
  ])('take the place from %j and %j', (venue, city, place) => {
    expect(buildSeminarValues({ ...SEMINAR, venue, city }, 'en', null)['seminar.venue']).toBe(place);
  });
});
