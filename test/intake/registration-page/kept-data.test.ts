import { JobRegistry } from '../../../src/common/jobs/job.registry.js';
import { PageSignatureService } from '../../../src/intake/registration-page/registering/page-signature.service.js';
import { ManualClock } from '../../../src/common/time/clock.service.js';
import { buildMailSettings } from '../../mail/mail.given.js';
import { useApi } from '../../support/api.js';
import { type Made, ok } from '../../support/make.js';
import { erase } from '../../privacy/erasure.given.js';
import { searchEverywhere } from '../../privacy/everywhere.search.js';
import { type Inputs, listPeople, makePage, PERSON, post, processDeliveries } from './page.given.js';

const START = new Date('2026-12-01T09:00:00Z');
const clock = new ManualClock(START);
const { api, make } = useApi({
  clock,
  keys: ['bdm', 'manager'],
  env: buildMailSettings(1, { REGISTRATION_POW_COST: '0' }),
});

const register = async (slug: string, inputs: Inputs = {}) => {
  const opened = await api.app.get(PageSignatureService).signTime(new Date(clock.now().getTime() - 60_000));
  return post(api, slug, { ...PERSON, ...inputs, opened });
};
const count = async (table: string): Promise<number> =>
  (await api.db.query(`SELECT count(*)::int AS n FROM ${table}`)).rows[0].n;
const clean = () => api.app.get(JobRegistry).run('registration-pages.remove-expired');

describe('A registration that waits for its confirmation', () => {
  it('is erased with the person, and so is what the person has answered on another page', async () => {
    const company = await make.company({ name: 'Optics' });
    const { fullName, email } = PERSON;
    const contact = await make.contact({ fullName, email, companyId: company.id });
    const [waiting, other] = [await makePage(api), await makePage(api, { doubleOptIn: false })];
    await register(waiting['slug']);
    expect((await register(other['slug'], { 'q.topics': 'Geraniums under glass' })).status).toBe(303);
    await processDeliveries(api);
    const words = [fullName, email, 'Geraniums'];
    const listPlaces = async () => {
      const places = (await searchEverywhere(api, words)).map(({ place }) => place.split('.')[0]);
      return [...new Set(places)];
    };
    expect(await listPlaces()).toEqual(
      expect.arrayContaining([
        'pending_registration',
        'intake_delivery',
        'intake_registration',
        'seminar_registration',
      ]),
    );
    // Nobody is erased who is expected at a seminar.
    const [{ id }] = (await listPeople(api, other['seminarId'])) as [Made];
    await ok(api.bdm.patch(`/seminars/${other['seminarId']}/registrations/${id}`, { status: 'cancelled' }));
    // A key erases nobody.
    await ok(erase({ ...api, manager: api.admin }, contact.id));
    expect(await listPlaces()).toEqual([]);
    expect(await count('seminar_registration')).toBe(1);
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
