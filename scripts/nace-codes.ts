/**
 * Packs the two revisions of NACE into the file that the application reads: one line for each code, in their order.
 *
 * Sources: Rev. 2 with English titles is Eurostat's RAMON of 2020-10-21, as stored in github.com/data-cleaning/validate;
 * Dutch titles were not available. Rev. 2.1 with Dutch and English titles is the Belgian edition (NACE-BEL 2025) of FPS
 * Economy, as stored in github.com/TrippyTechLlama/kbo-toybox.
 *
 * Use: npm run nace-codes -- nace-2.0.csv nace-2.1.csv
 */
import { readFile, writeFile } from 'node:fs/promises';
import { parse } from 'csv-parse/sync';

const FILE = 'src/common/reference/nace-codes.json';

type Row = Record<'code' | 'title_en' | 'title_nl', string>;

const [rev2, rev21] = process.argv.slice(2);
if (rev2 === undefined || rev21 === undefined) {
  throw new Error('Name the files to pack: npm run nace-codes -- nace-2.0.csv nace-2.1.csv');
}
const packed = {
  '2.0': { en: buildLines(await readRows(rev2), 'title_en') },
  '2.1': { en: buildLines(await readRows(rev21), 'title_en'), nl: buildLines(await readRows(rev21), 'title_nl') },
};
await writeFile(FILE, `${JSON.stringify(packed, null, 2)}\n`);
console.log(`${packed['2.0'].en.length} codes of Rev. 2, ${packed['2.1'].en.length} of Rev. 2.1: ${FILE}`);

async function readRows(path: string): Promise<Row[]> {
  return parse(await readFile(path), { columns: true, trim: true });
}

function buildLines(rows: readonly Row[], title: 'title_en' | 'title_nl'): string[] {
  return rows.map((row) => `${row.code} ${row[title]}`);
}
