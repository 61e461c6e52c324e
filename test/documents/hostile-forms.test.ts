import { once } from 'node:events';
import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { connect as connectSocket, type Socket } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Caller, useApi } from '../support/api.js';
import { ok } from '../support/make.js';
import { buildBytes, buildFilePart, buildForm, buildPart, buildPdf, CLOSING, FORM, upload } from './documents.given.js';

let folder: string;
let companyId: string;
const previousFolder = process.env['TMPDIR'];
const { api, make } = useApi({ env: { DOCUMENT_MAX_MB: '2' } });
beforeAll(async () => {
  // Other test files upload at the same time.
  folder = await mkdtemp(join(tmpdir(), 'locate-documents-test-'));
  process.env['TMPDIR'] = folder;
  companyId = (await make.company()).id;
});
afterAll(async () => {
  if (previousFolder === undefined) delete process.env['TMPDIR'];
  else process.env['TMPDIR'] = previousFolder;
  await rm(folder, { recursive: true });
});
afterEach(waitForNoCopy);

/** Waits until no temporary file is left; a test that waits for ever fails. */
async function waitForNoCopy(): Promise<void> {
  while ((await readdir(folder)).length > 0) await new Promise((resolve) => setImmediate(resolve));
}

async function waitForCopy(): Promise<void> {
  while ((await readdir(folder)).length === 0) await new Promise((resolve) => setImmediate(resolve));
}

const countDocuments = async () => (await ok(api.bdm.get('/documents?count=true&archived=any'))).total as number;
const send = (body: Buffer | string, type = FORM) => api.bdm.send('POST', '/documents', body, { 'content-type': type });

/** Begins to send the body of a request, and leaves the connection open. */
async function begin(by: Caller, body: Buffer, length: number): Promise<Socket> {
  const { hostname, port } = new URL(api.url);
  const socket = connectSocket(Number(port), hostname);
  socket.on('error', () => undefined);
  await once(socket, 'connect');
  const headers = { ...by.headers, host: 'x', 'content-type': FORM, 'content-length': String(length) };
  const lines = Object.entries(headers).map(([name, value]) => `${name}: ${value}\r\n`);
  socket.write(`POST /api/v1/documents HTTP/1.1\r\n${lines.join('')}\r\n`);
  await new Promise((resolve) => socket.write(body, resolve));
  return socket;
}

describe('The name of a file', () => {
  it.each([
    ['..\\..\\x', '.._.._x'],
    ['/etc/passwd', '_etc_passwd'],
    ['a\tb\u0007c.txt', 'a_b_c.txt'],
    ['photo\u202egnp.txt', 'photo_gnp.txt'],
    ['🎉 party 👨‍👩‍👧.txt', '🎉 party 👨‍👩‍👧.txt'],
    [`${'x'.repeat(300)}.txt`, `${'x'.repeat(251)}.txt`],
    ['<b>.txt', '_b_.txt'],
    ['a\0b.txt', 'a_b.txt'],
    ['...', 'file'],
    ["it's 100% (new)*.txt", "it's 100% (new)_.txt"],
  ])('%j becomes %j, and can be downloaded', async (name, stored) => {
    const body = await ok(upload(api.bdm, { fields: { companyId }, name, content: `text ${name}` }));
    expect(body.fileName).toBe(stored);
    const { headers, text } = await api.bdm.get(`/documents/${body.id}/file`);
    expect(text).toBe(`text ${name}`);
    const encoded = /filename\*=UTF-8''(\S+)$/.exec(headers.get('content-disposition')!)![1]!;
    expect(decodeURIComponent(encoded)).toBe(stored);
  });

  it('cannot begin another header', async () => {
    const before = await countDocuments();
    const file = buildPart('name="file"; filename="a\nX-Evil: 1\n.txt"', 'text');
    const answer = await send(Buffer.concat([file, buildPart('name="companyId"', companyId), Buffer.from(CLOSING)]));
    // The parser of the form does not know such a part.
    expect(answer.problem).toEqual([422, 'document.file_missing']);
    expect(await countDocuments()).toBe(before);
  });

  it('may be empty or missing', async () => {
    const nameless = buildPart('name="file"', buildBytes(20), 'content-type: application/octet-stream\r\n');
    const company = buildPart('name="companyId"', companyId);
    const answer = await send(Buffer.concat([company, nameless, Buffer.from(CLOSING)]));
    expect(answer.problem).toEqual([422, 'document.file_missing']);
    expect(await ok(upload(api.bdm, { fields: { companyId }, name: '', content: buildBytes(20) }))).toMatchObject({
      fileName: 'file',
      title: 'file',
    });
  });
});

describe('A form', () => {
  const company = () => buildPart('name="companyId"', companyId);
  const part = (name: string, content: string) => buildPart(`name="${name}"`, content);
  it.each<[string, () => (Buffer | string)[], number, string, string[]]>([
    ['without a file', () => [company()], 422, 'document.file_missing', ['/file']],
    ['without any part', () => [], 422, 'document.file_missing', ['/file']],
    ['whose file is a text', () => [company(), part('file', 'x')], 422, 'document.file_missing', ['/file']],
    ['without a chosen file', () => [company(), buildFilePart('', '')], 422, 'document.file_missing', ['/file']],
    ['with a file of nothing', () => [company(), buildFilePart('')], 422, 'document.file_empty', ['/file']],
    [
      'with two files',
      () => [company(), buildFilePart(buildPdf()), buildFilePart(buildPdf())],
      422,
      'document.second_file',
      ['/file'],
    ],
    [
      'with a file of another name',
      () => [company(), buildFilePart(buildPdf(), 'a.pdf', 'picture')],
      422,
      'request.invalid',
      ['/picture'],
    ],
    [
      'with an unknown field',
      () => [part('__proto__', 'x'), buildFilePart(buildPdf())],
      422,
      'request.invalid',
      ['/__proto__'],
    ],
    [
      'with a field twice',
      () => [company(), company(), buildFilePart(buildPdf())],
      422,
      'request.invalid',
      ['/companyId'],
    ],
    [
      'with a note of a megabyte',
      () => [company(), part('note', 'x'.repeat(1_048_576)), buildFilePart(buildPdf())],
      422,
      'request.invalid',
      ['/note'],
    ],
    [
      'with a title of two lines',
      () => [company(), part('title', 'a\nb'), buildFilePart(buildPdf())],
      422,
      'request.invalid',
      ['/title'],
    ],
    [
      'with an id that is none',
      () => [part('companyId', "1' OR '1'='1"), buildFilePart(buildPdf())],
      422,
      'request.invalid',
      ['/companyId'],
    ],
    [
      'with NUL in a text',
      () => [company(), part('note', 'a\0b'), buildFilePart(buildPdf())],
      422,
      'request.invalid',
      ['/note'],
    ],
    [
      'with a wrong truth value',
      () => [company(), part('allowDuplicate', 'yes'), buildFilePart(buildPdf())],
      422,
      'request.invalid',
      ['/allowDuplicate'],
    ],
    [
      'with 100 tags',
      () => [company(), ...Array.from({ length: 100 }, (_, n) => part('tags', `t${n}`)), buildFilePart(buildPdf())],
      400,
      'request.malformed',
      ['/file'],
    ],
    [
      'with 21 tags',
      () => [company(), ...Array.from({ length: 21 }, (_, n) => part('tags', `t${n}`)), buildFilePart(buildPdf())],
      422,
      'request.invalid',
      ['/tags'],
    ],
  ])('%s is refused, names the part, and stores nothing', async (_, build, status, code, pointers) => {
    const before = await countDocuments();
    const body = Buffer.concat([...build().map((each) => Buffer.from(each)), Buffer.from(CLOSING)]);
    const answer = await send(body);
    expect(answer.problem).toEqual([status, code]);
    expect(answer.pointers).toEqual(pointers);
    expect(await countDocuments()).toBe(before);
  });

  it.each([
    ['is JSON', 'application/json', '{"companyId":"x"}'],
    ['is a text', 'text/plain', 'x'],
    ['is csv', 'text/csv', 'x'],
    ['is a form of another kind', 'application/x-www-form-urlencoded', 'companyId=x'],
    ['has a type that only begins like one', `multipart/form-dataX; ${FORM.split('; ')[1]}`, buildFilePart('x')],
    ['has no type that is known', 'application/pdf', buildPdf()],
  ])('that %s is refused, and the error says what to send', async (_, type, body) => {
    const answer = await send(body, type);
    expect(answer.problem).toEqual([415, 'request.unsupported_media_type']);
    expect(answer.body.detail).toMatch(/^Send multipart\/form-data with the parts file and companyId, /);
  });

  it.each([
    ['names no boundary', 'multipart/form-data', 'x'],
    ['names another boundary', 'multipart/form-data; boundary=other', buildForm({})],
    ['is cut off', FORM, buildFilePart(buildPdf())],
    ['is no form', FORM, 'hello'],
    ['is empty', FORM, ''],
    ['has a thousand texts', FORM, Buffer.concat(Array.from({ length: 1_000 }, () => buildPart('name="tags"', 'x')))],
  ])('that %s is malformed', async (_, type, body) => {
    expect((await send(body, type)).problem).toEqual([400, 'request.malformed']);
  });

  it.each([
    [
      'begins and ends with other bytes',
      (form: Buffer) => Buffer.concat([Buffer.from('x\r\n'), form, Buffer.alloc(99_999)]),
    ],
    ['is followed by another one', (form: Buffer) => Buffer.concat([form, buildForm({})])],
    ['has no line end behind it', (form: Buffer) => form.subarray(0, -2)],
  ])('that %s is one form', async (_, change) => {
    const content = buildPdf();
    const document = await ok(send(change(buildForm({ fields: { companyId }, content }))));
    expect(await api.bdm.bytes(`/documents/${document.id}/file`)).toEqual(content);
  });

  it('that says what its texts and names are encoded in is read so, and otherwise as UTF-8', async () => {
    const title = buildPart(
      'name="title"',
      Buffer.from('Plán', 'utf16le'),
      'content-type: text/plain; charset=utf-16le\r\n',
    );
    const note = buildPart('name="note"', 'Plán', 'content-type: text/plain; charset=none\r\n');
    const file = buildPart(`name="file"; filename*=iso-8859-1'nl'Pl%E1n%FF.pdf`, buildPdf());
    const company = buildPart('name="companyId"', companyId);
    const body = await ok(send(Buffer.concat([company, title, note, file, Buffer.from(CLOSING)])));
    expect([body.title, body.note, body.fileName]).toEqual(['Plán', 'Plán', 'Plánÿ.pdf']);
  });
});

describe('A file above the limit', () => {
  it('is refused, and the error names the limit', async () => {
    const answer = await upload(api.bdm, { fields: { companyId }, content: buildBytes(2 * 1_048_576 + 1) });
    expect(answer.problem).toEqual([413, 'document.file_too_large']);
    expect(answer.body.detail).toBe('The file must have at most 2 MB.');
    const exact = { fields: { companyId }, content: buildBytes(2 * 1_048_576) };
    expect((await upload(api.bdm, exact)).status).toBe(201);
  });

  it('is refused before all of it has been sent', async () => {
    const body = buildForm({ fields: { companyId }, content: buildBytes(3 * 1_048_576) });
    const socket = await begin(api.bdm, body, body.length + 100_000_000);
    const [answer] = (await once(socket, 'data')) as [Buffer];
    expect(answer.toString()).toMatch(/^HTTP\/1\.1 413 /);
    socket.destroy();
  });
});

describe('A client that leaves', () => {
  it.each([
    ['within its file', 0.5],
    ['after its file', 1],
  ])('%s leaves no temporary file and no document', async (_, part) => {
    const before = await countDocuments();
    const body = buildForm({ fields: { companyId }, content: buildBytes(1_048_576) });
    const socket = await begin(
      api.bdm,
      body.subarray(0, Math.floor((body.length - CLOSING.length) * part)),
      body.length,
    );
    await waitForCopy();
    socket.destroy();
    await once(socket, 'close');
    await waitForNoCopy();
    expect(await countDocuments()).toBe(before);
  });
});

describe('A caller who may not upload', () => {
  it('is refused before the file is read', async () => {
    expect((await upload(api.viewer, { fields: { companyId } })).status).toBe(403);
    expect((await upload(api.anonymous, { fields: { companyId } })).status).toBe(401);
    const key = await api.key('bdm', ['documents:read', 'documents:write']);
    expect((await upload(key, { fields: { companyId } })).status).toBe(403);
  });
});
