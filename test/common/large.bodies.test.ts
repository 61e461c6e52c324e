import { type Answer, useApi } from '../support/api.js';
import { Make } from '../support/make.js';

let companyId: string;
const { api } = useApi();
beforeAll(async () => {
  companyId = (await new Make(api).company()).id;
});

const json = { 'content-type': 'application/json' };
const names = (count: number) => Array.from({ length: count }, (_, n) => `k${n}`);
const object = (count: number) => Object.fromEntries(names(count).map((name) => [name, 1]));
const list = (count: number) => names(count).map((name) => `${name}-tag`);
/** More than an answer with twenty errors has, in characters. */
const LARGEST_ANSWER = 20_000;

/** Bodies that have a number of things in them, by what there is of them. */
const BODIES: Record<string, { method: string; path: () => string; body: (count: number) => object }> = {
  'unknown fields': { method: 'POST', path: () => '/users', body: object },
  'unknown fields inside': {
    method: 'POST',
    path: () => '/leads',
    body: (count) => ({ title: 'T', companyId, source: { channel: 'web', ...object(count) } }),
  },
  'unknown fields in a list': {
    method: 'POST',
    path: () => '/leads',
    body: (count) => ({ title: 'T', companyId, source: { channel: 'web' }, sites: [{ name: 'S', ...object(count) }] }),
  },
  'fields of a text': { method: 'PATCH', path: () => `/companies/${companyId}`, body: (n) => ({ name: object(n) }) },
  'fields in lists in a list of objects': {
    method: 'POST',
    path: () => '/leads',
    body: (count) => ({ title: 'T', companyId, source: { channel: 'web' }, sites: [[object(count)]] }),
  },
  'parameters of a report': {
    method: 'POST',
    path: () => '/report-locks',
    body: (count) => ({ report: 'pipeline-summary', month: '2025-12', parameters: object(count) }),
  },
  'different texts in a list': {
    method: 'PATCH',
    path: () => `/companies/${companyId}`,
    body: (count) => ({ tags: list(count) }),
  },
  'different scopes': {
    method: 'POST',
    path: () => '/api-keys',
    body: (count) => ({ name: 'K', role: 'viewer', scopes: list(count) }),
  },
  'objects in a list': {
    method: 'POST',
    path: () => '/contacts',
    body: (count) => ({ fullName: 'P', affiliations: names(count).map(() => ({ a: 1 })) }),
  },
};

/** The answer to a body, and the time that the processor needed for it, in microseconds. */
async function measured(what: string, count: number): Promise<{ answer: Answer; cost: number }> {
  const { method, path, body } = BODIES[what]!;
  const text = JSON.stringify(body(count));
  const before = process.cpuUsage();
  const answer = await api.admin.send(method, path(), text, json);
  const { user, system } = process.cpuUsage(before);
  return { answer, cost: user + system };
}

describe.each(Object.keys(BODIES))('A body with very many %s', (what) => {
  it('is refused with an answer of bounded length', async () => {
    const { answer } = await measured(what, 40_000);
    expect([answer.status, answer.headers.get('content-type')]).toEqual([
      422,
      expect.stringContaining('application/problem+json'),
    ]);
    expect(answer.body.errors.length).toBeLessThanOrEqual(21);
    expect(answer.text.length).toBeLessThan(LARGEST_ANSWER);
  });

  it('takes time in proportion to their number, not to its square', async () => {
    const costs = { few: [] as number[], many: [] as number[] };
    for (let round = 0; round < 3; round++) {
      costs.few.push((await measured(what, 4_000)).cost);
      costs.many.push((await measured(what, 40_000)).cost);
    }
    // Ten times as many; the square of that would be a hundred. The least of three is the one that nothing disturbed.
    expect(Math.min(...costs.many) / Math.min(...costs.few)).toBeLessThan(30);
  });
});

describe('An answer to a body with very many errors', () => {
  it('names the first twenty, and says how many more there are', async () => {
    const { answer } = await measured('unknown fields', 80_000);
    const { errors, detail } = answer.body;
    expect(errors.slice(0, 2)).toEqual([
      { pointer: '/k0', code: 'field.unknown', detail: 'This body has no field /k0.' },
      { pointer: '/k1', code: 'field.unknown', detail: 'This body has no field /k1.' },
    ]);
    // The body also lacks email, fullName and role, which are errors too.
    const more = 'and 79,983 more';
    expect(errors.slice(19)).toEqual([
      expect.objectContaining({ pointer: '/k19' }),
      { pointer: '', code: 'request.more_errors', detail: more },
    ]);
    expect(detail).toMatch(new RegExp(`^This body has no field /k0\\..*This body has no field /k19\\. ${more}$`));
  });

  it('names each by a pointer of bounded length', async () => {
    const long = 'k'.repeat(300_000);
    for (const body of [{ [long]: 1 }, { [long]: '\0' }, { email: { [long]: { [long]: '\0' } } }]) {
      const answer = await api.admin.post('/users', body);
      expect(answer.status).toBe(422);
      expect(answer.text.length).toBeLessThan(LARGEST_ANSWER);
    }
  });
});

describe('A field that has the name of a built-in property of objects', () => {
  it.each(['hasOwnProperty', 'toString', 'constructor', 'valueOf', 'isPrototypeOf'])('is unknown: %s', async (name) => {
    for (const body of [
      { [name]: 1 },
      { [name]: { x: 1 } },
      { title: 'T', companyId, source: { channel: 'web', [name]: 1 } },
    ]) {
      const answer = await api.admin.post('/leads', body);
      const unknown = answer.body.errors.filter(({ code }: { code: string }) => code === 'field.unknown');
      expect([answer.status, unknown.map(({ pointer }: { pointer: string }) => pointer.split('/').at(-1))]).toEqual([
        422,
        [name],
      ]);
    }
    const answer = await api.admin.get(`/companies/duplicates?${name}=1`);
    expect([answer.status, answer.body.errors[0].pointer]).toEqual([422, `?${name}`]);
  });

  it('is reported as unknown in a free-form mapping instead of being ignored', async () => {
    const answer = await api.admin.post('/intake/connections', {
      name: 'Form',
      provider: 'generic',
      mapping: { statuses: { toString: 'confirmed', open: 'confirmed' } },
      rules: [{ id: 'r1', trigger: 'registered', when: { valueOf: 'x' }, lead: { title: 'T' } }],
    });
    const unknown = answer.body.errors.filter(({ code }: { code: string }) => code === 'field.unknown');
    expect([answer.status, unknown.map(({ pointer }: { pointer: string }) => pointer)]).toEqual([
      422,
      ['/mapping/statuses/toString', '/rules/0/when/valueOf'],
    ]);
  });

  it('is refused as __proto__ before it is read', async () => {
    const answer = await api.admin.send('POST', '/leads', '{"__proto__": {"title": "T"}}', json);
    expect(answer.problem).toEqual([400, 'request.malformed']);
  });
});

describe('The body of a login', () => {
  it.each(['application/json', 'text/csv', 'multipart/form-data; boundary=b', 'text/plain'])(
    'of more than 16 kB is too large, as %s',
    async (type) => {
      const body = JSON.stringify({ email: 'a@b.example', password: 'x', ...object(2_000) });
      const answer = await api.anonymous.send('POST', '/auth/login', body, { 'content-type': type });
      expect(answer.problem).toEqual([413, 'request.too_large']);
    },
  );

  it('of less than 16 kB is read', async () => {
    const answer = await api.anonymous.post('/auth/login', { email: 'a@b.example', password: 'x', ...object(1_000) });
    expect([answer.status, answer.body.errors.length]).toEqual([422, 21]);
  });
});

describe('A request that does not end', () => {
  it('has five minutes to arrive', () => {
    expect(api.app.getHttpServer().requestTimeout).toBe(300_000);
  });
});
