import { addDays } from './calendar-dates.rules.js';

/** Public holidays of Belgium that have the same day each year, as `MM-DD` (law of 4 January 1974 and its decree). */
const FIXED_HOLIDAYS: readonly string[] = ['01-01', '05-01', '07-21', '08-15', '11-01', '11-11', '12-25'];

/** Days after Easter Sunday: Easter Monday, Ascension Day and Whit Monday. */
const DAYS_AFTER_EASTER: readonly number[] = [1, 39, 50];

/** Tells whether a day is a Saturday, a Sunday or a public holiday in Belgium. */
export function isHoliday(date: string): boolean {
  const weekday = new Date(`${date}T00:00:00Z`).getUTCDay();
  if (weekday === 0 || weekday === 6 || FIXED_HOLIDAYS.includes(date.slice(5))) return true;
  const easter = findEasterSunday(Number(date.slice(0, 4)));
  return DAYS_AFTER_EASTER.some((days) => addDays(easter, days) === date);
}

/** Returns the day itself if it is a working day in Belgium, or else the next one. */
export function toWorkingDay(date: string): string {
  let day = date;
  while (isHoliday(day)) day = addDays(day, 1);
  return day;
}

/** Returns Easter Sunday of a year of the Gregorian calendar (the algorithm of Meeus, Jones and Butcher). */
function findEasterSunday(year: number): string {
  const golden = year % 19;
  const century = Math.floor(year / 100);
  const yearOfCentury = year % 100;
  const corrected = century - Math.floor(century / 4) - Math.floor((century - Math.floor((century + 8) / 25) + 1) / 3);
  const epact = (19 * golden + corrected + 15) % 30;
  const weekday = (32 + 2 * (century % 4) + 2 * Math.floor(yearOfCentury / 4) - epact - (yearOfCentury % 4)) % 7;
  const late = Math.floor((golden + 11 * epact + 22 * weekday) / 451);
  const days = epact + weekday - 7 * late + 114;
  return `${year}-${formatTwoDigits(Math.floor(days / 31))}-${formatTwoDigits((days % 31) + 1)}`;
}

function formatTwoDigits(number: number): string {
  return String(number).padStart(2, '0');
}
