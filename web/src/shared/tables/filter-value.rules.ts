import { findToday } from '../format/format.rules';
import { BRUSSELS, getLocalTime } from '../format/zone-time.rules';
import { changeSearch, type FilterField, type ListSearch } from './list-search.rules';

/** The values and bounds of a filter. */
export interface FilterValue {
  /** Any of these values. */
  readonly values: readonly string[];
  /** From this value on; a day for an instant. */
  readonly from: string | null;
  /** Up to and including this value; a day for an instant. */
  readonly to: string | null;
  /** Only records without a value, or only those with one. */
  readonly isNull: boolean | null;
}

export const EMPTY_FILTER: FilterValue = { values: [], from: null, to: null, isNull: null };

const DAY_MS = 86_400_000;

/** Returns what a filter asks for in the address. */
export function getFilterValue(search: ListSearch, { name, kind }: FilterField): FilterValue {
  const read = (suffix: string): string | null => {
    const value = search[`${name}${suffix}`];
    return value === undefined ? null : String(value);
  };
  const isNull = search[`${name}.isNull`];
  const common = {
    values: [search[name] ?? []].flat().map(String),
    isNull: typeof isNull === 'boolean' ? isNull : null,
  };
  const [from, after, to, before] = ['.gte', '.gt', '.lte', '.lt'].map(read);
  if (kind === 'instant') {
    const toDay = to ?? (before == null ? null : new Date(Date.parse(before) - 1).toISOString());
    return { ...common, from: formatBrusselsDay(from ?? after ?? null), to: formatBrusselsDay(toDay) };
  }
  if (kind === 'sector') {
    const sector = readSector(from, before);
    if (sector) return { ...common, values: [sector], from: null, to: null };
    return { ...common, from: from ?? after ?? null, to: to ?? before ?? null };
  }
  if (kind === 'day') return { ...common, from: from ?? shiftDay(after, 1), to: to ?? shiftDay(before, -1) };
  if (kind === 'number') return { ...common, from: from ?? shiftNumber(after, 1), to: to ?? shiftNumber(before, -1) };
  return { ...common, from: null, to: null };
}

/** Returns the search with another value of a filter. */
export function setFilterValue(search: ListSearch, field: FilterField, value: FilterValue): ListSearch {
  const { name, kind } = field;
  const cleared = Object.fromEntries(
    ['', '.gte', '.gt', '.lte', '.lt', '.isNull'].map((key) => [name + key, undefined]),
  );
  const isNull = { [`${name}.isNull`]: value.isNull ?? undefined };
  return changeSearch(search, { ...cleared, ...isNull, ...buildValues(name, kind, value) });
}

function buildValues(name: string, kind: FilterField['kind'], { values, from, to }: FilterValue): ListSearch {
  const [sector] = values;
  if (kind === 'sector' && values.length === 1 && sector && SECTOR_WITH_CLASSES.test(sector)) {
    return { [`${name}.gte`]: sector, [`${name}.lt`]: findNextSector(sector) };
  }
  if (kind === 'instant') {
    return {
      [`${name}.gte`]: from ? buildBrusselsInstant(from) : undefined,
      [`${name}.lt`]: to ? buildBrusselsInstant(shiftDay(to, 1)!) : undefined,
    };
  }
  const convert = (text: string) => (kind === 'number' ? Number(text) : kind === 'flag' ? text === 'true' : text);
  return {
    [name]: values.length === 1 ? convert(values[0]!) : values.map(convert),
    [`${name}.gte`]: from ? convert(from) : undefined,
    [`${name}.lte`]: to ? convert(to) : undefined,
  };
}

/** Returns whether a filter asks for nothing. */
export function isEmptyFilter({ values, from, to, isNull }: FilterValue): boolean {
  return values.length === 0 && from === null && to === null && isNull === null;
}

/** A division (27) or a group (27.4) of NACE, which has classes below it. */
const SECTOR_WITH_CLASSES = /^\d{2}(?:\.\d)?$/;

/** A division or a group is the range from its code to the next one. */
function readSector(from: string | null | undefined, before: string | null | undefined): string | null {
  return from && SECTOR_WITH_CLASSES.test(from) && before === findNextSector(from) ? from : null;
}

/** Returns the first text after the codes of a division or a group. */
function findNextSector(sector: string): string {
  if (sector === '99') return '9:';
  if (sector.length === 2) return String(Number(sector) + 1).padStart(2, '0');
  return sector.slice(0, -1) + String.fromCharCode(sector.charCodeAt(sector.length - 1) + 1);
}

function shiftDay(day: string | null | undefined, days: number): string | null {
  if (day == null || Number.isNaN(Date.parse(day))) return null;
  return new Date(Date.parse(day) + days * DAY_MS).toISOString().slice(0, 10);
}

function shiftNumber(text: string | null | undefined, step: number): string | null {
  return text == null ? null : String(Number(text) + step);
}

/** Returns the day in Brussels of an instant. */
function formatBrusselsDay(instant: string | null): string | null {
  if (instant === null || Number.isNaN(Date.parse(instant))) return null;
  return findToday(new Date(instant));
}

/** Returns the instant at which a day begins in Brussels, where the agency is. */
function buildBrusselsInstant(day: string): string {
  const midnight = Date.parse(`${day}T00:00Z`);
  // Brussels is one or two hours ahead, so that midnight UTC is at one or two o'clock.
  const offset = [1, 2].find((hours) => getLocalTime(midnight - hours * 3_600_000, BRUSSELS).time === '00:00') ?? 1;
  return new Date(midnight - offset * 3_600_000).toISOString();
}
