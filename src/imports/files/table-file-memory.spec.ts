import { createWriteStream } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { ZipFile } from 'yazl';
import { openTableFile } from './table-file.reader.js';

setFlagsFromString('--expose-gc');
const collectGarbage = runInNewContext('gc') as () => void;

const OFFICE = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const COLUMNS = 'ABCDEFGHIJ';
const FEW = 1_500;
const MANY = 15_000;
/** The reader may need so much for a file of any size. Texts of all rows would need three times as much. */
const BASE_BYTES = 16 * 1024 * 1024;
/** Collecting garbage so often takes long on a busy machine. */
const LONG_MS = 400_000;
/** Interval in rows between two measurements. */
const INTERVAL = 1_500;

describe('Memory while a file is read', () => {
  let folder: string;
  beforeAll(async () => (folder = await mkdtemp(join(tmpdir(), 'table-file-'))));
  afterAll(() => rm(folder, { recursive: true }));

  /** Reads a file and returns the largest number of bytes that it needed beyond those before. */
  const measure = async (path: string, rowCount: number) => {
    collectGarbage();
    const before = getUsedBytes();
    let [largest, count] = [0, 0];
    for await (const _ of (await openTableFile(path)).rows) {
      count++;
      if (count % INTERVAL !== 0) continue;
      collectGarbage();
      largest = Math.max(largest, getUsedBytes() - before);
    }
    expect(count).toBe(rowCount);
    return largest;
  };

  const writeCsv = async (rowCount: number) => {
    const path = join(folder, `${rowCount}.csv`);
    await pipeline(Readable.from(generateCsv(rowCount)), createWriteStream(path));
    return path;
  };

  /** Every text is another one, so that the shared texts are as large as the sheet. */
  const writeXlsx = async (rowCount: number) => {
    const path = join(folder, `${rowCount}.xlsx`);
    const zip = new ZipFile();
    const relate = (id: string, type: string, target: string) =>
      `<Relationship Id="${id}" Type="${OFFICE}/${type}" Target="${target}"/>`;
    const parts = {
      '[Content_Types].xml': '<Types/>',
      '_rels/.rels': `<Relationships>${relate('r1', 'officeDocument', 'xl/workbook.xml')}</Relationships>`,
      'xl/workbook.xml': '<workbook xmlns:r="r"><sheets><sheet name="A" sheetId="1" r:id="r1"/></sheets></workbook>',
      'xl/_rels/workbook.xml.rels': `<Relationships>${relate('r1', 'worksheet', 'sheet.xml')}${relate('r2', 'sharedStrings', 'texts.xml')}</Relationships>`,
    };
    for (const [name, xml] of Object.entries(parts)) zip.addBuffer(Buffer.from(xml), name);
    zip.addReadStream(Readable.from(generateSheet(rowCount)), 'xl/sheet.xml');
    zip.addReadStream(Readable.from(generateTexts(rowCount)), 'xl/texts.xml');
    zip.end();
    await pipeline(zip.outputStream, createWriteStream(path));
    return path;
  };

  it.each([
    ['csv', writeCsv],
    ['a workbook', writeXlsx],
  ])(
    'of %s does not grow with its rows',
    async (_, write) => {
      await measure(await write(FEW), FEW);
      const few = await measure(await write(FEW), FEW);
      const many = await measure(await write(MANY), MANY);
      // Ten times the rows. What is needed for any file is added, so that small differences do not count.
      expect((many + BASE_BYTES) / (few + BASE_BYTES)).toBeLessThan(1.7);
    },
    LONG_MS,
  );
});

function getUsedBytes(): number {
  const { heapUsed, external } = process.memoryUsage();
  return heapUsed + external;
}

const buildText = (row: number, column: string) =>
  `Company ${column}${row} with a name that occurs only once and is followed by a note as long as those in real exports`;

function* generateCsv(rowCount: number): Generator<string> {
  yield `${[...COLUMNS].map((column) => `Column ${column}`).join(';')}\n`;
  for (let row = 1; row <= rowCount; row++) yield `${[...COLUMNS].map((column) => buildText(row, column)).join(';')}\n`;
}

function* generateSheet(rowCount: number): Generator<string> {
  yield '<worksheet><sheetData>';
  for (let row = 0; row <= rowCount; row++) {
    const cells = [...COLUMNS].map(
      (column, index) => `<c r="${column}${row + 1}" t="s"><v>${row * COLUMNS.length + index}</v></c>`,
    );
    yield `<row r="${row + 1}">${cells.join('')}</row>`;
  }
  yield '</sheetData></worksheet>';
}

function* generateTexts(rowCount: number): Generator<string> {
  yield '<sst>';
  for (let row = 0; row <= rowCount; row++) {
    yield [...COLUMNS].map((column) => `<si><t>${buildText(row, column)}</t></si>`).join('');
  }
  yield '</sst>';
}
