import { pickNumber, buildId } from '../dataset/seeded.js';
import { LEAD } from '../dataset/kinds.js';
import { type Ask, runPaced, computeQuantile } from '../load.js';
import { type Bench, buildMeasure, type Workload } from '../workload.js';
import { buildRequests } from './create.js';
import { connect, drain, buildExactMeasure } from './intake.js';

/** Deliveries in a second, beside all other load of the instance. */
const ARRIVALS_PER_SECOND = 15;
/** Factor by which this workload is longer than the others, because a short run has no meaningful backlog. */
const LONGER = 10;
/** Other requests in a second at the same time. */
const OTHERS_PER_SECOND = 30;
/** Registrations that the form already has. */
const STORED = 20_000;
/** Companies whose people register. */
const COMPANIES = 50;

/**
 * Deliveries at a steady rate beside lists, searches, single leads and new leads: how many of them were processed when
 * the last one arrived. The form already has 20,000 registrations, and fills a seminar.
 */
export const backlog: Workload = {
  name: 'backlog',
  title: 'Registrations beside other load',
  env: { INTAKE_PER_MINUTE: '1000000' },
  run: async (bench) => {
    const seconds = bench.seconds * LONGER;
    const { id, path } = await connect(bench, await createSeminar(bench));
    await storeRegistrations(bench, id);
    const companies = await readCompanies(bench);
    const before = bench.app.cpu();
    const { url } = bench.app;
    const others = runPaced({ url, perSecond: OTHERS_PER_SECOND, seconds, next: mixRequests(bench) });
    const arrivals = runPaced({
      url,
      perSecond: ARRIVALS_PER_SECOND,
      seconds,
      next: (n) => buildDelivery(path, id, companies, n),
    });
    const { sent, failed } = await arrivals;
    const unread = await countUnread(bench, id);
    const drained = await drain(bench, id);
    const { times, failed: othersFailed } = await others;
    const cpu = (bench.app.cpu() - before) / sent;
    const rate = (sent - unread) / sent;
    return [
      {
        ...buildMeasure('processing rate to arrival rate', rate, '×', { atLeast: 0.95 }),
        note: `${ARRIVALS_PER_SECOND}/s`,
      },
      { ...buildMeasure('unread when the last had come', unread, ''), note: `of ${sent}, ${failed} refused` },
      buildMeasure('processed after the last had come', drained / 1_000, ' s'),
      {
        ...buildMeasure('other requests answered within, the median', computeQuantile(times, 0.5), ' ms'),
        note: `${OTHERS_PER_SECOND}/s`,
      },
      buildExactMeasure('other answers that were no success', othersFailed, 0),
      buildMeasure('processor time a delivery, other load included', cpu, ' ms'),
    ];
  },
};

/** Builds requests in rotation: a single lead, a page of leads, a search, a new lead. */
function mixRequests(bench: Bench): () => Ask {
  const buildLead = buildRequests(bench, '/api/v1/leads');
  let n = 0;
  return () => {
    n += 1;
    const { headers } = bench;
    if (n % 4 === 0) return { path: `/api/v1/leads/${buildId(LEAD, pickNumber(bench.size.leads, 90, n))}`, headers };
    if (n % 4 === 1) return { path: '/api/v1/leads?sort=-receivedOn&limit=50', headers };
    if (n % 4 === 2) return { path: `/api/v1/search?q=${String.fromCodePoint(97 + (n % 26))}an`, headers };
    const create = buildLead();
    return { ...create, headers: { ...headers, ...create.headers } };
  };
}

/**
 * Builds deliveries in rotation: a new person of a known company, a change of that registration, and a person of an
 * unknown company.
 */
function buildDelivery(
  path: string,
  tag: string,
  companies: readonly { name: string; domain: string }[],
  n: number,
): Ask {
  const [person, kind] = [Math.floor(n / 3), n % 3];
  const { name, domain } = companies[person % companies.length]!;
  const known = { id: `known-${person}`, name: `Bench Person ${spell(person)}`, email: `p.${person}.${tag}@${domain}` };
  const unknown = { id: `unknown-${person}`, name: `Bench Guest ${spell(person)}`, email: `g.${person}@gmail.com` };
  const body =
    kind === 2
      ? { ...unknown, company: `Nowhere ${spell(person)}`, message: 'x'.repeat(300) }
      : { ...known, company: name, message: kind === 0 ? 'first' : 'second' };
  return { method: 'POST', path, headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) };
}

function spell(n: number): string {
  return [...String(n * 7_919)].map((digit) => 'bodakulimet'[Number(digit)]).join('');
}

async function createSeminar({ app, headers }: Bench): Promise<string> {
  const response = await fetch(`${app.url}/api/v1/seminars`, {
    method: 'POST',
    headers: { ...headers, 'content-type': 'application/json' },
    body: JSON.stringify({
      title: 'Bench',
      startsAt: '2030-05-20T09:00',
      endsAt: '2030-05-20T12:00',
      timezone: 'Europe/Brussels',
      status: 'confirmed',
      capacity: 500,
    }),
  });
  const body = (await response.json()) as { id: string };
  if (response.status !== 201) throw new Error(`No seminar: ${response.status} ${JSON.stringify(body)}`);
  return body.id;
}

async function readCompanies({ db }: Bench): Promise<{ name: string; domain: string }[]> {
  const { rows } = await db.query<{ name: string; domain: string }>(
    `SELECT name, email_domains[1] AS domain FROM company
     WHERE archived_at IS NULL AND cardinality(email_domains) > 0 ORDER BY id LIMIT ${COMPANIES}`,
  );
  return rows;
}

/** Stores the earlier registrations of the form with their deliveries. */
async function storeRegistrations({ db }: Bench, connectionId: string): Promise<void> {
  await db.query(
    `WITH delivered AS (
       INSERT INTO intake_delivery (id, connection_id, received_at, delivery_key, verification, size, sha256, body, state,
         attempts, mapping_version, processed_at)
       SELECT gen_random_uuid(), $1, now() - interval '1 day', 'stored-' || n, 'unsigned', 300, md5(n::text),
         convert_to(repeat('x', 300), 'UTF8'), 'needs_review', 1, 1, now() - interval '1 day'
       FROM generate_series(1, ${STORED}) n)
     INSERT INTO intake_registration (id, created_at, updated_at, connection_id, external_id, status, provider_status,
       received_at, verification, full_name, email, email_key, company_name, match_state, review_reasons)
     SELECT gen_random_uuid(), now(), now(), $1, 'stored-' || n, 'registered', 'registered', now() - interval '1 day',
       'unsigned', 'Stored ' || n, 's' || n || '@gmail.com', 's' || n || '@gmail.com', 'Stored ' || n, 'needs_review',
       '{new_person,new_company}' FROM generate_series(1, ${STORED}) n`,
    [connectionId],
  );
  await db.query('ANALYZE intake_delivery, intake_registration');
}

async function countUnread({ db }: Bench, connectionId: string): Promise<number> {
  const { rows } = await db.query<{ n: number }>(
    'SELECT count(*)::integer AS n FROM intake_delivery WHERE connection_id = $1 AND next_attempt_at IS NOT NULL',
    [connectionId],
  );
  return rows[0]!.n;
}
