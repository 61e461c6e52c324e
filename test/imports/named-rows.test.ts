import { useApi } from '../support/api.js';
import { check, omitIds, run, uploadLines, work } from './imports.given.js';

const { api, make } = useApi();

const outcomes = (rows: { outcome: string }[]) => rows.map(({ outcome }) => outcome);
const find = async (query: string) => (await api.bdm.get(`/companies?limit=50&${query}`)).body.items;

/** Imports lines, and checks that the run does what the check says. */
async function importCompanies(...lines: string[]) {
  const { id } = await uploadLines(api.bdm, 'companies', ...lines);
  const checked = await check(api, api.bdm, id);
  const rows = await run(api, api.bdm, id);
  expect(omitIds(rows)).toEqual(omitIds(checked));
  return { id, rows };
}

describe('A row that names another row of its file', () => {
  const COLUMNS = 'externalId,name,country,parent.name,parent.externalId';
  const parents = async (q: string) =>
    new Map(
      (await find(`q=${q}&sort=name`)).map(({ name, parentId }: { name: string; parentId: string }) => [
        name,
        parentId,
      ]),
    );

  it('finds a parent that stands below it, through several rows, and the check says so', async () => {
    const lines = [
      COLUMNS,
      ',Violet Plastics,BE,Violet Benelux,',
      ',Violet Rubber,BE,,v-1',
      ',Violet Benelux,BE,Violet Europe,',
      'v-1,Violet Europe,NL,,',
    ];
    const { id, rows } = await importCompanies(...lines);
    expect(rows.map(({ errors }) => errors)).toEqual([[], [], [], []]);
    expect(outcomes(rows)).toEqual(['create', 'create', 'create', 'create']);
    const [benelux, europe] = [rows[2].recordId, rows[3].recordId];
    expect(await parents('Violet')).toEqual(
      new Map([
        ['Violet Benelux', europe],
        ['Violet Europe', null],
        ['Violet Plastics', benelux],
        ['Violet Rubber', europe],
      ]),
    );
    const again = await importCompanies(...lines);
    expect(outcomes(again.rows)).toEqual(['skip', 'skip', 'skip', 'skip']);
    await api.manager.post(`/imports/${id}/undo`);
    await work(api);
    expect(await find('q=Violet')).toEqual([]);
  });

  it('finds the parent of the country that it names, and says in the check that a company would belong to itself', async () => {
    const existing = await make.company({ name: 'Yarrow Works', country: 'BE' });
    const { id } = await uploadLines(
      api.bdm,
      'companies',
      'name,country,parent.name,parent.country',
      'Yarrow Shops,BE,Yarrow Group,NL',
      'Yarrow Group,BE,,',
      'Yarrow Group,NL,Yarrow Works,BE',
      'Yarrow Works,BE,Yarrow Depots,BE',
      'Yarrow Depots,BE,Yarrow Shops,BE',
    );
    const expected = ['create', 'create', 'create', 'error', 'create'];
    for (const rows of [await check(api, api.bdm, id), await run(api, api.bdm, id)]) {
      expect(outcomes(rows)).toEqual(expected);
      expect(rows[3].errors).toMatchObject([{ field: 'parent', code: 'company.parent_cycle' }]);
    }
    expect((await parents('Yarrow')).get('Yarrow Works')).toBeNull();
    expect((await api.bdm.get(`/companies/${existing.id}`)).body.parentId).toBeNull();
  });

  it('fails with a clear reason where rows belong to one another', async () => {
    const { rows } = await importCompanies(
      COLUMNS,
      ',Walnut Foods,BE,Walnut Drinks,',
      ',Walnut Drinks,BE,Walnut Foods,',
      ',Walnut Sweets,BE,Walnut Sweets,',
      ',Walnut Oils,BE,,',
    );
    expect(outcomes(rows)).toEqual(['error', 'error', 'error', 'create']);
    expect(
      rows
        .slice(0, 3)
        .map(({ errors }) => errors[0].code)
        .toSorted(),
    ).toEqual(['import.reference_cycle', 'import.reference_cycle', 'import.reference_not_imported']);
  });

  it('fails where the row of its parent fails, above or below', async () => {
    const { rows } = await importCompanies(
      COLUMNS,
      ',Xylem Foods,BE,Xylem Group,',
      `,Xylem Group,BE,Xylem Nowhere,`,
      ',Xylem Drinks,BE,Xylem Group,',
    );
    expect(outcomes(rows)).toEqual(['error', 'error', 'error']);
    expect(rows.map(({ errors }) => errors[0].code)).toEqual([
      'import.reference_not_imported',
      'import.reference_unknown',
      'import.reference_not_imported',
    ]);
    expect(await find('q=Xylem')).toEqual([]);
  });
});
