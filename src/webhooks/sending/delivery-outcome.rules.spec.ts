import type { RemoteResult } from '../../common/http/remote.client.js';
import { decideOutcome } from './delivery-outcome.rules.js';

const at = new Date('2026-12-01T09:00:00Z');
const HOUR = 3_600_000;

function respond(status: number, headers: Record<string, string> = {}): RemoteResult {
  return { kind: 'response', status, headers, body: Buffer.alloc(0), end: 'complete' };
}

const decide = (result: RemoteResult, number = 1) => decideOutcome(result, { number, at, chance: 0.5 });

describe('The answer of a receiver', () => {
  it.each([200, 201, 204, 299])('%i means delivered', (status) => {
    expect(decide(respond(status))).toEqual({ kind: 'delivered' });
  });

  it('of success counts although its body is cut', () => {
    const cut: RemoteResult = { kind: 'response', status: 200, headers: {}, body: Buffer.alloc(2_048), end: 'timeout' };
    expect(decide(cut)).toEqual({ kind: 'delivered' });
  });

  it('410 means that the webhook is gone, also at the last attempt', () => {
    for (const number of [1, 8]) {
      expect(decide(respond(410), number)).toEqual({ kind: 'gone' });
    }
  });

  it.each([301, 304, 400, 401, 404, 429, 500, 502, 503])(
    '%i means another attempt, and after eight of them a dead delivery',
    (status) => {
      expect(decide(respond(status))).toEqual({ kind: 'retry', delayMs: 5_000 });
      expect(decide(respond(status), 7)).toEqual({ kind: 'retry', delayMs: 10 * HOUR });
      expect(decide(respond(status), 8)).toEqual({ kind: 'dead' });
    },
  );

  it.each(['remote.timeout', 'remote.unreachable', 'remote.tls_failed', 'remote.private_address'] as const)(
    'that is missing, %s, means another attempt',
    (code) => {
      expect(decide({ kind: 'failure', code })).toEqual({ kind: 'retry', delayMs: 5_000 });
      expect(decide({ kind: 'failure', code }, 8)).toEqual({ kind: 'dead' });
    },
  );

  it('sets the time of the next attempt only with 429 and 503, in seconds or as a time', () => {
    const delayMs = (status: number, after: string, date?: string) => {
      const outcome = decide(respond(status, { 'retry-after': after, ...(date && { date }) }));
      return outcome.kind === 'retry' ? outcome.delayMs : null;
    };
    expect(delayMs(429, '7')).toBe(7_000);
    expect(delayMs(503, '60')).toBe(60_000);
    expect(delayMs(500, '60')).toBe(5_000);
    expect(delayMs(429, 'Tue, 01 Dec 2026 09:01:00 GMT')).toBe(60_000);
    // The receiver's clock is an hour behind.
    expect(delayMs(429, 'Tue, 01 Dec 2026 08:02:00 GMT', 'Tue, 01 Dec 2026 08:00:00 GMT')).toBe(120_000);
    expect(delayMs(429, 'soon')).toBe(5_000);
  });
});
