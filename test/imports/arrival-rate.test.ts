import { type Answer, useApi } from '../support/api.js';
import { ok } from '../support/make.js';
import { CHINESE_OFFICES } from './arrivals/chinese-offices.given.js';
import { DATA_HUB_EXPORT } from './arrivals/data-hub-export.given.js';
import { DUTCH_ARCHIVES } from './arrivals/dutch-archives.given.js';
import { DUTCH_OFFICES } from './arrivals/dutch-offices.given.js';
import { DYNAMICS_EXPORT } from './arrivals/dynamics-export.given.js';
import { ENGLISH_OFFICES } from './arrivals/english-offices.given.js';
import { ESPOCRM_EXPORT } from './arrivals/espocrm-export.given.js';
import { HUBSPOT_EXPORT } from './arrivals/hubspot-export.given.js';
import { ODOO_EXPORT } from './arrivals/odoo-export.given.js';
import { PIPEDRIVE_EXPORT } from './arrivals/pipedrive-export.given.js';
import { SALESFORCE_EXPORT } from './arrivals/salesforce-export.given.js';
import { SUITECRM_EXPORT } from './arrivals/suitecrm-export.given.js';
import { TWENTY_EXPORT } from './arrivals/twenty-export.given.js';
import { ZOHO_EXPORT } from './arrivals/zoho-export.given.js';
import { type ArrivalFile, type Clicks, countClicks } from './arrivals/arrival-files.given.js';
import { createArrivalReader } from './arrivals/arrival-reader.given.js';
import { readRows, upload, work } from './imports.given.js';

/** The files of each system stand in the order in which they are imported, so that later ones name records of earlier ones. */
const FILES: readonly ArrivalFile[] = [
  ...HUBSPOT_EXPORT,
  ...SALESFORCE_EXPORT,
  ...DYNAMICS_EXPORT,
  ...PIPEDRIVE_EXPORT,
  ...ESPOCRM_EXPORT,
  ...ODOO_EXPORT,
  ...TWENTY_EXPORT,
  ...SUITECRM_EXPORT,
  ...ZOHO_EXPORT,
  ...DATA_HUB_EXPORT,
  ...DUTCH_OFFICES,
  ...DUTCH_ARCHIVES,
  ...ENGLISH_OFFICES,
  ...CHINESE_OFFICES,
];

/** The people who own records. "Koen Thys" has left. */
const OWNERS = ['Lieve Maes', 'Bart Claes', 'An Peeters', 'Els Hermans'];

const { api } = useApi();
const userIds = new Map<string, string>();
/** The results of all files, which are printed as a table in the end. */
const table: Record<string, unknown>[] = [];

beforeAll(async () => {
  for (const name of OWNERS) userIds.set(name, (await api.user('bdm', name)).id!);
});

afterAll(() => {
  if (process.env['ARRIVAL_TABLE']) console.table(table);
});

/** Returns the mapping with the columns that a person maps otherwise. The first column with a value fills a field. */
function changeMapping(suggested: { column: string; field: string }[], changes: Record<string, string | null>) {
  const kept = suggested.filter(({ column }) => !(column in changes));
  const chosen = Object.entries(changes).flatMap(([column, field]) => (field === null ? [] : [{ column, field }]));
  return [...kept, ...chosen];
}

/** Sets what a person chooses after the upload. */
async function applyClicks({ id, mapping }: Answer['body'], clicks: Clicks): Promise<void> {
  const { unknownOwner, mapping: changes, ...settings } = clicks;
  const body = {
    ...settings,
    ...(unknownOwner !== undefined && { unknownOwnerId: userIds.get(unknownOwner) }),
    ...(changes !== undefined && { mapping: changeMapping(mapping, changes) }),
  };
  if (Object.keys(body).length > 0) await ok(api.manager.patch(`/imports/${id}`, body));
}

/** Imports a file and compares each value that it means with the record. */
async function measure(file: ArrivalFile) {
  const { entity, name, content, clicks, expected } = file;
  const imported = await ok(upload(api.manager, { entity, name, content: await content() }));
  await applyClicks(imported, clicks);
  await ok(api.manager.post(`/imports/${imported.id}/run`));
  await work(api);
  const rows = await readRows(api.manager, imported.id);
  const reader = createArrivalReader(api.manager, userIds);
  const results = await Promise.all(expected.map((values, index) => reader.compare(entity, rows[index], values)));
  const extra = rows.slice(expected.length).filter(({ outcome }) => outcome === 'create' || outcome === 'update');
  const all = results.flat();
  const list = (state: string) => [...new Set(all.filter((value) => value.state === state).map(({ text }) => text))];
  return {
    values: all.filter(({ isNothing }) => !isNothing).length,
    arrived: all.filter(({ state, isNothing }) => state === 'arrived' && !isNothing).length,
    leftOut: list('left out'),
    refused: list('refused'),
    missing: list('missing'),
    wrong: [...list('wrong'), ...extra.map(({ row }) => `row ${row} became a record`)],
    clicks: countClicks(clicks),
  };
}

describe('The files of offices and of other systems', () => {
  it.each(FILES.map((file) => [file.title, file] as const))(
    '%s: at least 95 % of the values arrive, and none is wrong',
    async (title, file) => {
      const { values, arrived, clicks, leftOut, refused, missing, wrong } = await measure(file);
      const percentage = Math.round((1_000 * arrived) / values) / 10;
      table.push({ file: title, values, '%': percentage, clicks, wrong: wrong.length });
      expect({ wrong, ...(percentage < 95 && { leftOut, refused, missing }) }).toEqual({ wrong: [] });
      expect(clicks).toBeLessThanOrEqual(10);
    },
  );

  it('number ten systems and twelve sheets', () => {
    expect(FILES).toHaveLength(42);
    expect(FILES.flatMap(({ expected }) => expected.flatMap(Object.keys)).length).toBeGreaterThan(700);
  });
});
