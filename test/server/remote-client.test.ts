import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { createServer as createTlsServer, type Server as TlsServer } from 'node:https';
import { createServer as createTcpServer, type AddressInfo, type LookupFunction } from 'node:net';
import { join } from 'node:path';
import { parseAllowedOrigins } from '../../src/common/http/remote-address.rules.js';
import { RemoteClient, type RemoteLimits } from '../../src/common/http/remote.client.js';
import { useFolder } from '../support/folder.js';
import { type ReceiverAnswer, useReceiver } from '../support/webhook-receiver.js';

const MAX_BYTES = 2_048;
const SHORT_MS = 300;

const receiver = useReceiver();
const folder = useFolder();

function post(url: string, limits: Partial<RemoteLimits> = {}, body = Buffer.from('{"type":"test"}')) {
  const allowed = parseAllowedOrigins(['loopback']);
  const client = new RemoteClient({ allowed, getMaxBytes: () => MAX_BYTES, ...limits });
  return client.send({
    method: 'POST',
    url: new URL(url),
    headers: { 'content-type': 'application/json', 'webhook-id': 'x' },
    body,
  });
}

/** Sends a request to the receiver, which gives one answer. */
function postForAnswer(answer: ReceiverAnswer, limits: Partial<RemoteLimits> = {}) {
  receiver.nextAnswers.push(answer);
  return post(receiver.url, limits);
}

beforeEach(() => receiver.clear());

describe('A POST to another system', () => {
  it('carries its headers and its bytes, and closes the connection', async () => {
    const body = Buffer.from(JSON.stringify({ name: '株式会社 – Möbel' }));
    expect(await post(receiver.url, {}, body)).toMatchObject({ kind: 'response', status: 204, end: 'complete' });
    const [request] = receiver.requests;
    expect(request).toMatchObject({
      path: '/hooks?source=locate',
      headers: {
        'content-type': 'application/json',
        'content-length': String(body.length),
        'user-agent': 'locate-crm',
        'webhook-id': 'x',
        connection: 'close',
      },
    });
    expect(request!.body.equals(body)).toBe(true);
    expect(request!.headers).not.toHaveProperty('transfer-encoding');
  });

  it('returns the status, the headers and the body of the answer, whatever the status is', async () => {
    const answer = { status: 400, headers: { 'x-request-id': '7' }, body: '{"detail":"no"}' };
    const result = await postForAnswer(answer);
    expect(result).toMatchObject({ kind: 'response', status: 400, headers: { 'x-request-id': '7' }, end: 'complete' });
    expect(result.kind === 'response' && result.body.toString()).toBe('{"detail":"no"}');
  });

  it('follows no redirect', async () => {
    const elsewhere = { status: 301, headers: { location: `${receiver.origin}/elsewhere` } };
    expect(await postForAnswer(elsewhere)).toMatchObject({ kind: 'response', status: 301 });
    expect(receiver.requests).toHaveLength(1);
  });

  it('reads the beginning of an endless answer, and closes the connection', async () => {
    const result = await postForAnswer('gigabyte');
    expect(result).toMatchObject({ kind: 'response', status: 200, end: 'too_large' });
    expect(result.kind === 'response' && result.body.toString()).toBe('x'.repeat(MAX_BYTES));
    expect(receiver.pouredBytes).toBeLessThan(64 * 1024 * 1024);
  });

  it('cuts an answer that drips at its deadline, and keeps what arrived', async () => {
    const result = await postForAnswer('drip', { timeoutMs: SHORT_MS });
    expect(result).toMatchObject({ kind: 'response', status: 200, end: 'timeout' });
  });

  it.each(['nothing', 'half_a_header'] as const)('to a receiver that sends %s ends at its deadline', async (answer) => {
    const result = await postForAnswer(answer, { timeoutMs: SHORT_MS });
    expect(result).toEqual({ kind: 'failure', code: 'remote.timeout' });
  });

  it('to a receiver that closes the connection, or that is not there, fails', async () => {
    const unreachable = { kind: 'failure', code: 'remote.unreachable' };
    expect(await postForAnswer('close')).toEqual(unreachable);
    await receiver.stop();
    expect(await post(receiver.url)).toEqual(unreachable);
    await receiver.start();
    expect(await post('https://nobody.invalid/')).toEqual(unreachable);
  });

  const unreachable = { kind: 'failure', code: 'remote.unreachable' };
  it.each([
    ['that is no HTTP', 'SSH-2.0-OpenSSH\r\n', unreachable],
    ['that wants to change the protocol', 'HTTP/1.1 101 X\r\nconnection: upgrade\r\nupgrade: x\r\n\r\n', unreachable],
    ['with a header of 1 MB', `HTTP/1.1 200 OK\r\nx: ${'x'.repeat(2 ** 20)}\r\n\r\n`, unreachable],
    [
      'that comes in two steps',
      'HTTP/1.1 100 Continue\r\n\r\nHTTP/1.1 204 X\r\n\r\n',
      { status: 204, end: 'complete' },
    ],
    ['with an unknown status', 'HTTP/1.1 999 X\r\ncontent-length: 0\r\n\r\n', { status: 999, end: 'complete' }],
    ['shorter than it says', 'HTTP/1.1 200 OK\r\ncontent-length: 9\r\n\r\nshort', { status: 200, end: 'broken' }],
    ['with wrong chunks', 'HTTP/1.1 500 X\r\ntransfer-encoding: chunked\r\n\r\nZZ\r\n', { status: 500, end: 'broken' }],
    ['with a header twice', 'HTTP/1.1 200 OK\r\nset-cookie: a\r\nset-cookie: b\r\n\r\n', { status: 200, headers: {} }],
  ])('to an answer %s returns what can be used', async (_, answer, expected) => {
    const server = createTcpServer((socket) => {
      socket.on('error', () => undefined);
      // A socket that nobody reads would not notice that its other end is closed.
      socket.resume();
      socket.end(answer);
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const { port } = server.address() as AddressInfo;
    expect(await post(`http://127.0.0.1:${port}/`)).toMatchObject(expected);
    await new Promise((resolve) => server.close(resolve));
  });
});

describe('An encrypted POST', () => {
  let server: TlsServer;
  let received = 0;
  beforeAll(async () => {
    const [key, cert] = [join(folder, 'key.pem'), join(folder, 'cert.pem')];
    const options = [
      '-newkey',
      'ec',
      '-pkeyopt',
      'ec_paramgen_curve:prime256v1',
      '-days',
      '2',
      '-subj',
      '/CN=localhost',
    ];
    execFileSync('openssl', ['req', '-x509', '-nodes', ...options, '-keyout', key, '-out', cert], { stdio: 'ignore' });
    server = createTlsServer({ key: readFileSync(key), cert: readFileSync(cert) }, (_request, response) => {
      received += 1;
      response.end();
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  });
  afterAll(() => new Promise((resolve) => server.close(resolve)));

  it('is not sent to a receiver whose certificate nobody vouches for', async () => {
    const { port } = server.address() as AddressInfo;
    expect(await post(`https://localhost:${port}/`)).toEqual({ kind: 'failure', code: 'remote.tls_failed' });
    expect(received).toBe(0);
  });

  it('is not sent to a receiver that does not encrypt', async () => {
    const result = await post(receiver.origin.replace('http:', 'https:'));
    expect(result).toEqual({ kind: 'failure', code: 'remote.tls_failed' });
    expect(receiver.requests).toEqual([]);
  });
});

describe('A POST to a private network that nobody allowed', () => {
  const allowed = parseAllowedOrigins([]);
  const refused = { kind: 'failure', code: 'remote.private_address' };

  it('is not sent to numeric addresses, however they are written', async () => {
    const { port } = new URL(receiver.origin);
    const hosts = ['127.0.0.1', '[::ffff:127.0.0.1]', '0x7f.1', '0.0.0.0', '10.0.0.5', '169.254.169.254', '[::1]'];
    for (const host of hosts) {
      expect([host, await post(`http://${host}:${port}/`, { allowed })]).toEqual([host, refused]);
    }
    expect(receiver.requests).toEqual([]);
  });

  it('is sent to the address that was found, which is looked up once', async () => {
    const { port } = new URL(receiver.origin);
    const origin = `http://hooks.example:${port}`;
    let lookups = 0;
    const lookup: LookupFunction = (_name, _options, done) => {
      lookups += 1;
      done(null, [{ address: '127.0.0.1', family: 4 }]);
    };
    const result = await post(`${origin}/`, { allowed: parseAllowedOrigins([origin]), lookup });
    expect(result).toMatchObject({ kind: 'response', status: 204 });
    expect(lookups).toBe(1);
    expect(receiver.requests[0]!.headers.host).toBe(`hooks.example:${port}`);
  });

  it('is not sent to a name of which one address is private', async () => {
    const { port } = new URL(receiver.origin);
    let lookups = 0;
    const lookup: LookupFunction = (_name, _options, done) => {
      lookups += 1;
      done(null, [
        { address: '203.0.114.9', family: 4 },
        { address: '127.0.0.1', family: 4 },
      ]);
    };
    expect(await post(`http://hooks.example:${port}/`, { allowed, lookup })).toEqual(refused);
    expect(await post(`http://localhost:${port}/`, { allowed })).toEqual(refused);
    expect(lookups).toBe(1);
    expect(receiver.requests).toEqual([]);
  });
});
