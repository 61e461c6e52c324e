import { AGENCY_ZONE } from '../../src/common/time/agency-zone.constants.js';
import { addDays, getLocalDate } from '../../src/common/time/calendar-dates.rules.js';
import { startApi } from '../support/api.js';
import { Make } from '../support/make.js';

describe('The days after which a lead is stale', () => {
  it.each([
    ['behind a pooler', false],
    ['without one', true],
  ])('follow the setting, %s', async (_, direct) => {
    const api = await startApi({ direct, env: { STALE_AFTER_DAYS: '30' } });
    try {
      const today = getLocalDate(AGENCY_ZONE, new Date());
      const lead = await new Make(api).lead({ receivedOn: addDays(today, -40) });
      await new Make(api).lead({ receivedOn: addDays(today, -29) });
      const staleSince = addDays(today, -10);
      expect((await api.bdm.get(`/leads/${lead.id}`)).body.staleSince).toBe(staleSince);
      const { items, total } = (await api.bdm.get('/leads?staleSince.isNull=false&count=true')).body;
      expect([items, total]).toEqual([[expect.objectContaining({ id: lead.id, staleSince })], 1]);
      const file = (await api.bdm.bytes('/leads/export?format=jsonl&staleSince.isNull=false')).toString();
      expect(
        file
          .trim()
          .split('\n')
          .map((line) => JSON.parse(line).staleSince),
      ).toEqual([staleSince]);
    } finally {
      await api.close();
    }
  });
});
