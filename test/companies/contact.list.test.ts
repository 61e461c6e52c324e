import { parse } from 'node:querystring';
import ExcelJS from 'exceljs';
import { contactList } from '../../src/companies/model/contact.list.js';
import { useApi } from '../support/api.js';
import type { Made } from '../support/make.js';
import { walk, walkEverySort } from '../support/walk.js';

let employers: ({ id: string } | null)[];
let target: Made;
let lumenova: Made;

/** Few values, so that every sort has ties; gaps, so that every nullable one has nulls. */
const add = (n: number, change: object = {}): Promise<Made> =>
  make.contact({
    fullName: ['Alpha', 'alpha', 'Älpha', 'Beta', '_beta', 'Gamma'][n % 6],
    email: n % 3 ? `${['a', 'B', 'é', 'z'][n % 4]}${n}@${n % 2 ? 'one' : 'two'}.example` : null,
    companyId: employers[n % employers.length]?.id ?? null,
    ...change,
  });

const names = async (query: string): Promise<string[]> => {
  const answer = await api.viewer.get(`/contacts?limit=200&${query}`);
  if (answer.status !== 200) throw new Error(answer.text);
  return answer.body.items.map(({ fullName }: { fullName: string }) => fullName);
};

const { api, make } = useApi();
beforeAll(async () => {
  employers = [
    await make.company({ name: 'Zeta Works', country: 'CN' }),
    null,
    await make.company({ name: 'zêta works', country: 'BE' }),
    await make.company({ name: 'Omega Works', country: 'CN' }),
  ];
  for (let n = 0; n < 36; n++) await add(n);
  lumenova = await make.company({ name: 'Lumenova Zhaoming', country: 'NL' });
  target = await make.contact({
    fullName: 'Filter Mé',
    nativeName: '陈雨晴',
    companyId: lumenova.id,
    jobTitle: 'Director 100% Pure_Light 总经理',
    email: 'Chen.Yuqing@Lumenova.example',
    phone: '+86 755 2674 1234',
    languages: ['zh-Hans', 'en'],
    tags: ['led', 'demo'],
    wechatId: 'chenyq',
    affiliations: [{ companyId: employers[0]!.id }],
    consents: [{ purpose: 'marketing', granted: true, wording: 'w', wordingVersion: '1', source: 's' }],
  });
}, 60_000);

describe('The list of contacts', () => {
  it('walked by any sort gives each row once, with nulls, ties and rows inserted meanwhile', async () => {
    let n = 100;
    const rows = await walkEverySort(api.bdm, '/contacts', contactList, {
      limit: 7,
      insert: async () => (await add(n++)).id,
      inserts: 2,
    });
    expect(rows).toBeGreaterThan(36);
  }, 120_000);

  it('can be walked with archived rows too', async () => {
    const gone = await add(3);
    await api.bdm.delete(`/contacts/${gone.id}`);
    const rows = await walkEverySort(api.bdm, '/contacts', contactList, { limit: 50, query: 'archived=any' });
    const { rows: met } = await walk(api.bdm, '/contacts?limit=50&archived=any&sort=-company.name');
    expect([met.length, met.filter(({ id }) => id === gone.id).length]).toEqual([rows, 1]);
  }, 60_000);

  it.each([
    ['fullName=filter%20me', 'the name, whatever its case and accents'],
    ['nativeName=陈雨晴', 'the native name'],
    ['nativeName.isNull=false', 'having a native name'],
    ['email=chen.yuqing@LUMENOVA.example', 'the address in any case'],
    ['emailDomain=Lumenova.Example', 'what follows the @'],
    ['emailDomain=nobody.example&emailDomain=lumenova.example', 'any of several domains'],
    ['company.name=lumenova%20zhaoming', 'the name of the company'],
    ['company.country=NL', 'the country of the company'],
    ['jobTitle=Director%20100%25%20Pure_Light%20总经理', 'the job title'],
    ['phone=%2B8675526741234', 'the phone number'],
    ['wechatId=chenyq', 'the WeChat id'],
    ['languages=zh-Hans&languages=nl', 'any of several languages'],
    ['tags=demo', 'a tag'],
    ['mayBeMailed=true', 'an opt-in to marketing'],
    ['company.country=NL&company.country=DE&tags=led&mayBeMailed=true', 'several filters at once'],
    ['q=filter%20m', 'a part of the name'],
    ['q=FILTER%20ME', 'a name without its accent'],
    ['q=yuqing@lumen', 'a part of the address'],
    ['q=100%25%20pure_l', 'a job title, signs taken as they are'],
    ['q=雨晴', 'two Chinese characters'],
    ['q=陈', 'one Chinese character'],
    ['q=陈雨晴', 'three Chinese characters'],
    ['q=经理', 'two characters of a job title'],
    ['q=chen%20yuqing', 'pinyin in two words'],
    ['q=ChenYuQing', 'pinyin in one'],
  ])('finds contacts by %s (%s)', async (query) => {
    expect(await names(query)).toEqual(['Filter Mé']);
  });

  it.each([
    'q=pure-light',
    'q=100%25%25',
    'q=晴雨',
    'q=陈晴',
    'q=王',
    'fullName=filter',
    'emailDomain=example',
    'emailDomain=@lumenova.example',
    'email=chen',
    'phone=+8675526741234',
    'tags=le',
    'company.name=lumenova',
  ])('finds no contact by %s', async (query) => {
    expect(await names(query)).toEqual([]);
  });

  it('finds the people of a company by their main employer, or by any', async () => {
    const [zeta] = employers;
    const mainly = await names(`companyId=${zeta!.id}`);
    expect(mainly.length).toBeGreaterThan(0);
    expect(mainly).not.toContain('Filter Mé');
    expect((await names(`worksFor=${zeta!.id}`)).toSorted()).toEqual([...mainly, 'Filter Mé'].toSorted());
    expect(await names(`worksFor=${lumenova.id}`)).toEqual(['Filter Mé']);
    const none = await names('companyId.isNull=true');
    expect(none).toEqual(await names('company.country.isNull=true'));
    expect(none.length).toBeGreaterThan(0);
  });

  it('finds a name typed in Chinese by its sound, and reads a surname as one', async () => {
    await make.contact({ fullName: '曾志伟', email: null });
    expect(await names('q=zengzhiwei')).toEqual(['曾志伟']);
    expect(await names('q=志伟')).toEqual(['曾志伟']);
  });

  it('sorts by the company, those without one last, in both directions', async () => {
    for (const [sort, first] of [
      ['company.name', 'Lumenova Zhaoming'],
      ['-company.name', 'Zeta Works'],
    ]) {
      const { rows } = await walk(api.viewer, `/contacts?limit=50&sort=${sort}`);
      const companies = rows.map(({ companyName }) => companyName as string | null);
      expect([first!.toLowerCase(), 'zêta works']).toContain(companies[0]?.toLowerCase());
      expect(companies.lastIndexOf(null)).toBe(companies.length - 1);
      expect(companies.indexOf(null)).toBe(companies.findLastIndex((name) => name !== null) + 1);
    }
  });

  it('counts only when asked', async () => {
    expect((await api.viewer.get('/contacts?limit=1')).body.total).toBeUndefined();
    const counted = await api.viewer.get('/contacts?company.country=BE&limit=1&count=true');
    expect(counted.body.total).toBe((await names('company.country=BE')).length);
  });

  it.each([
    'company.city=Genk',
    'company.country=XX',
    'companyId=x',
    'worksFor.isNull=true',
    'mayBeMailed=maybe',
    'mayBeMailed.isNull=true',
    'languages.gte=nl',
    'sort=phone',
    'sort=mayBeMailed',
    'sort=pinyin',
    'pinyin=chen',
    'createdAt.gte=2026-13-01T00:00:00Z',
  ])('refuses ?%s', async (query) => {
    const answer = await api.viewer.get(`/contacts?${query}`);
    expect([answer.status, answer.body.errors[0].pointer]).toEqual([422, `?${Object.keys(parse(query))[0]}`]);
  });

  it('is served by an index for every filter and sort', async () => {
    const client = await api.db.connect();
    try {
      await client.query('SET enable_seqscan = off; SET enable_hashjoin = off; SET enable_mergejoin = off');
      // A filter is asked without an order: on a table this small, walking the primary key would look as cheap.
      const explainQuery = async (condition: string, order?: string) => {
        const ordered = order ? `ORDER BY ${order} LIMIT 25` : '';
        const { rows } = await client.query(
          `EXPLAIN SELECT k.id FROM ${contactList.from} WHERE ${condition} ${ordered}`,
        );
        return rows.map((row) => row['QUERY PLAN']).join('\n');
      };
      const matched = (name: string, value: string, type = 'text') =>
        explainQuery(contactList.fields[name]!.buildMatch!(`ARRAY['${value}']::${type}[]`, 1));
      expect(await matched('fullName', 'x')).toContain('contact_full_name_sort_idx');
      expect(await matched('email', 'x')).toContain('contact_email_sort_idx');
      expect(await matched('emailDomain', 'x')).toContain('contact_email_domain_idx');
      expect(await matched('company.name', 'x')).toContain('company_name_sort_idx');
      const worksFor = await matched('worksFor', target.id, 'uuid');
      expect(worksFor).toContain('contact_company_id_idx');
      expect(worksFor).toContain('contact_affiliation_company_id_idx');
      const search = (q: string) =>
        explainQuery(contactList.search!.buildCondition(q, (value) => `'${String(value)}'`));
      expect(await search('雨晴')).toContain('contact_cjk_idx');
      const latin = await search('chen');
      expect(latin).toContain('contact_text_trgm_idx');
      expect(latin).toContain('contact_pinyin_trgm_idx');
      for (const [condition, index] of [
        [`k.full_name >= 'x'`, 'contact_full_name_idx'],
        [`k.native_name = 'x'`, 'contact_native_name_idx'],
        [`k.company_id = '${target.id}'`, 'contact_company_id_idx'],
        [`c.country = 'CN'`, 'company_country_idx'],
        [`k.job_title = 'x'`, 'contact_job_title_idx'],
        [`k.phone = 'x'`, 'contact_phone_idx'],
        [`k.wechat_id = 'x'`, 'contact_wechat_id_idx'],
        [`k.languages && ARRAY['x']`, 'contact_languages_idx'],
        [`k.tags && ARRAY['x']`, 'contact_tags_idx'],
        [`k.may_be_mailed = true`, 'contact_may_be_mailed_idx'],
        [`k.merged_into_id = '${target.id}'`, 'contact_merged_into_id_idx'],
      ]) {
        expect(await explainQuery(condition!)).toContain(index);
      }
      for (const [order, index] of [
        ['fold(k.full_name) COLLATE "C", k.id', 'contact_full_name_sort_idx'],
        ['k.email COLLATE "C" DESC, k.id DESC', 'contact_email_sort_idx'],
        ['k.created_at, k.id', 'contact_created_at_idx'],
        ['k.updated_at, k.id', 'contact_updated_at_idx'],
      ]) {
        expect(await explainQuery('true', order)).toContain(index);
      }
    } finally {
      client.release(true);
    }
  });
});

describe('The export of contacts', () => {
  const query = 'company.country=CN&sort=-company.name';

  it('has the rows of the list, all of them, in its order and with its filters', async () => {
    const { rows } = await walk(api.viewer, `/contacts?limit=7&${query}`);
    const jsonl = await api.viewer.get(`/contacts/export?format=jsonl&${query}`);
    const exported = jsonl.text
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line) as object);
    expect(exported).toEqual(rows);
  });

  it('has every field of a row as a column, ids of relations included', async () => {
    const csv = (await api.viewer.bytes('/contacts/export?q=chenyuqing')).toString('utf8');
    expect(csv.charCodeAt(0)).toBe(0xfeff);
    const [header, row] = csv.slice(1).split('\r\n');
    const columns = header!.split(',');
    const fields = Object.keys((await api.viewer.get('/contacts?limit=1')).body.items[0]);
    expect(fields.filter((field) => !columns.includes(field))).toEqual([]);
    for (const value of [target.id, lumenova.id, employers[0]!.id, api.bdm.id, '陈雨晴', 'zh-Hans; en']) {
      expect(row).toContain(value);
    }
  });

  it('neutralises what a spreadsheet would run', async () => {
    await make.contact({
      fullName: '=HYPERLINK("http://evil","x")',
      jobTitle: '@SUM(A1)',
      tags: ['+1'],
      wechatId: '-x',
    });
    const csv = (await api.viewer.bytes('/contacts/export?q=hyperlink')).toString('utf8');
    expect(csv).toContain(`"'=HYPERLINK(""http://evil"",""x"")"`);
    for (const cell of [`,'@SUM(A1),`, `,'+1,`, `,'-x,`]) expect(csv).toContain(cell);
  });

  it('has phone numbers that a spreadsheet keeps as texts, and the line ends of RFC 4180', async () => {
    await make.contact({ fullName: 'Phoebe Phone', phone: '+3211300100' });
    const csv = (await api.viewer.bytes('/contacts/export?q=phoebe%20phone')).toString('utf8');
    expect(csv).toContain(',+32 11 30 01 00,');
    expect(csv.split('\r\n')).toHaveLength(3);
    expect(csv.endsWith('\r\n')).toBe(true);
  });

  it('comes as a workbook too', async () => {
    const workbook = new ExcelJS.Workbook();
    await workbook.xlsx.load((await api.viewer.bytes(`/contacts/export?format=xlsx&${query}`)) as never);
    const sheet = workbook.worksheets[0]!;
    expect(sheet.rowCount - 1).toBe((await walk(api.viewer, `/contacts?limit=200&${query}`)).rows.length);
  });

  it.each(['limit=5', 'cursor=x', 'count=true', 'format=pdf', 'colour=red'])('refuses ?%s', async (parameter) => {
    const answer = await api.viewer.get(`/contacts/export?${parameter}`);
    expect([answer.status, answer.body.errors[0].pointer]).toEqual([422, `?${Object.keys(parse(parameter))[0]}`]);
  });
});
