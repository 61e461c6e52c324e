import pg from 'pg';
import { ImportHandler } from '../../src/imports/runs/import.handler.js';
import { type Answer, useApi } from '../support/api.js';
import { prepareFields, work } from './imports.given.js';
import { buildPlainName } from './untidy-names.given.js';

const { api } = useApi();

/** Part of 20,000 rows; 1 checks chains of 5,000 and of 20,000 companies. */
const SCALE = Number(process.env['IMPORT_SCALE'] ?? 0.02);
const [SHORT, LONG] = [5_000 * SCALE, 20_000 * SCALE] as const;
const LONG_MS = 180_000 + 100 * (SHORT + LONG);

/** Uploads companies of which each belongs to the next one, or to the one before. */
async function uploadChain(length: number, isUpward: boolean, from: number): Promise<string> {
  const names = Array.from({ length }, (_, index) => buildPlainName(from + index));
  const lines = names.map((name, index) => `${name};BE;${names[index + (isUpward ? 1 : -1)] ?? ''}`);
  return prepareFields(api.bdm, 'companies', ['name', 'country', 'parent.name'], lines);
}

/** Counts the statements that the database gets from now on. */
function countStatements() {
  const { query } = pg.Client.prototype;
  const counter = { count: 0, [Symbol.dispose]: () => void (pg.Client.prototype.query = query) };
  pg.Client.prototype.query = function (this: pg.Client, ...args: never[]) {
    counter.count++;
    return query.apply(this, args as unknown as Parameters<typeof query>);
  } as typeof query;
  return counter;
}

/** Checks an import, and returns it with the statements and the time that each row has taken. */
async function measureCheck(id: string): Promise<{ body: Answer['body']; statements: number; ms: number }> {
  using counter = countStatements();
  const began = performance.now();
  await api.bdm.post(`/imports/${id}/dry-run`);
  await work(api);
  const ms = performance.now() - began;
  const { body } = await api.bdm.get(`/imports/${id}`);
  return { body, statements: counter.count / body.rowCount, ms: ms / body.rowCount };
}

describe.each([true, false])('The check of a chain of companies, with the parents below: %s', (isUpward) => {
  it(
    'costs as much for each row of a long chain as of a short one',
    async () => {
      const from = isUpward ? 0 : LONG * 4;
      const short = await measureCheck(await uploadChain(SHORT, isUpward, from));
      const long = await measureCheck(await uploadChain(LONG, isUpward, from + LONG));
      expect([short.body.counts.create, long.body.counts.create]).toEqual([SHORT, LONG]);
      if (process.env['IMPORT_SCALE'] !== undefined) {
        const figures = [short, long].map(({ statements, ms, body }) => ({ rows: body.rowCount, statements, ms }));
        process.stderr.write(`${JSON.stringify(figures)} for each row\n`);
      }
      expect(long.statements / short.statements).toBeLessThan(1.2);
    },
    LONG_MS,
  );
});

it(
  'A chain of companies is stopped between two short transactions, imported and undone',
  async () => {
    const id = await uploadChain(LONG, true, LONG * 8);
    await api.bdm.post(`/imports/${id}/dry-run`);
    const handler = api.app.get(ImportHandler);
    const batches: number[] = [];
    const checkRows = handler['checkRows'].bind(handler);
    handler['checkRows'] = async (...args) => {
      const began = performance.now();
      const isGoingOn = await checkRows(...args);
      batches.push(performance.now() - began);
      if (batches.length === 3) await api.bdm.post(`/imports/${id}/stop`);
      return isGoingOn;
    };
    await work(api);
    handler['checkRows'] = checkRows;
    expect((await api.bdm.get(`/imports/${id}`)).body.status).toBe('uploaded');
    // The last one sees that the import was stopped. Together they have checked no more rows than three transactions take.
    expect(batches).toHaveLength(4);
    await api.bdm.post(`/imports/${id}/run`);
    await work(api);
    expect((await api.bdm.get(`/imports/${id}`)).body).toMatchObject({ status: 'done', counts: { create: LONG } });
    await api.manager.post(`/imports/${id}/undo`);
    await work(api);
    const { rows } = await api.db.query(
      `SELECT count(*)::integer AS left FROM import_row r JOIN company c ON c.id = r.record_id
       WHERE r.import_id = $1 AND c.archived_at IS NULL`,
      [id],
    );
    expect(rows).toEqual([{ left: 0 }]);
  },
  LONG_MS,
);
