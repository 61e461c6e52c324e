import { v7 as uuidv7 } from 'uuid';
import { SYSTEM } from '../../src/common/actor/actor.constants.js';
import { deliveryList } from '../../src/intake/deliveries/delivery.list.js';
import { intakeRegistrationList } from '../../src/intake/registrations/intake-registration.list.js';
import { startApi, type TestApi } from '../support/api.js';
import { Plans } from '../support/plans.js';
import { walkEverySort } from '../support/walk.js';
import { connect } from './intake.given.js';

let api: TestApi;
beforeAll(async () => {
  api = await startApi();
});
afterAll(() => api.close());

describe('Some thousand deliveries and registrations', () => {
  it('are found and sorted by indexes', async () => {
    const ids: string[] = [];
    for (let n = 0; n < 30; n++)
      ids.push((await connect(api, { provider: n === 29 ? 'tally' : 'generic', secret: null })).id);
    // More forms than a filter finds rows: else reading them all is quicker than looking each up.
    await api.db.query(
      `INSERT INTO intake_connection SELECT made.* FROM intake_connection c, generate_series(1, 700) n,
         jsonb_populate_record(c, jsonb_build_object('id', gen_random_uuid(), 'token_hash', n || c.token_hash)) made
       WHERE c.provider = 'generic'`,
    );
    const all = await api.db.query('SELECT id FROM intake_connection');
    ids.push(...all.rows.map((row: { id: string }) => row.id));
    await api.db.query(
      `INSERT INTO intake_delivery (id, connection_id, received_at, origin, delivery_key, verification, size, sha256, state,
         mapping_version, next_attempt_at)
       SELECT gen_random_uuid(), ($1::uuid[])[n % cardinality($1::uuid[]) + 1], now() - n * interval '1 minute',
         CASE WHEN n % 100 = 1 THEN 'file' ELSE 'webhook' END, 'k' || n,
         CASE WHEN n % 100 = 2 THEN 'unsigned' ELSE 'verified' END, 1, 'x', CASE WHEN n % 100 = 3 THEN 'dead' ELSE 'applied' END,
         n % 20, NULL FROM generate_series(1, 6000) n`,
      [ids],
    );
    await api.db.query(
      `INSERT INTO intake_registration (id, created_at, updated_at, connection_id, external_id, status, provider_status,
         received_at, verification, match_state, matched_by, full_name, email, company_name, overflow)
       SELECT gen_random_uuid(), now(), now() - n * interval '1 second', ($1::uuid[])[n % cardinality($1::uuid[]) + 1], 'e' || n,
         said.status, said.status, now() - n * interval '1 minute', 'unsigned', 'incomplete', NULL, 'Person ' || n, n || '@x.example', 'Company ' || n,
         n % 100 = 0
       FROM generate_series(1, 6000) n,
         LATERAL (SELECT CASE WHEN n % 100 = 1 THEN 'cancelled' ELSE 'registered' END AS status) said`,
      [ids],
    );
    await api.db.query('ANALYZE intake_delivery; ANALYZE intake_registration; ANALYZE intake_connection');
    const id = uuidv7();

    const deliveries = new Plans(api.db, deliveryList, SYSTEM);
    expect(await deliveries.findUnservedSorts()).toEqual([]);
    expect(
      await deliveries.findUnservedFilters([
        `connectionId=${ids[0]}`,
        'provider=tally',
        'state=dead',
        'origin=file',
        'verification=unsigned',
        'receivedAt.gte=2099-01-01T00:00:00Z',
        `connectionId=${ids[0]}&mappingVersion=3`,
        `registrationId=${id}`,
      ]),
    ).toEqual([]);

    const registrations = new Plans(api.db, intakeRegistrationList, SYSTEM);
    expect(await registrations.findUnservedSorts()).toEqual([]);
    expect(
      await registrations.findUnservedFilters([
        `connectionId=${ids[0]}`,
        `activityId=${id}`,
        'provider=tally',
        'matchState=needs_review',
        'status=cancelled',
        `contactId=${id}`,
        `companyId=${id}`,
        'fullName=Person 7',
        'email=7@x.example',
        'companyName=Company 7',
        'receivedAt.gte=2099-01-01T00:00:00Z',
        'updatedAt.gte=2099-01-01T00:00:00Z',
        'overflow=true',
        'matchedBy=person',
        'q=person 599',
      ]),
    ).toEqual([]);
  }, 60_000);

  it('are walked to their end either way, also where many came in the same moment', async () => {
    const { id } = await connect(api, { secret: null });
    await api.db.query(
      `INSERT INTO intake_delivery (id, connection_id, received_at, delivery_key, verification, size, sha256, state)
       SELECT gen_random_uuid(), $1, timestamptz '2020-01-01' + (n / 5) * interval '1 minute', 'w' || n, 'unsigned', 1, 'x',
         'applied' FROM generate_series(1, 23) n`,
      [id],
    );
    const walked = await walkEverySort(api.manager, '/intake/deliveries', deliveryList, {
      limit: 4,
      query: `connectionId=${id}`,
    });
    expect(walked).toBe(23);
  });
});
