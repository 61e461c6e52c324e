import { useApi } from '../support/api.js';
import { buildMany, insertRows } from '../support/rows.js';

const { api, make } = useApi();

const NO_DETAILS = {
  nativeName: null,
  companyName: null,
  jobTitle: null,
  city: null,
  country: null,
  stage: null,
  status: null,
  type: null,
  day: null,
};

const items = async (query: string) => (await api.bdm.get(`/search?${query}`)).body.items;

describe('A search', () => {
  it('returns what was found, what distinguishes it from others, its score and the matching field', async () => {
    const company = await make.company({ name: 'Aubergine Lighting', nativeName: '茄子照明', city: 'Foshan' });
    const contact = await make.contact({ fullName: 'Aubergine Smith', jobTitle: 'CEO', companyId: company.id });
    const lead = await make.lead({ title: 'Aubergine depot', companyId: company.id });
    expect(await items('q=aubergine')).toEqual([
      {
        kind: 'company',
        id: company.id,
        title: 'Aubergine Lighting',
        subtitle: '茄子照明 · Foshan · CN',
        details: { ...NO_DETAILS, nativeName: '茄子照明', city: 'Foshan', country: 'CN' },
        reference: null,
        score: 0.92,
        matchedOn: 'name',
        archived: false,
      },
      {
        kind: 'contact',
        id: contact.id,
        title: 'Aubergine Smith',
        subtitle: 'CEO · Aubergine Lighting',
        details: { ...NO_DETAILS, jobTitle: 'CEO', companyName: 'Aubergine Lighting' },
        reference: null,
        score: 0.92,
        matchedOn: 'name',
        archived: false,
      },
      {
        kind: 'lead',
        id: lead.id,
        title: 'Aubergine depot',
        subtitle: 'Aubergine Lighting · first_contact · open',
        details: { ...NO_DETAILS, companyName: 'Aubergine Lighting', stage: 'first_contact', status: 'open' },
        reference: lead.reference,
        score: 0.92,
        matchedOn: 'title',
        archived: false,
      },
    ]);
    const kinds = async (query: string) => (await items(query)).map(({ kind }: { kind: string }) => kind);
    expect(await kinds('q=aubergine&kind=lead')).toEqual(['lead']);
    expect(await kinds('q=aubergine&kind=lead&kind=contact')).toEqual(['contact', 'lead']);
    expect(await kinds('q=aubergine&limit=2')).toEqual(['company', 'contact']);
  });

  it('for one kind finds what is almost written so, whatever other kinds have just that name', async () => {
    const { id: companyId } = await make.company({ name: 'Kestrelbaum Optics' });
    const lead = await make.lead({ title: 'Kestrelbaun', companyId });
    const found = async (query: string) => (await items(query)).map(({ id }: { id: string }) => id);
    expect(await found('q=kestrelbaun')).toEqual([lead.id]);
    expect(await found('q=kestrelbaun&kind=company')).toEqual([companyId]);
    expect(await found('q=kestrelbaun&kind=company&kind=lead')).toEqual([lead.id]);
  });

  it('puts what is far off in order too, whether it begins like the question or not', async () => {
    await make.company({ name: 'Brentfoldia Mills of Lower Saxony' });
    const { id } = await make.company({ name: 'Drontfolding' });
    const { body } = await api.bdm.get('/search?q=brentfolding&limit=5');
    const scores = body.items.map(({ score }: { score: number }) => score);
    expect(scores).toHaveLength(2);
    expect(scores).toEqual(scores.toSorted((a: number, b: number) => b - a));
    const { body: first } = await api.bdm.get('/search?q=brentfolding&limit=1');
    expect(first.items).toEqual([expect.objectContaining({ id })]);
  });

  it('puts whole names before words, words before beginnings, and beginnings before misspelt words', async () => {
    for (const name of ['Marigold Farms Europe', 'Marygold', 'Marigolden Fields', 'Marigold', 'Grand Marigold']) {
      await make.company({ name });
    }
    const hits = await items('q=marigold');
    expect(hits.map(({ title }: { title: string }) => title)).toEqual([
      'Marigold',
      'Grand Marigold',
      'Marigold Farms Europe',
      'Marigolden Fields',
    ]);
    const scores = hits.map(({ score }: { score: number }) => score);
    expect(scores).toEqual(scores.toSorted((a: number, b: number) => b - a));
    expect(new Set(scores).size).toBe(scores.length);
    expect((await items('q=marigoldd')).map(({ title }: { title: string }) => title)).toContain('Marygold');
  });

  it('reports the kinds that have more hits than the limit, and nothing is missing otherwise', async () => {
    const { id: companyId } = await make.company({ name: 'Wisteria One' });
    await make.company({ name: 'Wisteria Two' });
    for (const fullName of ['Wisteria Abel', 'Wisteria Babel']) await make.contact({ fullName });
    await make.lead({ title: 'Wisteria with a long name', companyId });
    const asked = async (query: string, word = 'wisteria') => {
      const { body } = await api.bdm.get(`/search?q=${word}${query}`);
      return [body.items.map(({ kind }: { kind: string }) => kind), body.more];
    };
    expect(await asked('')).toEqual([['company', 'company', 'contact', 'contact', 'lead'], []]);
    expect(await asked('&limit=5')).toEqual([['company', 'company', 'contact', 'contact', 'lead'], []]);
    expect(await asked('&limit=3')).toEqual([
      ['company', 'company', 'contact'],
      ['contact', 'lead'],
    ]);
    expect(await asked('&limit=1')).toEqual([['company'], ['company', 'contact', 'lead']]);
    expect(await asked('&limit=1&kind=lead')).toEqual([['lead'], []]);
    expect(await asked('&limit=1&kind=contact')).toEqual([['contact'], ['contact']]);
    // Misspelt as well, where what is known already does not count again.
    expect(await asked('&limit=5', 'wisterria')).toEqual([['company', 'company', 'contact', 'contact', 'lead'], []]);
    expect(await asked('&limit=4', 'wisterria')).toEqual([['company', 'company', 'contact', 'contact'], ['lead']]);
  });

  it('reports that there is more if one kind fills the whole limit', async () => {
    await insertRows(
      api.db,
      'company',
      buildMany(201, (n) => ({ name: `Tamarisk ${n}` })),
    );
    const asked = async (limit: number) => (await api.bdm.get(`/search?q=tamarisk&limit=${limit}`)).body;
    expect((await asked(200)).items).toHaveLength(200);
    expect((await asked(200)).more).toEqual(['company']);
    expect((await asked(100)).more).toEqual(['company']);
    await api.db.query(`DELETE FROM company WHERE name = 'Tamarisk 201'`);
    expect((await asked(200)).more).toEqual([]);
  });

  it('finds the same among hundreds of names after their rows were written again, the shortest first', async () => {
    await insertRows(
      api.db,
      'company',
      buildMany(300, (n) => ({ name: `Quince Orchard ${n}` })),
    );
    await make.company({ name: 'Quince Mill' });
    const before = await items('q=quince&limit=20');
    expect(before[0].title).toBe('Quince Mill');
    await api.db.query(`UPDATE search_entry SET size = size WHERE id = ANY($1::uuid[])`, [
      before.map(({ id }: { id: string }) => id),
    ]);
    expect(await items('q=quince&limit=20')).toEqual(before);
  });

  it('wants every word to be found, so that one strange word finds nothing', async () => {
    await make.company({ name: 'Nightjar Instruments' });
    expect(await items('q=nightjar+instruments')).toHaveLength(1);
    expect(await items('q=nightjar+zzyzx')).toEqual([]);
  });

  it.each([
    ['', '?q', 'parameter.required'],
    ['q=', '?q', 'parameter.empty'],
    [`q=${'%20'.repeat(200)}`, '?q', 'parameter.empty'],
    [`q=${'x'.repeat(201)}`, '?q', 'parameter.too_long'],
    ['q=a%00b', '?q', 'text.invalid_character'],
    ['q=a&q=b', '?q', 'parameter.repeated'],
    ['q=a&kind=user', '?kind', 'parameter.invalid'],
    ['q=a&kind=', '?kind', 'parameter.invalid'],
    ['q=a&limit=0', '?limit', 'parameter.invalid'],
    ['q=a&limit=201', '?limit', 'parameter.invalid'],
    ['q=a&limit=', '?limit', 'parameter.invalid'],
    ['q=a&limit=1&limit=2', '?limit', 'parameter.repeated'],
    ['q=a&archived=true', '?archived', 'parameter.unknown'],
    ['q=a&__proto__=1', '?__proto__', 'parameter.unknown'],
  ])('with %s is refused with 422 and %s', async (query, pointer, code) => {
    const answer = await api.bdm.get(`/search?${query}`);
    expect(answer.status).toBe(422);
    expect(answer.body.errors).toEqual([expect.objectContaining({ pointer, code })]);
  });

  it.each([
    ['x'.repeat(200)],
    ['比'.repeat(200)],
    [Array.from({ length: 200 }, (_, n) => String.fromCodePoint(0x4e00 + 7 * n)).join('')],
    [Array.from({ length: 40 }, (_, n) => `${'bcdfghjklm'.charAt(n % 10)}ar${'aeiou'.charAt(n % 5)}`).join(' ')],
    ['%'],
    ['_'],
    ['%%%%'],
    ['\\'],
    ["'"],
    ["''"],
    ["\\'"],
    ["'; DROP TABLE company; --"],
    ["' | 'a':* & !'b"],
    ['a:*'],
    ['!a & (b | c)'],
    ['<->'],
    ['😀'],
    ['😀 company 👩‍👩‍👧'],
    ['\u200b'],
    ['\u0301\u0301\u0301'],
    ['\t\n'],
    ['()[]{}?*+.^$|'],
    ['{"a":1}'],
    ['<script>alert(1)</script>'],
    ['0'.repeat(64)],
    ['+'],
    ['@'],
    ['@@@'],
    ['a@'],
    ['http://'],
    ['https://['],
    ['LEAD-'],
    ['LEAD-2026-999999999'],
    ['ﷺ'.repeat(20)],
    ['½ ⅓ ℃ № ㊙ ㍿'],
    ['\u{e0001}tag'],
    ['a b c d e f g h i j k l m n o p q r s t u v w x y z'],
    ['mistaken words everywhere in this rather long question about nothing at all'],
    ['ẞß ŉ ǆ İı Σς'],
  ])('for %j is answered like any other', async (question) => {
    await make.company({ name: 'Plain Company', aliases: ['50% off_', "Quote's \\ end"] });
    const answer = await api.bdm.get(`/search?q=${encodeURIComponent(question)}`);
    expect([200, 422]).toContain(answer.status);
    if (answer.status === 422) expect(question.trim()).toBe('');
  });

  it('with half a character, or one that is no text, is refused or answered, never an error of ours', async () => {
    for (const raw of ['%ED%A0%80', '%FF%FE', '%C3%28', '%F0%9F', '%']) {
      expect([200, 400, 422]).toContain((await api.bdm.get(`/search?q=${raw}`)).status);
    }
  });

  it('is answered to everybody for every choice of kinds', async () => {
    const choices = ['company', 'contact', 'lead', 'company&kind=contact', 'contact&kind=lead', 'company&kind=lead'];
    for (const caller of [
      api.admin,
      api.manager,
      api.bdm,
      api.viewer,
      await api.key('manager'),
      await api.key('bdm'),
    ]) {
      for (const question of [
        'plant',
        '0566988259',
        'LEAD-2026-0001',
        '比亚',
        'mispelt',
        'a@b.example',
        '+3211234567',
      ]) {
        for (const kind of choices) {
          const path = `/search?q=${encodeURIComponent(question)}&kind=${kind}&limit=3`;
          expect((await caller.get(path)).status).toBe(200);
        }
      }
    }
  });

  it('is for people who may read, and for keys with its scope', async () => {
    expect((await api.anonymous.get('/search?q=a')).status).toBe(401);
    expect((await (await api.key('reporting')).get('/search?q=a')).status).toBe(403);
    expect((await (await api.key('viewer', ['leads:read'])).get('/search?q=a')).status).toBe(403);
    const company = await make.company({ name: 'Scopewise Instruments' });
    await make.lead({ title: 'Scopewise plant', companyId: company.id });
    const found = async (...scopes: string[]) =>
      (await (await api.key('viewer', scopes)).get('/search?q=scopewise')).body;
    expect(await found('search:read')).toEqual({ items: [], more: [] });
    expect((await found('search:read', 'companies:read')).items).toMatchObject([{ id: company.id }]);
    expect((await found('search:read', 'companies:read', 'leads:read')).items).toHaveLength(2);
  });
});
