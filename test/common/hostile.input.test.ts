import { connect } from 'node:net';
import { text } from 'node:stream/consumers';
import { useApi } from '../support/api.js';

const { api } = useApi();

const user = (change: object = {}) => ({
  email: `p${Math.random()}@locate.test`,
  fullName: 'Somebody',
  role: 'viewer',
  ...change,
});
const ID = '0199ffff-ffff-7fff-8fff-ffffffffffff';
/** Codes of what no route ever sees, by the status of the answer. */
const UNREAD: Record<number, string> = {
  400: 'request.malformed',
  413: 'request.too_large',
  417: 'request.expectation_failed',
  431: 'request.headers_too_large',
};
const json = { 'content-type': 'application/json' };

describe('Bad input', () => {
  it.each(['hasOwnProperty', 'toString', 'valueOf', 'constructor', 'isPrototypeOf', '__defineGetter__'])(
    'of a field %s is invalid, in a body, within one, and as a parameter: 422',
    async (name) => {
      const field = await api.admin.send('POST', '/users', JSON.stringify({ ...user(), [name]: 1 }), json);
      expect([field.status, field.body.errors[0].pointer]).toEqual([422, `/${name}`]);
      const capex = { amount: 1, currency: 'EUR', [name]: 1 };
      const lead = { title: 'Plant', companyId: ID, source: { channel: 'web', [name]: 1 }, capex };
      const within = await api.admin.send('POST', '/leads', JSON.stringify(lead), json);
      const pointers = within.pointers;
      expect([within.status, pointers]).toEqual([422, [`/source/${name}`, `/capex/${name}`]]);
      const parameter = await api.admin.get(`/leads?${name}=1`);
      expect([parameter.status, parameter.body.errors[0].pointer]).toEqual([422, `?${name}`]);
    },
  );

  it.each([
    ['a text that is no JSON', '{"email": '],
    ['a list nested ten thousand levels deep', `{"email":${'['.repeat(10_000)}${']'.repeat(10_000)}}`],
    ['objects nested ten thousand levels deep', '{"a":'.repeat(10_000) + '1' + '}'.repeat(10_000)],
    ['a body that reaches for the prototype', '{"__proto__": {"role": "admin"}}'],
    ['half a body', '{"email":"a@b.c"'],
  ])('of %s is malformed: 400', async (_, body) => {
    const answer = await api.admin.send('POST', '/users', body, json);
    expect(answer.status).toBe(400);
    expect(answer.headers.get('content-type')).toContain('application/problem+json');
    expect(answer.body).toMatchObject({ status: 400, code: expect.stringMatching(/^request\./) });
  });

  it('of a text that is no JSON is answered with the line and the column of the mistake', async () => {
    const body = '{\n  "email": "an@locate.test"\n  "role": "bdm"\n}';
    const answer = await api.admin.send('POST', '/users', body, json);
    expect([answer.status, answer.body.code, answer.body.detail]).toEqual([
      400,
      'request.malformed',
      'The body is not valid JSON: line 3, column 3: a comma is expected.',
    ]);
  });

  it('without a required field is answered with its name, at every level', async () => {
    const created = await api.bdm.post('/leads', { capex: {} });
    expect([created.status, created.body.errors]).toEqual([
      422,
      expect.arrayContaining([
        { pointer: '/companyId', code: 'field.required', detail: '/companyId is required.' },
        { pointer: '/title', code: 'field.required', detail: '/title is required.' },
        { pointer: '/capex/amount', code: 'field.required', detail: '/capex/amount is required.' },
      ]),
    ]);
  });

  it('of bytes that are no UTF-8 is malformed, whatever charset it claims, and stores no broken letters', async () => {
    const email = `p${Math.random()}@locate.test`;
    const windows = Buffer.from(JSON.stringify(user({ email, fullName: 'Jürgen Büchner' })), 'latin1');
    for (const charset of ['', '; charset=utf-8', '; charset=iso-8859-1']) {
      const answer = await api.admin.send('POST', '/users', windows, { 'content-type': `application/json${charset}` });
      expect(answer.problem).toEqual([400, 'request.malformed']);
      expect(answer.body.detail).toContain('UTF-8');
    }
    expect((await api.db.query('SELECT 1 FROM app_user WHERE email = $1', [email])).rowCount).toBe(0);
  });

  it.each(['q=J%FCrgen', 'q=a&q=%ff%fe', '%FC=1'])(
    'of parameters that are no UTF-8 is malformed: ?%s',
    async (query) => {
      const answer = await api.admin.get(`/companies?${query}`);
      expect(answer.problem).toEqual([400, 'request.malformed']);
      expect(answer.body.detail).toContain('UTF-8');
    },
  );

  it('does not include a single percent sign, which people type', async () => {
    expect((await api.admin.get('/companies?q=100%')).status).toBe(200);
    expect((await api.admin.get('/companies?q=J%C3%BCrgen%2')).status).toBe(200);
  });

  it('of a packed body is no JSON: 415', async () => {
    const send = (encoding: string) =>
      api.admin.send('POST', '/users', JSON.stringify(user()), { ...json, 'content-encoding': encoding });
    const answer = await send('gzip');
    expect(answer.problem).toEqual([415, 'request.unsupported_media_type']);
    // Whoever sends a large one has it sent before he reads the answer.
    expect(answer.headers.get('connection')).not.toBe('close');
    expect((await send('Identity')).status).toBe(201);
  });

  it.each([
    ['a list', '[]', ''],
    ['a bare text', '"x"', ''],
    ['null', 'null', ''],
    ['an unknown field', JSON.stringify(user({ shoeSize: 44 })), '/shoeSize'],
    ['a number for a text', JSON.stringify(user({ fullName: 7 })), '/fullName'],
    ['an object for a text', JSON.stringify(user({ fullName: { $ne: 1 } })), '/fullName'],
    ['null for a required field', JSON.stringify(user({ fullName: null })), '/fullName'],
    ['white space for a name', JSON.stringify(user({ fullName: ' \t ' })), '/fullName'],
    ['two lines for a name', JSON.stringify(user({ fullName: 'a\nb' })), '/fullName'],
    ['an over-long name', JSON.stringify(user({ fullName: 'x'.repeat(201) })), '/fullName'],
    ['a NUL character', '{"email":"a@b.cd","role":"viewer","fullName":"a\\u0000b"}', '/fullName'],
    ['half a surrogate pair', '{"email":"a@b.cd","role":"viewer","fullName":"a\\ud800b"}', '/fullName'],
    ['a NUL in a field name', '{"a\\u0000b": 1}', ''],
    ['an unknown role', JSON.stringify(user({ role: 'king' })), '/role'],
    ['no address at all', JSON.stringify({ fullName: 'X', role: 'viewer' }), '/email'],
  ])('of %s is invalid: 422 with a pointer', async (_, body, pointer) => {
    const answer = await api.admin.send('POST', '/users', body, json);
    expect(answer.status).toBe(422);
    expect(answer.pointers).toContain(pointer);
  });

  it('names every wrong field at once', async () => {
    const answer = await api.admin.post('/users', { email: 'no', fullName: '', role: 'x' });
    expect(answer.pointers).toEqual(['/email', '/fullName', '/role']);
  });

  it('of two mebibytes is too large: 413', async () => {
    const answer = await api.admin.send(
      'POST',
      '/users',
      JSON.stringify(user({ fullName: 'x'.repeat(2_097_152) })),
      json,
    );
    expect(answer.problem).toEqual([413, 'request.too_large']);
  });

  it('in another media type is refused: 415', async () => {
    const answer = await api.admin.send('POST', '/users', '<user/>', { 'content-type': 'application/xml' });
    expect(answer.problem).toEqual([415, 'request.unsupported_media_type']);
  });

  it('of other JSON media types is refused, but a merge patch is accepted where a record is patched', async () => {
    const { body: made } = await api.admin.post('/users', user());
    const path = `/users/${made.id}`;
    const as = (method: string, to: string, type: string, body: string) =>
      api.admin.send(method, to, body, { 'content-type': type });
    for (const [type, fullName] of [
      ['application/merge-patch+json', 'Merged One'],
      ['application/merge-patch+json; charset=utf-8', 'Merged Two'],
    ] as const) {
      const answer = await as('PATCH', path, type, JSON.stringify({ fullName }));
      expect([answer.status, answer.body.fullName]).toEqual([200, fullName]);
    }
    const broken = await as('PATCH', path, 'application/merge-patch+json', '{"fullName":');
    expect(broken.problem).toEqual([400, 'request.malformed']);
    for (const [method, to, type] of [
      ['PATCH', path, 'application/json-patch+json'],
      ['PATCH', path, 'application/vnd.api+json'],
      ['POST', '/users', 'application/merge-patch+json'],
    ] as const) {
      const answer = await as(method, to, type, JSON.stringify(user()));
      expect(answer.problem).toEqual([415, 'request.unsupported_media_type']);
    }
    const { rows } = await api.db.query('SELECT full_name FROM app_user WHERE id = $1', [made.id]);
    expect(rows).toEqual([{ full_name: 'Merged Two' }]);
  });

  it('as a form is refused like any other media type', async () => {
    const answer = await api.admin.send('POST', '/users', 'email=a', {
      'content-type': 'application/x-www-form-urlencoded',
    });
    expect(answer.status).toBe(415);
  });

  it.each([
    'not-an-id',
    '%00',
    "1' OR '1'='1",
    '../../etc/passwd',
    'x'.repeat(300),
    '0199ffff-ffff-7fff-8fff-ffffffffffff',
  ])('as the id %s finds nothing: 404', async (id) => {
    const answer = await api.admin.get(`/users/${encodeURIComponent(id)}`);
    expect(answer.status).toBe(404);
    expect(answer.headers.get('content-type')).toContain('application/problem+json');
  });

  it('as an unknown path is answered with a problem document', async () => {
    expect((await api.admin.get('/nowhere')).problem).toEqual([404, 'route.not_found']);
  });

  it.each([
    ['PUT', '/leads', 'GET, HEAD, POST'],
    ['PUT', '/leads/0199ffff-ffff-7fff-8fff-ffffffffffff?q=1', 'DELETE, GET, HEAD, PATCH'],
    ['GET', '/auth/login', 'POST'],
    ['OPTIONS', '/reports', 'GET, HEAD'],
  ])('as %s %s, which has other methods only, names them: 405', async (method, path, allowed) => {
    const { status, headers, body } = await api.admin.send(method, path);
    expect([status, headers.get('allow'), body.code]).toEqual([405, allowed, 'route.method_not_allowed']);
    expect(body.detail).toContain(`The method must be ${allowed.split(', ').join(' or ')}`);
  });

  it('in a path that cannot be decoded is malformed', async () => {
    const answer = await api.admin.get('/users/%E0%A4%A');
    expect(answer.status).toBe(400);
    expect(answer.headers.get('content-type')).toContain('application/problem+json');
  });

  it.each([
    ['colour=red', '?colour'],
    ['role=king', '?role'],
    ['createdAt.gte=yesterday', '?createdAt.gte'],
    ['createdAt.gte=2026-02-30T00:00:00Z', '?createdAt.gte'],
    ['createdAt.like=2026', '?createdAt.like'],
    ['role.gte=bdm', '?role.gte'],
    ['sort=passwordHash', '?sort'],
    ['sort=email,-email', '?sort'],
    ['sort=', '?sort'],
    ['limit=0', '?limit'],
    ['limit=201', '?limit'],
    ['limit=ten', '?limit'],
    ['limit=1&limit=2', '?limit'],
    ['count=yes', '?count'],
    ['archived=maybe', '?archived'],
    ['cursor=abc', '?cursor'],
    ['email=%00', '?email'],
    ['__proto__=1', '?__proto__'],
    ['constructor=1', '?constructor'],
    ['email.isNull=true', '?email.isNull'],
  ])('in the parameter %s is invalid: 422 with its name', async (query, pointer) => {
    const answer = await api.admin.get(`/users?${query}`);
    expect(answer.status).toBe(422);
    expect(answer.pointers).toContain(pointer);
  });

  it.each([
    ['/reports?colour=red', 'parameter.unknown', 'This route has no parameter colour.'],
    [`/reports?lang=de`, 'field.is_in', 'lang must be one of the following values: en, nl'],
    ['/search?limit=1&limit=2&q=a', 'parameter.repeated', 'limit must be given only once.'],
    [`/companies/${ID}/timeline?limit=1&limit=2`, 'parameter.repeated', 'limit must be given only once.'],
    ['/companies/duplicates?colour=red', 'parameter.unknown', 'This route has no parameter colour.'],
    ['/companies/duplicates?minScore=high', 'field.is_number', 'minScore must be a number from 0.4 to 1'],
    ['/companies/duplicates?limit=1e1', 'field.is_int', 'limit must be a whole number from 1 to 200'],
    [`/intake/connections/${ID}/health?days=1e1`, 'field.is_int', 'days must be a whole number from 1 to 365'],
    [`/intake/connections/${ID}/health?days=366`, 'field.max', 'days must not be greater than 365'],
    ['/activities.ics?colour=red&token=x', 'parameter.unknown', 'This route has no parameter colour.'],
  ])('in a parameter of the special route %s is reported as a parameter: %s', async (address, code, detail) => {
    const { status, body } = await api.admin.get(address);
    expect([status, body.errors]).toEqual([422, [{ pointer: /\?\w+/.exec(address)![0], code, detail }]]);
  });

  it.each([
    ['/users', 'createdAt', '+275760-01-01T00:00:00Z'],
    ['/users', 'createdAt', '2026'],
    ['/users', 'createdAt', 'Nov 25 2026 (noon)'],
    ['/users', '-createdAt', '2026-02-30T00:00:00.000Z'],
    ['/users', 'createdAt', '0000-01-01T00:00:00.000Z'],
    ['/users', 'createdAt', 1_700_000_000],
    ['/users', 'email', { $ne: 1 }],
    ['/leads', 'receivedOn', '2026-02-30'],
    ['/leads', 'receivedOn', '2026-13-01'],
    ['/leads', 'receivedOn', '0000-01-01'],
    ['/leads', 'receivedOn', '2026-02-03T00:00:00.000Z'],
    ['/report-locks', 'month', '2026-13'],
    ['/leads', 'stage', 99_999_999_999],
    ['/leads', 'stage', -1],
    ['/leads', 'stage', 1.5],
    ['/leads', 'stage', 'qualified'],
    ['/leads', 'companyId', 'x'],
    ['/leads', '-ownerId', ''],
    ['/leads', 'title', '\ud800'],
    ['/leads', 'jobsExpected', 1e20],
  ])('in a cursor that was forged, of %s by %s after %j, is invalid: 422 with its name', async (path, sort, key) => {
    const cursor = Buffer.from(JSON.stringify([sort, [key], api.admin.id])).toString('base64url');
    const answer = await api.admin.get(`${path}?sort=${sort}&cursor=${cursor}`);
    expect(answer.body.errors).toEqual([expect.objectContaining({ pointer: '?cursor', code: 'parameter.cursor' })]);
  });

  it('in If-Match is invalid, and an old version stale', async () => {
    const made = await api.admin.post('/users', user());
    const path = `/users/${made.body.id}`;
    expect(made.headers.get('etag')).toBe('"1"');
    expect(made.headers.get('location')).toBe(`/api/v1${path}`);
    expect((await api.admin.patch(path, { fullName: 'B' }, { 'if-match': 'soon' })).status).toBe(422);
    expect((await api.admin.patch(path, { fullName: 'B' }, { 'if-match': '"1"' })).status).toBe(200);
    const stale = await api.admin.patch(path, { fullName: 'C' }, { 'if-match': '"1"' });
    expect(stale.problem).toEqual([412, 'request.stale_version']);
    const { rows } = await api.db.query('SELECT full_name, version FROM app_user WHERE id = $1', [made.body.id]);
    expect(rows).toEqual([{ full_name: 'B', version: 2 }]);
  });

  it('never gets a stack trace, nor our request id from a header that is no id', async () => {
    const answer = await api.admin.with({ 'x-request-id': '"><script>' }).get('/nowhere');
    expect(answer.body.requestId).not.toContain('script');
    expect(answer.headers.get('x-request-id')).toBe(answer.body.requestId);
    expect((await api.admin.with({ 'x-request-id': 'trace-42' }).get('/nowhere')).body.requestId).toBe('trace-42');
  });

  it.each([
    [
      'an address longer than any is read',
      `GET /api/v1/users?q=${'x'.repeat(20_000)} HTTP/1.1\r\nHost: x\r\n\r\n`,
      431,
    ],
    ['a header that is none', 'GET /api/v1/users HTTP/1.1\r\nHost: x\r\nno colon\r\n\r\n', 400],
    ['no HTTP at all', 'HELO locate.test\r\n\r\n', 400],
    [
      'chunks with more to say of them than is read',
      'POST /api/v1/auth/login HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\nTransfer-Encoding: chunked\r\n\r\n' +
        `1;${'x'.repeat(20_000)}\r\n{\r\n0\r\n\r\n`,
      413,
    ],
    ['a request for no host', 'GET /api/v1/users HTTP/1.1\r\n\r\n', 400],
    ['expectations that nobody meets', 'GET /api/v1/users HTTP/1.1\r\nHost: x\r\nExpect: 200-banana\r\n\r\n', 417],
  ])('of %s is answered with a problem document, though no route ever sees it', async (_, bytes, status) => {
    const { hostname, port } = new URL(api.url);
    const socket = connect(Number(port), hostname);
    socket.write(bytes);
    // Each of them ends the connection.
    const [head = '', body = ''] = (await text(socket)).split('\r\n\r\n');
    expect(head).toMatch(new RegExp(`^HTTP/1.1 ${status} `));
    expect(head).toMatch(/^content-type: application\/problem\+json; charset=utf-8$/im);
    expect(head).toMatch(/^content-security-policy: /im);
    const code = UNREAD[status];
    const problem = JSON.parse(body);
    expect(problem).toMatchObject({ status, code, errors: [], type: `urn:locate-crm:problem:${code}` });
    expect(head.toLowerCase()).toContain(`x-request-id: ${problem.requestId}`);
  });
});
