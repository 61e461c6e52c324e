import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import net from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { loadSettings } from '../../config/settings.factory.js';
import { EICAR, EICAR_SIGNATURE, FakeClamd } from '../../../test/support/fake-clamd.js';
import { ClamdClient } from './clamd.client.js';

/** A file that no buffer between the two ends can hold. */
const LARGE = Buffer.alloc(16 * 1024 * 1024, 'lead ');

describe('A file that is scanned', () => {
  let folder: string;
  let path: string;
  let clamd: FakeClamd;
  let client: ClamdClient;
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'clamd-'));
    path = join(folder, 'file');
  });
  afterAll(() => rm(folder, { recursive: true }));
  beforeEach(async () => {
    await writeFile(path, 'A letter of intent.');
    clamd = await new FakeClamd().start();
    client = new ClamdClient(loadSettings({ CLAMD_ADDRESS: clamd.address }));
  });
  afterEach(() => clamd.stop());

  it('is clean if the scanner has received all of it and found nothing', async () => {
    await writeFile(path, LARGE);
    expect(await client.scan(path)).toEqual({ state: 'clean' });
    expect(clamd.received.map((file) => file.equals(LARGE))).toEqual([true]);
  });

  it('is infected if the scanner found a signature, which is named', async () => {
    await writeFile(path, EICAR);
    expect(await client.scan(path)).toEqual({ state: 'infected', signature: EICAR_SIGNATURE });
  });

  it.each([
    ['COMMAND READ TIMED OUT\0', 'COMMAND READ TIMED OUT'],
    ['INSTREAM size limit exceeded. ERROR\0', 'INSTREAM size limit exceeded. ERROR'],
    ['stream: Can\x07t allocate memory ERROR\0', 'stream: Can?t allocate memory ERROR'],
    ['stream: OKAY\0', 'stream: OKAY'],
    ['not stream: OK\0', 'not stream: OK'],
    ['stream: OK and more\0', 'stream: OK and more'],
    ['stream: O', 'stream: O'],
    ['HTTP/1.1 400 Bad Request', 'HTTP/1.1 400 Bad Request'],
    ['\0', 'The connection was closed without an answer.'],
  ])('is not scanned if the answer is %j', async (answers, reason) => {
    clamd.behaviour = { answers };
    expect(await client.scan(path)).toEqual({ state: 'failed', reason });
  });

  it('is not scanned if the answer has no end', async () => {
    clamd.behaviour = { answers: 'lead '.repeat(100_000) };
    expect(await client.scan(path)).toEqual({ state: 'failed', reason: 'lead '.repeat(40) });
  });

  it('is not scanned if the scanner closes the connection', async () => {
    clamd.behaviour = 'closes';
    expect(await client.scan(path)).toMatchObject({ state: 'failed' });
  });

  it('is not scanned if the scanner is silent for too long', async () => {
    clamd.behaviour = 'silent';
    client.timeoutMs = 200;
    const reason = 'The scan was not finished within 200 ms.';
    expect(await client.scan(path)).toEqual({ state: 'failed', reason });
  });

  it('is not scanned if the scanner stops reading', async () => {
    await writeFile(path, LARGE);
    clamd.behaviour = { answersEarly: '', thenCloses: false };
    client.timeoutMs = 500;
    expect(await client.scan(path)).toMatchObject({ state: 'failed' });
  });

  it.each([true, false])(
    'is not clean if the scanner says so before it has read all of it (%j)',
    async (thenCloses) => {
      await writeFile(path, LARGE);
      clamd.behaviour = { answersEarly: 'stream: OK\0', thenCloses };
      client.timeoutMs = 500;
      expect(await client.scan(path)).toMatchObject({ state: 'failed' });
    },
  );

  it('is infected if a part of it is, and the rest is not sent', async () => {
    await writeFile(path, LARGE);
    clamd.behaviour = { answersEarly: `stream: ${EICAR_SIGNATURE} FOUND\0`, thenCloses: false };
    expect(await client.scan(path)).toEqual({ state: 'infected', signature: EICAR_SIGNATURE });
  });

  it('is not scanned if nobody listens', async () => {
    await clamd.stop();
    const result = await client.scan(path);
    expect(result).toMatchObject({ state: 'failed', reason: expect.stringContaining('ECONNREFUSED') });
  });

  it('is not scanned further after its client has gone', async () => {
    clamd.behaviour = 'silent';
    const gone = new AbortController();
    const scan = client.scan(path, gone.signal);
    while (clamd.received.length === 0) await new Promise(setImmediate);
    gone.abort(new Error('The client has gone.'));
    await expect(scan).rejects.toThrow('The client has gone.');
    while (clamd.connections > 0) await new Promise(setImmediate);
  });

  it('is an error if it cannot be read', async () => {
    await expect(client.scan(join(folder, 'missing'))).rejects.toThrow('ENOENT');
  });

  it('reaches the scanner by the path of a socket', async () => {
    const socketPath = join(folder, 'clamd.ctl');
    const relay = net.createServer((near) => near.pipe(net.connect(clamd.port)).pipe(near));
    await new Promise<void>((resolve) => relay.listen(socketPath, resolve));
    const { state } = await new ClamdClient(loadSettings({ CLAMD_ADDRESS: socketPath })).scan(path);
    expect(state).toBe('clean');
    await new Promise((resolve) => relay.close(resolve));
  });

  it('is not scanned where there is no scanner', async () => {
    expect(await new ClamdClient(loadSettings({})).scan(path)).toEqual({ state: 'not_scanned' });
  });
});
