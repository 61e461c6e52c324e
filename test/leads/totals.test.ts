import pg from 'pg';
import { v7 as uuidv7 } from 'uuid';
import { LeadTotalsJob } from '../../src/leads/records/lead-totals.job.js';
import { STAGES } from '../../src/leads/pipeline/lead-stages.rules.js';
import { CHANNELS, type Channel } from '../../src/leads/pipeline/lead.constants.js';
import { createPool } from '../../src/database/connections/database-pool.factory.js';
import { SqlClient } from '../../src/database/connections/sql.client.js';
import { GROUPS, type Group, readAdvances, readStates } from '../../src/reports/leads/lead-history.queries.js';
import { readTotals } from '../../src/reports/pipeline-summary/pipeline-totals.queries.js';
import { startApi, type TestApi } from '../support/api.js';
import { LeadHistory } from '../reports/lead.history.js';
import { insertRow, type Row, updateRows } from '../support/rows.js';

/** What is done to leads, over how many connections. */
const OPERATIONS = 10_000;
const WRITERS = 6;
const LOCK_NOT_AVAILABLE = '55P03';

let api: TestApi;
let pool: pg.Pool;
let totals: LeadTotalsJob;
let companies: string[];
let owners: string[];
let activities: string[];
let agreements: string[];
const leads: string[] = [];

beforeAll(async () => {
  api = await startApi();
  pool = createPool({ url: api.databaseUrl, size: WRITERS + 2 });
  totals = api.app.get(LeadTotalsJob);
  owners = [api.bdm.id!, api.manager.id!, api.admin.id!];
  const history = new LeadHistory(api.db, { companyId: '', ownerId: owners[0]! });
  const several = <T>(count: number, make: (n: number) => Promise<T>) =>
    Promise.all(Array.from({ length: count }, (_, n) => make(n)));
  companies = await several(12, (n) => history.company(`Company ${n}`, ['CN', 'DE', 'US'][n % 3]!));
  activities = await several(3, (n) => history.source('activity', `Seminar ${n}`));
  agreements = await several(2, (n) => history.source('agreement', `Agreement ${n}`));
});

afterAll(async () => {
  await pool.end();
  await api.close();
});

/** Numbers that look random and are the same each time. */
function dice(seed: number) {
  let state = seed;
  const next = () => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 2 ** 32;
  };
  const upTo = (limit: number) => Math.floor(next() * limit);
  return {
    upTo,
    one: <T>(things: readonly T[]): T => things[upTo(things.length)]!,
    day: () => `2026-${String(1 + upTo(12)).padStart(2, '0')}-${String(1 + upTo(28)).padStart(2, '0')}`,
  };
}

type Dice = ReturnType<typeof dice>;

const STAGE_NAMES = STAGES.map(({ stage }) => stage).filter((stage) => stage !== 'invested');

/** A channel with what it has to name. */
function source(roll: Dice): Row {
  const channel: Channel = roll.one(CHANNELS.filter((name) => name !== 'referral'));
  return {
    source_channel: channel,
    source_activity_id: channel === 'activity' ? roll.one(activities) : null,
    source_agreement_id: channel === 'agreement' ? roll.one(agreements) : null,
  };
}

/** Things that happen to leads, as plain SQL: whatever writes, the totals follow. */
const OPERATION: ((db: pg.PoolClient, roll: Dice) => Promise<void>)[] = [
  async function create(db, roll) {
    const receivedOn = roll.day();
    const id = await insertRow(db, 'lead', {
      company_id: roll.one(companies),
      owner_id: roll.one(owners),
      received_on: receivedOn,
      ...source(roll),
      jobs_expected: roll.upTo(2) ? roll.upTo(500) : null,
    });
    leads.push(id);
  },
  async function patch(db, roll) {
    const capex = roll.upTo(3) ? roll.upTo(90_000_000) : null;
    const rate = capex === null ? null : 1;
    await change(db, roll, {
      jobs_expected: roll.upTo(500),
      capex_amount: capex,
      capex_eur: capex,
      capex_currency: capex === null ? null : 'EUR',
      capex_rate: rate,
      capex_rate_on: capex === null ? null : '2026-01-01',
    });
  },
  (db, roll) => change(db, roll, { title: `Lead ${roll.upTo(100)}` }),
  (db, roll) => change(db, roll, { owner_id: roll.one(owners) }),
  (db, roll) => change(db, roll, { sector: roll.one(['01.13', '27.40', '62.10']), sector_version: '2.1' }),
  (db, roll) => change(db, roll, source(roll)),
  (db, roll) => change(db, roll, { received_on: roll.day() }),
  (db, roll) => change(db, roll, { company_id: roll.one(companies) }),
  (db, roll) => change(db, roll, { archived_at: roll.upTo(2) ? new Date() : null }),
  async function giveStatus(db, roll) {
    const status = roll.one(['open', 'on_hold', 'lost', 'abandoned', 'open']);
    const closed = status === 'lost' || status === 'abandoned';
    await change(db, roll, {
      status,
      closed_on: closed ? roll.day() : null,
      status_reason: closed ? 'no_response' : null,
    });
  },
  async function move(db, roll) {
    const [id, to, on] = [roll.one(leads), roll.one(STAGE_NAMES), roll.day()];
    await db.query('SELECT FROM lead WHERE id = $1 FOR NO KEY UPDATE', [id]);
    const record = () =>
      db.query(
        `INSERT INTO lead_transition (id, lead_id, seq, kind, from_stage, to_stage, from_status, to_status, occurred_on,
           recorded_at, actor_name, days_in_stage)
         SELECT $1, id, (SELECT count(*) + 1 FROM lead_transition WHERE lead_id = $2), 'stage', stage, $3, status, status,
           $4, now(), 'test', 0 FROM lead WHERE id = $2`,
        [uuidv7(), id, to, on],
      );
    await record();
    await updateRows(db, 'lead', { id }, { stage: to, stage_entered_on: on });
  },
  // A company that moves takes its leads along; so does one that is merged into another, by its leads' company.
  async function moveCompany(db, roll) {
    await updateRows(db, 'company', { id: roll.one(companies) }, { country: roll.one(['CN', 'DE', 'US', 'JP']) });
  },
  async function mergeCompany(db, roll) {
    const [source, target] = [roll.one(companies), roll.one(companies)];
    await db.query(
      'UPDATE lead SET company_id = $2 WHERE id IN (SELECT id FROM lead WHERE company_id = $1 ORDER BY id LIMIT 5)',
      [source, target],
    );
  },
];

async function change(db: pg.PoolClient, roll: Dice, changes: Row): Promise<void> {
  if (leads.length > 0) await updateRows(db, 'lead', { id: roll.one(leads) }, changes);
}

/**
 * Does random things in transactions of one to four of them. One in ten is rolled back; so is one that waits for another's
 * lock, since two may wait for each other. Every now and then it adds up what there is.
 */
async function write(seed: number, operations: number): Promise<void> {
  const roll = dice(seed);
  const db = await pool.connect();
  await db.query(`SET lock_timeout = '20ms'`);
  for (let done = 0; done < operations;) {
    const size = 1 + roll.upTo(4);
    done += size;
    try {
      await db.query('BEGIN');
      for (let n = 0; n < size; n++) await roll.one(OPERATION)(db, roll);
      await db.query(roll.upTo(10) ? 'COMMIT' : 'ROLLBACK');
    } catch (error) {
      await db.query('ROLLBACK');
      if (!(error instanceof pg.DatabaseError) || error.code !== LOCK_NOT_AVAILABLE) throw error;
    }
    if (!roll.upTo(40)) await totals.fold();
  }
  db.release(true);
}

/** The summary of today by a grouping, from the totals and by counting, in comparable form. */
async function bothWays(group: Group, from: string, to: string): Promise<[unknown, unknown]> {
  const client = await pool.connect();
  try {
    await client.query('BEGIN ISOLATION LEVEL REPEATABLE READ');
    const sql = new SqlClient(client);
    const request = {
      period: { asOf: '2026-12-31', from, to },
      knownBefore: new Date('9999-01-01'),
      options: {},
      language: 'en' as const,
    };
    const totals = await readTotals(sql, group, request);
    expect(totals).toBeDefined();
    const counted = [...(await readStates(sql, group, request)), ...(await readAdvances(sql, group, request))];
    return [merged(totals!), merged(counted)];
  } finally {
    await client.query('COMMIT');
    client.release();
  }
}

/** Cells by row, without those that say nothing. */
function merged(parts: readonly { isTotal: boolean; key: string | null }[]): Record<string, object> {
  const rows: Record<string, Record<string, unknown>> = {};
  for (const { isTotal, key, ...cells } of parts) {
    const said = Object.entries(cells).filter(([, value]) => value !== 0 && value !== null);
    if (said.length > 0) rows[`${isTotal} ${key}`] = { ...rows[`${isTotal} ${key}`], ...Object.fromEntries(said) };
  }
  return rows;
}

describe('The running totals', () => {
  it('equal a count after ten thousand operations at the same time, whenever they are added up', async () => {
    await Promise.all(Array.from({ length: WRITERS }, (_, n) => write(n, OPERATIONS / WRITERS)));
    expect(leads.length).toBeGreaterThan(500);
    // Changes that have not been added up count as well.
    await totals.fold();
    await pool.query(
      `UPDATE lead SET jobs_expected = coalesce(jobs_expected, 0) + 1, owner_id = $1, received_on = '2026-05-11'`,
      [owners[0]],
    );
    const { rows } = await pool.query('SELECT count(*) AS waiting FROM lead_total_change');
    expect(rows[0].waiting).toBeGreaterThan(100);
    expect(await totals.readDifferences()).toEqual([]);
    for (const group of GROUPS) {
      for (const [from, to] of [
        ['2026-01-01', '2026-12-31'],
        ['2026-05-03', '2026-05-29'],
      ] as const) {
        const [kept, counted] = await bothWays(group, from, to);
        expect(kept).toEqual(counted);
      }
    }
    await totals.fold();
    expect(await totals.readDifferences()).toEqual([]);
    const [kept, counted] = await bothWays('owner', '2026-01-01', '2026-12-31');
    expect(kept).toEqual(counted);
  }, 120_000);

  it('are compared with a count by a job, which reports a difference in the metrics and counts anew', async () => {
    const measured = async () =>
      /^lead_totals_differences (\d+)$/m.exec((await api.anonymous.get('/metrics')).text)?.[1];
    await totals.check();
    expect(await measured()).toBe('0');
    await pool.query(
      `UPDATE lead_total_state SET jobs = jobs + 1 WHERE dimension = 'all' AND status = 'open' AND stage = 'proposal'`,
    );
    expect(await totals.readDifferences()).toEqual([
      { dimension: 'all', figure: 'proposal open jobs', key: null, day: null, excess: 1 },
    ]);
    await totals.check();
    expect(await measured()).toBe('1');
    await totals.check();
    expect(await measured()).toBe('0');
  });

  it('are left alone by a change that counts nowhere', async () => {
    await totals.fold();
    await updateRows(pool, 'lead', { id: leads[0] }, { title: 'Other' });
    const { rows } = await pool.query('SELECT * FROM lead_total_change');
    expect(rows).toEqual([]);
  });
});
