import type pg from 'pg';
import { cloneDatabase, type TestDatabase } from '../support/database.js';

let database: TestDatabase;
let db: pg.Pool;
beforeAll(async () => {
  database = await cloneDatabase();
  ({ db } = database);
});
afterAll(() => database.drop());

const readNames = async (sql: string) => (await db.query<{ name: string }>(sql)).rows.map(({ name }) => name);

describe('The schema', () => {
  it('has a primary key in every table, which replication and repairs by hand need', async () => {
    const without = await readNames(
      `SELECT t.oid::regclass::text AS name FROM pg_class t
       WHERE t.relnamespace = 'public'::regnamespace AND t.relkind IN ('r', 'p')
         AND NOT EXISTS (SELECT FROM pg_constraint k WHERE k.conrelid = t.oid AND k.contype = 'p')
       ORDER BY 1`,
    );
    expect(without).toEqual([]);
  });

  it('has an index that begins with the columns of every foreign key, or with the one that names the row', async () => {
    const without = await readNames(
      `SELECT k.conrelid::regclass || ' ' || k.conname AS name FROM pg_constraint k
       WHERE k.contype = 'f' AND k.connamespace = 'public'::regnamespace AND NOT EXISTS (
         SELECT FROM pg_index i WHERE i.indrelid = k.conrelid AND i.indisvalid
           -- A partial index serves only if it leaves out nothing but rows without the key.
           AND (i.indpred IS NULL OR pg_get_expr(i.indpred, i.indrelid) ~ '^\\(\\w+ IS NOT NULL\\)$')
           AND ((i.indkey::int2[])[0:cardinality(k.conkey) - 1] @> k.conkey
               AND (i.indkey::int2[])[0:cardinality(k.conkey) - 1] <@ k.conkey
             OR EXISTS (SELECT FROM pg_constraint named, unnest(k.conkey, k.confkey) AS pair(own, other)
               WHERE named.conrelid = k.confrelid AND named.contype = 'p' AND named.conkey = ARRAY[pair.other]
                 AND pair.own = i.indkey[0])))
       ORDER BY 1`,
    );
    expect(without).toEqual([]);
  });
});
