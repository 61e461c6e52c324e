import { buffer } from 'node:stream/consumers';
import { inflateRawSync } from 'node:zlib';
import ExcelJS from 'exceljs';
import { createXlsxSheet, toXlsxText } from './xlsx-sheet.factory.js';

const AT = ['column A', 'column B'];

/** Returns a part of a workbook, found by its local header. */
function readPart(file: Buffer, name: string): string {
  const at = file.indexOf(name) - 30;
  const end = file.indexOf('PK\x03\x04', at + 4, 'latin1');
  const content = file.subarray(at + 30 + name.length + file.readUInt16LE(at + 28), end);
  return inflateRawSync(content).toString();
}

describe('A sheet that is written as a stream', () => {
  it('keeps the types of numbers, booleans and dates, and writes everything else as text', async () => {
    const sheet = await read(['n', 'b', 'd', 't', 'o'], [[1.5, true, '2026-03-01', '=1+1', { a: [1] }]]);
    const row = sheet.getRow(2);
    expect(row.getCell(1).value).toBe(1.5);
    expect(row.getCell(2).value).toBe(true);
    expect(row.getCell(3).value).toEqual(new Date('2026-03-01T00:00:00Z'));
    expect(row.getCell(3).numFmt).toMatch(/yyyy.*mm.*dd/);
    expect(row.getCell(4).value).toBe('=1+1');
    expect(row.getCell(4).formula).toBeUndefined();
    expect(row.getCell(5).value).toBe('{"a":[1]}');
  });

  it('writes invalid dates, and dates that Excel counts wrong, as text', async () => {
    const days = ['2026-13-45', '2026-02-30', '1900-02-28', '1815-06-18'];
    const sheet = await read(
      AT,
      days.map((day) => [day]),
    );
    expect(days.map((_, index) => sheet.getRow(index + 2).getCell(1).value)).toEqual(days);
  });

  it('stays valid with hostile text: tags, control characters, lone surrogates and texts that are too long', async () => {
    const texts = ['<b>&"quoted"', 'a\u0000b\u0001c', '\ud800half', ' spaces ', 'x'.repeat(40_000), '光新照明'];
    const sheet = await read(
      AT,
      texts.map((text) => [text]),
    );
    const values = texts.map((_, index) => sheet.getRow(index + 2).getCell(1).value);
    expect(values).toEqual(['<b>&"quoted"', 'abc', '\ufffdhalf', ' spaces ', 'x'.repeat(32_767), '光新照明']);
  });

  it('ends a text that is too long before a character, not in the middle of it', async () => {
    const texts = [`${'x'.repeat(32_766)}😀 and more`, `${'x'.repeat(32_765)}😀 and more`];
    const sheet = await read(
      AT,
      texts.map((text) => [text]),
    );
    const values = texts.map((_, index) => sheet.getRow(index + 2).getCell(1).value);
    expect(values).toEqual(['x'.repeat(32_766), `${'x'.repeat(32_765)}😀`]);
    expect(texts.map((text) => toXlsxText(text))).toEqual(values);
  });

  it('names the default style of its cells, without which readers such as openpyxl warn', async () => {
    const styles = readPart(await buffer(createXlsxSheet('Rows', AT, (async function* () {})())), 'xl/styles.xml');
    expect(styles).toMatch(/<cellStyles count="1"><cellStyle name="Normal" xfId="0" builtinId="0"\/><\/cellStyles>/);
    expect(styles.match(/<cellXfs.*<\/cellXfs>/)?.[0].match(/<xf [^>]*xfId="0"/g)).toHaveLength(3);
  });

  it('names columns beyond Z, leaves empty cells out, and freezes the line of names', async () => {
    const columns = Array.from({ length: 60 }, (_, index) => `column ${index}`);
    const sheet = await read(columns, [columns.map((_, index) => (index === 59 ? 'last' : null))]);
    expect(sheet.getCell('BH1').value).toBe('column 59');
    expect(sheet.getCell('BH2').value).toBe('last');
    expect(sheet.getRow(2).actualCellCount).toBe(1);
    expect(sheet.views[0]).toMatchObject({ state: 'frozen', ySplit: 1 });
  });

  it('has the same bytes for the same rows, whenever it is written', async () => {
    const file = await buffer(createXlsxSheet('Rows', AT, (async function* () {})()));
    const times: number[] = [];
    for (let at = file.indexOf('PK\x01\x02', 'latin1'); at >= 0; at = file.indexOf('PK\x01\x02', at + 1, 'latin1')) {
      times.push(file.readUInt32LE(at + 12));
    }
    expect(times.length).toBeGreaterThan(4);
    // The DOS time of 1980-01-01, 0:00.
    expect(new Set(times)).toEqual(new Set([0x0021_0000]));
  });

  it('fails if the rows fail, and stops reading rows when its reader has gone', async () => {
    const failing = createXlsxSheet('list', AT, rowsOf([[1]], new Error('lost')));
    await expect(buffer(failing)).rejects.toThrow('lost');
    let given = 0;
    let ended = false;
    async function* endless(): AsyncGenerator<unknown[]> {
      try {
        for (;;) yield await Promise.resolve([`row ${given++}`, Math.random()]);
      } finally {
        ended = true;
      }
    }
    const left = createXlsxSheet('list', AT, endless());
    for await (const chunk of left) if ((chunk as Buffer).length > 0 && given > 10) break;
    while (!ended) await new Promise((resolve) => setImmediate(resolve));
    expect(given).toBeLessThan(100_000);
  });
});

async function* rowsOf(rows: unknown[][], error?: Error): AsyncGenerator<unknown[]> {
  for (const row of rows) yield await Promise.resolve(row);
  if (error) throw error;
}

async function read(columns: string[], rows: unknown[][]): Promise<ExcelJS.Worksheet> {
  const workbook = new ExcelJS.Workbook();
  await workbook.xlsx.load((await buffer(createXlsxSheet('list', columns, rowsOf(rows)))) as never);
  return workbook.worksheets[0]!;
}
