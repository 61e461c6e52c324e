import { createPool } from '../../src/database/connections/database-pool.factory.js';
import { fillConstants } from '../../src/database/connections/sql-constants.rules.js';
import { hasRange, type ListDefinition, type ListField } from '../../src/common/lists/list-definition.rules.js';
import { activityList } from '../../src/activities/activity.list.js';
import { companyList } from '../../src/companies/model/company.list.js';
import { contactList } from '../../src/companies/model/contact.list.js';
import { interactionList } from '../../src/interactions/interactions/interaction.list.js';
import { taskList } from '../../src/interactions/tasks/task.list.js';
import { leadList } from '../../src/leads/model/lead.list.js';
import { createCaller } from '../api-caller.queries.js';
import { ABSENT_VALUES } from '../dataset/absent-values.constants.js';
import { createDataSet } from '../dataset/data.set.js';
import { LEAD, USER } from '../dataset/kinds.js';
import { buildId } from '../dataset/seeded.js';
import { computeSize } from '../dataset/table.js';
import { type Ask, measureTimes } from '../load.js';
import { type Server, startApp } from '../processes.js';
import { type Bench, type Measure, buildMeasure, type Workload } from '../workload.js';
import { buildRequests } from './create.js';

/** The compared sizes: a hundredth, a tenth and all of the size of the run. */
const SHARES = [0.01, 0.1, 1];
/**
 * Number of requests at each size that do not count, because PostgreSQL has no plan for the first ones, and that count.
 */
const UNCOUNTED = 6;
const TIMES = 9;
/** Maximum factor by which a request may take longer at the largest size than at the smallest. */
const MAX_GROWTH = 2;

/** One size of the data set with an application on it. */
interface Site {
  bench: Bench;
  app: Server;
}

/** A request that is sent at every size. */
interface Request {
  name: string;
  next: (bench: Bench) => Ask;
  /** Whether its time may grow with the table. */
  mayGrow?: true;
}

/**
 * Measures how the time of requests grows with the number of records: every documented filter alone, and common pairs.
 */
export const growth: Workload = {
  name: 'growth',
  title: 'Requests at a hundredth, a tenth and all of the size',
  run: async (bench) => {
    const sites: Site[] = [];
    try {
      for (const share of SHARES) sites.push(await openSite(bench, Number((share * bench.share).toPrecision(3))));
      const requests = await buildAllRequests(sites[0]!);
      const measures: Measure[] = [];
      for (const request of requests) measures.push(await measureGrowth(sites, request));
      const counted = measures.filter(({ goal }) => goal);
      const missed = counted.filter(({ met }) => !met);
      return [
        buildMeasure('requests that grow more than twice', missed.length, '', { atMost: 0 }),
        buildMeasure('requests', measures.length, ''),
        ...measures.toSorted((a, b) => b.value - a.value),
      ];
    } finally {
      for (const { app, bench: own } of sites) {
        await app.stop();
        await own.db.end();
      }
    }
  },
};

async function openSite(bench: Bench, share: number): Promise<Site> {
  const databaseUrl = await createDataSet(bench.serverUrl, bench.folder, share);
  const db = createPool({ url: databaseUrl, size: 1, statementTimeout: 0 });
  const app = await startApp({ DATABASE_URL: databaseUrl, DATABASE_POOL_SIZE: '2' });
  const headers = await createCaller(db);
  return { app, bench: { ...bench, share, size: computeSize(share), databaseUrl, db, app, headers } };
}

async function measureGrowth(sites: readonly Site[], { name, next, mayGrow }: Request): Promise<Measure> {
  const times: number[][] = sites.map(() => []);
  for (let round = 0; round < UNCOUNTED + TIMES; round++) {
    for (const [place, { bench, app }] of sites.entries()) {
      const ask = next(bench);
      const signed = { ...ask, headers: { ...ask.headers, ...bench.headers } };
      const answer = await measureTimes(app.url, [signed]);
      if (round >= UNCOUNTED) times[place]!.push(answer.times[0]!);
    }
  }
  // Other programs of the machine only add time, so the smallest time is the most accurate.
  const least = times.map((some) => Math.min(...some));
  const note = `${least.map((ms) => ms.toFixed(1)).join(', ')} ms`;
  const goal = mayGrow ? undefined : { atMost: MAX_GROWTH };
  return { ...buildMeasure(name, least.at(-1)! / least[0]!, '×', goal), note };
}

async function buildAllRequests(site: Site): Promise<Request[]> {
  const lists = [leadList, companyList, contactList, interactionList, taskList, activityList];
  const alone: string[] = [];
  for (const list of lists) {
    for (const query of await findFilters(site, list)) alone.push(`/${list.name}?${query}`);
  }
  return [
    { name: 'create a lead', next: createRequest() },
    { name: 'get a lead', next: () => ({ path: `/api/v1/leads/${buildId(LEAD, 7)}` }) },
    { name: 'count of leads', next: () => ({ path: '/api/v1/leads?count=true' }), mayGrow: true },
    ...[...alone, ...PAIRS.map((query) => `/leads?${query}`)].map((path) => ({
      name: decodeURIComponent(path),
      next: () => ({ path: `/api/v1${path}` }),
    })),
  ];
}

function createRequest(): (bench: Bench) => Ask {
  const builders = new Map<Bench, () => Ask>();
  return (bench) => {
    if (!builders.has(bench)) builders.set(bench, buildRequests(bench, '/api/v1/leads'));
    return builders.get(bench)!();
  };
}

/** Builds requests with every filter of a list alone: with the most frequent value, and with one that no record has. */
async function findFilters({ bench }: Site, list: ListDefinition): Promise<string[]> {
  const queries: [string, string][] = [];
  for (const [name, field] of Object.entries(list.fields)) {
    if (field.filter === false) continue;
    const { common, present } = await findValues(bench, list, field);
    const absent =
      field.type === 'enum' ? field.values!.find((value) => !present.has(value)) : chooseAbsentValue(field);
    for (const value of [common, absent]) if (value !== undefined) queries.push([name, value]);
    if (field.nullable) queries.push([`${name}.isNull`, 'true'], [`${name}.isNull`, 'false']);
    if (hasRange(field)) {
      for (const value of [common, absent]) if (value !== undefined) queries.push([`${name}.gte`, value]);
    }
  }
  if (list.archived) queries.push(['archived', 'true']);
  if (list.search) queries.push(['q', 'lumenova'], ['q', 'zzqqxx'], ['q', '朗明']);
  return ['', ...queries.map((query) => String(new URLSearchParams([query])))];
}

const chooseAbsentValue = (field: ListField) =>
  field.type === 'enum' || field.type === 'boolean' ? undefined : ABSENT_VALUES[field.type];

/** Finds the most frequent value of a field in a list, and all present values if there are few. */
async function findValues({ db }: Bench, list: ListDefinition, field: ListField) {
  if (field.buildMatch) return { common: field.example?.toString() ?? chooseSample(field), present: new Set<string>() };
  const value = field.type === 'texts' ? `unnest(${field.sql})` : field.sql;
  const { rows } = await db.query<{ value: unknown }>(
    fillConstants(`SELECT value FROM (SELECT ${value} AS value FROM ${list.from}) AS found WHERE value IS NOT NULL
     GROUP BY value ORDER BY count(*) DESC, value LIMIT 100`),
  );
  const texts = rows.map((row) => (row.value instanceof Date ? row.value.toISOString() : String(row.value)));
  return { common: texts[0], present: new Set(texts) };
}

/** Chooses a value for filters through another table: people of the data set are known by their number. */
const chooseSample = (field: ListField) => (field.type === 'uuid' ? buildId(USER, 3) : undefined);

const [OWNER, NOBODY] = [buildId(USER, 3), ABSENT_VALUES.uuid];

/** The requests of a board, a home page and saved views, with and without matches. */
const PAIRS = [
  ...['first_contact', 'qualified', 'negotiation', 'announced', 'invested'].flatMap((stage) => [
    `stage=${stage}&status=open`,
    `stage=${stage}&status=open&sort=-updatedAt`,
    `stage=${stage}&status=open&sort=stageEnteredOn`,
    `stage=${stage}&status=open&ownerId=${OWNER}`,
  ]),
  'stage=qualified&status=won&sort=-expectedDecisionOn',
  'stage=qualified&status=open&sort=-expectedDecisionOn',
  'stage=invested&status=lost',
  'status=open&sort=expectedDecisionOn',
  'status=open&sort=receivedOn',
  'status=open&sort=-capexEur',
  'status=open&sort=-jobsExpected',
  'status=won&sort=-announcedOn',
  'status=lost&sort=-closedOn',
  ...[OWNER, NOBODY].flatMap((who) => [
    `ownerId=${who}&status=open`,
    `ownerId=${who}&status=won`,
    `ownerId=${who}&sort=-updatedAt`,
    `ownerId=${who}&status=open&sort=expectedDecisionOn`,
    `ownerId=${who}&staleSince.isNull=false&sort=staleSince`,
    `ownerId=${who}&status=open&receivedOn.gte=2026-09-01`,
    `projectManagerId=${who}&status=open`,
    `teamId=${who}&status=open`,
  ]),
  'staleSince.isNull=false&sort=staleSince',
  'staleSince.isNull=false&status=open&stage=negotiation&sort=staleSince',
  'company.country=CN&status=open',
  'company.country=CN&stage=negotiation&sort=-expectedDecisionOn',
  'company.country=ZZ&status=open',
  'sector.gte=27&sector.lt=28&status=open',
  'sector.gte=98&sector.lt=99&status=open',
  'sector.gte=27&sector.lt=28&stage=negotiation&sort=-capexEur',
  'tags=led&status=open',
  'tags=none-such&status=open',
  'tags=none-such&sort=-expectedDecisionOn',
  'tags=led&stage=negotiation',
  'source.channel=web&status=open',
  'source.channel=activity&status=won&sort=-closedOn',
  `source.activityId=${NOBODY}&status=won`,
  'status=lost&statusReason=no_response',
  'status=open&statusReason=no_response',
  'status=won&statusReason=no_response&sort=-closedOn',
  'screening.status=to_file&status=open',
  'screening.status=to_file&status=won&stage=qualified',
  'likelihood=high&status=open&sort=-capexEur',
  'likelihood=high&status=open&sort=expectedDecisionOn',
  'investmentType=greenfield&status=open',
  'businessActivity=manufacturing&stage=negotiation&status=open',
  'confidential=true&status=open',
  'expectedDecisionOn.lt=2026-11-01&status=open&sort=expectedDecisionOn',
  'expectedDecisionOn.gte=2099-01-01&status=open',
  'receivedOn.gte=2026-09-01&status=open',
  'receivedOn.gte=2026-09-01&stage=invested',
  'announcedOn.gte=2026-01-01&status=won&sort=-announcedOn',
  'closedOn.gte=2026-09-01&status=lost',
  'capexEur.gte=50000000&status=open&sort=-capexEur',
  'capexEur.gte=999999999999&status=open',
  'jobsExpected.gte=100&status=open&sort=-jobsExpected',
  'q=lumenova&status=open',
  'q=zzqqxx&status=open',
];
