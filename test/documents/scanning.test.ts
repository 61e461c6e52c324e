import { useApi } from '../support/api.js';
import { EICAR, EICAR_SIGNATURE, FakeClamd } from '../support/fake-clamd.js';
import type { Made } from '../support/make.js';
import { ClamdClient } from '../../src/documents/scanning/clamd.client.js';
import { addVersion, buildPdf, upload, uploadTo } from './documents.given.js';

const clamd = new FakeClamd();
const env: Record<string, string> = {};
beforeAll(async () => {
  await clamd.start();
  env['CLAMD_ADDRESS'] = clamd.address;
});
const { api, make } = useApi({ env });
afterAll(() => clamd.stop());

let leadId: string;
beforeAll(async () => (leadId = (await make.lead()).id));
beforeEach(() => (clamd.behaviour = 'scans'));

const readStored = async (): Promise<Made> => {
  const { rows } = await api.db.query(
    `SELECT (SELECT count(*)::int FROM document) AS documents, (SELECT count(*)::int FROM document_version) AS versions,
       (SELECT count(*)::int FROM document_chunk) AS chunks`,
  );
  return rows[0];
};
const readCount = async (outcome: string) => {
  const text = await (await fetch(`${api.url}/metrics`)).text();
  return Number(new RegExp(`^document_uploads_total\\{outcome="${outcome}"\\} (\\d+)$`, 'm').exec(text)?.[1] ?? 0);
};

describe('With a scanner', () => {
  it('a file in which nothing was found is stored and says that it was scanned', async () => {
    const content = buildPdf();
    const { id, versions } = await uploadTo(api.bdm, { leadId }, { content });
    expect(versions).toMatchObject([{ number: 1, scanState: 'clean' }]);
    expect(clamd.received.at(-1)!.equals(content)).toBe(true);
    const { rows } = await api.db.query('SELECT scanned_at FROM document_version WHERE document_id = $1', [id]);
    expect(rows).toEqual([{ scanned_at: expect.any(Date) }]);
    const second = await addVersion(api.bdm, id, { content: buildPdf() });
    expect(second.body.versions[0]).toMatchObject({ number: 2, scanState: 'clean' });
  });

  it('an infected file is refused with the name of its virus, counted, and not stored', async () => {
    const { id } = await uploadTo(api.bdm, { leadId }, { content: buildPdf() });
    const [stored, counted] = [await readStored(), await readCount('infected')];
    for (const refused of [
      await upload(api.bdm, { fields: { leadId }, content: EICAR, name: 'letter.pdf' }),
      await addVersion(api.bdm, id, { content: EICAR }),
    ]) {
      expect([refused.problem, refused.pointers]).toEqual([[422, 'document.infected'], ['/file']]);
      expect(refused.body.detail).toContain(EICAR_SIGNATURE);
    }
    expect([await readStored(), await readCount('infected')]).toEqual([stored, counted + 2]);
  });

  it.each([
    ['does not finish', { answers: 'COMMAND READ TIMED OUT\0' }],
    ['finds a file too long', { answers: 'INSTREAM size limit exceeded. ERROR\0' }],
    ['says something else', { answers: 'HTTP/1.1 200 OK\r\n\r\n' }],
    ['closes the connection', 'closes'],
    ['is silent', 'silent'],
  ] as const)('a file is not stored while the scanner %s', async (_, behaviour) => {
    const stored = await readStored();
    clamd.behaviour = behaviour;
    const client = api.app.get(ClamdClient);
    const { timeoutMs } = client;
    if (behaviour === 'silent') client.timeoutMs = 300;
    const refused = await upload(api.bdm, { fields: { leadId }, content: buildPdf() }).finally(
      () => (client.timeoutMs = timeoutMs),
    );
    expect(refused.problem).toEqual([503, 'document.scanner_unavailable']);
    expect(refused.headers.get('retry-after')).toBe('60');
    expect(await readStored()).toEqual(stored);
  });

  it('a file is not stored while nobody listens, and is afterwards, with the same key', async () => {
    const given = { fields: { leadId }, content: buildPdf() };
    const key = { 'idempotency-key': 'scan-again' };
    await clamd.stop();
    expect((await upload(api.bdm, given, key)).problem).toEqual([503, 'document.scanner_unavailable']);
    await clamd.start(clamd.port);
    expect((await upload(api.bdm, given, key)).status).toBe(201);
  });

  it('waits for an answer for 60 seconds', () => {
    expect(api.app.get(ClamdClient).timeoutMs).toBe(60_000);
  });
});
