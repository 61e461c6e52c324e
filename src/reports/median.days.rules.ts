/** How many leads are of a month (its first day) or of a day. */
export interface Counted {
  on: string;
  leads: number;
}

/** One of the leads, all put in the order of their days: the month or day it is of, and the how many-th it is there. */
export interface Placed {
  on: string;
  place: number;
}

/**
 * The lead or the two leads in the middle of all, counted by month or day in order of time; between these two lies the
 * median. None where there are no leads.
 */
export function middlesOf(counts: readonly Counted[]): Placed[] {
  const total = counts.reduce((sum, { leads }) => sum + leads, 0);
  if (total === 0) return [];
  const places = total % 2 === 1 ? [(total + 1) / 2] : [total / 2, total / 2 + 1];
  return places.map((place) => placedAt(counts, place));
}

/** The month or day of the lead at a place from 1, and its place there. @throws RangeError where there are not as many */
export function placedAt(counts: readonly Counted[], place: number): Placed {
  let before = 0;
  for (const { on, leads } of counts) {
    if (place <= before + leads) return { on, place: place - before };
    before += leads;
  }
  throw new RangeError(`There are ${before} leads, and none at place ${place}.`);
}
