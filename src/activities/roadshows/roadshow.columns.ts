import { assertNoErrors, type FieldError } from '../../common/errors/domain.errors.js';
import { pickColumns } from '../../common/lists/record-fields.factory.js';
import { isNace, NACE_VERSIONS } from '../../common/reference/nace-codes.rules.js';
import { resolveEventTime } from '../../common/time/local-times.rules.js';
import type { Activity } from '../activity.entity.js';
import { INITIAL_ACTIVITY, toLocalDays } from '../activity.store.js';
import type { UpdateRoadshow } from './roadshow.dto.js';
import { ROADSHOW_FIELDS } from './roadshow.list.js';
import type { UpdateStop } from './stop.dto.js';
import { STOP_FIELDS } from './stop.list.js';

/**
 * Returns the columns that a body gives to a roadshow. Absent fields stay; null clears a field or sets its default.
 * @throws 422 for sectors that are not NACE codes
 */
export function toRoadshowColumns(body: UpdateRoadshow, before?: Activity): Partial<Activity> {
  assertKnownSectors(body.sectors ?? [], before?.sectors ?? []);
  const plain = pickColumns(body, ROADSHOW_FIELDS.writable, INITIAL_ACTIVITY);
  return body.targetCountry === undefined ? plain : { ...plain, country: body.targetCountry };
}

/**
 * Returns the columns that a body gives to a stop, without its position. The title follows the city until a title is
 * given.
 * @throws 422 for a local time that its zone skips or repeats
 */
export function toStopColumns(body: UpdateStop, before?: Activity): Partial<Activity> {
  const { title, city, startsAt, endsAt, timezone } = body;
  const zone = timezone ?? before!.timezone;
  const start = startsAt === undefined ? before!.startsAt! : resolveEventTime(startsAt, zone, '/startsAt');
  const end = endsAt === undefined ? before!.endsAt! : resolveEventTime(endsAt, zone, '/endsAt');
  const hasOwnTitle = title === undefined && before && before.title !== before.city;
  return {
    ...pickColumns(body, STOP_FIELDS.writable, INITIAL_ACTIVITY),
    ...toLocalDays(start, end, zone),
    startsAt: start,
    endsAt: end,
    timezone: zone,
    ...(hasOwnTitle ? {} : { title: title ?? city ?? before!.city! }),
  };
}

/** Checks the sectors that the roadshow does not have already, because earlier releases checked only the division. */
function assertKnownSectors(sectors: readonly string[], stored: readonly string[]): void {
  const errors = sectors.flatMap((code, index): FieldError[] => {
    if (stored.includes(code) || NACE_VERSIONS.some((version) => isNace(version, code))) return [];
    const detail = `${code} is not a NACE code; give a code such as 27.40.`;
    return [{ pointer: `/sectors/${index}`, code: 'roadshow.sector_unknown', detail }];
  });
  assertNoErrors(errors);
}
