import ExcelJS from 'exceljs';
import { parse } from 'node:querystring';
import { companyList } from '../../src/companies/model/company.list.js';
import { useApi } from '../support/api.js';
import { walk, walkEverySort } from '../support/walk.js';

let gsc: string;
let parent: string;

/** Few values, so that every sort has ties; gaps, so that every nullable one has nulls. */
const CITIES = [null, 'Genk', 'genk', 'Zürich', 'Zurich', 'Ålesund'];
const COUNTRIES = ['BE', 'CN', 'NL'];

async function add(n: number, change: object = {}): Promise<string> {
  const country = COUNTRIES[n % 3];
  const created = await api.bdm.post('/companies', {
    name: ['Alpha', 'alpha', 'Älpha', 'Beta', '_beta', 'Gamma'][n % 6],
    country,
    nativeName: n % 4 === 0 ? ['阿尔法', '贝塔'][n % 2] : null,
    city: CITIES[n % CITIES.length],
    kind: n % 5 === 0 ? 'university' : 'company',
    subdivision: country === 'BE' && n % 2 ? 'BE-VLI' : null,
    employees: n % 3 ? n % 4 : null,
    turnover: n % 2 ? { amount: (n % 3) * 1_000, currency: 'EUR' } : null,
    ownerId: n % 3 ? api.bdm.id : null,
    allowDuplicate: true,
    ...change,
  });
  if (created.status !== 201) throw new Error(created.text);
  return created.body.id as string;
}

const names = async (query: string): Promise<string[]> => {
  const answer = await api.viewer.get(`/companies?limit=200&${query}`);
  if (answer.status !== 200) throw new Error(answer.text);
  return answer.body.items.map(({ name }: { name: string }) => name);
};

const { api } = useApi();
beforeAll(async () => {
  for (let n = 0; n < 40; n++) await add(n);
  gsc = await add(0, {
    name: 'Solid State Center',
    kind: 'innovation_centre',
    nativeName: '广东省半导体照明产业联合创新中心',
    country: 'CN',
  });
  parent = await add(0, { name: 'Zhaoming Holding', city: 'Shenzhen', country: 'CN' });
  await add(1, {
    name: 'Filter Me',
    country: 'BE',
    subdivision: 'BE-VLI',
    nativeName: '明栽照明',
    aliases: ['Méthode 100% Pure_Light'],
    parentId: parent,
    tags: ['led', 'demo'],
    website: 'https://www.filterme.example',
    nace: [{ version: '2.1', code: '27.40' }],
    identifiers: [{ scheme: 'KBO', value: '0566.988.259' }],
    employees: 1_234,
    turnover: { amount: 987_654, currency: 'EUR' },
  });
}, 60_000);

describe('The list of companies', () => {
  it('walked by any sort gives each row once, with nulls, ties and rows inserted meanwhile', async () => {
    let n = 100;
    const rows = await walkEverySort(api.bdm, '/companies', companyList, {
      limit: 7,
      insert: () => add(n++),
      inserts: 2,
    });
    expect(rows).toBeGreaterThan(42);
  }, 120_000);

  it('can be walked with archived rows too', async () => {
    const gone = await add(3);
    await api.bdm.delete(`/companies/${gone}`);
    const { rows } = await walk(api.bdm, '/companies?limit=50&sort=-city&archived=any');
    expect(rows.filter(({ id }) => id === gone)).toHaveLength(1);
  });

  it('is walked by `walkEverySort` so that a row lost, doubled or astray is noticed', async () => {
    const broken = {
      get: (path: string) => api.bdm.get(path.replace('cursor=', 'cursor=').replace(/&cursor=[^&]*$/, '')),
    };
    const once = walkEverySort(broken as never, '/companies', companyList, { limit: 200 });
    await expect(once).resolves.toBeGreaterThan(0);
    const skipping = {
      get: async (path: string) => {
        const answer = await api.bdm.get(path);
        answer.body?.items?.pop();
        return answer;
      },
    };
    await expect(walkEverySort(skipping as never, '/companies', companyList)).rejects.toThrow(/rows missing/);
  });

  it.each([
    ['name=filter%20me', 'the name, whatever its case and accents'],
    ['nativeName=明栽照明', 'the native name'],
    ['nativeName.isNull=false&name=Filter%20Me', 'having a native name'],
    ['country=BE&employees=1234', 'country and employees'],
    ['employees.gte=1234&employees.lt=1235', 'a range of employees'],
    ['turnoverEur.gt=987653&turnoverEur.lte=987654', 'a range of turnover'],
    ['subdivision=BE-VLI&tags=demo', 'subdivision and tag'],
    ['tags=nothing&tags=led', 'any of several tags'],
    ['emailDomains=filterme.example', 'mail domain'],
    ['identifier=0566.988.259', 'registration number'],
    ['identifier=0566988259&identifier=000', 'any of several numbers'],
    ['naceCode=27.40', 'NACE code'],
    ['naceCode=27.4', 'the group of its NACE code'],
    ['naceCode=27', 'the division of its NACE code'],
    ['q=filter%20m', 'a part of the name'],
    ['q=FILTERME.EX', 'a part of the mail domain'],
    ['q=methode%20100%25%20pure_l', 'an alias without its accent, signs taken as they are'],
    ['q=明栽', 'two Chinese characters'],
    ['q=栽', 'one Chinese character'],
    ['q=明栽照明', 'four Chinese characters'],
  ])('finds companies by %s (%s)', async (query) => {
    expect(await names(query)).toEqual(['Filter Me']);
  });

  it.each([
    'q=100%25%20pure%25',
    'q=pure-light',
    'q=栽明',
    'q=电',
    'naceCode=',
    'identifier=',
    'naceCode=27.4099',
    'name=filter',
  ])('finds no company by %s', async (query) => {
    expect(await names(query)).toEqual([]);
  });

  it('finds by the id of a parent, and by what a company is a member of at present', async () => {
    expect(await names(`parentId=${parent}`)).toEqual(['Filter Me']);
    const [member, former] = [await add(2, { name: 'Member Now' }), await add(2, { name: 'Member Once' })];
    await api.bdm.post(`/companies/${member}/memberships`, { companyId: gsc });
    await api.bdm.post(`/companies/${former}/memberships`, {
      companyId: gsc,
      since: '2016-01-01',
      until: '2017-01-01',
    });
    expect(await names(`memberOf=${gsc}`)).toEqual(['Member Now']);
  });

  it('finds a city with or without its accent, and sorts alike', async () => {
    const found = await api.viewer.get('/companies?city=zurich&sort=city&limit=200');
    expect(new Set(found.body.items.map(({ city }: { city: string }) => city))).toEqual(new Set(['Zürich', 'Zurich']));
  });

  it('counts only when asked', async () => {
    expect((await api.viewer.get('/companies?country=NL&limit=1')).body.total).toBeUndefined();
    const counted = await api.viewer.get('/companies?country=NL&limit=1&count=true');
    expect(counted.body.total).toBe((await names('country=NL')).length);
  });

  it('is served by an index for every filter and sort', async () => {
    const client = await api.db.connect();
    try {
      await client.query('SET enable_seqscan = off; SET enable_bitmapscan = on');
      // A filter is asked without an order: on a table this small, walking the primary key would look as cheap.
      const plan = async (where: string, order?: string) => {
        const ordered = order ? `ORDER BY ${order} LIMIT 25` : '';
        const { rows } = await client.query(`EXPLAIN SELECT c.id FROM company c WHERE ${where} ${ordered}`);
        return rows.map((row) => row['QUERY PLAN']).join('\n');
      };
      const fields = companyList.fields;
      const values = (sql: string, type = 'text') => `ARRAY[${sql}]::${type}[]`;
      for (const [name, index] of Object.entries({
        name: 'company_name_sort_idx',
        nativeName: 'company_native_name_sort_idx',
        city: 'company_city_sort_idx',
        identifier: 'company_identifier_value_idx',
        naceCode: 'company_nace_code_idx',
      })) {
        expect(await plan(fields[name]!.buildMatch!(values(`'x'`), 1))).toContain(index);
      }
      expect(await plan(fields['memberOf']!.buildMatch!(values(`'${gsc}'`, 'uuid'), 1))).toContain(
        'company_membership_organisation_id_idx',
      );
      const values_: unknown[] = [];
      const q = companyList.search!.buildCondition('明栽', (value) => `'${String(values_[values_.push(value) - 1])}'`);
      expect(await plan(q)).toContain('company_cjk_idx');
      for (const [condition, index] of [
        [`c.tags && ${values(`'x'`)}`, 'company_tags_idx'],
        [`c.email_domains && ${values(`'x'`)}`, 'company_email_domains_idx'],
        [`c.parent_id = '${gsc}'`, 'company_parent_id_idx'],
        [`c.merged_into_id = '${gsc}'`, 'company_merged_into_id_idx'],
      ]) {
        expect(await plan(condition!)).toContain(index);
      }
      for (const [order, index] of [
        ['fold(c.name) COLLATE "C", c.id', 'company_name_sort_idx'],
        ['fold(c.native_name) COLLATE "C", c.id', 'company_native_name_sort_idx'],
        ['fold(c.city) COLLATE "C" DESC, c.id DESC', 'company_city_sort_idx'],
        ['c.country, c.id', 'company_country_idx'],
        ['c.subdivision, c.id', 'company_subdivision_idx'],
        ['c.kind, c.id', 'company_kind_idx'],
        ['c.employees DESC, c.id DESC', 'company_employees_idx'],
        ['c.turnover_eur, c.id', 'company_turnover_eur_idx'],
        ['c.owner_id, c.id', 'company_owner_id_idx'],
        ['c.created_at, c.id', 'company_created_at_idx'],
        ['c.updated_at, c.id', 'company_updated_at_idx'],
      ]) {
        expect(await plan('c.archived_at IS NULL', order)).toContain(index);
      }
    } finally {
      client.release(true);
    }
  });
});

describe('The export of companies', () => {
  const query = 'country=BE&sort=-employees';

  it('has the rows of the list, all of them, in its order and with its filters', async () => {
    const { rows } = await walk(api.viewer, `/companies?limit=7&${query}`);
    const jsonl = await api.viewer.get(`/companies/export?format=jsonl&${query}`);
    expect(jsonl.headers.get('content-type')).toContain('application/jsonl');
    const exported = jsonl.text
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line) as object);
    expect(exported).toEqual(rows);
  });

  it('has every field of a row as a column, ids of relations included', async () => {
    const csv = (await api.viewer.bytes(`/companies/export?${query}&name=Filter%20Me`)).toString('utf8');
    expect(csv.charCodeAt(0)).toBe(0xfeff);
    const [header, row] = csv.slice(1).split('\r\n');
    const columns = header!.split(',');
    const fields = Object.keys((await api.viewer.get('/companies?limit=1')).body.items[0]);
    for (const field of fields) {
      expect([field, columns.some((column) => column === field || column.startsWith(`${field}.`))]).toEqual([
        field,
        true,
      ]);
    }
    expect(row).toContain(parent);
    expect(row).toContain(api.bdm.id);
    expect(row).toContain('987654,EUR,1,');
  });

  it('neutralises what a spreadsheet would run', async () => {
    await add(1, {
      name: '=HYPERLINK("http://evil","x")',
      city: '@SUM(A1)',
      aliases: ['+1', '-2'],
      notes: '\tTab',
      tags: ['formula'],
    });
    const csv = (await api.viewer.bytes('/companies/export?tags=formula')).toString('utf8');
    expect(csv).toContain(`"'=HYPERLINK(""http://evil"",""x"")"`);
    expect(csv).toContain(`,'@SUM(A1),`);
    expect(csv).toContain(`'+1; '-2`);
    expect(csv).toContain(`'\tTab`);
    expect(csv).not.toMatch(/(^|,)"?[=+\-@\t]/m);
  });

  it('comes as a workbook too', async () => {
    const workbook = new ExcelJS.Workbook();
    await workbook.xlsx.load((await api.viewer.bytes(`/companies/export?format=xlsx&${query}`)) as never);
    const sheet = workbook.worksheets[0]!;
    expect(sheet.rowCount - 1).toBe((await walk(api.viewer, `/companies?limit=200&${query}`)).rows.length);
  });

  it.each(['limit=5', 'cursor=x', 'count=true', 'format=pdf', 'colour=red'])('refuses ?%s', async (parameter) => {
    const answer = await api.viewer.get(`/companies/export?${parameter}`);
    expect([answer.status, answer.body.errors[0].pointer]).toEqual([422, `?${Object.keys(parse(parameter))[0]}`]);
  });
});
