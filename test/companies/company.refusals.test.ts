import { useApi } from '../support/api.js';

const { api } = useApi();

const company = { name: 'Refused Works', country: 'BE' };
const many = (n: number) => Array.from({ length: n }, (_, index) => `text ${index}`);

describe('A wrong company is refused with 422 and a pointer to each place:', () => {
  it.each<[string, object, string[]]>([
    ['nothing at all', {}, ['/name', '/country']],
    ['nulls', { name: null, country: null }, ['/name', '/country']],
    [
      'numbers for texts',
      { name: 5, country: 7, city: 1, notes: 2, nativeName: [] },
      ['/name', '/country', '/city', '/notes', '/nativeName'],
    ],
    ['objects for texts', { name: {}, country: {}, website: {} }, ['/name', '/country', '/website']],
    [
      'texts for lists',
      { ...company, aliases: 'a', tags: 'b', emailDomains: 'c.be', identifiers: 'd', nace: 'e' },
      ['/aliases', '/tags', '/emailDomains', '/identifiers', '/nace'],
    ],
    [
      'objects for lists',
      { ...company, identifiers: { scheme: 'KBO', value: '1' }, tags: { length: 1 } },
      ['/identifiers', '/tags'],
    ],
    ['numbers in lists', { ...company, aliases: [1], tags: [null] }, ['/aliases', '/tags']],
    [
      'texts and nulls for objects in lists',
      { ...company, identifiers: ['KBO 1'], nace: [null] },
      ['/identifiers/0', '/nace/0'],
    ],
    [
      'characters that change the direction of a name',
      { name: 'Wor\u2066ks', country: 'BE', nativeName: 'Wor\u202Eks', aliases: ['Works', 'W\u061Corks'] },
      ['/name', '/nativeName', '/aliases'],
    ],
    ['a list for an object', { ...company, turnover: [] }, ['/turnover']],
    ['a text for an object', { ...company, turnover: '12 million' }, ['/turnover']],
    ['an unknown field', { ...company, revenue: 5 }, ['/revenue']],
    [
      'unknown fields inside',
      {
        ...company,
        turnover: { amount: 1, currency: 'EUR', x: 1 },
        identifiers: [{ scheme: 'KBO', value: '0566988259', y: 2 }],
      },
      ['/turnover/x', '/identifiers/0/y'],
    ],
    [
      'fields that are not the client’s',
      { ...company, id: 'x', version: 3, mergedIntoId: null, turnoverEur: 5, nameKey: 'x' },
      ['/id', '/version', '/mergedIntoId', '/turnoverEur', '/nameKey'],
    ],
    ['an empty name', { ...company, name: '   ' }, ['/name']],
    ['a name of several lines', { ...company, name: 'a\nb' }, ['/name']],
    ['an over-long name', { ...company, name: 'x'.repeat(201) }, ['/name']],
    [
      'over-long texts',
      {
        ...company,
        address: 'x'.repeat(501),
        notes: 'x'.repeat(20_001),
        postalCode: 'x'.repeat(21),
        tags: ['x'.repeat(51)],
      },
      ['/address', '/notes', '/postalCode', '/tags'],
    ],
    ['too many items', { ...company, aliases: many(51), tags: many(51) }, ['/aliases', '/tags']],
    ['the same item twice', { ...company, tags: ['a', 'a'] }, ['/tags']],
    ['a NUL', { ...company, name: 'a\0b' }, ['/name']],
    ['a lone surrogate', { ...company, aliases: ['\ud800'] }, ['/aliases/0']],
    ['an unknown country', { ...company, country: 'XX' }, ['/country']],
    ['a country in small letters', { ...company, country: 'be' }, ['/country']],
    ['an unknown kind', { ...company, kind: 'bank' }, ['/kind']],
    ['an unknown subdivision', { ...company, subdivision: 'BE-XXX' }, ['/subdivision']],
    ['negative employees', { ...company, employees: -1 }, ['/employees']],
    ['half an employee', { ...company, employees: 1.5 }, ['/employees']],
    ['more employees than an integer holds', { ...company, employees: 2_147_483_648 }, ['/employees']],
    ['employees as text', { ...company, employees: '12' }, ['/employees']],
    ['a negative amount', { ...company, turnover: { amount: -1, currency: 'EUR' } }, ['/turnover/amount']],
    ['cents', { ...company, turnover: { amount: 1.25, currency: 'EUR' } }, ['/turnover/amount']],
    ['an unknown currency', { ...company, turnover: { amount: 1, currency: 'XYZ' } }, ['/turnover/currency']],
    ['an amount without currency', { ...company, turnover: { amount: 1 } }, ['/turnover/currency']],
    ['a currency without a rate', { ...company, turnover: { amount: 1, currency: 'ISK' } }, ['/turnover/rate']],
    [
      'an euro that is not one euro',
      { ...company, turnover: { amount: 1, currency: 'EUR', rate: 2 } },
      ['/turnover/rate'],
    ],
    ['a rate of nothing', { ...company, turnover: { amount: 1, currency: 'USD', rate: 0 } }, ['/turnover/rate']],
    [
      'a day that is none',
      { ...company, turnover: { amount: 1, currency: 'USD', rate: 1, rateOn: '2025-02-30' } },
      ['/turnover/rateOn'],
    ],
    ['a website without scheme', { ...company, website: 'www.example.be' }, ['/website']],
    ['a script for a website', { ...company, website: 'javascript:alert(1)' }, ['/website']],
    ['a mail domain that is none', { ...company, emailDomains: ['example.be', 'not a domain'] }, ['/emailDomains/1']],
    ['a provider of private mailboxes', { ...company, emailDomains: ['gmail.com'] }, ['/emailDomains/0']],
    ['an unknown register', { ...company, identifiers: [{ scheme: 'SIREN', value: '1' }] }, ['/identifiers/0/scheme']],
    [
      'a number that is a number',
      { ...company, identifiers: [{ scheme: 'DUNS', value: 123456789 }] },
      ['/identifiers/0/value'],
    ],
    ['an unknown NACE code', { ...company, nace: [{ version: '2.1', code: '45.11' }] }, ['/nace/0/code']],
    ['an unknown NACE revision', { ...company, nace: [{ version: '3', code: '27.40' }] }, ['/nace/0/version']],
    [
      'two main activities, and one twice',
      {
        ...company,
        nace: [
          { version: '2.0', code: '27.40', primary: true },
          { version: '2.1', code: '27.40', primary: true },
          { version: '2.1', code: '27.40' },
        ],
      },
      ['/nace/1/primary', '/nace/2/code'],
    ],
    ['ids that are none', { ...company, parentId: 'gsc', ownerId: 12 }, ['/parentId', '/ownerId']],
    ['an answer that is not yes or no', { ...company, allowDuplicate: 'yes' }, ['/allowDuplicate']],
    [
      'several kinds of wrong at once',
      {
        ...company,
        subdivision: 'CN-GD',
        emailDomains: ['qq.com'],
        identifiers: [{ scheme: 'KBO', value: '1' }],
        nace: [{ version: '2.0', code: '04' }],
      },
      ['/identifiers/0/value', '/nace/0/code', '/emailDomains/0', '/subdivision'],
    ],
  ])('%s', async (_, body, pointers) => {
    const created = await api.bdm.post('/companies', body);
    expect(created.status).toBe(422);
    expect(created.pointers.toSorted()).toEqual(pointers.toSorted());
  });

  it.each<[string, object, string[]]>([
    ['null for what is required', { name: null, country: null }, ['/name', '/country']],
    ['allowDuplicate, which is of creation', { allowDuplicate: true }, ['/allowDuplicate']],
    ['a list', { turnover: [1] }, ['/turnover']],
  ])('a change with %s', async (_, body, pointers) => {
    const { id } = (await api.bdm.post('/companies', { ...company, allowDuplicate: true })).body;
    const changed = await api.bdm.patch(`/companies/${id}`, body);
    expect(changed.status).toBe(422);
    expect(changed.pointers.toSorted()).toEqual(pointers.toSorted());
  });

  it.each(['[]', '"text"', '5', 'null', '[{"name":"A","country":"BE"}]'])('a body that is %s', async (body) => {
    expect((await api.bdm.send('POST', '/companies', body)).status).toBe(422);
  });
});

describe('The API refuses with the right status', () => {
  it('a body that is not JSON (400) or too large (413)', async () => {
    expect((await api.bdm.send('POST', '/companies', '{"name":')).status).toBe(400);
    expect((await api.bdm.send('POST', '/companies', `{"a":${'['.repeat(10_000)}${']'.repeat(10_000)}}`)).status).toBe(
      400,
    );
    expect((await api.bdm.post('/companies', { ...company, notes: 'x'.repeat(2_100_000) })).status).toBe(413);
  });

  it.each([
    'colour=red',
    'name.isNull=true',
    'country=XX',
    'country.gte=BE',
    'employees=many',
    'employees.gte=1&employees.gte=2',
    'sort=notes',
    'sort=parentId',
    'sort=name,name',
    'sort=__proto__',
    'limit=0',
    'limit=201',
    'limit=x',
    'cursor=x',
    'count=maybe',
    'archived=perhaps',
    'parentId=x',
    'memberOf=x',
    'memberOf.isNull=true',
    'identifier.gte=1',
    'createdAt.gte=yesterday',
    'name=%00',
    `q=${'x'.repeat(201)}`,
  ])('a list with ?%s', async (query) => {
    const answer = await api.bdm.get(`/companies?${query}`);
    expect([answer.status, answer.body.errors[0].pointer[0]]).toEqual([422, '?']);
  });

  it.each([
    'minScore=2',
    'minScore=x',
    'minScore=0.1',
    'limit=0',
    'limit=1.5',
    'cursor=x',
    'cursor=a&cursor=b',
    'colour=red',
  ])('the scan for duplicates with ?%s', async (query) => {
    const answer = await api.bdm.get(`/companies/duplicates?${query}`);
    expect([answer.status, answer.body.errors[0].pointer[0]]).toEqual([422, '?']);
  });
});
