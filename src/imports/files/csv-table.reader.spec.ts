import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openTableFile } from './table-file.reader.js';
import { takeRows } from './table-rows.reader.js';

/** GB18030 of 公司,城市 and 上海光学,上海. */
const CHINESE = Buffer.from('b9abcbbe2cb3c7cad00ac9cfbaa3b9e2d1a72cc9cfbaa30a', 'hex');

describe('A csv file', () => {
  let folder: string;
  beforeAll(async () => (folder = await mkdtemp(join(tmpdir(), 'table-file-'))));
  afterAll(() => rm(folder, { recursive: true }));

  const open = async (content: string | Buffer) => {
    const path = join(folder, 'table.csv');
    await writeFile(path, content);
    return openTableFile(path, 'table.csv');
  };
  const read = async (content: string | Buffer) => {
    const table = await open(content);
    return { ...table, rows: await takeRows(table.rows, Infinity) };
  };

  it.each([
    ['UTF-8', Buffer.from('Naam;Stad\nZoë Café;Maaseik\n')],
    ['UTF-8 with byte order mark', Buffer.from('\uFEFFNaam;Stad\nZoë Café;Maaseik\n')],
    ['Windows-1252', Buffer.from('Naam;Stad\nZoë Café;Maaseik\n', 'latin1')],
    ['UTF-16 LE', Buffer.from('\uFEFFNaam;Stad\nZoë Café;Maaseik\n', 'utf16le')],
    ['UTF-16 LE without mark', Buffer.from('Naam;Stad\nZoë Café;Maaseik\n', 'utf16le')],
    ['UTF-16 BE', Buffer.from('\uFEFFNaam;Stad\nZoë Café;Maaseik\n', 'utf16le').swap16()],
    ['UTF-16 BE without mark', Buffer.from('Naam;Stad\nZoë Café;Maaseik\n', 'utf16le').swap16()],
  ])('is read in %s', async (_, content) => {
    expect(await read(content)).toEqual({
      columns: ['Naam', 'Stad'],
      separator: ';',
      rows: [{ row: 2, cells: ['Zoë Café', 'Maaseik'] }],
    });
  });

  it('is read in GB18030', async () => {
    expect(await read(CHINESE)).toEqual({
      columns: ['公司', '城市'],
      separator: ',',
      rows: [{ row: 2, cells: ['上海光学', '上海'] }],
    });
  });

  it.each(['één', 'coördinatie', 'Curaçao', 'Müller', 'geëerd', '€ 12', 'l’été', 'ÉÉN;', 'Ærø'])(
    'is Windows-1252 where it contains %s',
    async (name) => {
      const bytes = [...name].map((sign) => ({ '€': 0x80, '’': 0x92 })[sign] ?? sign.charCodeAt(0));
      const { rows } = await read(Buffer.concat([Buffer.from('Naam\n'), Buffer.from(bytes), Buffer.from('\n')]));
      expect(rows[0]!.cells[0]).toBe(name.replace(';', ''));
    },
  );
});
