import { join } from 'node:path';
import { JobRegistry } from '../../src/common/jobs/job.registry.js';
import { run, start } from '../cli/command.run.js';
import { useApi } from '../support/api.js';
import { useFolder } from '../support/folder.js';
import { waitForLock } from '../support/locks.js';
import { type Made, ok } from '../support/make.js';
import { erase } from './erasure.given.js';
import { searchEverywhere } from './everywhere.search.js';
import { useRestoredDatabase } from './restored-database.given.js';

const folder = useFolder();
const { erasuresFile, restored, buildEnvironment } = useRestoredDatabase(folder);
const { api, make } = useApi({ env: { ERASURES_FILE: erasuresFile } });

/** A person whom a company, an interaction and a task name too. */
async function givenPerson(fullName: string): Promise<Made> {
  const email = `${fullName.split(' ')[0]!.toLowerCase()}@killed.example`;
  const company = await make.company({ notes: `Ask ${fullName}` });
  const contact = await make.contact({ fullName, email, jobTitle: 'Director', companyId: company.id });
  const talk = { kind: 'call', occurredAt: '2024-06-03T09:00:00Z', subject: `Call ${fullName}` };
  await ok(api.bdm.post('/interactions', { ...talk, contactIds: [contact.id], summary: email }));
  await ok(api.bdm.post('/tasks', { title: `Write to ${fullName}`, contactId: contact.id }));
  return contact;
}

const countWords = async ({ fullName, email }: Made) =>
  (await searchEverywhere({ db: restored.db }, [fullName, email]))
    .map(({ place, word }) => `${place} ${word}`)
    .toSorted();

/** Starts the command, kills it while it waits for a lock, and returns when the database has ended its transaction. */
async function killWhileItWaits(lock: string, values: unknown[] = []): Promise<void> {
  const holder = await restored.db.connect();
  await holder.query('BEGIN');
  await holder.query(lock, values);
  const command = start(['privacy', 'reapply'], buildEnvironment(restored.url));
  const pid = await waitForLock(restored.db);
  command.process.kill('SIGKILL');
  await expect(command.ended).rejects.toThrow('SIGKILL');
  await holder.query('COMMIT');
  holder.release();
  const isThere = async () =>
    (await restored.db.query('SELECT FROM pg_stat_activity WHERE pid = $1', [pid])).rows.length;
  while ((await isThere()) > 0) await new Promise((resolve) => setImmediate(resolve));
}

describe('The command that repeats erasures', () => {
  it('leaves nobody half erased when it is killed, and ends what is left when it is run again', async () => {
    const [first, second] = [await givenPerson('Firstina Halfwayoud'), await givenPerson('Secondo Halfwayoud')];
    const backup = join(folder, 'before.backup');
    expect(await run(['backup', backup], buildEnvironment(api.databaseUrl))).toMatchObject({ code: 0 });
    for (const { id } of [first, second]) await ok(erase(api, id));
    await api.app.get(JobRegistry).run('privacy.write-erasures');
    const env = buildEnvironment(restored.url);
    expect((await run(['restore', backup], env)).out.toString()).toContain('2 erasures are newer than this backup');
    const whole = [await countWords(first), await countWords(second)];
    for (const places of whole) expect(places.length).toBeGreaterThan(8);

    // The entry of the register is written last, when everything of the first person is replaced.
    await killWhileItWaits('LOCK TABLE privacy_erasure IN EXCLUSIVE MODE');
    expect([await countWords(first), await countWords(second)]).toEqual(whole);

    // The first person is erased by then.
    await killWhileItWaits('SELECT FROM contact WHERE id = $1 FOR UPDATE', [second.id]);
    expect([await countWords(first), await countWords(second)]).toEqual([[], whole[1]]);

    const again = await run(['privacy', 'reapply'], env);
    expect([again.code, again.err]).toEqual([0, '']);
    expect(again.out.toString()).toMatch(/^erasure \S+: 1 person\nRepeated 1 erasure, of 1 person\.\n$/);
    expect([await countWords(first), await countWords(second)]).toEqual([[], []]);
    const { rows } = await restored.db.query('SELECT contact_id FROM privacy_erasure ORDER BY at');
    expect(rows.map(({ contact_id: id }) => id)).toEqual([first.id, second.id]);
    expect((await run(['privacy', 'reapply'], env)).out.toString()).toBe('Repeated 0 erasures, of 0 people.\n');
  }, 240_000);
});
