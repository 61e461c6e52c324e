import { getMetadataStorage } from 'class-validator';
import ExcelJS from 'exceljs';
import { EntityImportRegistry } from '../../src/imports/entities/entity-import.registry.js';
import { IMPORT_ENTITIES } from '../../src/imports/mapping/import-field.constants.js';
import { REASON_TEXTS } from '../../src/imports/reasons/reason-sentence.rules.js';
import { useApi } from '../support/api.js';
import { check, run, uploadLines } from './imports.given.js';

const { api, make } = useApi();

const LINES = [
  'Bedrijfsnaam;Staat;Ondernemingsnummer;Stad',
  'Reden Een;Atlantis;;Genk',
  'Reden Twee;Atlantis;;Genk',
  'Reden Drie;België;0403.170.702;Genk',
  ';België;;Genk',
  'Reden Vijf;België;;Hasselt',
];

/** Uploads the lines with a company that has another city, and checks them. */
const checkLines = async (...lines: string[]): Promise<string> => {
  const { id, columns } = await uploadLines(api.bdm, 'companies', ...lines);
  const fields = ['name', 'country', 'identifiers.KBO', 'city'];
  const mapping = columns.map(({ name }: { name: string }, index: number) => ({ column: name, field: fields[index] }));
  await api.bdm.patch(`/imports/${id}`, { mapping });
  await check(api, api.bdm, id);
  return id as string;
};

const readRow = async (id: string, row: number, query: string) => {
  const { items } = (await api.bdm.get(`/imports/${id}/rows?${query}`)).body;
  return items.find((each: { row: number }) => each.row === row);
};

const readFile = async (id: string, query: string): Promise<unknown[][]> => {
  const workbook = new ExcelJS.Workbook();
  await workbook.xlsx.load((await api.bdm.bytes(`/imports/${id}/errors?${query}`)) as never);
  const rows: unknown[][] = [];
  workbook.worksheets[0]!.eachRow((row) => rows.push((row.values as unknown[]).slice(1)));
  return rows;
};

describe('The reasons of the rows of an import', () => {
  let id: string;
  beforeAll(async () => {
    await make.company({ name: 'Reden Vijf', country: 'BE', city: 'Tongeren' });
    id = await checkLines(...LINES);
  });

  it('name the column and quote the cell, and are the sentences of the API without a language', async () => {
    const [error] = (await readRow(id, 4, '')).errors;
    expect(error).toMatchObject({
      field: 'identifiers.KBO',
      column: 'Ondernemingsnummer',
      cell: '0403.170.702',
      code: 'identifier.invalid',
    });
    expect(error.detail).not.toContain('Ondernemingsnummer');
    expect((await readRow(id, 5, '')).errors).toMatchObject([
      { field: 'name', column: 'Bedrijfsnaam', cell: null, code: 'field.required' },
    ]);
  });

  it('are sentences in the language that is asked for', async () => {
    const say = async (row: number, lang: string) => {
      const { errors, warnings } = await readRow(id, row, `lang=${lang}`);
      return [...errors, ...warnings].map(({ detail }: { detail: string }) => detail);
    };
    expect(await say(2, 'nl')).toEqual([
      expect.stringMatching(/^Land «Atlantis» \(kolom «Staat»\): dit land is niet bekend\./),
    ]);
    expect(await say(2, 'en')).toEqual([expect.stringMatching(/^Country «Atlantis» \(column «Staat»\): /)]);
    expect(await say(5, 'nl')).toEqual([
      expect.stringMatching(/^Naam in Latijnse letters \(kolom «Bedrijfsnaam»\): dit ontbreekt\./),
    ]);
    expect(await say(6, 'nl')).toEqual([expect.stringContaining('«Tongeren» is gebleven')]);
  });

  it('are counted, the most frequent first, with their first rows', async () => {
    const { body } = await api.bdm.get(`/imports/${id}/reasons?lang=nl`);
    expect(body[0]).toEqual({
      kind: 'error',
      code: 'country.invalid',
      field: 'country',
      column: 'Staat',
      cell: 'Atlantis',
      count: 2,
      detail: expect.stringMatching(/^Land «Atlantis» \(kolom «Staat»\): /),
      firstRows: [2, 3],
    });
    expect(body.map(({ kind, count }: { kind: string; count: number }) => [kind, count])).toEqual([
      ['error', 2],
      ['error', 1],
      ['error', 1],
      ['warning', 1],
    ]);
    const skipped = (await api.bdm.get(`/imports/${id}/reasons?outcome=skip`)).body;
    expect(skipped).toMatchObject([
      { kind: 'warning', code: 'import.value_not_taken', column: 'Stad', cell: 'Hasselt' },
    ]);
    expect(skipped[0].detail).toMatch(/^City «Hasselt» \(column «Stad»\): /);
  });

  it('filter the rows, each part of one reason', async () => {
    const filter = async (query: string) =>
      (await api.bdm.get(`/imports/${id}/rows?${query}`)).body.items.map(({ row }: { row: number }) => row);
    expect(await filter('code=country.invalid')).toEqual([2, 3]);
    expect(await filter('code=country.invalid&column=Staat&cell=Atlantis')).toEqual([2, 3]);
    expect(await filter('column=Ondernemingsnummer')).toEqual([4]);
    expect(await filter('code=country.invalid&cell=0403.170.702')).toEqual([]);
    expect(await filter('code=import.value_not_taken&outcome=skip')).toEqual([6]);
    const wrong = await api.bdm.get(`/imports/${id}/rows?lang=fr&code=a&code=b&colour=red`);
    expect(wrong).toMatchObject({ status: 422, body: { errors: [{ pointer: '?code' }, { pointer: '?lang' }] } });
    expect(await api.bdm.get(`/imports/${id}/rows?colour=red`)).toMatchObject({
      status: 422,
      body: { errors: [{ pointer: '?colour' }] },
    });
    expect((await api.bdm.get(`/imports/${id}/reasons?lang=fr`)).status).toBe(422);
  });

  it('are in the file of failed rows in the language that is asked for', async () => {
    const dutch = await readFile(id, 'lang=nl');
    expect(dutch[0]).toEqual(['Bedrijfsnaam', 'Staat', 'Ondernemingsnummer', 'Stad', 'Kandidaten', 'Redenen']);
    expect(dutch.slice(1).map((row) => row[5])).toEqual([
      expect.stringMatching(/^Land «Atlantis»/),
      expect.stringMatching(/^Land «Atlantis»/),
      expect.stringMatching(/^KBO-nummer «0403\.170\.702»/),
      expect.stringMatching(/^Naam in Latijnse letters/),
      expect.stringMatching(/^Stad «Hasselt»: dit is niet overgenomen/),
    ]);
    const english = await readFile(id, '');
    expect(english[0]!.at(-1)).toBe('Reasons');
    expect(english[1]!.at(-1)).toMatch(/^Country «Atlantis»/);
    const again = await uploadLines(
      api.bdm,
      'companies',
      'Bedrijfsnaam;Land;Redenen',
      'Reden Zes;België;Land onbekend',
    );
    expect(again.mapping.map(({ column }: { column: string }) => column)).toEqual(['Bedrijfsnaam', 'Land']);
  });

  it('of many cells of a column are one line without a cell', async () => {
    const lines = Array.from({ length: 40 }, (_, index) => `Veel ${index};Nergensland ${index % 20};;Genk`);
    const many = await checkLines(LINES[0]!, ...lines);
    const { body } = await api.bdm.get(`/imports/${many}/reasons?lang=nl`);
    expect(body).toMatchObject([{ code: 'country.invalid', cell: null, count: 40, firstRows: [2, 3, 4, 5, 6] }]);
    expect(body[0].detail).toMatch(/^Land \(kolom «Staat»\): dit land is niet bekend\./);
  });

  it('are there also for what an undo leaves', async () => {
    const { id: other } = await uploadLines(api.bdm, 'companies', 'Naam,Land', 'Reden Undo,BE');
    const [row] = await run(api, api.bdm, other);
    await api.manager.patch(`/companies/${row.recordId}`, { city: 'Genk' });
    const preview = async (query: string) =>
      (await api.manager.post(`/imports/${other}/undo${query}`, { dryRun: true })).body.remainders[0].reasons[0].detail;
    expect(await preview('?lang=nl')).toBe('Dit is sinds de import gewijzigd.');
    expect(await preview('')).toBe('The record has been changed since the import.');
  });

  it('are seen only by those who may see the rows', async () => {
    expect((await api.viewer.get(`/imports/${id}/reasons`)).status).toBe(403);
    expect((await (await api.user('bdm')).get(`/imports/${id}/reasons`)).status).toBe(404);
  });
});

it('The texts of reasons exist for every rule of the validation of the records that are imported', () => {
  const registry = api.app.get(EntityImportRegistry);
  const types = IMPORT_ENTITIES.flatMap((entity) => {
    const { createType, updateType } = registry.get(entity);
    return listTypes(createType).concat(listTypes(updateType));
  });
  const rules = types.flatMap((type) => getMetadataStorage().getTargetValidationMetadatas(type, '', false, false));
  const names = rules.flatMap(({ name }) => (name === undefined || name === 'isOptional' ? [] : [name]));
  const codes = new Set(names.map((name) => `field.${name.replaceAll(/([a-z])([A-Z])/g, '$1_$2').toLowerCase()}`));
  expect([...codes]).toEqual(expect.arrayContaining(['field.max_length', 'field.phone', 'field.is_in']));
  expect([...codes].filter((code) => !(code in REASON_TEXTS))).toEqual([]);
});

type BodyType = new () => object;

/** Lists the class of a body and those of its parts. */
function listTypes(type: BodyType, seen = new Set<BodyType>()): BodyType[] {
  if (seen.has(type)) return [];
  seen.add(type);
  for (const { context } of getMetadataStorage().getTargetValidationMetadatas(type, '', false, false)) {
    const nested = (context as { nested?: () => BodyType } | undefined)?.nested;
    if (nested) listTypes(nested(), seen);
  }
  return [...seen];
}
