import { mkdtemp, rm, truncate, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { MAX_CELL_CHARACTERS, MAX_FILE_BYTES, MAX_ROWS, type TableRow } from './table-file.constants.js';
import { TableFileError } from './table-file.errors.js';
import { openTableFile } from './table-file.reader.js';
import { takeFirstRows } from './table-rows.reader.js';

/** GB18030 of 公司,城市 and 上海光学,上海. */
const CHINESE = Buffer.from('b9abcbbe2cb3c7cad00ac9cfbaa3b9e2d1a72cc9cfbaa30a', 'hex');

describe('A csv file', () => {
  let folder: string;
  beforeAll(async () => (folder = await mkdtemp(join(tmpdir(), 'table-file-'))));
  afterAll(() => rm(folder, { recursive: true }));

  const open = async (content: string | Buffer) => {
    const path = join(folder, 'table.csv');
    await writeFile(path, content);
    return openTableFile(path);
  };
  const read = async (content: string | Buffer) => {
    const { columns, separator, rows } = await open(content);
    return { columns, separator, rows: await takeFirstRows(rows, Infinity) };
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

  it.each([
    [';', 'Naam;Omzet;Stad\nAcme;1.234,50;Genk\nBosch;12,5;Hasselt\n'],
    [',', 'Name,Note,City\nAcme,"a;b;c",Genk\nBosch,a;b,Hasselt\n'],
    ['\t', 'Name\tRevenue\nAcme, Inc.\t1,5\nBosch; NV\t2,5\n'],
    [';', 'Overzicht, mei 2024\n\nNaam;Omzet\nAcme;1,5\nBosch;2,5\n'],
    [';', 'sep=;\nNaam;Omzet,Winst,Verlies\nAcme;1,5,6\n'],
  ])('is separated by %j where that divides most rows alike', async (separator, content) => {
    expect((await open(content)).separator).toBe(separator);
  });

  it('has one column where nothing separates cells', async () => {
    const { columns, rows } = await read('Name\nAcme\nBosch\n');
    expect([columns, rows.map(({ cells }) => cells)]).toEqual([['Name'], [['Acme'], ['Bosch']]]);
  });

  it('keeps a quote within a cell that does not begin with one', async () => {
    const { rows, separator } = await read('Naam;Maat;Stad\nBuis, rond;3" buis;Genk\nBocht;"a;b";"Hasselt"\n');
    expect(separator).toBe(';');
    expect(rows.map(({ cells }) => cells)).toEqual([
      ['Buis, rond', '3" buis', 'Genk'],
      ['Bocht', 'a;b', 'Hasselt'],
    ]);
  });

  it('skips blank rows and counts rows as a spreadsheet does, also behind a quoted line break', async () => {
    const { rows } = await read('Name,Note\r\n\r\nAcme,"two\r\nlines"\r\n,\r\nBosch,x\r\n');
    expect(rows).toEqual([
      { row: 3, cells: ['Acme', 'two\nlines'] },
      { row: 5, cells: ['Bosch', 'x'] },
    ]);
  });

  it('does not count the line that names the separator, as Excel does', async () => {
    const { columns, rows } = await read('sep=;\r\nName;City\r\nAcme;Genk\r\n');
    expect([columns, rows[0]!.row]).toEqual([['Name', 'City'], 2]);
  });

  it('is trimmed and has no control characters, so that PostgreSQL can store it', async () => {
    const { rows } = await read('Name of the company,City of the company\n"\u00A0Ac\u0000me\u0007\u200B ", Genk \n');
    expect(rows[0]!.cells).toEqual(['Acme', 'Genk']);
  });

  it('loses the marks that keep a spreadsheet from calculating, and errors of Excel are blank', async () => {
    const { rows } = await read(`Phone,Number,Total,Word\n'+32 11 12 34 56,"=""007""",#N/A,'s avonds\n`);
    expect(rows[0]!.cells).toEqual(['+32 11 12 34 56', '007', null, "'s avonds"]);
  });

  it('keeps a formula as a text, which is never calculated', async () => {
    const { rows } = await read(`Name,Link\nAcme,"=HYPERLINK(""http://example.com"")"\n`);
    expect(rows[0]!.cells[1]).toBe('=HYPERLINK("http://example.com")');
  });

  it('has at least one cell for each column, and more where values have no heading', async () => {
    const { rows } = await read(`A,B,C\n1,2,3\n${'x,y,z\n'.repeat(60)}1\n1,2,3,4\n1,2,3,,`);
    expect(rows.slice(-3).map(({ cells }) => cells)).toEqual([
      ['1', null, null],
      ['1', '2', '3', '4'],
      ['1', '2', '3'],
    ]);
  });

  it('can be read again', async () => {
    const { rows } = await open('Name,City\nAcme,Genk\n');
    expect(await takeFirstRows(rows, 1)).toEqual(await takeFirstRows(rows, 1));
  });

  describe('is refused', () => {
    const longCell = 'x'.repeat(MAX_CELL_CHARACTERS + 1);
    it.each([
      ['import.file_empty', 'has no rows', ''],
      ['import.file_empty', 'has no rows', ' \n\n;;\n'],
      ['import.csv_quotes', 'from line 3 on', 'Name,City\nAcme,Genk\n"Bosch,Hasselt\nCelis,Genk\n'],
      ['import.csv_quotes', 'Line 2', 'Name,City\n"Ac"me,Genk\n'],
      ['import.cell_too_long', 'Row 2', `Name,City\n${longCell},Genk\n`],
      ['import.cell_too_long', 'line 3', `Name,City\nAcme,Genk\n"${'x,'.repeat(1_100_000)}`],
      ['import.too_many_columns', 'Row 1', `${Array.from({ length: 10_000 }, (_, index) => `c${index}`).join(',')}\n`],
      ['import.encoding', 'Line 4', Buffer.from([...Buffer.from('Naam\nZoë\nChloë\nNo'), 0xeb, 0x6c, 0x0a])],
      ['import.file_incomplete', 'middle of a character', Buffer.from('Naam\nZoë\nChloë').subarray(0, -1)],
      ['import.file_incomplete', 'middle of a character', Buffer.from('\uFEFFNaam\nZoë', 'utf16le').subarray(0, -1)],
      ['import.file_incomplete', 'Row 3 ends in the middle', 'Name,City,Phone\nAcme,Genk,012\nBosch,Ha'],
      ['import.file_type', 'no text', Buffer.from([0x41, 0x42, 0, 0, 0, 1, 2, 3, 0, 0, 0, 9, 0x0a])],
    ])('with %s: %s', async (code, message, content) => {
      const error = await read(content).catch((error: unknown) => error);
      expect(error).toBeInstanceOf(TableFileError);
      expect(error).toMatchObject({ code, message: expect.stringContaining(message) as string });
    });

    it('where it has more rows than the limit', async () => {
      const { rows } = await open(`Name\n${'Acme\n'.repeat(MAX_ROWS + 1)}`);
      await expect(countRows(rows)).rejects.toMatchObject({ code: 'import.too_many_rows' });
    });

    it('where it is larger than the limit', async () => {
      const path = join(folder, 'large.csv');
      await writeFile(path, 'Name\n');
      await truncate(path, MAX_FILE_BYTES + 1);
      await expect(openTableFile(path)).rejects.toMatchObject({ code: 'import.file_too_large' });
    });
  });
});

async function countRows(rows: AsyncIterable<TableRow>): Promise<number> {
  let count = 0;
  for await (const _ of rows) count++;
  return count;
}
