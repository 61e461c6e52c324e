import type { PlaceholderValues } from '../../common/mail/mail-template.constants.js';
import type { SeminarFacts } from './seminar-values.rules.js';

/** The seminar of a preview for which no record was named. */
export const SAMPLE_SEMINAR: SeminarFacts = {
  title: 'Limburg, testing ground for Europe',
  startsAt: new Date('2027-03-18T08:00:00Z'),
  endsAt: new Date('2027-03-18T11:30:00Z'),
  timezone: 'Europe/Brussels',
  venue: 'Corda Campus',
  city: 'Hasselt',
  onlineUrl: 'https://meet.example/testing-ground',
};

/** The time until which the person of a preview has to confirm a seat. */
export const SAMPLE_DEADLINE = new Date('2027-03-16T08:00:00Z');

/** The code of a preview for which no registration was named. */
export const SAMPLE_CODE = '7QK4M-2XW9Z';

/** The person and the report of a preview. */
export const SAMPLE_VALUES: PlaceholderValues = {
  'contact.fullName': 'Chen Wei',
  'contact.companyName': 'Lumenova Lighting',
  'registration.code': SAMPLE_CODE,
  'report.title': 'Pipeline summary',
  'report.period': '2027-02',
};

/** Where the links of a preview lead, on the address of the application. */
export const SAMPLE_LINK_PATH = '/example';
