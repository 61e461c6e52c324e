import { cp, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { DemoSeedService } from '../../src/demo/demo-seed.service.js';
import { startApi, type TestApi } from '../support/api.js';
import { useFolder } from '../support/folder.js';

interface Entry {
  request: string;
  body: Record<string, unknown>;
}

const DATA = new URL('../../src/demo/data/', import.meta.url);

describe('A wrong entry in the data of the demo', () => {
  let api: TestApi;
  const folder = useFolder();
  beforeEach(async () => {
    api = await startApi();
    await cp(DATA, folder, { recursive: true });
  });
  afterEach(async () => {
    await api.close();
  });

  /** Seeds the demo with one changed entry: the first of a history whose name begins like this. */
  async function seed(file: string, history: string, change: (entry: Entry) => void): Promise<unknown> {
    const path = join(folder, file);
    const histories = JSON.parse(await readFile(path, 'utf8')) as { history: string; entries: Entry[] }[];
    change(histories.find((one) => one.history.startsWith(history))!.entries[0]!);
    await writeFile(path, JSON.stringify(histories));
    const plan = { passwords: 'default', onlyWithoutUsers: false, folder: pathToFileURL(`${folder}/`) } as const;
    return api.app.get(DemoSeedService).seedIfEmpty(undefined, plan);
  }

  it.each([
    ['a field that the API does not know', (entry: Entry) => (entry.body['colour'] = 'green'), 'no field /colour'],
    ['a value that the API does not take', (entry: Entry) => (entry.body['country'] = 'Belgium'), '/country'],
    ['a request that the API does not have', (entry: Entry) => (entry.request = 'POST /firms'), 'POST /firms'],
  ])('is found before anything is written, and named: %s', async (_, change, message) => {
    await expect(seed('companies.json', 'Lumenova Lighting', change)).rejects.toThrow(
      new RegExp(`companies\\.json, "Lumenova Lighting", entry 1 \\(POST /(companies|firms)\\): .*${message}`),
    );
    expect((await api.db.query(`SELECT FROM app_user WHERE email LIKE '%@locate.example'`)).rowCount).toBe(0);
  });

  it('is named too when a service rejects it', async () => {
    const seeding = seed('accounts.json', 'The accounts', ({ body }) => (body['email'] = 'an@locate.example'));
    await expect(seeding).rejects.toThrow(/accounts\.json, "The accounts of the demo", entry 2 \(POST \/users\): /);
  });
});
