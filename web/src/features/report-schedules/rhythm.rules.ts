import { toLocale } from '../../shared/i18n/languages.constants';

/** The kinds of rhythms that a schedule can have in plain words, and any other one as an expression of cron. */
export const RHYTHM_KINDS = ['daily', 'weekdays', 'weekly', 'monthly', 'quarterly', 'yearly', 'other'] as const;
export type RhythmKind = (typeof RHYTHM_KINDS)[number];

/** When a schedule is due. Only the parts that its kind needs have a meaning. */
export interface Rhythm {
  kind: RhythmKind;
  /** The local time, such as 06:00. */
  time: string;
  /** The day of the week: 1 is Monday, 7 is Sunday. */
  weekday: string;
  /** The day of the month: 1 to 28, or {@link LAST_DAY}. */
  day: string;
  /** The expression of cron of any other rhythm. */
  cron: string;
}

/** The last day of a month, as cron writes it. */
export const LAST_DAY = 'L';

/** The days that every month has, and the last one. */
export const MONTH_DAYS: readonly string[] = [...Array.from({ length: 28 }, (_, index) => String(index + 1)), LAST_DAY];

/** The days of the week, from Monday. */
export const WEEKDAYS: readonly string[] = ['1', '2', '3', '4', '5', '6', '7'];

const WEEKDAY_NAMES = ['SUN', 'MON', 'TUE', 'WED', 'THU', 'FRI', 'SAT'];

/** The months of the kinds that are due on a day of a month. */
const MONTHS: Partial<Record<RhythmKind, string>> = { monthly: '*', quarterly: '1,4,7,10', yearly: '1' };

/** The rhythm that a new schedule has at first: the first day of each month, early in the morning. */
export const FIRST_RHYTHM: Rhythm = { kind: 'monthly', time: '06:00', weekday: '1', day: '1', cron: '' };

/** Builds the expression of cron of a rhythm. */
export function buildCron({ kind, time, weekday, day, cron }: Rhythm): string {
  if (kind === 'other') return cron.trim();
  const [hour = '', minute = ''] = time.split(':').map((part) => String(Number(part)));
  const months = MONTHS[kind];
  if (months) return `${minute} ${hour} ${day} ${months} *`;
  const weekdays = kind === 'weekdays' ? '1-5' : kind === 'weekly' ? weekday : '*';
  return `${minute} ${hour} * * ${weekdays}`;
}

/** Reads the rhythm of an expression of cron. */
export function parseCron(cron: string): Rhythm {
  const other: Rhythm = { ...FIRST_RHYTHM, kind: 'other', cron };
  const [minute = '', hour = '', day = '', months = '', weekdays = ''] = cron.trim().toUpperCase().split(/\s+/);
  if (!/^\d{1,2}$/.test(minute) || !/^\d{1,2}$/.test(hour)) return other;
  const known = { ...FIRST_RHYTHM, time: [hour, minute].map((part) => part.padStart(2, '0')).join(':'), cron };
  if (day === '*' && months === '*') {
    if (weekdays === '*') return { ...known, kind: 'daily' };
    if (weekdays === '1-5' || weekdays === 'MON-FRI') return { ...known, kind: 'weekdays' };
    const weekday = parseWeekday(weekdays);
    return weekday === null ? other : { ...known, kind: 'weekly', weekday };
  }
  const kind = RHYTHM_KINDS.find((one) => MONTHS[one] === months);
  return kind && weekdays === '*' && MONTH_DAYS.includes(day) ? { ...known, kind, day } : other;
}

function parseWeekday(text: string): string | null {
  const named = WEEKDAY_NAMES.indexOf(text);
  const number = named >= 0 ? String(named) : text;
  // Cron knows Sunday by two numbers.
  const weekday = number === '0' ? '7' : number;
  return WEEKDAYS.includes(weekday) ? weekday : null;
}

/** Formats a day of the week by its name. */
export function formatWeekday(weekday: string, language: string): string {
  // 1 January 2024 was a Monday.
  const day = new Date(Date.UTC(2024, 0, Number(weekday)));
  return new Intl.DateTimeFormat(toLocale(language), { weekday: 'long', timeZone: 'UTC' }).format(day);
}
