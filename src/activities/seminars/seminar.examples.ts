/** Seminars, as Swagger UI offers them. */
export const SEMINAR_EXAMPLES = {
  alone: {
    summary: 'A seminar that stands alone',
    value: {
      title: 'Limburg, testing ground for Europe',
      startsAt: '2027-03-18T09:00',
      endsAt: '2027-03-18T12:30',
      timezone: 'Europe/Brussels',
      venue: 'Corda Campus',
      city: 'Hasselt',
      country: 'BE',
      capacity: 80,
      registrationOpensAt: '2027-01-11T09:00',
      registrationClosesAt: '2027-03-15T18:00',
      languages: ['en', 'zh-Hans'],
      agreementId: '0199c000-0000-7000-8000-000000000502',
      budgetEur: 4000,
    },
  },
  abroad: {
    summary: 'In the time of its place',
    value: {
      title: 'Light in care',
      startsAt: '2027-04-21T14:00',
      endsAt: '2027-04-21T17:00',
      timezone: 'Asia/Shanghai',
      city: 'Foshan',
      country: 'CN',
    },
  },
};

/** Changes to seminars, as Swagger UI offers them. */
export const SEMINAR_CHANGE_EXAMPLES = {
  seats: { summary: 'More seats: the first in line get them', value: { capacity: 120 } },
  place: { summary: 'Another venue', value: { venue: 'C-mine', city: 'Genk' } },
};
