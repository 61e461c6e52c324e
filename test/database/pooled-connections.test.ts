import pg from 'pg';
import { useApi } from '../support/api.js';
import { countWatched, findSessionStatements, buildPooledUrl, takeViolations } from '../support/pooled-connections.js';

const { api } = useApi();

describe('The check of statements on pooled connections', () => {
  it('watches the statements of the application', async () => {
    const before = countWatched();
    expect((await api.viewer.get('/leads')).status).toBe(200);
    expect(countWatched()).toBeGreaterThan(before);
    expect(takeViolations()).toEqual([]);
  });

  it.each([
    ['SET', `SET lock_timeout = '1s'`],
    ['SET', `SELECT 1; SET SESSION lock_timeout = '1s'`],
    ['RESET', 'RESET lock_timeout'],
    ['LISTEN', 'LISTEN job'],
    ['session advisory lock', 'SELECT pg_advisory_lock(1)'],
    ['session advisory lock', 'SELECT pg_try_advisory_lock(1)'],
    ['session advisory lock', 'SELECT pg_advisory_unlock(1)'],
    ['set_config', `SELECT set_config('lock_timeout', '1s', false)`],
    ['PREPARE', 'PREPARE one AS SELECT 1'],
    ['temporary table', 'CREATE TEMP TABLE note (said text)'],
    ['SET LOCAL outside of a transaction', `SET LOCAL lock_timeout = '1s'`],
  ])('fails for a statement with %s on a pooled connection: %s', async (what, text) => {
    const client = new pg.Client({ connectionString: buildPooledUrl(api.databaseUrl) });
    await client.connect();
    await client.query(text);
    await client.end();
    expect(takeViolations()).toEqual([`${what}: ${text}`]);
  });

  it('fails for a start-up option of a pooled connection', async () => {
    const client = new pg.Client({ connectionString: buildPooledUrl(api.databaseUrl), options: '-c jit=off' });
    await client.connect();
    await client.end();
    expect(takeViolations()).toEqual(['start-up option: options -c jit=off']);
  });

  it.each([
    'BEGIN READ ONLY; SET LOCAL jit = off',
    'SET TRANSACTION READ ONLY',
    'SELECT pg_advisory_xact_lock(1)',
    'SELECT pg_try_advisory_xact_lock(1)',
    `SELECT set_config('jit', 'off', true), set_config($1, $2, true)`,
    `UPDATE note SET said = 'one; SET jit = off'`,
    `NOTIFY job, 'one'`,
  ])('accepts what ends with the transaction: %s', (text) => {
    expect(findSessionStatements(text)).toEqual([]);
  });

  it('ignores connections that bypass the pooler', async () => {
    const client = new pg.Client({ connectionString: api.databaseUrl });
    await client.connect();
    await client.query('LISTEN job');
    await client.end();
    expect(takeViolations()).toEqual([]);
  });
});
