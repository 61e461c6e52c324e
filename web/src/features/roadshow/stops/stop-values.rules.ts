import type { RecordReference } from '../../../records/search/record-reference.rules';
import type { components } from '../../../shared/api/schema';
import { cleanTexts, pickSent } from '../../../shared/forms/form-values.rules';
import { toLocalInput } from '../../../shared/format/event-times.rules';

type Schemas = components['schemas'];
type StopView = Schemas['StopView'];
type CreateStop = Schemas['CreateStop'];

/** The values of the form of a stop. Times are local times in the time zone of the stop. */
export interface StopValues {
  city: string;
  country: string | null;
  title: string;
  status: StopView['status'];
  startsAt: string;
  endsAt: string;
  timezone: string;
  venue: string;
  partner: RecordReference | null;
  targetAttendance: number | null;
  countedAttendance: number | null;
  budgetEur: number | null;
  costEur: number | null;
  objectives: string;
  notes: string;
}

type Roadshow = Pick<Schemas['RoadshowView'], 'startsOn' | 'timezone' | 'targetCountry'>;

/** Returns the values with which the form of a new stop begins. `mainZone` is the time zone of the country, if it has one. */
export function startStop({ startsOn, timezone, targetCountry }: Roadshow, mainZone: string | null): StopValues {
  return {
    city: '',
    country: targetCountry,
    title: '',
    status: 'planned',
    startsAt: `${startsOn}T09:00`,
    endsAt: `${startsOn}T17:00`,
    timezone: mainZone ?? timezone,
    venue: '',
    partner: null,
    targetAttendance: null,
    countedAttendance: null,
    budgetEur: null,
    costEur: null,
    objectives: '',
    notes: '',
  };
}

/** Returns the values of a stop. A title that is the city follows the city. */
export function readStop(stop: StopView): StopValues {
  const { city, country, title, status, startsAt, endsAt, timezone, venue, localPartnerId, localPartnerName } = stop;
  const { targetAttendance, countedAttendance, budgetEur, costEur, objectives, notes } = stop;
  return {
    city,
    country,
    title: title === city ? '' : title,
    status,
    startsAt: toLocalInput(startsAt, timezone),
    endsAt: toLocalInput(endsAt, timezone),
    timezone,
    venue: venue ?? '',
    partner: localPartnerId ? { kind: 'company', id: localPartnerId, title: localPartnerName ?? localPartnerId } : null,
    targetAttendance,
    countedAttendance,
    budgetEur,
    costEur,
    objectives: objectives ?? '',
    notes: notes ?? '',
  };
}

/**
 * Builds the request. An update contains what was changed only; local times are sent together with their time zone, so
 * that they stay the same when the zone changes.
 */
export function buildStop(values: StopValues, isSent: (...fields: (keyof StopValues)[]) => boolean): CreateStop {
  const { partner, startsAt, endsAt, timezone, ...plain } = values;
  const texts = cleanTexts(plain);
  const city = plain.city.trim();
  const body = { ...texts, city, country: plain.country ?? '', title: texts.title ?? city };
  return {
    ...pickSent(body, isSent),
    ...(isSent('startsAt', 'endsAt', 'timezone') && { startsAt, endsAt, timezone }),
    ...(isSent('partner') && { localPartnerId: partner?.id ?? null }),
  } as CreateStop;
}
