import { ExampleId } from '../../../common/openapi/demo-records.examples.js';

/** Example bodies that create a seminar. */
export const SEMINAR_EXAMPLES = {
  alone: {
    summary: 'An independent seminar',
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
    summary: 'A seminar abroad, in its local time',
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

/** Example bodies that update a seminar. */
export const SEMINAR_CHANGE_EXAMPLES = {
  seats: { summary: 'More seats, which the first people on the waiting list get', value: { capacity: 120 } },
  place: { summary: 'Another venue', value: { venue: 'C-mine', city: 'Genk' } },
};

/** The seminar of 2016 in the demo data. The sessions in the examples lie within its hours. */
export const SeminarOf2016 = () => ExampleId('id', 'Id of the seminar.', '0199c000-0000-7000-8000-000000000404');

/** One of its sessions. */
export const ExampleSession = () =>
  ExampleId('sessionId', 'Id of the session.', '0199c000-0000-7000-8000-000000000431');

/** Example bodies that update a session. */
export const SESSION_CHANGE_EXAMPLES = {
  room: { summary: 'Another room', value: { room: 'Small hall' } },
  speaker: {
    summary: 'The speakers',
    value: { speakers: [{ name: 'Chen Yuqing', contactId: '0199c000-0000-7000-8000-000000000210' }] },
  },
};
