import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { buildBytes, upload } from '../documents/documents.given.js';
import { useApi } from '../support/api.js';
import { EICAR } from '../support/fake-clamd.js';
import { ClamavRunner, SIGNATURE } from './clamav.runner.js';
import { findClamd } from './programs.registry.js';

const PROGRAM = findClamd();

/** `describe` where the package clamav-daemon is installed; elsewhere the tests are listed as skipped. */
const describeWithClamav = PROGRAM === undefined ? describe.skip : describe;

describeWithClamav('With the daemon of ClamAV', () => {
  const env: Record<string, string> = {};
  let folder: string;
  let clamav: ClamavRunner;
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'locate-clamav-'));
    clamav = new ClamavRunner(PROGRAM!, folder);
    env['CLAMD_ADDRESS'] = clamav.socketPath;
    await clamav.start();
  });
  afterAll(async () => {
    await clamav.stop();
    await rm(folder, { recursive: true });
  });
  const { api, make } = useApi({ env });
  let leadId: string;
  beforeAll(async () => (leadId = (await make.lead()).id));

  const uploadBytes = (content: string | Buffer) =>
    upload(api.bdm, { fields: { leadId }, content, name: 'letter.pdf' });

  it('a file in which it finds nothing is stored, and the EICAR file is not', async () => {
    const clean = await uploadBytes(buildBytes(500_000));
    expect([clean.status, clean.body.versions[0].scanState]).toEqual([201, 'clean']);
    const infected = await uploadBytes(EICAR);
    expect(infected.problem).toEqual([422, 'document.infected']);
    expect(infected.body.detail).toContain(SIGNATURE);
    const { rows } = await api.db.query('SELECT count(*)::int AS documents FROM document');
    expect(rows).toEqual([{ documents: 1 }]);
  });

  it('a file is not stored that is longer than it accepts', async () => {
    expect((await uploadBytes(buildBytes(3 * 1_048_576))).problem).toEqual([503, 'document.scanner_unavailable']);
  });

  it('a file is not stored after it was killed, and is when it has started again', async () => {
    await clamav.stop();
    const bytes = buildBytes(1_000);
    expect((await uploadBytes(bytes)).problem).toEqual([503, 'document.scanner_unavailable']);
    await clamav.start();
    expect((await uploadBytes(bytes)).status).toBe(201);
  });
});
