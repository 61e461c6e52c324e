import { getLocalDate } from '../../../common/time/calendar-dates.rules.js';
import type { PageLanguage } from '../model/registration-page.constants.js';
import type { PageSeminar } from '../model/registration-page.queries.js';
import { Html, html } from './html.rules.js';
import { fillText, PAGE_UI_TEXTS } from './page-texts.constants.js';
import type { Places } from './page-availability.rules.js';

const LOCALES: Record<PageLanguage, string> = { en: 'en-GB', nl: 'nl-BE', zh: 'zh-CN' };

/** The time zone of the agency, which a page gives beside that of a seminar abroad. */
const HOME_TIME_ZONE = 'Europe/Brussels';

/** Formats a moment in the time zone of a seminar, with the name of the zone. */
export function formatMoment(moment: Date, timeZone: string, language: PageLanguage): string {
  const format = new Intl.DateTimeFormat(LOCALES[language], { dateStyle: 'full', timeStyle: 'short', timeZone });
  return `${format.format(moment)} (${formatZone(moment, timeZone, language)})`;
}

function formatZone(moment: Date, timeZone: string, language: PageLanguage): string {
  const parts = new Intl.DateTimeFormat(LOCALES[language], { timeZone, timeZoneName: 'longGeneric' }).formatToParts(
    moment,
  );
  return parts.find(({ type }) => type === 'timeZoneName')?.value ?? timeZone;
}

/** Formats when a seminar takes place, in one time zone. */
export function formatSpan({ startsAt, endsAt }: PageSeminar, timeZone: string, language: PageLanguage): string {
  if (!startsAt || !endsAt) return '';
  const day = new Intl.DateTimeFormat(LOCALES[language], { dateStyle: 'full', timeZone });
  const hour = new Intl.DateTimeFormat(LOCALES[language], { timeStyle: 'short', timeZone });
  const isOneDay = getLocalDate(timeZone, startsAt) === getLocalDate(timeZone, endsAt);
  const end = isOneDay ? hour.format(endsAt) : `${day.format(endsAt)} ${hour.format(endsAt)}`;
  return `${day.format(startsAt)} ${hour.format(startsAt)} – ${end} (${formatZone(startsAt, timeZone, language)})`;
}

function formatDays({ startsOn, endsOn }: PageSeminar, language: PageLanguage): string {
  const format = new Intl.DateTimeFormat(LOCALES[language], { dateStyle: 'full', timeZone: 'UTC' });
  return format.formatRange(new Date(`${startsOn}T12:00:00Z`), new Date(`${endsOn}T12:00:00Z`));
}

/** Builds the list of when and where a seminar takes place. */
export function buildEventDetails(
  seminar: PageSeminar,
  language: PageLanguage,
  { places, calendarPath }: { places: Places | null; calendarPath: string },
): Html {
  const texts = PAGE_UI_TEXTS[language];
  const { startsAt, endsAt, timezone, venue, city } = seminar;
  const zones = timezone === HOME_TIME_ZONE ? [timezone] : [timezone, HOME_TIME_ZONE];
  const times =
    startsAt && endsAt
      ? [
          ...zones.map((zone) => html`<dd>${formatSpan(seminar, zone, language)}</dd>`),
          html`<dd
            hidden
            data-own-time="${startsAt.toISOString()}/${endsAt.toISOString()}"
            data-zones="${zones.join(' ')}"
            data-label="${texts.ownTime}"
            data-locale="${LOCALES[language]}"
          ></dd>`,
        ]
      : html`<dd>${formatDays(seminar, language)}</dd>`;
  const isCityKnown = city !== null && (venue ?? '').toLowerCase().includes(city.toLowerCase());
  const place = [venue, isCityKnown ? null : city].filter(Boolean).join(', ');
  return html`<dl>
      <dt>${texts.when}</dt>
      ${times}
      ${
        (place || seminar.onlineUrl) &&
        html`<dt>${texts.where}</dt>
          <dd>${place || texts.online}</dd>`
      }
      ${
        places &&
        html`<dt>${texts.places}</dt>
          <dd>${texts[places]}</dd>`
      }
    </dl>
    ${startsAt && endsAt && html`<p><a href="${calendarPath}">${texts.calendar}</a></p>`}`;
}

/** Returns the sentence that says why nobody can register. */
export function describeClosed(
  reason: keyof (typeof PAGE_UI_TEXTS)['en']['closed'],
  { registrationOpensAt, timezone }: PageSeminar,
  language: PageLanguage,
): string {
  const time = registrationOpensAt ? formatMoment(registrationOpensAt, timezone, language) : '';
  return fillText(PAGE_UI_TEXTS[language].closed[reason], { time });
}
