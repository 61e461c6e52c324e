import { ManualClock } from '../../src/common/time/clock.service.js';
import { type Answer, type Caller, startApi, type TestApi } from '../support/api.js';
import { LeadHistory } from './lead.history.js';
import { ok } from '../support/make.js';

/** When tests of locked months begin: October is over. */
export const NOVEMBER = new Date('2026-11-05T08:00:00Z');

/** What is locked unless a test says otherwise. */
export const summary = { report: 'pipeline-summary', month: '2026-10' };

/** Locks months and compares them, by a manager and a reader. */
export class LockedMonths {
  constructor(
    private readonly manager: Caller,
    private readonly reader: Caller,
  ) {}

  async lock(change: object = {}): Promise<Answer['body']> {
    return ok(this.manager.post('/report-locks', { ...summary, ...change }));
  }

  async compare(id: string, by: Caller = this.reader): Promise<Answer['body']> {
    return ok(by.get(`/report-locks/${id}/comparison`));
  }

  unlock(id: string): Promise<Answer> {
    return this.manager.post(`/report-locks/${id}/unlock`, { reason: 'A test is over' });
  }
}

/** What locked months are about: who locks and reads them, and leads of a company with a history. */
export interface GivenLocks {
  api: TestApi;
  clock: ManualClock;
  manager: Caller;
  reporter: Caller;
  owner: Caller;
  companyId: string;
  history: LeadHistory;
  months: LockedMonths;
}

/** Starts an API in November. */
export async function givenLocks(): Promise<GivenLocks> {
  const clock = new ManualClock(NOVEMBER);
  const api = await startApi({ clock });
  const [manager, reporter] = [await api.key('manager'), await api.key('reporting')];
  const owner = await api.user('bdm', 'Stephan Maes');
  const history = new LeadHistory(api.db, { companyId: '', ownerId: owner.id! });
  const companyId = await history.company('Lumenova Lighting', 'CN');
  return { api, clock, manager, reporter, owner, companyId, history, months: new LockedMonths(manager, reporter) };
}

/** The figures of a row that are other now: `{ won: [1, 0] }`. */
export function differences(cells: Answer['body'][]): Record<string, unknown[]> {
  const differing = cells.filter(({ locked, now }) => locked !== now);
  return Object.fromEntries(differing.map(({ column, locked, now }) => [column, [locked, now]]));
}
