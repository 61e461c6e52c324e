import { ActivityWrapUpJob } from '../../src/activities/activity-wrap-up.job.js';
import { JobRegistry } from '../../src/common/jobs/job.registry.js';
import { useApi } from '../support/api.js';
import { selectRows } from '../support/rows.js';

const { api } = useApi();

async function delegation(title: string): Promise<string> {
  const body = { title, direction: 'inbound', timezone: 'Europe/Brussels' };
  const dates = { startsOn: '2026-01-12', endsOn: '2026-01-14' };
  return (await api.bdm.post('/delegations', { ...body, ...dates })).body.id as string;
}

describe('The end of activities', () => {
  it('is processed for each activity, even if another one fails', async () => {
    const ids = [await delegation('First'), await delegation('Cursed'), await delegation('Last')];
    let tried = 0;
    api.app.get(ActivityWrapUpJob).addStep((_tx, { title }) => {
      tried++;
      return title === 'Cursed' ? Promise.reject(new Error('a mistake of ours')) : Promise.resolve();
    });
    await expect(api.app.get(JobRegistry).run('activities.wrap-up')).rejects.toThrow('1 activities');
    expect(await selectRows(api.db, 'activity', { id: ids }, 'title, status', 'title DESC')).toEqual([
      { title: 'Last', status: 'completed' },
      { title: 'First', status: 'completed' },
      { title: 'Cursed', status: 'planned' },
    ]);
    expect(tried).toBe(3);
  });
});
