import { addDays } from '../../src/common/time/calendar-dates.rules.js';
import type { Answer, TestApi } from '../support/api.js';
import { insertRow } from '../support/rows.js';
import { ok } from '../support/make.js';

/** What a refusal says: status, code and the places it is about. */
export function refusal({ status, body }: Answer): unknown[] {
  return [status, body.code, ...body.errors.map(({ pointer }: { pointer: string }) => pointer)];
}

/** An activity in Shanghai; two days from the given one. @returns its path */
export async function givenActivity(api: TestApi, day = '2026-09-01'): Promise<string> {
  const id = await insertRow(api.db, 'activity', {
    title: 'Light in care',
    starts_on: day,
    ends_on: addDays(day, 1),
    timezone: 'Asia/Shanghai',
  });
  return `/activities/${id}`;
}

/** The begins of three slots, and the end of the last. */
export const THREE = ['09:00', '09:30', '10:00', '10:30'];

/** Slots that follow one another. */
export const buildSlots = (times = THREE, day = '2026-09-01') =>
  times.slice(1).map((end, n) => ({ startsAt: `${day}T${times[n]}`, endsAt: `${day}T${end}` }));

/** An activity with three slots, and what one does there: add parties, make meetings, run the matchmaking. */
export async function givenFair(api: TestApi, { tables = 2, day = '2026-09-01' } = {}) {
  const at = await givenActivity(api, day);
  const { slots } = await ok(api.bdm.put(`${at}/meeting-slots`, { tables, slots: buildSlots(THREE, day) }));
  return {
    at,
    slots: slots.map(({ id }: { id: string }) => id) as string[],
    party: (side: string, name: string, change: object = {}) =>
      ok(api.bdm.post(`${at}/meeting-parties`, { side, name, ...change })),
    meet: (body: object) => api.bdm.post(`${at}/meetings`, body),
    run: (dryRun: boolean) => ok(api.bdm.post(`${at}/matchmaking`, { dryRun })),
  };
}
