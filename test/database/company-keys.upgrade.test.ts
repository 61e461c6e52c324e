import type pg from 'pg';
import { DataSource } from 'typeorm';
import { refreshCompanyKeys } from '../../migrations/company-keys.runner.js';
import { migrations } from '../../migrations/index.js';
import { buildCompanyKeys } from '../../src/companies/names/company-keys.rules.js';
import { buildDataSourceOptions } from '../../src/database/schema/data-source.factory.js';
import { migrate } from '../../src/database/schema/migration.runner.js';
import { useApi } from '../support/api.js';
import { createEmptyDatabase, type TestDatabase } from '../support/database.js';
import { Make } from '../support/make.js';
import { buildMany, insertRows, updateRows } from '../support/rows.js';

const UPGRADE = 'CompanyKeys1764000000080';

/** Companies with the keys that the former version stored. */
const FORMER = [
  { name: 'Hwa Wei Jishu', native_name: '華為技術有限公司', name_key: 'hwa wei jishu', native_key: '華為技術' },
  { name: 'Müller und Söhne', name_key: 'muller und sohne' },
  { name: 'Naamloze Vennootschap Ceuppens', name_key: 'naamloze vennootschap ceuppens' },
  { name: 'Zhongshan Lighting Test Institute (ZLTI)', name_key: 'zhongshan lighting test institute zlti' },
];

/** Returns the stored keys of all companies by name, and those that the application would store. */
async function readKeys(db: pg.Pool) {
  const { rows } = await db.query(
    `SELECT name, native_name AS "nativeName", aliases, json_build_object('nameKey', name_key, 'coreKey', core_key,
       'nativeKey', native_key, 'aliasKeys', alias_keys, 'pinyin', pinyin, 'pinyinInitials', pinyin_initials) AS keys
     FROM company ORDER BY id`,
  );
  return { stored: rows.map(({ keys }) => keys), right: rows.map((row) => buildCompanyKeys(row)) };
}

describe('The upgrade of a filled database to other keys of company names', () => {
  let database: TestDatabase;
  let db: pg.Pool;
  beforeAll(async () => {
    database = await createEmptyDatabase();
    ({ db } = database);
  });
  afterAll(() => database.drop());

  it('changes every key, in batches that remain after an interruption, and no other row', async () => {
    const before = migrations.map((Migration) => new Migration().name).filter((name) => name !== UPGRADE);
    await migrate(database.url, { only: before });
    const [archived] = await insertRows(db, 'company', [
      { ...FORMER[0]!, archived_at: new Date() },
      ...buildMany(1_300, (n) => ({ ...FORMER[n % FORMER.length]!, notes: String(n) })),
      { name: 'Umicore', name_key: 'umicore', core_key: 'umicore' },
    ]);
    const readUntouched = async () => (await db.query(`SELECT xmin::text FROM company WHERE name = 'Umicore'`)).rows;
    const untouched = await readUntouched();

    await db.query(`ALTER TABLE company ADD CONSTRAINT broken CHECK (notes <> '1200' OR name_key LIKE '% %')`);
    await db.query(`UPDATE company SET name = 'Und', name_key = 'to be changed' WHERE notes = '1200'`);
    await expect(migrate(database.url)).rejects.toThrow('broken');
    const { stored: half, right } = await readKeys(db);
    const countRight = (keys: unknown[]) =>
      keys.filter((key, n) => JSON.stringify(key) === JSON.stringify(right[n])).length;
    expect(countRight(half)).toBe(1_001);

    await db.query('ALTER TABLE company DROP CONSTRAINT broken');
    expect((await migrate(database.url)).migrations).toEqual([UPGRADE]);
    const { stored } = await readKeys(db);
    expect(stored).toEqual(right);
    expect(await readUntouched()).toEqual(untouched);
    const { rows } = await db.query(
      `SELECT count(*)::int AS entries, bool_or(id = $1) AS archived FROM search_entry WHERE terms @@ '=华为技术'::tsquery`,
      [archived],
    );
    expect(rows).toEqual([{ entries: 325, archived: false }]);
  });
});

describe('Keys that are brought up to date', () => {
  const { api } = useApi();

  it('find duplicates and search terms again, and change no report, version or audit trail', async () => {
    const make = new Make(api);
    const { id } = await make.company({ name: 'Hwa Wei Jishu', nativeName: '華為技術有限公司', country: 'CN' });
    await make.lead({ companyId: id });
    await updateRows(api.db, 'company', { id }, { native_key: '華為技術', alias_keys: [] });
    const simple = { name: 'HW Technologies', nativeName: '华为技术有限公司', country: 'CN' };
    const countEntries = async () =>
      (await api.db.query(`SELECT FROM search_entry WHERE id = $1 AND terms @@ '=华为技术'::tsquery`, [id])).rowCount;
    expect(await countEntries()).toBe(0);
    const readState = async () => {
      const names = ['pipeline-summary', 'annual', 'data-quality', 'forecast', 'funnel'];
      const reports = await Promise.all(
        names.map((name) => api.manager.get(`/reports/${name}?format=csv&section=all`)),
      );
      const tables = ['audit_entry', 'label_version', 'lead_version', 'record_version'];
      const counts = await api.db.query(
        `SELECT ${tables.map((table) => `(SELECT count(*) FROM ${table}) AS ${table}`).join(', ')}`,
      );
      const company = (await api.viewer.get(`/companies/${id}`)).body;
      return { reports: reports.map(({ status, text }) => [status, text]), counts: counts.rows, company };
    };
    const before = await readState();
    expect(before.reports.map(([status]) => status)).toEqual([200, 200, 200, 200, 200]);

    const source = await new DataSource(
      buildDataSourceOptions({
        url: api.databaseUrl,
        size: 1,
        applicationName: 'test',
        statementTimeout: 0,
        connectTimeoutMs: 10_000,
      }),
    ).initialize();
    const runner = source.createQueryRunner();
    expect(await refreshCompanyKeys(runner, 1)).toBe(1);
    expect(await refreshCompanyKeys(runner)).toBe(0);
    await source.destroy();

    expect(await readState()).toEqual(before);
    expect(await countEntries()).toBe(1);
    const refused = await api.bdm.post('/companies', simple);
    expect([refused.status, refused.body.candidates?.[0]?.id]).toEqual([409, id]);
  });
});
