import { v7 as uuidv7 } from 'uuid';
import { SYSTEM } from '../../src/common/actor/actor.constants.js';
import { deliveryList } from '../../src/intake/deliveries/delivery.list.js';
import { intakeRegistrationList } from '../../src/intake/registrations/intake-registration.list.js';
import { useApi } from '../support/api.js';
import { Plans } from '../support/plans.js';
import { walkEverySort } from '../support/walk.js';
import { connect } from './intake.given.js';
import { buildMany, insertRows } from '../support/rows.js';

const { api } = useApi();

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
    await insertRows(
      api.db,
      'intake_delivery',
      buildMany(6_000, (n) => ({
        connection_id: ids[n % ids.length],
        received_at: new Date(Date.now() - n * 60_000),
        origin: n % 100 === 1 ? 'file' : 'webhook',
        verification: n % 100 === 2 ? 'unsigned' : 'verified',
        state: n % 100 === 3 ? 'dead' : 'applied',
        mapping_version: n % 20,
        next_attempt_at: null,
      })),
    );
    await insertRows(
      api.db,
      'intake_registration',
      buildMany(6_000, (n) => ({
        updated_at: new Date(Date.now() - n * 1_000),
        connection_id: ids[n % ids.length],
        status: n % 100 === 1 ? 'cancelled' : 'registered',
        provider_status: n % 100 === 1 ? 'cancelled' : 'registered',
        received_at: new Date(Date.now() - n * 60_000),
        match_state: 'incomplete',
        full_name: `Person ${n}`,
        email: `${n}@x.example`,
        company_name: `Company ${n}`,
        overflow: n % 100 === 0,
      })),
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
    await insertRows(
      api.db,
      'intake_delivery',
      buildMany(23, (n) => ({
        connection_id: id,
        received_at: new Date(Date.parse('2020-01-01T00:00:00Z') + Math.floor(n / 5) * 60_000),
        state: 'applied',
      })),
    );
    const walked = await walkEverySort(api.manager, '/intake/deliveries', deliveryList, {
      limit: 4,
      query: `connectionId=${id}`,
    });
    expect(walked).toBe(23);
  });
});
