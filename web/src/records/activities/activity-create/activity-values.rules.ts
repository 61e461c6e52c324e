import type { components } from '../../../shared/api/schema';
import { countDays } from '../../../shared/format/format.rules';
import { addDays, BRUSSELS } from '../../../shared/format/zone-time.rules';

type Schemas = components['schemas'];

/** The kinds of activities that the form creates. A stop is added on the page of its roadshow. */
export const CREATED_KINDS = ['delegation', 'roadshow', 'seminar'] as const;
export type CreatedKind = (typeof CREATED_KINDS)[number];

/** The values of the form of a new activity. */
export interface ActivityValues {
  kind: CreatedKind;
  title: string;
  direction: 'inbound' | 'outbound';
  startsOn: string;
  endsOn: string;
  /** The hours of a seminar. */
  startTime: string;
  endTime: string;
  timezone: string;
  country: string | null;
  city: string;
  venue: string;
  ownerId: string | null;
}

/** The country in which an inbound delegation is received. */
const HOME_COUNTRY = 'BE';

const SEMINAR_HOURS = { startTime: '09:00', endTime: '12:00' };

/** Returns the values with which the form begins. */
export function startActivity(kind: CreatedKind, day: string, ownerId: string): ActivityValues {
  return {
    kind,
    title: '',
    direction: 'inbound',
    startsOn: day,
    endsOn: day,
    ...SEMINAR_HOURS,
    timezone: BRUSSELS,
    country: kind === 'delegation' ? HOME_COUNTRY : null,
    city: '',
    venue: '',
    ownerId,
  };
}

/** Tells whether a new activity is a delegation that is received here. */
export function isInboundDelegation({ kind, direction }: Pick<ActivityValues, 'kind' | 'direction'>): boolean {
  return kind === 'delegation' && direction === 'inbound';
}

/**
 * Changes the kind or the direction of the activity. Only an inbound delegation begins in the home country, because its
 * programme would have the hours of the country that the guests come from. A country that was chosen stays.
 */
export function changeKind(
  values: ActivityValues,
  change: Partial<Pick<ActivityValues, 'kind' | 'direction'>>,
): Partial<ActivityValues> {
  const isInbound = isInboundDelegation({ ...values, ...change });
  if (isInbound === isInboundDelegation(values)) return change;
  const [before, after] = isInbound ? [null, HOME_COUNTRY] : [HOME_COUNTRY, null];
  return values.country === before ? { ...change, country: after } : change;
}

/** Moves the first day. The activity keeps its length, so that the last day is never before the first one. */
export function moveFirstDay({ startsOn, endsOn }: ActivityValues, day: string): Partial<ActivityValues> {
  // While a day is being typed it may be empty, or have a year of five digits.
  if ([startsOn, day, endsOn].some((text) => Number.isNaN(Date.parse(`${text}T00:00Z`))))
    return { startsOn: day, endsOn: endsOn || day };
  return { startsOn: day, endsOn: addDays(day, Math.max(0, countDays(startsOn, endsOn))) };
}

/** Builds the request for a delegation. */
export function buildDelegation(values: ActivityValues): Schemas['CreateDelegation'] {
  const { direction, startsOn, endsOn, timezone, country, city } = values;
  return { ...buildBasics(values), direction, startsOn, endsOn, timezone, country, city: cleanText(city) };
}

/** Builds the request for a roadshow, whose stops give the cities. */
export function buildRoadshow(values: ActivityValues): Schemas['CreateRoadshow'] {
  const { startsOn, endsOn, timezone, country } = values;
  return { ...buildBasics(values), startsOn, endsOn, timezone, targetCountry: country };
}

/** Builds the request for a seminar, which is on one day. */
export function buildSeminar(values: ActivityValues): Schemas['CreateSeminar'] {
  const { startsOn, startTime, endTime, timezone, country, city, venue } = values;
  return {
    ...buildBasics(values),
    startsAt: `${startsOn}T${startTime}`,
    endsAt: `${startsOn}T${endTime}`,
    timezone,
    country,
    city: cleanText(city),
    venue: cleanText(venue),
  };
}

function buildBasics({ title, ownerId }: ActivityValues) {
  return { title: title.trim(), ownerId };
}

function cleanText(text: string): string | null {
  return text.trim() === '' ? null : text.trim();
}

/** Lists the fields without which nothing can be created. */
export function listRequired(kind: CreatedKind): ('title' | 'startsOn' | 'endsOn' | 'startTime' | 'endTime')[] {
  return kind === 'seminar' ? ['title', 'startsOn', 'startTime', 'endTime'] : ['title', 'startsOn', 'endsOn'];
}
