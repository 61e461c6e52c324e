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

/** The locales in which times are written for people outside. */
export const LOCALES: Record<MailLanguage, string> = { en: 'en-GB', nl: 'nl-BE', zh: 'zh-CN' };

/**
 * Returns the values of the placeholders of a seminar, in the language of the mail and the time zone of the seminar.
 * @param pageUrl the address of the page on which people register; null if there is none
 */
export function buildSeminarValues(
  seminar: SeminarFacts,
  language: MailLanguage,
  pageUrl: string | null = null,
): PlaceholderValues {
  const { title, onlineUrl } = seminar;
  return {
    'seminar.title': title,
    'seminar.date': formatDays(seminar, language),
    'seminar.time': formatHours(seminar, language),
    'seminar.venue': formatPlace(seminar),
    'seminar.onlineLink': onlineUrl,
    'seminar.link': pageUrl && `${pageUrl}?lang=${language}`,
  };
}

/** Returns the place of a seminar; empty if it has none. The name of a place often ends with that of its city. */
export function formatPlace({ venue, city }: Pick<SeminarFacts, 'venue' | 'city'>): string {
  const isCityKnown = city !== null && (venue ?? '').toLowerCase().includes(city.toLowerCase());
  return [venue, isCityKnown ? null : city].filter(Boolean).join(', ');
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

/** Adds the name of a time zone to a time, in brackets of the language. */
export function addZone(text: string, at: Date, timeZone: string, language: MailLanguage): string {
  const zone = new Intl.DateTimeFormat(LOCALES[language], { timeZoneName: 'longGeneric', timeZone })
    .formatToParts(at)
    .find(({ type }) => type === 'timeZoneName');
  const name = zone?.value ?? timeZone;
  return language === 'zh' ? `${text}（${name}）` : `${text} (${name})`;
}
