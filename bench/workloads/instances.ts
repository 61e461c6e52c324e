import { pickNumber, buildId } from '../dataset/seeded.js';
import { COMPANY, LEAD, USER } from '../dataset/kinds.js';
import { runLoad, median } from '../load.js';
import { type Server, startApp } from '../processes.js';
import { type Bench, buildMeasure, type Workload } from '../workload.js';

const CONNECTIONS = 32;
/** Number of requests that both instances get at the same moment. */
const TWICE = 30;

/** A second instance on the same database: its additional throughput, and whether the two conflict. */
export const instances: Workload = {
  name: 'instances',
  title: 'Two instances on one database',
  run: async (bench) => {
    const second = await startApp({ DATABASE_URL: bench.databaseUrl });
    try {
      const both = [bench.app, second];
      const ratios: number[] = [];
      for (let round = 0; round <= bench.rounds; round++) {
        const alone = await perSecond(bench, [bench.app]);
        const together = await perSecond(bench, both);
        if (round > 0) ratios.push(together / alone);
      }
      const made = await createTwice(bench, both);
      const closed = await closeTwice(bench, both);
      return [
        buildMeasure('throughput of two to one', median(ratios), '×'),
        {
          ...buildMeasure('leads made of one key sent to both', made / TWICE, '', { atLeast: 1 }),
          goal: '1',
          met: made === TWICE,
        },
        {
          ...buildMeasure('of two closing one lead, one does', closed / TWICE, '', { atLeast: 1 }),
          goal: '1',
          met: closed === TWICE,
        },
      ];
    } finally {
      await second.stop();
    }
  },
};

/** Measures gets of leads, with the connections distributed over the instances. */
async function perSecond(bench: Bench, servers: readonly Server[]): Promise<number> {
  let n = 0;
  const next = () => ({
    path: `/api/v1/leads/${buildId(LEAD, pickNumber(bench.size.leads, 94, n++))}`,
    headers: bench.headers,
  });
  const connections = CONNECTIONS / servers.length;
  const loads = await Promise.all(
    servers.map((server) => runLoad({ server, connections, seconds: bench.seconds, next })),
  );
  return loads.reduce((sum, { perSecond }) => sum + perSecond, 0);
}

/**
 * Sends each new lead to all instances at once with the same key.
 * @returns the number of leads that exist afterwards
 */
async function createTwice(bench: Bench, servers: readonly Server[]): Promise<number> {
  const tag = `Twice ${Date.now()}`;
  for (let n = 0; n < TWICE; n++) {
    const body = {
      title: `${tag} ${n}`,
      companyId: buildId(COMPANY, n),
      ownerId: buildId(USER, 1),
      source: { channel: 'web' },
    };
    await Promise.all(servers.map((server) => post(bench, server, '/leads', body, `${tag} ${n}`)));
  }
  const { rows } = await bench.db.query('SELECT count(*) AS made FROM lead WHERE title LIKE $1', [`${tag}%`]);
  return rows[0].made;
}

/**
 * Closes leads on all instances at once.
 * @returns the number of leads that exactly one instance closed and the others rejected
 */
async function closeTwice(bench: Bench, servers: readonly Server[]): Promise<number> {
  const { rows } = await bench.db.query<{ id: string }>(
    `SELECT id FROM lead WHERE status = 'open' AND stage = 'qualified' ORDER BY id LIMIT $1`,
    [TWICE],
  );
  let right = 0;
  for (const { id } of rows) {
    const body = { status: 'lost', reason: 'no_response' };
    const answers = await Promise.all(servers.map((server) => post(bench, server, `/leads/${id}/status`, body)));
    if (answers.toSorted((a, b) => a - b).join() === '200,409') right += 1;
    await post(bench, servers[0]!, `/leads/${id}/status`, { status: 'open', note: 'The bench is done.' });
  }
  return right;
}

async function post(bench: Bench, { url }: Server, path: string, body: object, key?: string): Promise<number> {
  const response = await fetch(`${url}/api/v1${path}`, {
    method: 'POST',
    headers: { ...bench.headers, 'content-type': 'application/json', ...(key && { 'idempotency-key': key }) },
    body: JSON.stringify(body),
  });
  await response.arrayBuffer();
  return response.status;
}
