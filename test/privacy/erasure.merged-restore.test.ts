import { join } from 'node:path';
import { JobRegistry } from '../../src/common/jobs/job.registry.js';
import { run } from '../cli/command.run.js';
import { connectForm, submit } from '../intake/registration.given.js';
import { useApi } from '../support/api.js';
import { useFolder } from '../support/folder.js';
import { ok } from '../support/make.js';
import { erase } from './erasure.given.js';
import { searchEverywhere } from './everywhere.search.js';
import { useRestoredDatabase } from './restored-database.given.js';

const folder = useFolder();
const { erasuresFile, restored: older, buildEnvironment } = useRestoredDatabase(folder);

const { api, make } = useApi({ env: { ERASURES_FILE: erasuresFile } });

describe('A backup from before an erasure and a merge', () => {
  it('that knows the person as several has them all erased, and nobody else with the same address', async () => {
    const company = await make.company();
    const [survivor, merged, living] = await Promise.all([
      make.contact({ fullName: 'Severina Survivor', email: 'severina@several.example', companyId: company.id }),
      make.contact({ fullName: 'Severina Mergedone', companyId: company.id }),
      make.contact({ fullName: 'Lively Colleague', companyId: company.id }),
    ]);
    const times = { startsAt: '2031-09-13T09:00', endsAt: '2031-09-13T12:00', timezone: 'Europe/Brussels' };
    const seminar = await ok(api.bdm.post('/seminars', { title: 'To come', ...times }));
    const seat = await ok(api.bdm.post(`/seminars/${seminar.id}/registrations`, { contactId: living.id }));
    await api.db.query('UPDATE seminar_registration SET email = $2 WHERE id = $1', [seat.id, survivor.email]);
    // A backup has the key of the hashes once an address was suppressed.
    const earlier = await make.contact({ fullName: 'Erased Earlier', email: 'earlier@several.example' });
    await ok(erase(api, earlier.id));
    await api.app.get(JobRegistry).run('privacy.write-erasures');
    const form = await connectForm(api);
    const registration = await submit(api, form, {
      id: 'younger-1',
      name: 'Youngerthan Thebackup',
      company: 'Several',
    });
    const backup = join(folder, 'several.backup');
    expect(await run(['backup', backup], buildEnvironment(api.databaseUrl))).toMatchObject({ code: 0 });

    await ok(api.bdm.post(`/contacts/${survivor.id}/merge`, { sourceId: merged.id }));
    const { contactId } = await ok(
      api.bdm.post(`/intake/registrations/${registration.id}/resolve`, { createContact: true, companyId: company.id }),
    );
    const ofSeveral = await ok(erase(api, survivor.id));
    const ofYounger = await ok(erase(api, contactId));
    await api.app.get(JobRegistry).run('privacy.write-erasures');

    const env = buildEnvironment(older.url);
    expect((await run(['restore', backup], env)).code).toBe(0);
    // The address was of somebody else when the backup was made.
    await older.db.query('UPDATE contact SET email = NULL WHERE id = $1', [survivor.id]);
    await older.db.query('UPDATE contact SET email = $2 WHERE id = $1', [living.id, survivor.email]);
    const reapply = await run(['privacy', 'reapply'], env);
    expect([reapply.code, reapply.err]).toEqual([0, '']);
    expect(reapply.out.toString()).toBe(
      `erasure ${ofSeveral.id}: 2 people\n` +
        `  check contact ${living.id}, who has an address or a registration of the erased person\n` +
        `erasure ${ofYounger.id}: 1 person\nRepeated 2 erasures, of 3 people.\n`,
    );
    const { rows } = await older.db.query(
      'SELECT full_name, erased_at IS NOT NULL AS erased FROM contact WHERE id = ANY($1::uuid[]) ORDER BY 1',
      [[survivor.id, merged.id, living.id]],
    );
    expect(rows).toEqual([
      { full_name: 'Erased person', erased: true },
      { full_name: 'Erased person', erased: true },
      { full_name: 'Lively Colleague', erased: false },
    ]);
    expect(await searchEverywhere({ db: older.db }, ['Severina Survivor', 'Mergedone', 'Youngerthan'])).toEqual([]);
    const { rows: entries } = await older.db.query(
      'SELECT id, keys, written_at FROM privacy_erasure WHERE id = ANY($1::uuid[]) ORDER BY at',
      [[ofSeveral.id, ofYounger.id]],
    );
    expect(entries).toEqual([
      { id: ofSeveral.id, keys: [survivor.id, merged.id], written_at: expect.any(Date) },
      { id: ofYounger.id, keys: [contactId, `intake-${registration.id}`], written_at: expect.any(Date) },
    ]);
    const { rows: unwritten } = await older.db.query('SELECT FROM privacy_erasure WHERE written_at IS NULL');
    expect(unwritten).toEqual([]);
  }, 240_000);
});
