import { addDays } from '../../src/common/time/calendar-dates.rules.js';
import type pg from 'pg';
import type { Actor } from '../../src/common/actor/actor.constants.js';
import { ListReader } from '../../src/common/lists/list.reader.js';
import { parseListRequest } from '../../src/common/lists/list-request.rules.js';
import type { ReadTransaction } from '../../src/database/transactions/read.transaction.js';
import { createPool } from '../../src/database/connections/database-pool.factory.js';
import type { ReplicaClient } from '../../src/database/connections/replica.client.js';
import { SqlClient } from '../../src/database/connections/sql.client.js';
import { StatementFactory } from '../../src/database/connections/statement.factory.js';
import { leadList } from '../../src/leads/model/lead.list.js';
import { useApi } from '../support/api.js';
import { Make } from '../support/make.js';
import { walkSort } from '../support/walk.js';
import { buildMany, insertMissingStatistics, insertRows } from '../support/rows.js';

const LEADS = 720;

let pool: pg.Pool;
let companyId: string;

afterAll(() => pool.end());
const { api } = useApi();
beforeAll(async () => {
  ({ companyId } = await new Make(api).lead({ title: 'The only other one', tags: ['single'] }));
  pool = createPool({ url: api.databaseUrl, size: 1 });
  // Ties and nulls in the order; a tag that few have, one that many have, and one that only the last of the order have.
  const when = (condition: boolean, ...tags: string[]) => (condition ? tags : []);
  await insertRows(
    pool,
    'lead',
    buildMany(LEADS, (n) => ({
      created_at: new Date(Date.now() - n * 60_000),
      updated_at: new Date(Date.now() - (n % 9) * 3_600_000),
      reference: `T-${n}`,
      title: `Lead ${n % 50}`,
      company_id: companyId,
      owner_id: api.bdm.id,
      project_manager_id: [5, 37].includes(n % 240) ? api.bdm.id : null,
      stage: n % 2 === 0 ? 'first_contact' : 'qualified',
      status: n % 5 === 0 ? 'on_hold' : 'open',
      stage_entered_on: addDays('2026-01-01', n % 17),
      received_on: addDays('2026-01-01', n % 40),
      expected_decision_on: n % 3 > 0 ? addDays('2026-06-01', n % 20) : null,
      tags: ['all', ...when(n % 150 === 0, 'few'), ...when(n % 4 === 0, 'many'), ...when(n % 40 < 2, 'oldest')],
      archived_at: n % 12 === 0 ? new Date() : null,
    })),
  );
  await insertMissingStatistics(pool);
});

const actor = (): Actor => ({ id: api.manager.id!, kind: 'user', name: 'M', role: 'manager', scopes: null });

/** The statements that a page takes, and how many rows of leads they read. */
async function readPage(
  query: string,
): Promise<{ statements: string[]; texts: string[]; read: number; ids: string[] }> {
  const client = await pool.connect();
  try {
    const statements: string[] = [];
    const texts: string[] = [];
    const sql = new SqlClient(client);
    const rows = sql.queryAll.bind(sql);
    sql.queryAll = (text, values) => {
      texts.push(text);
      statements.push(text.includes('MATERIALIZED') ? 'collect' : text.includes('walked') ? 'walk' : 'page');
      return rows(text, values);
    };
    await client.query('BEGIN');
    const counted = async () => {
      const { rows: found } = await client.query<{ read: number }>(
        `SELECT coalesce(seq_tup_read, 0) + coalesce(idx_tup_fetch, 0) AS read FROM pg_stat_xact_user_tables WHERE relname = 'lead'`,
      );
      return found[0]!.read;
    };
    const before = await counted();
    const reader = new ListReader(
      sql,
      { run: (read: (sql: SqlClient) => unknown) => read(sql) } as ReadTransaction,
      {} as ReplicaClient,
      new StatementFactory(),
    );
    const request = parseListRequest(leadList, Object.fromEntries(new URLSearchParams(query)));
    const page = await reader.readPage<{ id: string }>(leadList, request, actor());
    const read = (await counted()) - before;
    await client.query('ROLLBACK');
    return { statements, texts, read, ids: page.items.map(({ id }) => id) };
  } finally {
    client.release();
  }
}

describe('A page of a large list', () => {
  it.each([
    ['many leads match', 'tags=many&limit=3', ['walk']],
    ['no filter is given', 'limit=3', ['walk']],
    [
      'some leads match, and the first of them stand close together',
      'projectManagerId.isNull=false&limit=3',
      ['walk', 'walk'],
    ],
    ['few leads match', 'tags=few&limit=3', ['walk', 'collect']],
    ['no lead matches', 'tags=none-such&limit=3', ['walk', 'collect']],
    ['the matches stand at the end of the order', 'tags=oldest&limit=3', ['walk', 'collect']],
    ['a filter leaves few leads by its nature', 'reference=T-7', ['collect']],
    ['no lead has the two values, for which there is an index', 'stage=invested&status=won&sort=-updatedAt', ['walk']],
  ])('is found in short steps when %s', async (_, query, expected) => {
    expect((await readPage(query)).statements).toEqual(expected);
  });

  it.each([
    'tags=few',
    'tags=many',
    'tags=oldest',
    'tags=none-such',
    'projectManagerId.isNull=false',
    'stage=qualified&status=on_hold',
    'expectedDecisionOn.gte=2026-06-15&status=open',
    'archived=true',
    'q=lead%201',
  ])(
    'gives every row once and in order, whichever way it is found: %s',
    async (query) => {
      const sorts = [
        '-receivedOn',
        'receivedOn',
        'expectedDecisionOn',
        '-expectedDecisionOn',
        '-updatedAt',
        'stageEnteredOn',
        'stage,-title',
      ];
      for (const sort of sorts) await walkSort(api.manager, '/leads', leadList, sort, { query, limit: 3 });
    },
    120_000,
  );

  it('is planned once on a connection for any values, without a setting', async () => {
    for (const tag of ['many', 'all', 'few', 'oldest', 'single', 'none-such']) {
      await readPage(`tags=${tag}&status=open&sort=-expectedDecisionOn&limit=4`);
      await readPage(`tags=${tag}&status=on_hold&sort=-expectedDecisionOn&limit=4`);
    }
    const { rows } = await pool.query(
      `SELECT custom_plans + generic_plans AS uses, generic_plans AS kept FROM pg_prepared_statements
       WHERE statement LIKE '%expected_decision_on%LIMIT 120) AS walked%'`,
    );
    // PostgreSQL always plans the first five uses for their values.
    expect(rows).toEqual([{ uses: 12, kept: 7 }]);
  });

  it('is read with few distinct statements, whatever its limit', async () => {
    const texts = new Set<string>();
    for (let limit = 1; limit <= 200; limit++) {
      for (const query of ['tags=all', 'tags=oldest', 'expectedDecisionOn.gte=2026-01-01&sort=-expectedDecisionOn']) {
        const page = await readPage(`${query}&limit=${limit}`);
        for (const text of page.texts) texts.add(text);
        expect(page.ids.length).toBeLessThanOrEqual(limit);
      }
    }
    expect(texts.size).toBeLessThan(50);
  }, 60_000);

  it('reads few of many leads when none matches, or none is left', async () => {
    await pool.query('ALTER TABLE lead DISABLE TRIGGER USER');
    await insertRows(
      pool,
      'lead',
      buildMany(12_000, (n) => ({
        reference: `M-${n}`,
        company_id: companyId,
        owner_id: api.bdm.id,
        stage_entered_on: addDays('2026-01-01', n % 40),
        received_on: addDays('2025-01-01', n % 300),
      })),
    );
    await pool.query('ALTER TABLE lead ENABLE TRIGGER USER');
    await pool.query('ANALYZE lead');
    for (const query of [
      'tags=none-such',
      'tags=few',
      'stage=invested&status=won&sort=stageEnteredOn',
      'stage=first_contact&status=won',
      'statusReason=financing&status=open&sort=-expectedDecisionOn',
    ]) {
      const { read } = await readPage(query);
      expect([query, read < 2_000 ? 'few' : read]).toEqual([query, 'few']);
    }
  }, 60_000);

  it('continues when many rows match that are not among the first', async () => {
    for (const sort of ['-receivedOn', 'receivedOn', '-expectedDecisionOn']) {
      const { statements, ids } = await readPage(`reference.gte=M&reference.lt=N&archived=any&sort=${sort}&limit=1`);
      const direction = sort.startsWith('-') ? 'DESC' : 'ASC';
      const column = sort.endsWith('receivedOn') ? 'received_on' : 'expected_decision_on';
      const { rows } = await pool.query<{ id: string }>(
        `SELECT id FROM lead WHERE reference COLLATE "C" >= 'M' AND reference COLLATE "C" < 'N'
         ORDER BY ${column} ${direction} NULLS LAST, id ${direction} LIMIT 1`,
      );
      expect([sort, ids]).toEqual([sort, rows.map(({ id }) => id)]);
      if (sort === '-receivedOn') expect(statements).toEqual(['walk', 'collect', 'walk']);
    }
  });

  it('leaves the choice to PostgreSQL when many match that stand among the last only', async () => {
    const { statements, ids } = await readPage('reference.gte=T&archived=any&sort=receivedOn&limit=1');
    const { rows } = await pool.query<{ id: string }>(
      `SELECT id FROM lead WHERE reference COLLATE "C" >= 'T' ORDER BY received_on, id LIMIT 1`,
    );
    expect([statements, ids]).toEqual([['walk', 'collect', 'walk', 'page'], rows.map(({ id }) => id)]);
  });
});
