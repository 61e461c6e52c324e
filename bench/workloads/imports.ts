import { setTimeout as pause } from 'node:timers/promises';
import { createUser, signIn } from '../api-caller.queries.js';
import { pick } from '../dataset/seeded.js';
import { computeQuantile, type Paced, runPaced } from '../load.js';
import { type Bench, buildMeasure, type Workload } from '../workload.js';

/** Rows of the file at the full size. */
const ROWS = 100_000;
/** Other requests in a second, before the import and during it. */
const OTHERS_PER_SECOND = 20;
const POLL_INTERVAL_MS = 500;
const BOUNDARY = 'bench-boundary';
const SYLLABLES = [...'bdfgklmnprstvz'].flatMap((consonant) => [...'aeiou'].map((vowel) => consonant + vowel));

/**
 * An import of companies beside lists and searches: rows a second, the growth of the memory of the server, and the response
 * times of the other requests compared with those just before it.
 */
export const imports: Workload = {
  name: 'imports',
  title: 'An import of companies beside other requests',
  run: async (bench) => {
    const rows = Math.round(ROWS * bench.share);
    const { authorization } = await signIn(bench.app.url, await createUser(bench.db));
    const before = await sendOtherRequests(bench);
    const memoryBefore = bench.app.memory().now;
    const began = performance.now();
    const id = await upload(bench, authorization, rows);
    const uploaded = performance.now();
    await send(bench, authorization, 'POST', `/imports/${id}/run`);
    const during: Paced[] = [];
    let highest = memoryBefore;
    let status = 'running';
    while (status === 'running') {
      during.push(await sendOtherRequests(bench));
      ({ status } = await send(bench, authorization, 'GET', `/imports/${id}`));
      highest = Math.max(highest, bench.app.memory().now);
      await pause(POLL_INTERVAL_MS);
    }
    const seconds = (performance.now() - uploaded) / 1_000;
    const times = during.flatMap((each) => each.times);
    const p99 = computeQuantile(times, 0.99) / computeQuantile(before.times, 0.99);
    return [
      { ...buildMeasure('rows imported in a second', rows / seconds, ''), note: `${rows} rows, ${status}` },
      buildMeasure('time of the upload', (uploaded - began) / 1_000, ' s'),
      { ...buildMeasure('growth of the memory', highest - memoryBefore, ' MB'), note: `from ${memoryBefore} MB` },
      buildMeasure('p99 of other requests to before', p99, '×'),
      buildMeasure(
        'other answers that were no success',
        during.reduce((sum, { failed }) => sum + failed, 0),
        '',
      ),
    ];
  },
};

/** Sends lists and searches for some seconds. */
function sendOtherRequests({ app: { url }, seconds, headers }: Bench): Promise<Paced> {
  const paths = ['/api/v1/leads?sort=-receivedOn&limit=50', '/api/v1/search?q=lumen', '/api/v1/companies?limit=50'];
  return runPaced({
    url,
    perSecond: OTHERS_PER_SECOND,
    seconds,
    next: (n) => ({ path: paths[n % paths.length]!, headers }),
  });
}

/** Builds a word of five syllables, which is seldom like another one: names that are alike make the matching slow. */
function buildWord(...parts: number[]): string {
  return Array.from({ length: 5 }, (_, n) => pick(SYLLABLES, ...parts, n)).join('');
}

async function upload(bench: Bench, authorization: string, rows: number): Promise<string> {
  // The names of one run differ from those of the runs before it, which the data set keeps.
  const run = Date.now() % 1_000_000;
  const lines = Array.from(
    { length: rows },
    (_, n) => `${buildWord(run, n, 1)} ${buildWord(run, n, 2)},BE,${10 + (n % 900)},Genk`,
  );
  const form =
    `--${BOUNDARY}\r\ncontent-disposition: form-data; name="entity"\r\n\r\ncompanies\r\n` +
    `--${BOUNDARY}\r\ncontent-disposition: form-data; name="file"; filename="bench.csv"\r\n\r\n` +
    `Name,Country,Employees,City\n${lines.join('\n')}\n\r\n--${BOUNDARY}--\r\n`;
  const { id } = await send(bench, authorization, 'POST', '/imports', form);
  return id;
}

/** Sends a request of the import. @throws if the response is not a success */
async function send(
  { app: { url } }: Bench,
  authorization: string,
  method: string,
  path: string,
  form?: string,
): Promise<{ id: string; status: string }> {
  const headers: Record<string, string> = { authorization };
  if (form !== undefined) headers['content-type'] = `multipart/form-data; boundary=${BOUNDARY}`;
  const answer = await fetch(`${url}/api/v1${path}`, {
    method,
    headers,
    ...(form !== undefined && { body: form }),
  });
  const text = await answer.text();
  if (!answer.ok) throw new Error(`${path} answered ${answer.status}: ${text.slice(0, 300)}`);
  return JSON.parse(text) as { id: string; status: string };
}
