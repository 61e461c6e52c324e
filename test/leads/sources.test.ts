import { activityList } from '../../src/activities/activity.list.js';
import { agreementList } from '../../src/agreements/agreements/agreement.list.js';
import { startApi, type TestApi } from '../support/api.js';
import { walkEverySort } from '../support/walk.js';

let api: TestApi;
const twinning = '0199c000-0000-7000-8000-000000000501';
const partnership = '0199c000-0000-7000-8000-000000000502';
const delegation = '0199c000-0000-7000-8000-000000000401';

beforeAll(async () => {
  api = await startApi();
  await api.db.query(
    `INSERT INTO agreement (id, created_at, updated_at, reference, title, kind, status, signed_on, parent_id) VALUES
       ($1, now(), now(), 'AGR-2015-0001', 'Twinning of Guangdong and Limburg', 'twinning', 'in_force', '2015-06-24', NULL),
       ($2, now(), now(), 'AGR-2016-0001', 'Strategic partnership with GSC', 'strategic_partnership', 'in_force', '2016-05-24', $1)`,
    [twinning, partnership],
  );
  await api.db.query(
    `INSERT INTO agreement (id, created_at, updated_at, reference, title, kind, status, signed_on)
     SELECT gen_random_uuid(), now(), now(), 'AGR-2026-' || n, 'Draft', 'cooperation', 'signed', CASE WHEN n % 2 = 0 THEN date '2026-01-01' END
     FROM generate_series(1, 20) n`,
  );
  await api.db.query(
    `INSERT INTO activity (id, created_at, updated_at, reference, title, kind, starts_on, ends_on, country, agreement_id)
     VALUES ($1, now(), now(), 'DEL-2015-0001', 'First délégation to Guangdong', 'delegation', '2015-10-19', '2015-10-25', 'CN', $2)`,
    [delegation, twinning],
  );
  await api.db.query(
    `INSERT INTO activity (id, created_at, updated_at, reference, title, kind, starts_on, ends_on)
     SELECT gen_random_uuid(), now(), now(), 'SEM-2026-' || n, 'Seminar', 'seminar', date '2026-01-01' + n % 3, date '2026-01-05'
     FROM generate_series(1, 20) n`,
  );
});
afterAll(() => api.close());

describe('What a lead can come from', () => {
  it('is found by title, reference and kind', async () => {
    for (const query of ['q=delegation', 'q=del-2015', 'kind=delegation', 'country=CN', `agreementId=${twinning}`]) {
      const { items } = (await api.viewer.get(`/activities?${query}`)).body;
      expect(items.map(({ id }: { id: string }) => id)).toEqual([delegation]);
    }
    for (const query of ['q=gsc', 'reference=AGR-2016-0001', `parentId=${twinning}`, 'kind=strategic_partnership']) {
      const { items } = (await api.viewer.get(`/agreements?${query}`)).body;
      expect(items.map(({ id }: { id: string }) => id)).toEqual([partnership]);
    }
  });

  it('is read by id, and not there when it is not', async () => {
    expect((await api.viewer.get(`/activities/${delegation}`)).body).toMatchObject({
      reference: 'DEL-2015-0001',
      startsOn: '2015-10-19',
      endsOn: '2015-10-25',
      agreementId: twinning,
    });
    expect((await api.viewer.get(`/agreements/${partnership}`)).body).toMatchObject({
      parentId: twinning,
      signedOn: '2016-05-24',
    });
    expect((await api.viewer.get(`/activities/${twinning}`)).status).toBe(404);
    expect((await api.viewer.get(`/agreements/${delegation}`)).status).toBe(404);
  });

  it('is walked to its end in every order, and exported', async () => {
    expect(await walkEverySort(api.viewer, '/activities', activityList)).toBe(21);
    expect(await walkEverySort(api.viewer, '/agreements', agreementList)).toBe(22);
    const reporting = await api.key('reporting');
    for (const name of ['activities', 'agreements']) {
      for (const format of ['csv', 'xlsx', 'jsonl']) {
        expect((await reporting.get(`/${name}/export?format=${format}`)).status).toBe(200);
      }
      expect((await reporting.get(`/${name}`)).status).toBe(403);
    }
  });
});
