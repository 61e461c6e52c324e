import { judgeCondition } from './warnings.rules';

const LIVE = { archivedAt: null, pausedAt: null };
const warn = (received: number, ...codes: string[]) => ({
  received,
  warnings: codes.map((code) => ({ code, detail: '' })),
});

describe('A connection', () => {
  it.each([
    ['working', LIVE, warn(3)],
    ['silent', LIVE, warn(0, 'mapping_empty')],
    ['broken', LIVE, warn(0, 'signatures_refused')],
    ['broken', LIVE, warn(3, 'schema_drift', 'parked_deliveries')],
    ['attention', LIVE, warn(3, 'schema_drift')],
    ['paused', { ...LIVE, pausedAt: '2026-10-05T08:00:00Z' }, warn(3, 'paused')],
    [null, LIVE, undefined],
    ['archived', { ...LIVE, archivedAt: '2026-10-05T08:00:00Z' }, undefined],
  ] as const)('is judged as %s', (condition, connection, health) => {
    expect(judgeCondition(connection, health)).toBe(condition);
  });
});
