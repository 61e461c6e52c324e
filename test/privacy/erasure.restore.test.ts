import { appendFileSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { JobRegistry } from '../../src/common/jobs/job.registry.js';
import { run } from '../cli/command.run.js';
import { useApi } from '../support/api.js';
import { useFolder } from '../support/folder.js';
import { ok } from '../support/make.js';
import { SmtpSink } from '../support/smtp-sink.js';
import { erase } from './erasure.given.js';
import { searchEverywhere } from './everywhere.search.js';
import { buildKnownPersonSettings, givenKnownPerson, KNOWN_PARTS, KNOWN_WORDS } from './known-person.given.js';
import { useRestoredDatabase } from './restored-database.given.js';

const sink = await new SmtpSink().start();
afterAll(() => sink.stop());
const folder = useFolder();
const { erasuresFile, restored, buildEnvironment } = useRestoredDatabase(folder);

const { api, make } = useApi({ env: buildKnownPersonSettings(sink.port, { ERASURES_FILE: erasuresFile }) });

describe('A backup from before an erasure', () => {
  it('says how many erasures are newer, and repeats them with their decisions', async () => {
    const person = await givenKnownPerson(api, make);
    const stranger = await make.company();
    const backup = join(folder, 'before.backup');
    expect(await run(['backup', backup], buildEnvironment(api.databaseUrl))).toMatchObject({ code: 0 });

    const erased = await ok(erase(api, person.contactId, { requestId: person.requestId, reason: undefined }));
    const later = await make.contact({ fullName: 'Made After Thebackup', email: 'later@steenhoven.example' });
    const laterErased = await ok(erase(api, later.id));
    await api.app.get(JobRegistry).run('privacy.write-erasures');
    // A crash leaves half a line, and what it has appended twice.
    const lines = readFileSync(erasuresFile, 'utf8');
    appendFileSync(erasuresFile, lines + lines.slice(0, 40));

    const env = buildEnvironment(restored.url);
    const restore = await run(['restore', backup], env);
    expect([restore.code, restore.err]).toEqual([0, '']);
    expect(restore.out.toString()).toContain('2 erasures are newer than this backup');

    // A mention that was not there, or that nobody has decided about, stays and is listed.
    await restored.db.query(`UPDATE company SET notes = 'Ask Quillonía Vandersteenhoven' WHERE id = $1`, [stranger.id]);
    const reapply = await run(['privacy', 'reapply'], env);
    expect([reapply.code, reapply.err]).toEqual([0, '']);
    expect(reapply.out.toString()).toBe(
      `erasure ${erased.id}: 1 person\n  undecided mention in notes of company ${stranger.id}\n` +
        `erasure ${laterErased.id}: nobody is left to erase\nRepeated 2 erasures, of 1 person.\n`,
    );
    await restored.db.query('UPDATE company SET notes = NULL WHERE id = $1', [stranger.id]);
    expect(await searchEverywhere({ db: restored.db }, [...KNOWN_WORDS, ...KNOWN_PARTS])).toEqual([]);
    const { rows } = await restored.db.query('SELECT id, at, request_id FROM privacy_erasure ORDER BY at');
    expect(rows[0]).toEqual({ id: erased.id, at: new Date(erased.at), request_id: person.requestId });

    const again = await run(['privacy', 'reapply'], env);
    expect([again.code, again.out.toString()]).toEqual([0, 'Repeated 0 erasures, of 0 people.\n']);
  }, 240_000);
});
