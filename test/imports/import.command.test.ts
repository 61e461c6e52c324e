import ExcelJS from 'exceljs';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { run } from '../cli/command.run.js';
import { useApi } from '../support/api.js';
import { useFolder } from '../support/folder.js';

const folder = useFolder();
const { api } = useApi();

it('The import command checks and imports a file of companies', async () => {
  const env = { DATABASE_URL: api.databaseUrl, LOG_LEVEL: 'silent' };
  const file = join(folder, 'companies.csv');
  const mapping = join(folder, 'mapping.json');
  await writeFile(file, 'A;B;C\nGentiaan Textiel;BE;Vereniging\nGentiaan Textiel;BE;Vereniging\n;BE;\n');
  await writeFile(
    mapping,
    JSON.stringify({
      mapping: [
        { column: 'A', field: 'name' },
        { column: 'B', field: 'country' },
        { column: 'C', field: 'kind' },
      ],
      values: [{ column: 'C', value: 'vereniging', meaning: 'cluster' }],
    }),
  );
  const call = ['import', 'companies', file, '--mapping', mapping];
  const tried = await run([...call, '--dry-run'], env);
  expect([tried.code, tried.err]).toEqual([0, '']);
  expect(tried.out.toString()).toMatch(/^2\tcreate\t\n3\tskip\tRepeats row 2\n4\terror\tname: name is required/);
  expect((await api.bdm.get('/companies?q=gentiaan')).body.items).toEqual([]);
  expect((await api.manager.get('/imports')).body.items).toEqual([]);
  expect((await run(call, env)).code).toBe(0);
  expect((await api.bdm.get('/companies?q=gentiaan')).body.items).toMatchObject([
    { name: 'Gentiaan Textiel', kind: 'cluster' },
  ]);
  expect((await run(['import', 'planets', file], env)).code).toBe(1);
  expect((await run(['import', file], env)).code).toBe(2);
});

it('The import command takes the settings for cells that cannot be read, and says what a row left out', async () => {
  const env = { DATABASE_URL: api.databaseUrl, LOG_LEVEL: 'silent' };
  const file = join(folder, 'cells.csv');
  const settings = join(folder, 'cells.json');
  await writeFile(file, 'name;country;employees\nHyacint Textiel;BE;veel\n');
  const importWith = async (unreadable: string, ...flags: string[]) => {
    await writeFile(settings, JSON.stringify({ unreadable }));
    return (await run(['import', 'companies', file, '--mapping', settings, ...flags], env)).out.toString();
  };
  expect(await importWith('refuse', '--dry-run')).toMatch(/^2\terror\temployees: /);
  expect(await importWith('leave_out', '--dry-run')).toMatch(/^2\tcreate\temployees: "veel" cannot be read\./);
  expect(await importWith('leave_out')).toMatch(/^2\tcreate\t[0-9a-f-]{36}\temployees: "veel" cannot be read\./);
});

it('The import command creates the companies of contacts that nobody knows', async () => {
  const env = { DATABASE_URL: api.databaseUrl, LOG_LEVEL: 'silent' };
  const file = join(folder, 'contacts.csv');
  const settings = join(folder, 'settings.json');
  await writeFile(file, 'fullName,company.name,company.country\nLou Goris,Heliotroop Glas,BE\n');
  await writeFile(settings, JSON.stringify({ createMissing: ['companies'] }));
  expect((await run(['import', 'contacts', file, '--mapping', settings], env)).code).toBe(0);
  expect((await api.bdm.get('/companies?q=heliotroop')).body.items).toMatchObject([{ name: 'Heliotroop Glas' }]);
});

it('The import command reads the sheet and the row that it is told', async () => {
  const env = { DATABASE_URL: api.databaseUrl, LOG_LEVEL: 'silent' };
  const file = join(folder, 'sheets.xlsx');
  const book = new ExcelJS.Workbook();
  book.addWorksheet('Breed').addRows([
    ['a', 'b', 'c'],
    [1, 2, 3],
  ]);
  book.addWorksheet('Bedrijven').addRows([['Stand 2025'], ['Naam', 'Land'], ['Hyacint Textiel', 'BE']]);
  await book.xlsx.writeFile(file);
  const call = ['import', 'companies', file, '--dry-run'];
  const read = await run([...call, '--sheet', 'Bedrijven', '--heading-row', '2'], env);
  expect([read.code, read.out.toString()]).toEqual([0, '3\tcreate\t\n']);
  const unknown = await run([...call, '--sheet', 'Blad9'], env);
  expect([unknown.code, unknown.err]).toEqual([1, expect.stringContaining('"Breed", "Bedrijven"')]);
  const text = join(folder, 'dos.csv');
  await writeFile(text, Buffer.from('Naam;Land\nCAF\x90 NOIR;BE\n', 'latin1'));
  const dos = await run(['import', 'companies', text, '--encoding', 'cp850', '--separator', 'semicolon'], env);
  expect(dos.code).toBe(0);
  expect((await api.bdm.get('/companies?q=noir')).body.items).toMatchObject([{ name: 'CAFÉ NOIR' }]);
});
