import { AGENCY_ZONE } from '../../src/common/time/agency-zone.constants.js';
import { addDays, getLocalDate } from '../../src/common/time/calendar-dates.rules.js';
import { useApi } from '../support/api.js';
import { acceptChangesOfAnyTime } from '../support/database.js';
import { run } from './command.run.js';

const { api, make } = useApi({ direct: true });

const runRepair = async (...options: string[]) => {
  const { code, out, err } = await run(['history', 'repair', ...options], { DATABASE_URL: api.databaseUrl });
  return { code, out: out.toString(), err };
};

/** Reads the expected jobs of the report of a day, so many days from today. */
async function readExpectedJobs(days: number): Promise<number> {
  const day = addDays(getLocalDate(AGENCY_ZONE, new Date()), days);
  return (await api.manager.get(`/reports/pipeline-summary?asOf=${day}`)).body.totals.jobs;
}

/** Stores a change of a lead as an instance did whose clock was 400 days ahead, and then one with a right clock. */
async function changeByWrongClock(id: string): Promise<void> {
  await acceptChangesOfAnyTime(api.databaseUrl);
  await api.db.query(
    `UPDATE lead SET jobs_expected = 5555, version = version + 1,
       updated_at = clock_timestamp() + interval '400 days' WHERE id = $1`,
    [id],
  );
  expect((await api.bdm.patch(`/leads/${id}`, { jobsExpected: 200 })).status).toBe(200);
}

describe('The repair of the history', () => {
  it('has nothing to do while no version begins later than now', async () => {
    await make.lead();
    expect(await runRepair()).toEqual({
      code: 0,
      out: 'No version begins later than now; nothing to do.\n',
      err: '',
    });
  });

  it('names the records of a wrong clock, and dates their versions to now without changing past days', async () => {
    const { id, reference } = await make.lead({ jobsExpected: 10 });
    // The lead was there yesterday, too.
    await api.db.query('ALTER TABLE lead_version DISABLE TRIGGER USER');
    await api.db.query(`UPDATE lead_version SET valid_from = valid_from - interval '3 days'`);
    await api.db.query('ALTER TABLE lead_version ENABLE TRIGGER USER');
    await changeByWrongClock(id);
    expect([await readExpectedJobs(-1), await readExpectedJobs(0)]).toEqual([10, 10]);

    const dry = await runRepair('--dry-run');
    expect(dry.code).toBe(0);
    expect(dry.out).toMatch(
      new RegExp(`^lead ${id} "${reference}": 2 versions, the last one of \\d{4}-.*Z\\nNothing was changed.\\n$`),
    );
    expect(await readExpectedJobs(0)).toBe(10);

    expect((await runRepair()).out).toContain('They are valid from now on.');
    expect([await readExpectedJobs(-1), await readExpectedJobs(0)]).toEqual([10, 200]);
    expect((await runRepair()).out).toContain('nothing to do');
    expect((await api.bdm.patch(`/leads/${id}`, { jobsExpected: 300 })).status).toBe(200);
    expect(await readExpectedJobs(0)).toBe(300);
    // The history is protected as before.
    await expect(api.db.query('UPDATE lead_version SET stage = stage')).rejects.toThrow('append-only');
  });
});
