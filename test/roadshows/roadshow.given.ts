import type { Caller, TestApi } from '../support/api.js';
import { type Made, ok } from '../support/make.js';
import { insertRow } from '../support/rows.js';

/** A roadshow as a client enters it: five days of October 2026 in the Pearl River Delta. */
export const ROADSHOW = {
  title: 'Roadshow Pearl River Delta',
  startsOn: '2026-10-12',
  endsOn: '2026-10-16',
  timezone: 'Asia/Shanghai',
};

/** A stop as a client enters it, on a day of {@link ROADSHOW}. */
export const stopOn = (day: number, change: object = {}) => ({
  city: 'Foshan',
  country: 'CN',
  timezone: 'Asia/Shanghai',
  startsAt: `2026-10-${day}T09:30`,
  endsAt: `2026-10-${day}T12:00`,
  ...change,
});

/** Makes roadshows, stops and what hangs on them. */
export function given(api: TestApi) {
  const roadshow = (change: object = {}, by: Caller = api.bdm) => ok(by.post('/roadshows', { ...ROADSHOW, ...change }));
  const stop = (roadshowId: string, change: object = {}, day = 13) =>
    ok(api.bdm.post(`/roadshows/${roadshowId}/stops`, stopOn(day, change)));
  /** Stops one after the other, an hour each, by their cities. */
  const stops = async (roadshowId: string, cities: string[]) => {
    const made: Made[] = [];
    for (const [index, city] of cities.entries()) {
      const hour = String(index + 1).padStart(2, '0');
      made.push(await stop(roadshowId, { city, startsAt: `2026-10-13T${hour}:00`, endsAt: `2026-10-13T${hour}:50` }));
    }
    return made;
  };
  /** A seminar at a stop, written as its own routes would. */
  const seminar = async (parentId: string, change: Record<string, unknown> = {}) => {
    const row = {
      parent_id: parentId,
      title: 'Light in care',
      starts_on: '2026-10-13',
      ends_on: '2026-10-13',
      starts_at: '2026-10-13T02:00:00Z',
      ends_at: '2026-10-13T03:00:00Z',
      timezone: 'Asia/Shanghai',
      cost_eur: null,
      status: 'planned',
      ...change,
    };
    return insertRow(api.db, 'activity', row);
  };
  const registration = (seminarId: string, status: string, email: string) =>
    insertRow(api.db, 'seminar_registration', { activity_id: seminarId, status, email });
  /** The live stops of a roadshow in their order, as `1 Foshan`. */
  const order = async (roadshowId: string) =>
    (await api.viewer.get(`/roadshows/${roadshowId}/stops?limit=200`)).body.items.map(
      ({ position, city }: Made) => `${position} ${city}`,
    ) as string[];
  return { roadshow, stop, stops, seminar, registration, order };
}
