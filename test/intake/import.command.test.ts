import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { run } from '../cli/command.run.js';
import { useApi } from '../support/api.js';
import { connect, work } from './intake.given.js';
import { storedRegistrations } from './senders.given.js';
import { useFolder } from '../support/folder.js';

const folder = useFolder();
const { api } = useApi();

it('The import command stores an export, and the API processes it', async () => {
  const connection = await connect(api, { provider: 'tally', secret: null, mapping: { fields: { fullName: 'Name' } } });
  const file = join(folder, 'export.csv');
  await writeFile(file, 'Submission ID,Submitted at,Name\na1,2026-10-05 08:00:00,Ana Costa\n,,Nobody\n');
  const call = ['import', file, '--connection', connection.id];
  const env = { DATABASE_URL: api.databaseUrl, LOG_LEVEL: 'silent' };
  const report = '2\tnew\ta1\n3\tunreadable\tno id\n';
  const tried = await run([...call, '--dry-run'], env);
  expect([tried.code, tried.out.toString(), tried.err]).toEqual([0, report, '']);
  await work(api);
  expect(await storedRegistrations(api, connection.id)).toEqual([]);
  expect((await run(call, env)).out.toString()).toBe(report);
  await work(api);
  expect(await storedRegistrations(api, connection.id)).toMatchObject([{ id: 'a1', fullName: 'Ana Costa' }]);
});

it('The import command reports wrong arguments', async () => {
  const env = { DATABASE_URL: api.databaseUrl, LOG_LEVEL: 'silent' };
  const id = '0199c000-0000-7000-8000-00000000dead';
  expect(await run(['import', join(folder, 'none.csv'), '--connection', id], env)).toMatchObject({ code: 1 });
  expect(await run(['import', 'x.csv', '--connection', 'one'], env)).toMatchObject({ code: 2 });
  expect(await run(['import', 'x.csv'], env)).toMatchObject({ code: 2 });
});
