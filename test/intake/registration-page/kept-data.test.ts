import { JobRegistry } from '../../../src/common/jobs/job.registry.js';
import { ManualClock } from '../../../src/common/time/clock.service.js';
import { buildPersonCondition } from '../../../src/privacy/person-path.queries.js';
import { buildMailSettings } from '../../mail/mail.given.js';
import { useApi } from '../../support/api.js';
import { makePage, PERSON, post } from './page.given.js';
import { PageSignatureService } from '../../../src/intake/registration-page/registering/page-signature.service.js';

const START = new Date('2026-12-01T09:00:00Z');
const clock = new ManualClock(START);
const { api } = useApi({ clock, keys: ['bdm', 'manager'], env: buildMailSettings(1, { REGISTRATION_POW_COST: '0' }) });

const register = async (slug: string) => {
  const opened = await api.app.get(PageSignatureService).signTime(new Date(clock.now().getTime() - 60_000));
  return post(api, slug, { ...PERSON, opened });
};
const count = async (table: string): Promise<number> =>
  (await api.db.query(`SELECT count(*)::int AS n FROM ${table}`)).rows[0].n;
const clean = () => api.app.get(JobRegistry).run('registration-pages.remove-expired');

describe('A registration that waits for its confirmation', () => {
  it('is reached by an erasure of the person, by the address', async () => {
    const { slug } = await makePage(api);
    expect((await register(slug)).status).toBe(303);
    const nobody = { contactIds: [], seminarRegistrationIds: [], intakeRegistrationIds: [], names: [] };
    const find = async (address: string) => {
      const values: unknown[] = [];
      const person = { ...nobody, addresses: [address] };
      const condition = buildPersonCondition('pending_registration', person, (value) => `$${values.push(value)}`);
      return (await api.db.query(`SELECT full_name FROM pending_registration WHERE ${condition}`, values)).rows;
    };
    expect(await find(PERSON.email)).toEqual([{ full_name: PERSON.fullName }]);
    expect(await find('somebody@else.example')).toEqual([]);
  });

  it('is deleted after 48 hours, and the counts of requests after a day', async () => {
    const { slug } = await makePage(api);
    await register(slug);
    const [pending, requests] = [await count('pending_registration'), await count('registration_page_request')];
    await clean();
    expect([await count('pending_registration'), await count('registration_page_request')]).toEqual([
      pending,
      requests,
    ]);
    clock.set(new Date(START.getTime() + 25 * 3_600_000));
    await clean();
    expect([await count('pending_registration'), await count('registration_page_request')]).toEqual([pending, 0]);
    clock.set(new Date(START.getTime() + 49 * 3_600_000));
    await clean();
    expect(await count('pending_registration')).toBe(0);
  });
});
