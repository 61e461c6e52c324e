import { readFile } from 'node:fs/promises';
import { request } from 'node:http';
import { join } from 'node:path';
import { median } from '../../bench/load.js';
import { startProcess, type ServerProcess } from '../server/process.js';
import { Caller } from '../support/api.js';
import { useFolder } from '../support/folder.js';
import { ok } from '../support/make.js';
import { buildBytes, buildFilePart, buildPart, CLOSING, FORM, upload } from './documents.given.js';

const PASSWORD = 'a password for tests';
const MEGABYTE = 1_048_576;

const folder = useFolder();
let server: ServerProcess;
let admin: Caller;
let companyIds: string[];
beforeAll(async () => {
  server = await startProcess({
    DATA_DIR: join(folder, 'data'),
    LOG_LEVEL: 'silent',
    JOBS: 'false',
    ADMIN_EMAIL: 'admin@locate.test',
    ADMIN_PASSWORD: PASSWORD,
  });
  const login = { email: 'admin@locate.test', password: PASSWORD };
  const { body } = await new Caller(server.url, null).post('/auth/login', login);
  admin = new Caller(server.url, null, { authorization: `Bearer ${body.accessToken}` });
  companyIds = [];
  for (const name of [
    'Zinnia',
    'Yucca',
    'Aster',
    'Begonia',
    'Clivia',
    'Dahlia',
    'Erica',
    'Freesia',
    'Gazania',
    'Hosta',
  ]) {
    companyIds.push((await ok(admin.post('/companies', { name, country: 'BE', allowDuplicate: true }))).id);
  }
}, 120_000);
afterAll(() => server.end('SIGTERM'));

async function readResidentBytes(): Promise<number> {
  const status = await readFile(`/proc/${server.child.pid}/status`, 'utf8');
  return Number(/VmRSS:\s+(\d+) kB/.exec(status)![1]) * 1024;
}

/** Sends a large file in pieces, and returns the status of the answer and how much of the file had been sent by then. */
function sendLarge(companyId: string, file: Buffer): Promise<{ status: number; sent: number }> {
  const company = buildPart('name="companyId"', companyId);
  const [head, tail] = splitFilePart();
  const length = company.length + head.length + file.length + tail.length + CLOSING.length;
  return new Promise((resolve, reject) => {
    let sent = 0;
    const headers = { ...admin.headers, 'content-type': FORM, 'content-length': String(length) };
    const sending = request(`${server.url}/api/v1/documents`, { method: 'POST', headers }, (response) => {
      response.resume();
      resolve({ status: response.statusCode!, sent });
    });
    sending.on('error', reject);
    sending.write(Buffer.concat([company, head]));
    const sendNext = () => {
      if (sent >= file.length) return sending.end(Buffer.concat([tail, Buffer.from(CLOSING)]));
      const piece = file.subarray(sent, sent + 65_536);
      sent += piece.length;
      sending.write(piece, sendNext);
    };
    sendNext();
  });
}

/** Returns what stands before and after the bytes of a file in a form. */
function splitFilePart(): [Buffer, Buffer] {
  const part = buildFilePart('@', 'large.bin');
  const place = part.lastIndexOf('@');
  return [part.subarray(0, place), part.subarray(place + 1)];
}

/** Runs `work`, and returns the most memory that the server has had meanwhile. */
async function watchMemory(work: () => Promise<void>): Promise<number> {
  let most = await readResidentBytes();
  let isRunning = true;
  const watch = async () => {
    while (isRunning) most = Math.max(most, await readResidentBytes());
  };
  const watching = watch();
  await work().finally(() => (isRunning = false));
  await watching;
  return most;
}

describe('A file of 27 MB', () => {
  it('is refused when the limit is passed, and is never in memory as a whole', async () => {
    const [companyId] = companyIds as [string];
    // The first uploads make the server compile its code and enlarge its buffers.
    for (let n = 0; n < 3; n++) await ok(upload(admin, { fields: { companyId }, content: buildBytes(5 * MEGABYTE) }));
    const file = buildBytes(27 * MEGABYTE);
    const before = await readResidentBytes();
    const most = await watchMemory(async () => {
      expect((await sendLarge(companyId, file)).status).toBe(413);
    });
    expect(most - before).toBeLessThan(40 * MEGABYTE);
  });

  it('of which more would follow is refused before that has been sent', async () => {
    const { status, sent } = await sendLarge(companyIds[0]!, Buffer.alloc(120 * MEGABYTE, 'lead '));
    expect(status).toBe(413);
    expect(sent).toBeLessThan(100 * MEGABYTE);
  });
});

describe('Ten files of 20 MB at once', () => {
  it('are stored, and leave the list of leads under four times its usual time', async () => {
    const measure = async () => {
      const start = performance.now();
      expect((await admin.get('/leads')).status).toBe(200);
      return performance.now() - start;
    };
    const usual: number[] = [];
    for (let n = 0; n < 40; n++) usual.push(await measure());
    const file = buildBytes(20 * MEGABYTE);
    let isRunning = true;
    const uploads = Promise.all(companyIds.map((companyId) => sendLarge(companyId, file))).finally(
      () => (isRunning = false),
    );
    const meanwhile: number[] = [];
    while (isRunning) meanwhile.push(await measure());
    expect((await uploads).map(({ status }) => status)).toEqual(Array(10).fill(201));
    expect(meanwhile.length).toBeGreaterThan(5);
    expect(median(meanwhile)).toBeLessThan(4 * median(usual));
  }, 180_000);
});
