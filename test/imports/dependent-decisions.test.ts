import { useApi } from '../support/api.js';
import { ok } from '../support/make.js';
import { check, readRows, run, uploadLines } from './imports.given.js';
import { buildPerson, buildPlainName } from './untidy-names.given.js';

const { api, make } = useApi();

const outcomes = (rows: { outcome: string }[]) => rows.map(({ outcome }) => outcome);
const decided = (id: string, row: number, decision: unknown) =>
  ok(api.bdm.patch(`/imports/${id}/rows/${row}`, { decision }));
const readImport = async (id: string) => (await api.bdm.get(`/imports/${id}`)).body;

describe('A decision on which other rows depend', () => {
  /** Uploads people of one company that nobody knows, which resembles one that is known. */
  async function uploadColleagues(word: string, count: number) {
    const known = await make.company({ name: `${word} Precision Castings NV`, country: 'BE' });
    const { id } = await uploadLines(
      api.bdm,
      'contacts',
      'fullName,company.name,company.country',
      ...Array.from({ length: count }, (_, n) => `${buildPerson(n)},${word} Precision Castings BV,BE`),
    );
    await ok(api.bdm.patch(`/imports/${id}`, { createMissing: ['companies'] }));
    await check(api, api.bdm, id);
    return { id: id as string, known };
  }

  it('plans the rows again that name the same missing company', async () => {
    const { id } = await uploadColleagues('Abele', 3);
    const waiting = { create: 0, possible_duplicate: 3 };
    expect(await readImport(id)).toMatchObject({ counts: waiting, createsCounts: { companies: 0 } });
    await decided(id, 3, 'create');
    // The row above comes before the company is there.
    const expected = ['possible_duplicate', 'create', 'create'];
    expect(outcomes(await readRows(api.bdm, id))).toEqual(expected);
    const counts = { create: 2, possible_duplicate: 1 };
    expect(await readImport(id)).toMatchObject({ processedCount: 3, counts, createsCounts: { companies: 1 } });
    await decided(id, 3, null);
    expect(await readImport(id)).toMatchObject({ counts: waiting, createsCounts: { companies: 0 } });
    await decided(id, 3, 'create');
    expect(outcomes(await run(api, api.bdm, id))).toEqual(expected);
  });

  it('plans the rows again that belong to its company, above and below', async () => {
    await make.company({ name: 'Wingnut Machine Works NV', country: 'BE' });
    const { id } = await uploadLines(
      api.bdm,
      'companies',
      'name,country,parent.name',
      'Tulipwood Stores,BE,Lacewood Retail',
      'Lacewood Retail,BE,Wingnut Machine Works BV',
      'Wingnut Machine Works BV,BE,',
      'Satinwood Logistics,BE,Wingnut Machine Works BV',
    );
    const checked = await check(api, api.bdm, id);
    expect(outcomes(checked)).toEqual(['error', 'error', 'possible_duplicate', 'error']);
    await decided(id, 4, 'create');
    const expected = ['create', 'create', 'create', 'create'];
    expect(outcomes(await readRows(api.bdm, id))).toEqual(expected);
    expect(await readImport(id)).toMatchObject({ counts: { create: 4, error: 0 } });
    expect(outcomes(await run(api, api.bdm, id))).toEqual(expected);
  });

  it('lets rows wait for a check again that are too many for a request', async () => {
    const { id } = await uploadColleagues('Bubinga', 130);
    await decided(id, 2, 'create');
    const rows = await readRows(api.bdm, id);
    const groups = Map.groupBy(rows, ({ outcome, phase }) => `${outcome} ${phase}`);
    expect([...groups].map(([group, { length }]) => [group, length])).toEqual([
      ['create checked', 101],
      ['null uploaded', 29],
    ]);
    expect(await readImport(id)).toMatchObject({
      status: 'checked',
      processedCount: 101,
      counts: { create: 101, possible_duplicate: 0 },
    });
    expect(new Set(outcomes(await check(api, api.bdm, id)))).toEqual(new Set(['create']));
    expect(new Set(outcomes(await run(api, api.bdm, id)))).toEqual(new Set(['create']));
    expect((await api.bdm.get('/companies?q=Bubinga')).body.items).toHaveLength(2);
  });

  it('costs as much in a large file as in a small one', async () => {
    const prepare = async (word: string, count: number) => {
      const { id } = await uploadLines(
        api.bdm,
        'companies',
        'Name,Country',
        `${word} Optics,BE`,
        ...Array.from({ length: count - 1 }, (_, n) => `${buildPlainName(n)},BE`),
      );
      for (const city of ['Genk', 'Hasselt']) {
        await make.company({ name: `${word} Optics`, country: 'BE', city, allowDuplicate: true });
      }
      // The rows of a check, without the time that it takes.
      await api.db.query(`UPDATE import_row SET phase = 'checked', outcome = 'create' WHERE import_id = $1`, [id]);
      await api.db.query(
        `UPDATE import_row SET outcome = 'possible_duplicate', candidates = '[{"name": "", "recordId": null, "row": null}]'
         WHERE import_id = $1 AND row = 2`,
        [id],
      );
      await api.db.query(
        `UPDATE import SET status = 'checked', processed_count = $2, counts = jsonb_build_object('create', $2::integer - 1, 'possible_duplicate', 1)
         WHERE id = $1`,
        [id, count],
      );
      await api.db.query('VACUUM ANALYZE import_row');
      return { id: id as string, count, fastest: Infinity };
    };
    const files = [await prepare('Padauk', 1_000), await prepare('Wenge', 20_000)];
    // By turns, so that whatever else the machine does concerns both. The first decisions load what all need.
    for (let n = 0; n < 14; n++) {
      for (const file of files) {
        const start = performance.now();
        await decided(file.id, 2, n % 2 === 0 ? 'skip' : null);
        if (n >= 2) file.fastest = Math.min(file.fastest, performance.now() - start);
      }
    }
    for (const { id, count } of files) {
      expect(await readImport(id)).toMatchObject({ processedCount: count, counts: { create: count - 1 } });
    }
    expect(files[1]!.fastest / files[0]!.fastest).toBeLessThan(1.6);
  });
});
