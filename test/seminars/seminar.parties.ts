import type { ManualClock } from '../../src/common/time/clock.service.js';
import { type Answer, type Caller, type TestApi, useApi } from '../support/api.js';
import { type Made, ok } from '../support/make.js';

/** A Thursday in 2026, at nine in the morning in Hasselt. */
export const DAY = '2026-09-10';

/** An API that lives through months. */
export const useSeminars = (clock: ManualClock, env: Record<string, string> = {}) =>
  useApi({ clock, keys: ['bdm', 'viewer'], env });

/** What tests of seminars are made with. */
export class Parties {
  private made = 0;

  constructor(private readonly api: TestApi) {}

  /** A seminar of a morning, on {@link DAY} in Hasselt unless said. */
  async seminar(change: object = {}, by: Caller = this.api.bdm): Promise<Made> {
    const body = {
      title: `Light in care ${++this.made}`,
      startsAt: `${DAY}T09:00`,
      endsAt: `${DAY}T12:30`,
      timezone: 'Europe/Brussels',
      ...change,
    };
    return ok(by.post('/seminars', body));
  }

  /** Somebody nobody knows. */
  person(change: object = {}): { fullName: string; email: string } {
    const n = ++this.made;
    return { fullName: `Guest ${n}`, email: `guest.${n}@example.org`, ...change };
  }

  /** The registration of somebody. */
  async registration(seminarId: string, change: object = {}): Promise<Made> {
    return ok(this.register(seminarId, { ...this.person(), ...change }));
  }

  register(seminarId: string, body: object = this.person(), by: Caller = this.api.bdm): Promise<Answer> {
    return by.post(`/seminars/${seminarId}/registrations`, body);
  }

  move(seminarId: string, id: string, status: string): Promise<Answer> {
    return this.api.bdm.patch(`/seminars/${seminarId}/registrations/${id}`, { status });
  }

  checkIn(seminarId: string, body: object): Promise<Answer> {
    return this.api.bdm.post(`/seminars/${seminarId}/check-in`, body);
  }

  async read(seminarId: string, id?: string): Promise<Made> {
    return ok(this.api.viewer.get(`/seminars/${seminarId}${id ? `/registrations/${id}` : ''}`));
  }

  /** Everybody in the order of the line. */
  async line(seminarId: string, query = ''): Promise<Made[]> {
    return (await ok(this.api.viewer.get(`/seminars/${seminarId}/registrations?limit=200${query}`))).items;
  }
}
