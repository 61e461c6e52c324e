import { existsSync, readFileSync } from 'node:fs';
import { Readable } from 'node:stream';
import { parse } from 'csv-parse/sync';
import { SYSTEM } from '../../src/common/actor/actor.constants.js';
import { ManualClock } from '../../src/common/time/clock.service.js';
import { getProjectPath } from '../../src/config/project-files.reader.js';
import { RateImportService } from '../../src/reference/rate-import.service.js';
import { readShippedRates } from '../../migrations/data/exchange-rate-file.js';
import { useApi } from '../support/api.js';

const clock = new ManualClock(new Date('2026-06-15T09:00:00Z'));
const { api } = useApi({ clock });

const load = (text: string, allowChanges = false) =>
  api.app.get(RateImportService).import(Readable.from([text]), { allowChanges }, SYSTEM);
const stored = async () =>
  (
    await api.db.query('SELECT md5(string_agg(y::text, $1 ORDER BY currency, year)) AS sum FROM exchange_rate_year y', [
      '',
    ])
  ).rows[0].sum;
const rate = async (currency: string, on: string) =>
  (await api.viewer.get(`/reference/rates?currency=${currency}&on=${on}`)).body.items[0];

/** As the ECB writes it: newest first, a comma at each end, currencies of the past without rates. */
const FILE = `Date,USD,CNY,HRK,ISK,
2026-06-12,1.18,8.01,N/A,140.2,
2026-04-13,1.1684,7.9827,N/A,N/A,
2012-12-28,1.3183,8.2153,7.5535,N/A,
`;

describe('The rates that ship with the project', () => {
  it('are in the table as they are in the file', async () => {
    const shipped = await readShippedRates();
    const days = shipped.reduce((sum, year) => sum + year.days.length, 0);
    const { rows } = await api.db.query(
      `SELECT count(*)::int AS rates, count(DISTINCT currency)::int AS currencies, max(day) AS last FROM exchange_rate`,
    );
    expect(rows[0]).toMatchObject({ rates: days, currencies: 28 });
  });

  // Beside the checkout, or beside the folder of a worktree.
  const name = 'ecb-eurofxref-hist-2013-01-02_2026-04-13.csv';
  const places = ['..', '../..'].map((folder) => getProjectPath(folder, 'shared', 'reference', name));
  const original = places.find((place) => existsSync(place));
  (original ? it : it.skip)('are those of the reference file, every hundredth day of every currency', async () => {
    const [heading, ...days]: string[][] = parse(readFileSync(original!));
    const shipped = new Map(
      (await readShippedRates()).flatMap(({ currency, days: on, unitsPerEuro }) =>
        on.map((day, place): [string, string] => [`${currency} ${day}`, unitsPerEuro[place]!]),
      ),
    );
    expect(shipped.size).toBe(days.length * (heading!.length - 1));
    for (const [day, ...units] of days.filter((_, place) => place % 100 === 0)) {
      const found = heading!.slice(1).map((currency) => shipped.get(`${currency} ${day}`));
      expect([day, found]).toEqual([day, units]);
    }
  });
});

describe('An import of reference rates', () => {
  it('adds days and currencies, and changes nothing the second time', async () => {
    expect(await load(FILE)).toEqual({ added: 2, unchanged: 1, changed: 0 });
    expect(await rate('USD', '2026-06-14')).toMatchObject({ on: '2026-06-12', unitsPerEuro: 1.18, rateKind: 'latest' });
    expect(await rate('CNY', '2012-12-31')).toMatchObject({ on: '2012-12-28', unitsPerEuro: 8.2153 });
    expect(await rate('ISK', '2026-06-12')).toMatchObject({ unitsPerEuro: 140.2, rateKind: 'reference' });
    const { rows: kuna } = await api.db.query(`SELECT day FROM exchange_rate WHERE currency = 'HRK'`);
    expect(kuna).toHaveLength(1);
    // Days that the file has not are as before.
    expect(await rate('USD', '2026-04-10')).toMatchObject({ unitsPerEuro: 1.1711 });
    const before = await stored();
    expect(await load(FILE)).toEqual({ added: 0, unchanged: 3, changed: 0 });
    expect(await stored()).toBe(before);
    const { rows } = await api.db.query(`SELECT action FROM audit_entry WHERE entity_type = 'exchange_rate'`);
    expect(rows).toEqual([{ action: 'imported' }]);
  });

  it('refuses another value of a past day unless that is asked for', async () => {
    const before = await stored();
    const changed = 'Date,USD\n2026-04-13,1.2\n2026-06-11,1.18\n';
    await expect(load(changed)).rejects.toMatchObject({
      code: 'rates.changed',
      message: expect.stringContaining('2026-04-13 USD 1.1684 → 1.2'),
    });
    expect(await stored()).toBe(before);
    expect(await load(changed, true)).toEqual({ added: 1, unchanged: 0, changed: 1 });
    expect(await rate('USD', '2026-04-13')).toMatchObject({ unitsPerEuro: 1.2 });
  });

  it.each([
    ['nothing', ''],
    ['a heading alone', 'Date,USD\n'],
    ['another heading', 'Day,USD\n2026-06-12,1.18\n'],
    ['the euro itself', 'Date,EUR\n2026-06-12,1\n'],
    ['a currency twice', 'Date,USD,USD\n2026-06-12,1.18,1.18\n'],
    ['a line that is cut short', 'Date,USD,CNY\n2026-06-12,1.18,8.01\n2026-06-11,1.1'],
    ['a rate that is none', 'Date,USD\n2026-06-12,1.18\n2026-06-11,n.a.\n'],
    ['a rate of zero', 'Date,USD\n2026-06-12,0\n'],
    ['a day that is none', 'Date,USD\n2026-06-31,1.18\n'],
    ['a day in the future', 'Date,USD\n2026-06-16,1.18\n'],
    ['a day twice', 'Date,USD\n2026-06-12,1.18\n2026-06-12,1.19\n'],
    ['a quote that is not closed', 'Date,USD\n2026-06-12,"1.18\n'],
  ])('of a file with %s changes nothing and says why', async (_what, text) => {
    const before = await stored();
    await expect(load(text)).rejects.toMatchObject({ code: 'request.invalid', message: /Nothing was imported/ });
    expect(await stored()).toBe(before);
  });
});
