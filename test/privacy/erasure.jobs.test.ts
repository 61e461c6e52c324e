import { DataSource } from 'typeorm';
import { JobRegistry } from '../../src/common/jobs/job.registry.js';
import { JobRunner } from '../../src/operations/job.runner.js';
import { connectForm } from '../intake/registration.given.js';
import { send } from '../intake/intake.given.js';
import { write } from '../mail/mail.given.js';
import { useApi } from '../support/api.js';
import { ok } from '../support/make.js';
import { SmtpSink } from '../support/smtp-sink.js';
import { erase } from './erasure.given.js';
import { searchEverywhere } from './everywhere.search.js';
import { buildKnownPersonSettings, givenKnownPerson, KNOWN, KNOWN_PARTS, KNOWN_WORDS } from './known-person.given.js';

const sink = await new SmtpSink().start();
afterAll(() => sink.stop());

const { api, make } = useApi({ env: buildKnownPersonSettings(sink.port, { JOBS: 'true' }) });

const WORDS = [...KNOWN_WORDS, ...KNOWN_PARTS];

async function waitFor(condition: () => Promise<boolean>): Promise<void> {
  while (!(await condition())) await new Promise((resolve) => setTimeout(resolve, 20));
}

const exists = async (condition: string): Promise<boolean> =>
  (await api.db.query(`SELECT FROM pgboss.job WHERE ${condition} LIMIT 1`)).rows.length > 0;
const findInQueue = async () =>
  (await searchEverywhere({ db: api.db }, WORDS)).filter(({ place }) => place.startsWith('pgboss.'));

describe('The queue of jobs', () => {
  it('has ids only of what it has carried about a person, and of a failed job no value of its query', async () => {
    const person = await givenKnownPerson(api, make);
    api.app.get(JobRegistry).declare({
      name: 'test.names-a-person',
      cron: '0 4 * * *',
      run: async () => {
        const statement = 'INSERT INTO contact_affiliation (contact_id, job_title) VALUES ($1, $2)';
        await api.app.get(DataSource).query(statement, [person.contactId, `${KNOWN.fullName} ${KNOWN.email}`]);
      },
    });
    await api.app.get(JobRunner).start();
    const form = await connectForm(api, { secret: null });
    const url = `${api.url}${new URL(form.url).pathname}`;
    expect((await send({ ...form, url }, { id: 'queued', name: KNOWN.fullName, email: KNOWN.email })).status).toBe(202);
    await write(api.bdm, [person.contactId], { body: `Dear ${KNOWN.fullName}` });
    for (const queue of ['intake.deliveries', 'mail.outgoing']) {
      await waitFor(() => exists(`name = '${queue}' AND state = 'completed' AND data ? 'id'`));
    }
    await waitFor(() => exists(`name = 'test.names-a-person' AND output IS NOT NULL`));
    const { rows } = await api.db.query(
      `SELECT DISTINCT regexp_replace(data::text, '[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}', '<id>') AS data FROM pgboss.job`,
    );
    expect(rows.map(({ data }) => data).filter((data) => data !== null)).toEqual(['{"id": "<id>"}']);
    expect(await findInQueue()).toEqual([]);
    await api.app.get(JobRunner).onApplicationShutdown();
  });

  it('has no word of the person after the erasure in what an earlier version has noted of failed jobs', async () => {
    const { rows } = await api.db.query(`SELECT id FROM contact WHERE full_name = $1 AND merged_into_id IS NULL`, [
      KNOWN.fullName,
    ]);
    const notes = [`Key (email)=(${KNOWN.email}) exists`, 'Nobody answers 0470/99 88 77', KNOWN.nativeName, 'No disk'];
    for (const [index, message] of notes.entries()) {
      await api.db.query(
        `INSERT INTO pgboss.job (name, state, output, singleton_key) VALUES ('test.names-a-person', 'failed', $1, $2)`,
        [{ message }, `noted ${index}`],
      );
    }
    await ok(erase(api, rows[0].id));
    expect(await findInQueue()).toEqual([]);
    const { rows: kept } = await api.db.query(
      `SELECT output FROM pgboss.job WHERE singleton_key LIKE 'noted %' ORDER BY singleton_key`,
    );
    expect(kept.map(({ output }) => output)).toEqual([
      ...notes.slice(0, 3).map(() => ({ value: '[erased]' })),
      { message: 'No disk' },
    ]);
  });
});
