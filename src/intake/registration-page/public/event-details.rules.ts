import { AGENCY_ZONE } from '../../../common/time/agency-zone.constants.js';
import { getLocalDate } from '../../../common/time/calendar-dates.rules.js';
import { addZone, formatMoment, formatPlace, LOCALES } from '../../../mail/templates/seminar-values.rules.js';
import type { PageLanguage } from '../model/registration-page.constants.js';
import type { PageSeminar } from '../model/registration-page.queries.js';
import { Html, html } from './html.rules.js';
import { fillText, formatLabel, PAGE_UI_TEXTS } from './page-texts.constants.js';
import type { Places } from './page-availability.rules.js';

/** Formats when a seminar takes place, in one time zone. */
export function formatSpan({ startsAt, endsAt }: PageSeminar, timeZone: string, language: PageLanguage): string {
  if (!startsAt || !endsAt) return '';
  const day = new Intl.DateTimeFormat(LOCALES[language], { dateStyle: 'full', timeZone });
  const hour = new Intl.DateTimeFormat(LOCALES[language], { timeStyle: 'short', timeZone });
  const isOneDay = getLocalDate(timeZone, startsAt) === getLocalDate(timeZone, endsAt);
  const end = isOneDay ? hour.format(endsAt) : `${day.format(endsAt)} ${hour.format(endsAt)}`;
  return addZone(`${day.format(startsAt)} ${hour.format(startsAt)} – ${end}`, startsAt, timeZone, language);
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
  const { startsAt, endsAt, timezone } = seminar;
  const zones = timezone === AGENCY_ZONE ? [timezone] : [timezone, AGENCY_ZONE];
  const times =
    startsAt && endsAt
      ? [
          ...zones.map((zone) => html`<dd>${formatSpan(seminar, zone, language)}</dd>`),
          html`<dd
            hidden
            data-own-time="${startsAt.toISOString()}/${endsAt.toISOString()}"
            data-zones="${zones.join(' ')}"
            data-label="${formatLabel(texts.ownTime, language)}"
            data-locale="${LOCALES[language]}"
          ></dd>`,
        ]
      : html`<dd>${formatDays(seminar, language)}</dd>`;
  const place = formatPlace(seminar);
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
  seminar: PageSeminar,
  language: PageLanguage,
): string {
  const { registrationOpensAt: opensAt } = seminar;
  const time = opensAt ? formatMoment(opensAt, seminar, language) : '';
  return fillText(PAGE_UI_TEXTS[language].closed[reason], { time });
}
