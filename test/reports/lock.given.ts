import type { Answer, Caller } from '../support/api.js';

/** What is locked unless a test says otherwise. */
export const summary = { report: 'pipeline-summary', month: '2026-10' };

/** Locks months and compares them, by a manager and a reader. */
export class LockedMonths {
  constructor(
    private readonly manager: Caller,
    private readonly reader: Caller,
  ) {}

  async lock(change: object = {}): Promise<Answer['body']> {
    const answer = await this.manager.post('/report-locks', { ...summary, ...change });
    if (answer.status !== 201) throw new Error(answer.text);
    return answer.body;
  }

  async compare(id: string, by: Caller = this.reader): Promise<Answer['body']> {
    const answer = await by.get(`/report-locks/${id}/comparison`);
    if (answer.status !== 200) throw new Error(answer.text);
    return answer.body;
  }

  unlock(id: string): Promise<Answer> {
    return this.manager.post(`/report-locks/${id}/unlock`, { reason: 'A test is over' });
  }
}

/** The figures of a row that are other now: `{ won: [1, 0] }`. */
export function differences(cells: Answer['body'][]): Record<string, unknown[]> {
  const differing = cells.filter(({ locked, now }) => locked !== now);
  return Object.fromEntries(differing.map(({ column, locked, now }) => [column, [locked, now]]));
}
