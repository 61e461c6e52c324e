import { ClamdClient } from '../../src/documents/scanning/clamd.client.js';
import { type TestApi, startApi } from '../support/api.js';
import { EICAR, EICAR_SIGNATURE, FakeClamd } from '../support/fake-clamd.js';
import { Make } from '../support/make.js';
import { addVersion, upload, uploadTo } from './documents.given.js';

let clamd: FakeClamd;
let api: TestApi;
let companyId: string;
beforeAll(async () => {
  clamd = await new FakeClamd().start();
  api = await startApi({ env: { CLAMD_ADDRESS: clamd.address } });
  companyId = (await new Make(api).company()).id;
});
beforeEach(() => (clamd.behaviour = 'scans'));
afterAll(async () => {
  await api.close();
  await clamd.stop();
});

const countStored = async () => {
  const { rows } = await api.db.query<{ count: number }>(
    `SELECT (SELECT count(*)::int FROM document_version) + (SELECT count(*)::int FROM document_chunk) AS count`,
  );
  return rows[0]!.count;
};

describe('With a scanner, a file', () => {
  it('without a virus is stored as clean', async () => {
    const { versions } = await uploadTo(api.bdm, { companyId });
    expect(versions[0].scanState).toBe('clean');
    const { rows } = await api.db.query('SELECT FROM document_version WHERE scanned_at IS NULL');
    expect(rows).toEqual([]);
  });

  it('with a virus is refused, names the signature, and is not stored', async () => {
    const { id } = await uploadTo(api.bdm, { companyId });
    const before = await countStored();
    for (const answer of [
      await upload(api.bdm, { fields: { companyId }, content: EICAR, name: 'letter.txt' }),
      await addVersion(api.bdm, id, { content: EICAR, name: 'letter.txt' }),
    ]) {
      expect(answer.problem).toEqual([422, 'document.infected']);
      expect(answer.body.detail).toContain(EICAR_SIGNATURE);
      expect(answer.pointers).toEqual(['/file']);
    }
    expect(await countStored()).toBe(before);
    const { text } = await api.anonymous.get('/metrics');
    expect(text).toContain('document_uploads_total{outcome="infected"} 2');
  });

  it.each([
    ['is silent', 'silent'],
    ['closes the connection', 'closes'],
    ['gives up', { answers: 'COMMAND READ TIMED OUT\0' }],
  ] as const)('is not stored while the scanner %s', async (_, behaviour) => {
    const scanner = api.app.get(ClamdClient);
    const { timeoutMs } = scanner;
    scanner.timeoutMs = 200;
    const before = await countStored();
    clamd.behaviour = behaviour;
    const answer = await upload(api.bdm, { fields: { companyId } });
    scanner.timeoutMs = timeoutMs;
    expect(answer.problem).toEqual([503, 'document.scanner_unavailable']);
    expect(answer.headers.get('retry-after')).toBe('60');
    expect(await countStored()).toBe(before);
  });

  it('is scanned for at most a minute', () => {
    expect(api.app.get(ClamdClient).timeoutMs).toBe(60_000);
  });
});
