import { startApi, useApi } from '../support/api.js';
import { waitForLock } from '../support/locks.js';
import { Make } from '../support/make.js';

const { api } = useApi();

describe('A burst of requests', () => {
  it('is answered completely when 300 leads are created at the same time', async () => {
    const company = await new Make(api).company();
    const post = (_: unknown, n: number) =>
      api.bdm.post('/leads', { title: `Plant ${n}`, companyId: company.id, source: { channel: 'web' } });
    const answers = await Promise.all(Array.from({ length: 300 }, post));
    expect(new Set(answers.map(({ status, body }) => `${status} ${body.code ?? ''}`))).toEqual(new Set(['201 ']));
    const references = new Set(answers.map(({ body }) => body.reference));
    expect(references.size).toBe(300);
  }, 300_000);
});

describe('More requests than may wait for the database', () => {
  it('get an error that says busy, not unavailable, and the waiting requests are answered', async () => {
    const small = await startApi({ env: { DATABASE_POOL_SIZE: '2', DATABASE_POOL_QUEUE: '3' } });
    try {
      const lead = await new Make(small).lead();
      const blocker = await small.db.connect();
      await blocker.query('BEGIN');
      await blocker.query('SELECT FROM lead WHERE id = $1 FOR UPDATE', [lead.id]);
      const changes = Array.from({ length: 12 }, (_, n) =>
        small.bdm.patch(`/leads/${lead.id}`, { title: `Name ${n}` }),
      );
      await waitForLock(small.db, 2);
      const refused = await Promise.any(changes);
      expect(refused).toMatchObject({ status: 503, body: { code: 'service.database_busy' } });
      expect(refused.body.detail).not.toMatch(/reach/);
      expect(refused.headers.get('retry-after')).toBe('2');
      // The database is there, and a balancer should go on sending.
      expect((await small.anonymous.get('/health/ready')).status).toBe(200);
      await blocker.query('COMMIT');
      blocker.release();
      const codes = (await Promise.all(changes)).map(({ status, body }) => `${status} ${body.code ?? ''}`);
      // Two had a connection and three waited.
      expect(codes.toSorted()).toEqual([...Array(5).fill('200 '), ...Array(7).fill('503 service.database_busy')]);
    } finally {
      await small.close();
    }
  }, 60_000);
});
