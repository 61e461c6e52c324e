import { getFormat } from './intl-formats.rules';

/** The zone of the agency. */
export const BRUSSELS = 'Europe/Brussels';

const DAY_MS = 24 * 60 * 60_000;

interface LocalTime {
  /** The day as `YYYY-MM-DD`. */
  day: string;
  /** The time as `HH:MM`. */
  time: string;
}

/** Returns the format of the day and time on the clocks of a zone. */
function getZoneFormat(zone: string): Intl.DateTimeFormat {
  return getFormat(Intl.DateTimeFormat, 'en-CA', {
    timeZone: zone,
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
    hour: '2-digit',
    minute: '2-digit',
    hourCycle: 'h23',
  });
}

/** Returns the day and the time that a moment has in a time zone. */
export function getLocalTime(moment: string | number, zone: string): LocalTime {
  const parts = getZoneFormat(zone).formatToParts(new Date(moment));
  const get = (type: Intl.DateTimeFormatPartTypes) => parts.find((part) => part.type === type)?.value ?? '';
  return { day: `${get('year')}-${get('month')}-${get('day')}`, time: `${get('hour')}:${get('minute')}` };
}

/** Returns the moment of a local time in a time zone; null if it is incomplete, or if a clock change skips it. */
export function findMoment({ day, time }: LocalTime, zone: string): number | null {
  const asUtc = Date.parse(`${day}T${time}:00Z`);
  if (Number.isNaN(asUtc)) return null;
  // The difference may be another one at the moment that it leads to, when the clock changes between them.
  let moment = asUtc;
  for (let attempt = 0; attempt < 3; attempt++) {
    const local = getLocalTime(moment, zone);
    const error = asUtc - Date.parse(`${local.day}T${local.time}:00Z`);
    if (error === 0) return moment;
    moment += error;
  }
  return null;
}

/** Returns the moment in Brussels of what the input for a local time gives (`2027-03-08T09:30`), as requests have it. */
export function readBrusselsInput(entered: string): string {
  const [day = '', time = ''] = entered.split('T');
  return new Date(findMoment({ day, time }, BRUSSELS) ?? `${entered}Z`).toISOString();
}

/** Returns the minutes from the midnight before a local time. */
export function countMinutes(time: string): number {
  const [hours = 0, minutes = 0] = time.split(':').map(Number);
  return hours * 60 + minutes;
}

/** Writes minutes from midnight as `HH:MM`. */
export function formatMinutes(minutes: number): string {
  return [Math.floor(minutes / 60), minutes % 60].map((part) => String(part).padStart(2, '0')).join(':');
}

/** Tells whether two time zones have another time at a moment. */
export function isOtherTime(moment: string | number, zone: string, other: string): boolean {
  const [one, two] = [getLocalTime(moment, zone), getLocalTime(moment, other)];
  return one.time !== two.time || one.day !== two.day;
}

/** The places whose name is another one in Dutch. The browser translates time zones, but not their places. */
const DUTCH_PLACES: Readonly<Record<string, string>> = {
  [BRUSSELS]: 'Brussel',
  'Asia/Hong_Kong': 'Hongkong',
  'Asia/Seoul': 'Seoel',
  'Asia/Tokyo': 'Tokio',
};

/** Returns the place of a time zone: `Asia/Shanghai` is that of Shanghai. */
export function getZonePlace(zone: string, language: string): string {
  const dutch = language === 'nl' ? DUTCH_PLACES[zone] : undefined;
  return dutch ?? (zone.split('/').at(-1) ?? zone).replaceAll('_', ' ');
}

/** Lists the time zones that have different times at a moment, each time once. */
export function listDistinctZones(moment: string | number, zones: readonly string[]): string[] {
  return zones.filter((zone, index) => zones.slice(0, index).every((earlier) => isOtherTime(moment, zone, earlier)));
}

/** Returns a day that is some days later, or earlier. */
export function addDays(day: string, days: number): string {
  return new Date(Date.parse(`${day}T00:00Z`) + days * DAY_MS).toISOString().slice(0, 10);
}

/** Lists the days from the first to the last. */
export function listDays(from: string, to: string): string[] {
  const days: string[] = [];
  for (let day = from; day <= to; day = addDays(day, 1)) days.push(day);
  return days;
}
