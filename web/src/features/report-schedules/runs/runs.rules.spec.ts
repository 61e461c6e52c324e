import { findFileUrl, hasOpenRun } from './runs.rules';

const done = { id: 'r', scheduleId: 's', outcome: 'done', attempt: 1, fileName: 'a.csv', prunedAt: null };

describe('The runs of a schedule', () => {
  it('are under way while one of them runs or waits for its first attempt', () => {
    expect(hasOpenRun([done, { outcome: 'failed', attempt: 8 }, { outcome: 'waiting', attempt: 1 }])).toBe(false);
    expect(hasOpenRun([done, { outcome: 'waiting', attempt: 0 }])).toBe(true);
    expect(hasOpenRun([{ outcome: 'running', attempt: 2 }])).toBe(true);
  });

  it('have a file once they are done and until it is removed', () => {
    expect(findFileUrl(done)).toBe('/api/v1/report-schedules/s/runs/r/file');
    expect(findFileUrl({ ...done, prunedAt: '2026-11-28T10:00:00Z' })).toBeNull();
    expect(findFileUrl({ ...done, outcome: 'failed' })).toBeNull();
  });
});
