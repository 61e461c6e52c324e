import type { PoolClient } from 'pg';
import { createPool, type DatabasePool } from '../../src/database/connections/database-pool.factory.js';
import { StatementFactory } from '../../src/database/connections/statement.factory.js';
import { ReportTransaction } from '../../src/database/transactions/report.transaction.js';
import { cloneDatabase, type TestDatabase } from '../support/database.js';

/** Makes the database want workers, and a join by hash, for the smallest of tables. */
const EAGER = [
  'SET parallel_setup_cost = 0',
  'SET parallel_tuple_cost = 0',
  'SET min_parallel_table_scan_size = 0',
  'SET enable_nestloop = off',
  'SET enable_mergejoin = off',
];
const JOIN = `EXPLAIN SELECT count(*) FROM numbers a JOIN numbers b ON b.n = a.n`;

let database: TestDatabase;
let pool: DatabasePool;
let client: PoolClient;

beforeAll(async () => {
  database = await cloneDatabase();
  pool = createPool({ url: database.url, size: 1 });
  client = await pool.connect();
  await client.query('CREATE TABLE numbers AS SELECT n FROM generate_series(1, 20000) n');
  await client.query('ANALYZE numbers');
  for (const setting of EAGER) await client.query(setting);
});
afterAll(async () => {
  client.release(true);
  await pool.end();
  await database.drop();
});

const explainQuery = async () =>
  (await client.query<{ 'QUERY PLAN': string }>(JOIN)).rows.map((row) => row['QUERY PLAN']);

describe('A snapshot that reads much', () => {
  it('uses no parallel hash, so that the shared memory of a container is enough', async () => {
    const outside = await explainQuery();
    expect(outside.join('\n')).toContain('Parallel Hash');
    await ReportTransaction.begin(client, new StatementFactory());
    const inside = (await explainQuery()).join('\n');
    await client.query('COMMIT');
    expect(inside).toContain('Hash');
    expect(inside).not.toContain('Parallel Hash');
    expect(await explainQuery()).toEqual(outside);
  });
});
