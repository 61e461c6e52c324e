import { setTimeout as pause } from 'node:timers/promises';
import { runPaced, computeQuantile, type Paced } from '../load.js';
import type { Server } from '../processes.js';
import { type Bench, buildMeasure, type Workload } from '../workload.js';

/** Factor by which this workload is longer than the others, because a rush must last to be measurable. */
const LONGER = 5;
/** One delivery in this many is sent a second time, as providers do. */
const TWICE = 50;
/** Maximum time in milliseconds until the application has processed all deliveries. */
const DRAIN_TIMEOUT_MS = 600_000;

/**
 * Sends registrations by a form to one instance at a constant rate, whatever the answers take. It measures how soon
 * they are acknowledged, how long the processing then takes, and whether each is stored once. It is compared with the
 * plain INSERT of the same bytes.
 */
export const intake: Workload = {
  name: 'intake',
  title: 'Registrations by a form',
  // The default limit of one address is lower than this rush.
  env: { INTAKE_PER_MINUTE: '1000000' },
  run: async (bench) => {
    const seconds = bench.seconds * LONGER;
    const { id, path } = await connect(bench);
    await bench.db.query(
      'CREATE TABLE IF NOT EXISTS bench_inbox (id uuid PRIMARY KEY, received_at timestamptz NOT NULL, body bytea NOT NULL)',
    );
    const bare = await send(bench, bench.comparison, { path: '/inbox', type: 'application/octet-stream' }, seconds, id);
    const app = await send(bench, bench.app, { path, type: 'application/json' }, seconds, id);
    const drained = await drain(bench, id);
    const { deliveries, registrations } = await countKept(bench, id);
    const [p50, p99] = [0.5, 0.99].map((share) => computeQuantile(app.times, share)) as [number, number];
    const [bare50, bare99] = [0.5, 0.99].map((share) => computeQuantile(bare.times, share)) as [number, number];
    const different = buildOtherRegistration(app.sent);
    return [
      { ...buildMeasure('acknowledged within, the median', p50, ' ms'), note: `${bench.rate}/s for ${seconds} s` },
      { ...buildMeasure('acknowledged within, of 100 the slowest', p99, ' ms', { atMost: 500 }) },
      { ...buildMeasure('median to a bare INSERT', p50 / bare50, '×'), note: `bare ${bare50.toFixed(2)} ms` },
      { ...buildMeasure('slowest of 100 to a bare INSERT', p99 / bare99, '×'), note: `bare ${bare99.toFixed(2)} ms` },
      { ...buildMeasure('worked on after the last had come', drained / 1_000, ' s') },
      buildMeasure('processor time a delivery, all told', app.cpu() / app.sent, ' ms'),
      buildExactMeasure('deliveries stored of those sent', deliveries, different),
      buildExactMeasure('registrations made of those sent', registrations, different),
      buildExactMeasure('answers that were no success', app.failed, 0),
    ];
  },
};

/** Builds a figure that must have exactly one value. */
export function buildExactMeasure(what: string, value: number, wanted: number) {
  return { what, value, shown: String(value), goal: String(wanted), met: value === wanted };
}

const buildRegistration = (n: number) => n - Math.floor(n / TWICE);
const buildOtherRegistration = (sent: number) => (sent === 0 ? 0 : buildRegistration(sent - 1) + 1);

async function send(
  bench: Bench,
  server: Server,
  { path, type }: { path: string; type: string },
  seconds: number,
  tag: string,
) {
  const before = server.cpu();
  const next = (n: number) => {
    const id = buildRegistration(n);
    const [name, company] = [`Bench Person ${id}`, `Bench Company ${id % 997}`];
    return {
      method: 'POST' as const,
      path,
      headers: { 'content-type': type },
      body: JSON.stringify({ id: `r-${id}`, name, email: `p.${id}@${tag}.example`, company, message: 'x'.repeat(300) }),
    };
  };
  const result: Paced = await runPaced({ url: server.url, perSecond: bench.rate, seconds, next });
  return { ...result, cpu: () => server.cpu() - before };
}

/** Creates a new connection each time, so that earlier deliveries are not counted. */
export async function connect(bench: Bench, activityId: string | null = null): Promise<{ id: string; path: string }> {
  const response = await fetch(`${bench.app.url}/api/v1/intake/connections`, {
    method: 'POST',
    headers: { ...bench.headers, 'content-type': 'application/json' },
    body: JSON.stringify({
      name: 'Bench',
      provider: 'generic',
      activityId,
      mapping: {
        fields: { fullName: 'name', email: 'email', companyName: 'company', message: 'message' },
        paths: { externalId: 'id' },
      },
    }),
  });
  const body = (await response.json()) as { id: string; url: string };
  if (response.status !== 201) throw new Error(`No connection: ${response.status} ${JSON.stringify(body)}`);
  return { id: body.id, path: new URL(body.url).pathname };
}

/** Waits until no delivery is waiting any more. Returns the milliseconds. */
export async function drain({ db }: Bench, connectionId: string): Promise<number> {
  const began = performance.now();
  for (;;) {
    const { rowCount } = await db.query(
      'SELECT FROM intake_delivery WHERE connection_id = $1 AND next_attempt_at IS NOT NULL LIMIT 1',
      [connectionId],
    );
    const took = performance.now() - began;
    if (!rowCount) return took;
    if (took > DRAIN_TIMEOUT_MS) throw new Error('The application does not finish processing the deliveries.');
    await pause(100);
  }
}

async function countKept({ db }: Bench, connectionId: string): Promise<{ deliveries: number; registrations: number }> {
  const { rows } = await db.query(
    `SELECT (SELECT count(*) FROM intake_delivery WHERE connection_id = $1)::integer AS deliveries,
       (SELECT count(*) FROM intake_registration WHERE connection_id = $1)::integer AS registrations`,
    [connectionId],
  );
  return rows[0];
}
