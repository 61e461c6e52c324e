import { readFile } from 'node:fs/promises';
import { gunzipSync, gzipSync } from 'node:zlib';
import { getProjectPath } from '../../src/config/project-files.reader.js';

/** The rates of one currency in one year: each day and its units for one euro have the same index. */
export interface RatesOfYear {
  currency: string;
  year: number;
  days: string[];
  unitsPerEuro: string[];
}

/** The file that ships with the project. `npm run exchange-rates` generates it. */
export const EXCHANGE_RATE_FILE = getProjectPath('migrations', 'data', 'ecb-exchange-rates.txt.gz');

/** Marks a day on which a currency has no rate. */
const NONE = '-';

/**
 * Packs rates: a comment line that names the source, then for each year its days as MMDD and a line for each currency.
 * `table` has the ECB's format: a heading with the currencies, and a row for each day.
 */
export function packRates(source: string, [heading = [], ...rows]: readonly string[][]): Buffer {
  const currencies = heading.slice(1);
  const years = Map.groupBy(
    rows.toSorted(([a = ''], [b = '']) => (a < b ? -1 : 1)),
    ([day = '']) => day.slice(0, 4),
  );
  const lines = [...years].flatMap(([year, days]) => [
    `days ${year} ${days.map(([day = '']) => day.slice(5).replace('-', '')).join(' ')}`,
    ...currencies.map((currency, place) => {
      return `${currency} ${year} ${days.map((row) => row[place + 1] || NONE).join(' ')}`;
    }),
  ]);
  return gzipSync([`# ${source}`, ...lines, ''].join('\n'), { level: 9 });
}

/** Unpacks the output of {@link packRates}. */
export function unpackRates(packed: Buffer): RatesOfYear[] {
  const lines = gunzipSync(packed).toString().split('\n');
  let days: string[] = [];
  return lines.flatMap((line) => {
    const [name = '', year = '', ...values] = line.split(' ');
    if (name === 'days') days = values.map((day) => `${year}-${day.slice(0, 2)}-${day.slice(2)}`);
    if (!/^[A-Z]{3}$/.test(name)) return [];
    const known = values.flatMap((units, place) => (units === NONE ? [] : [{ day: days[place]!, units }]));
    if (known.length === 0) return [];
    return [
      {
        currency: name,
        year: Number(year),
        days: known.map(({ day }) => day),
        unitsPerEuro: known.map(({ units }) => units),
      },
    ];
  });
}

/** Reads the file that ships with the project. */
export async function readShippedRates(): Promise<RatesOfYear[]> {
  return unpackRates(await readFile(EXCHANGE_RATE_FILE));
}
