import { createHash } from 'node:crypto';
import { scanDuplicates, type ScanPosition } from '../../src/companies/duplicates/duplicate-scan.queries.js';
import { SqlClient } from '../../src/database/connections/sql.client.js';
import { type Answer, useApi } from '../support/api.js';
import { buildMany, insertRows } from '../support/rows.js';

const { api } = useApi();

const create = (body: object) => api.bdm.post('/companies', { country: 'CN', ...body });

async function made(body: object): Promise<string> {
  const answer = await create({ allowDuplicate: true, ...body });
  if (answer.status !== 201) throw new Error(answer.text);
  return answer.body.id as string;
}

describe('A new company that probably exists already', () => {
  const known = {
    name: 'Foshan Nationstar Optoelectronics Co., Ltd.',
    nativeName: '佛山市国星光电股份有限公司',
    aliases: ['Nationstar', 'GXGD Lumens'],
    website: 'https://www.nationstar.com',
    identifiers: [{ scheme: 'VAT', value: 'BE 0417.497.106' }],
  };
  let id: string;
  beforeAll(async () => (id = await made(known)));

  it.each<[string, string, object]>([
    ['the same name, written otherwise', 'name', { name: 'FOSHAN NATIONSTAR OPTOELECTRONICS' }],
    ['a letter wrong in the name', 'similar_name', { name: 'Foshan Nationstra Optoelectronics Ltd' }],
    ['its alias for a name', 'alias', { name: 'Nationstar Ltd.' }],
    ['an alias of its own that is like no other name', 'alias', { name: 'GXGD Lumens Ltd.' }],
    [
      'an alias that is its name',
      'alias',
      { name: 'Quite Another', aliases: ['Foshan Nationstar Optoelectronics Inc.'] },
    ],
    ['the same native name without place and form', 'native_name', { name: 'Gouxing', nativeName: '国星光电' }],
    ['its mail domain and a like name', 'domain', { name: 'Foshan Nationstar', emailDomains: ['nationstar.com'] }],
    [
      'its VAT number as a KBO number',
      'identifier',
      { name: 'Unlike', country: 'BE', identifiers: [{ scheme: 'KBO', value: '0417497106' }] },
    ],
  ])('is refused for %s, and the refusal names the candidate and why', async (_, code, body) => {
    const answer = await create(body);
    expect(answer.problem).toEqual([409, 'company.possible_duplicate']);
    const [candidate] = answer.body.candidates;
    expect(candidate).toMatchObject({ id, name: known.name, country: 'CN' });
    expect(candidate.score).toBeGreaterThanOrEqual(0.8);
    expect(candidate.reasons.map((reason: { code: string }) => reason.code)).toContain(code);
    const { rows } = await api.db.query('SELECT count(*)::int AS n FROM company');
    expect(rows[0].n).toBe(1);
  });

  it.each<[string, object]>([
    ['the same name in another country', { name: 'Foshan Nationstar Optoelectronics', country: 'DE' }],
    ['places and trades in common only', { name: 'Foshan Optoelectronics Lighting Co., Ltd.' }],
    ['a shared provider of pages', { name: 'Verdant Kite', website: 'https://nationstar.en.alibaba.com' }],
  ])('is created for %s', async (_, body) => {
    const answer = await create(body);
    expect(answer.status).toBe(201);
    await api.bdm.delete(`/companies/${answer.body.id}`);
  });

  it('is refused for a mere suggestion if the caller asks for that, so that a form shows it before saving (D22)', async () => {
    const body = { name: 'Foshan Guoxing Guangdian Gufen' };
    const suggested = await create({ ...body, minDuplicateScore: 0.7 });
    expect([suggested.status, suggested.body.code]).toEqual([409, 'company.possible_duplicate']);
    expect(suggested.body.candidates).toMatchObject([{ id, reasons: [{ code: 'pinyin' }] }]);
    const answer = await create(body);
    expect(answer.status).toBe(201);
    await api.bdm.delete(`/companies/${answer.body.id}`);
  });

  it.each([0.3, 0.9, 'low'])('cannot be compared by a score of %s', async (minDuplicateScore) => {
    const answer = await create({ name: 'Xyz', minDuplicateScore });
    expect([answer.status, answer.pointers]).toEqual([422, ['/minDuplicateScore']]);
  });

  it('is created if the caller has confirmed it', async () => {
    const answer = await create({ name: known.name, allowDuplicate: true });
    expect(answer.status).toBe(201);
    await api.bdm.delete(`/companies/${answer.body.id}`);
  });

  it('is created if the other company is archived', async () => {
    const gone = await made({ name: 'Vanished Ltd', identifiers: [{ scheme: 'VAT', value: 'BE 0202.239.951' }] });
    expect((await create({ name: 'Vanished' })).status).toBe(409);
    await api.bdm.delete(`/companies/${gone}`);
    expect((await create({ name: 'Vanished' })).status).toBe(201);
    const numbered = { name: 'Numbered', identifiers: [{ scheme: 'KBO', value: '0202.239.951' }] };
    expect((await create(numbered)).status).toBe(201);
  });

  it('is created once by a double click without an idempotency key', async () => {
    for (const name of ['Dubbelklik Zwijndrecht', 'Tweemaal Genoten', 'Haastig Gedrukt']) {
      const answers = await Promise.all(Array.from({ length: 10 }, () => create({ name })));
      expect(answers.filter(({ status }) => status === 201)).toHaveLength(1);
      expect(answers.filter(({ body }) => body.code === 'company.possible_duplicate')).toHaveLength(9);
    }
  });

  it('is found by its new name as soon as it is renamed, and no longer by the old one', async () => {
    const renamed = await made({ name: 'Oldname Brixton' });
    await api.bdm.patch(`/companies/${renamed}`, { name: 'Newname Croydon' });
    expect((await create({ name: 'Newname Croydon NV' })).body.candidates[0].id).toBe(renamed);
    expect((await create({ name: 'Oldname Brixton' })).status).toBe(201);
  });
});

describe('The duplicates of a company', () => {
  it('are listed likeliest first, from suggestions upward, without itself and without archived ones', async () => {
    const one = await made({ name: 'Kirigami Photonics Inc.', country: 'JP', website: 'https://kirigami.jp' });
    const same = await made({ name: 'Kirigami Photonics', country: 'JP' });
    const abroad = await made({ name: 'Kirigami Photonics GmbH', country: 'DE' });
    const archived = await made({ name: 'Kirigami Photonics KK', country: 'JP' });
    await api.bdm.delete(`/companies/${archived}`);
    const all = await api.viewer.get(`/companies/${one}/duplicates?minScore=0.4`);
    expect(all.body.items.map((item: { id: string }) => item.id)).toEqual([same, abroad]);
    expect(all.body.items[0]).toMatchObject({
      name: 'Kirigami Photonics',
      country: 'JP',
      nativeName: null,
      city: null,
      score: 0.95,
    });
    const likely = await api.viewer.get(`/companies/${one}/duplicates?minScore=0.8`);
    expect(likely.body.items.map((item: { id: string }) => item.id)).toEqual([same]);
  });

  it('include names that sound alike, as suggestions', async () => {
    const native = await made({ name: 'Tianming Corp', nativeName: '天鸣照明有限公司' });
    const homophone = await made({ name: 'TM Works', nativeName: '天明照明有限公司' });
    const { items } = (await api.viewer.get(`/companies/${native}/duplicates?minScore=0.4`)).body;
    const found = items.find((item: { id: string }) => item.id === homophone);
    expect(found.reasons[0].code).toBe('pinyin');
    expect(found.score).toBeLessThan(0.8);
  });
});

describe('The scan of the whole database', () => {
  interface Pair {
    company: { id: string };
    duplicate: { id: string };
    score: number;
    reasons: { code: string }[];
  }

  async function scan(query: string, limit = 25): Promise<Pair[]> {
    const pairs: Pair[] = [];
    let cursor: string | null = null;
    do {
      const page: Answer = await api.viewer.get(
        `/companies/duplicates?limit=${limit}&${query}${cursor ? `&cursor=${cursor}` : ''}`,
      );
      if (page.status !== 200) throw new Error(page.text);
      expect(page.body.items.length).toBeLessThanOrEqual(limit);
      pairs.push(...page.body.items);
      cursor = page.body.nextCursor;
    } while (cursor);
    return pairs;
  }

  const getIds = (pairs: Pair[]) => pairs.map(({ company, duplicate }) => `${company.id} ${duplicate.id}`);

  it('gives each pair once, whatever the size of the page, with score and reasons', async () => {
    const [a, b, c] = [
      await made({ name: 'Triplet Foundry', country: 'FR' }),
      await made({ name: 'Triplet Foundry SA', country: 'FR' }),
      await made({ name: 'Tripelt Foundry', country: 'FR' }),
    ];
    await made({ name: 'Foundry Bank', country: 'FR' });
    const all = await scan('minScore=0.4', 200);
    expect(new Set(getIds(all)).size).toBe(all.length);
    expect(all.every(({ company, duplicate }) => company.id < duplicate.id)).toBe(true);
    expect(getIds(await scan('minScore=0.4', 1))).toEqual(getIds(all));
    expect(getIds(await scan('minScore=0.4', 3))).toEqual(getIds(all));
    expect(getIds(all)).toEqual(expect.arrayContaining([`${a} ${b}`, `${a} ${c}`, `${b} ${c}`]));
    const pair = all.find(({ company, duplicate }) => company.id === a && duplicate.id === b)!;
    expect(pair).toMatchObject({
      score: 0.95,
      reasons: [{ code: 'name' }],
      company: { name: 'Triplet Foundry' },
      duplicate: { name: 'Triplet Foundry SA' },
    });
    const strong = await scan('minScore=0.9');
    expect(strong.length).toBeLessThan(all.length);
    expect(strong.every(({ score }) => score >= 0.9)).toBe(true);
    expect(getIds(strong)).toEqual(getIds(all.filter(({ score }) => score >= 0.9)));
  });

  it('finds what the duplicates of each company find, likely ones at least', async () => {
    const listed = new Set<string>();
    const { rows } = await api.db.query<{ id: string }>('SELECT id FROM company WHERE archived_at IS NULL');
    for (const { id } of rows) {
      const { items } = (await api.viewer.get(`/companies/${id}/duplicates?minScore=0.8`)).body;
      for (const other of items) listed.add([id, other.id].toSorted().join(' '));
    }
    expect(listed.size).toBeGreaterThan(0);
    expect(new Set(getIds(await scan('minScore=0.8')))).toEqual(listed);
  });

  it('forgets a pair once it is merged', async () => {
    const [a, b] = [await made({ name: 'Mergeling Quay' }), await made({ name: 'Mergeling Quay Ltd' })];
    expect(getIds(await scan('minScore=0.9'))).toContain(`${a} ${b}`);
    await api.bdm.post(`/companies/${a}/merge`, { sourceId: b });
    expect(getIds(await scan('minScore=0.9')).filter((pair) => pair.includes(b))).toEqual([]);
  });

  it('ends a page when its time limit is reached, and loses no pair', async () => {
    const digits = (n: number) =>
      createHash('md5')
        .update(String(Math.floor(n / 2)))
        .digest('hex')
        .slice(0, 12);
    await insertRows(
      api.db,
      'company',
      buildMany(1_200, (n) => {
        const name = digits(n).replaceAll(/\d/g, (digit) => 'ghijklmnop'.charAt(Number(digit)));
        return { name, core_key: name };
      }),
    );
    await api.db.query('ANALYZE company');
    const client = await api.db.connect();
    try {
      const pages = async (timeoutMs: number) => {
        const pairs: string[][] = [];
        let next: ScanPosition | undefined;
        do {
          await client.query('BEGIN');
          const page = await scanDuplicates(new SqlClient(client), next, {
            minScore: 0.8,
            limit: 1_000_000,
            timeoutMs,
          });
          await client.query('COMMIT');
          pairs.push(page.pairs.map(({ companyId, duplicateId }) => `${companyId} ${duplicateId}`));
          next = page.next;
        } while (next);
        return pairs;
      };
      const [hurried, patient] = [await pages(0), await pages(Infinity)];
      expect(patient).toHaveLength(1);
      expect(new Set(patient.flat()).size).toBe(patient.flat().length);
      expect(hurried.length).toBeGreaterThan(4);
      expect(hurried.flat()).toEqual(patient.flat());
      expect(patient.flat().length).toBeGreaterThan(590);
    } finally {
      client.release();
    }
  });
});
