/** Built-in formats of dates and times, with those of Chinese, Japanese and Korean editions of Excel. */
const BUILT_IN: readonly (readonly [number, number])[] = [
  [14, 22],
  [27, 36],
  [45, 45],
  [47, 47],
  [50, 58],
];
const DAY_MS = 86_400_000;
const DAY_SECONDS = 86_400;
/** 9999-12-31, the last day of Excel. */
const MAX_SERIAL = 2_958_465;
/** Excel counts the 29th of February 1900, which did not exist, as day 60. */
const MISSING_DAY = 60;
const EPOCH_1900 = Date.UTC(1899, 11, 30);
const EPOCH_1904 = Date.UTC(1904, 0, 1);

/** The kind of value that a number format shows; null for a number. */
export type DateKind = 'date' | 'time' | null;

/** Decides from a number format whether it shows a date, a time of day, or a number; a duration such as `[h]:mm` is a number. */
export function classifyNumberFormat(id: number, code: string | undefined): DateKind {
  if (code === undefined) {
    if (!BUILT_IN.some(([first, last]) => id >= first && id <= last)) return null;
    return (id >= 18 && id <= 21) || id === 45 || id === 47 ? 'time' : 'date';
  }
  const [first = ''] = code.split(';', 1);
  if (/\[(?:h+|m+|s+)\]/i.test(first)) return null;
  const shown = first.replaceAll(/"[^"]*"|\\.|_.|\*.|\[[^\]]*\]/g, '').toLowerCase();
  if (shown.includes('general') || /[#?]/.test(shown)) return null;
  if (/[yd]|m{3,}|[年月日]/.test(shown)) return 'date';
  if (/[hs]/.test(shown)) return 'time';
  // A month alone is written as m or mm; the letter occurs in no format of numbers.
  return /^[^0e]*m[^0e]*$/.test(shown) ? 'date' : null;
}

/** Converts a serial of Excel to an ISO text, to whole seconds; null where it is no date of Excel. */
export function convertSerial(serial: number, kind: Exclude<DateKind, null>, is1904: boolean): string | null {
  if (!(serial >= 0 && serial < MAX_SERIAL + 1)) return null;
  const seconds = Math.round(serial * DAY_SECONDS);
  const day = Math.floor(seconds / DAY_SECONDS);
  const time = new Date((seconds % DAY_SECONDS) * 1000).toISOString().slice(11, 19);
  if (kind === 'time' && day === 0) return time;
  if (!is1904 && (day === 0 || day === MISSING_DAY)) return null;
  const epoch = is1904 ? EPOCH_1904 : day < MISSING_DAY ? EPOCH_1900 + DAY_MS : EPOCH_1900;
  const date = new Date(epoch + day * DAY_MS).toISOString();
  if (!/^\d{4}-/.test(date)) return null;
  return seconds % DAY_SECONDS === 0 ? date.slice(0, 10) : `${date.slice(0, 10)}T${time}`;
}

/** Shortens a date that a workbook stores as ISO text: midnight means the day alone. */
export function truncateIsoDate(text: string): string {
  return text.replace(/T00:00:00(?:\.0+)?Z?$/, '').replace(/\.\d+Z?$|Z$/, '');
}
