import { addDays } from '../../../shared/format/zone-time.rules';
import { type ListSearch, changeSearch } from '../../../shared/tables/list-search.rules';

/** The ways in which the activities are shown. */
export const VIEWS = ['month', 'week', 'list'] as const;
export type View = (typeof VIEWS)[number];
export type CalendarView = Exclude<View, 'list'>;

/** The days that a calendar shows, from a Monday to a Sunday. */
export interface CalendarPeriod {
  from: string;
  to: string;
}

/** Reads the view from the address. On a phone the list is the first one. */
export function readView({ view }: Record<string, unknown>, isNarrow: boolean): View {
  return VIEWS.find((one) => one === view) ?? (isNarrow ? 'list' : 'month');
}

/** Reads the day around which the calendar is, from the address. */
export function readDay({ day }: Record<string, unknown>, today: string): string {
  const isDay = typeof day === 'string' && /^\d{4}-\d\d-\d\d$/.test(day) && !Number.isNaN(Date.parse(day));
  return isDay ? day : today;
}

/** Returns the days that the calendar shows: whole weeks around the month, or one week. */
export function findPeriod(view: CalendarView, day: string): CalendarPeriod {
  if (view === 'week') return { from: findMonday(day), to: addDays(findMonday(day), 6) };
  const first = `${day.slice(0, 7)}-01`;
  const last = addDays(addMonths(first, 1), -1);
  return { from: findMonday(first), to: addDays(findMonday(last), 6) };
}

/** Returns the day around which the calendar is after going on or back. */
export function turnPage(view: CalendarView, day: string, step: 1 | -1): string {
  return view === 'week' ? addDays(day, 7 * step) : addMonths(`${day.slice(0, 7)}-01`, step);
}

/** Returns the filters of the activities that take place in a period. The period takes the place of other days. */
export function filterByPeriod(search: ListSearch, { from, to }: CalendarPeriod): ListSearch {
  const others = Object.fromEntries(
    Object.entries(search).filter(([name]) => !name.startsWith('startsOn') && !name.startsWith('endsOn')),
  );
  return changeSearch(others, { 'startsOn.lte': to, 'endsOn.gte': from, sort: 'startsOn' });
}

function findMonday(day: string): string {
  return addDays(day, -((new Date(`${day}T00:00Z`).getUTCDay() + 6) % 7));
}

/** Moves the first day of a month. */
function addMonths(first: string, months: number): string {
  const date = new Date(`${first}T00:00Z`);
  date.setUTCMonth(date.getUTCMonth() + months);
  return date.toISOString().slice(0, 10);
}
