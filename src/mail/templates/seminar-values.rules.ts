import type { MailLanguage, PlaceholderValues } from '../../common/mail/mail-template.constants.js';
import { getLocalDate } from '../../common/time/calendar-dates.rules.js';

/** The facts of a seminar that mails name. */
export interface SeminarFacts {
  title: string;
  startsAt: Date | null;
  endsAt: Date | null;
  timezone: string;
  venue: string | null;
  city: string | null;
  onlineUrl: string | null;
}

const LOCALES: Record<MailLanguage, string> = { en: 'en-GB', nl: 'nl-BE', zh: 'zh-CN' };

/**
 * Returns the values of the placeholders of a seminar, in the language of the mail and the time zone of the seminar.
 * @param pageUrl the address of the page on which people register; null if there is none
 */
export function buildSeminarValues(
  seminar: SeminarFacts,
  language: MailLanguage,
  pageUrl: string | null = null,
): PlaceholderValues {
  const { title, venue, city, onlineUrl } = seminar;
  // The name of a place often ends with that of its city.
  const isCityKnown = city !== null && (venue ?? '').toLowerCase().includes(city.toLowerCase());
  return {
    'seminar.title': title,
    'seminar.date': formatDays(seminar, language),
    'seminar.time': formatHours(seminar, language),
    'seminar.venue': [venue, isCityKnown ? null : city].filter((part) => part !== null).join(', '),
    'seminar.onlineLink': onlineUrl,
    'seminar.link': pageUrl && `${pageUrl}?lang=${language}`,
  };
}

function formatDays({ startsAt, endsAt, timezone: timeZone }: SeminarFacts, language: MailLanguage): string | null {
  if (!startsAt || !endsAt) return null;
  return new Intl.DateTimeFormat(LOCALES[language], { dateStyle: 'full', timeZone }).formatRange(startsAt, endsAt);
}

/** Returns the hours with the name of their zone, because people abroad may take them for their own. */
function formatHours({ startsAt, endsAt, timezone: timeZone }: SeminarFacts, language: MailLanguage): string | null {
  if (!startsAt || !endsAt) return null;
  const isOneDay = getLocalDate(timeZone, startsAt) === getLocalDate(timeZone, endsAt);
  const day = isOneDay ? {} : ({ day: 'numeric', month: 'long' } as const);
  const options = { hour: '2-digit', minute: '2-digit', hourCycle: 'h23', timeZone, ...day } as const;
  const format = new Intl.DateTimeFormat(LOCALES[language], options);
  return addZone(`${format.format(startsAt)}–${format.format(endsAt)}`, startsAt, timeZone, language);
}

/** Returns a day with its hour in the time zone of a seminar, and the name of that zone. */
export function formatMoment(
  at: Date,
  { timezone: timeZone }: Pick<SeminarFacts, 'timezone'>,
  language: MailLanguage,
): string {
  const options = { dateStyle: 'full', timeStyle: 'short', hourCycle: 'h23', timeZone } as const;
  return addZone(new Intl.DateTimeFormat(LOCALES[language], options).format(at), at, timeZone, language);
}

function addZone(text: string, at: Date, timeZone: string, language: MailLanguage): string {
  const zone = new Intl.DateTimeFormat(LOCALES[language], { timeZoneName: 'longGeneric', timeZone })
    .formatToParts(at)
    .find(({ type }) => type === 'timeZoneName');
  const name = zone?.value ?? timeZone;
  return language === 'zh' ? `${text}（${name}）` : `${text} (${name})`;
}
