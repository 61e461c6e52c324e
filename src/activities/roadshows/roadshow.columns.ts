import { AGENCY_ZONE } from '../../common/time/agency-zone.constants.js';
import { assertNoErrors, type FieldError } from '../../common/errors/domain.errors.js';
import { isNace, NACE_VERSIONS } from '../../common/reference/nace-codes.rules.js';
import { resolveEventTime } from '../../common/time/local-times.rules.js';
import type { Activity } from '../activity.entity.js';
import { toLocalDays } from '../activity.store.js';
import type { UpdateRoadshow } from './roadshow.dto.js';
import type { UpdateStop } from './stop.dto.js';

/**
 * Returns the columns that a body gives to a roadshow. Absent fields stay; null clears a field or sets its default.
 * @throws 422 for sectors that are not NACE codes
 */
export function toRoadshowColumns(body: UpdateRoadshow): Partial<Activity> {
  const { targetCountry: country, status, timezone, sectors, ...plain } = body;
  assertKnownSectors(sectors ?? []);
  return omitUndefined({
    ...plain,
    country,
    status: replaceNull(status, 'planned'),
    timezone: replaceNull(timezone, AGENCY_ZONE),
    sectors: replaceNull(sectors, []),
  });
}

/**
 * Returns the columns that a body gives to a stop, without its position. The title follows the city until a title is
 * given.
 * @throws 422 for a local time that its zone skips or repeats
 */
export function toStopColumns(body: UpdateStop, before?: Activity): Partial<Activity> {
  const { position: _, status, title, city, startsAt, endsAt, timezone, ...plain } = body;
  const zone = timezone ?? before!.timezone;
  const start = startsAt === undefined ? before!.startsAt! : resolveEventTime(startsAt, zone, '/startsAt');
  const end = endsAt === undefined ? before!.endsAt! : resolveEventTime(endsAt, zone, '/endsAt');
  const hasOwnTitle = title === undefined && before && before.title !== before.city;
  return omitUndefined({
    ...plain,
    ...toLocalDays(start, end, zone),
    startsAt: start,
    endsAt: end,
    timezone: zone,
    city,
    title: hasOwnTitle ? undefined : (title ?? city ?? before!.city!),
    status: replaceNull(status, 'planned'),
  });
}

/** Replaces null by the default of a column that always has a value. */
function replaceNull<T>(value: T | null | undefined, empty: T): T | undefined {
  return value === null ? empty : value;
}

function omitUndefined(columns: { [K in keyof Activity]?: Activity[K] | undefined }): Partial<Activity> {
  return Object.fromEntries(Object.entries(columns).filter(([, value]) => value !== undefined));
}

function assertKnownSectors(sectors: readonly string[]): void {
  const errors = sectors.flatMap((code, index): FieldError[] => {
    if (NACE_VERSIONS.some((version) => isNace(version, code))) return [];
    const detail = `${code} is not a NACE code; give a code such as 27.40.`;
    return [{ pointer: `/sectors/${index}`, code: 'roadshow.sector_unknown', detail }];
  });
  assertNoErrors(errors);
}
