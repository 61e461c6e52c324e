import { getConnector } from '../../src/intake/connectors/connector.registry.js';
import { fixture } from './deliveries.given.js';
import { connect, post, type GivenConnection, work } from './intake.given.js';
import { readRegistration } from './registration.given.js';
import { readSeats, seminarFor } from './seat.given.js';
import { useApiWithSender } from './senders.given.js';

const { api, sender } = useApiWithSender();

const ORDER = JSON.parse(fixture('eventbrite.order.json'));
const UNNAMED = { name: 'Info Requested', first_name: 'Info', last_name: 'Requested', email: 'Info Requested' };

/** A ticket of the order; without a profile its holder is not named yet. */
const ticket = (id: string, change: object = {}) => ({
  ...ORDER.attendees[0],
  answers: [],
  id,
  profile: UNNAMED,
  ...change,
});

async function buyTickets() {
  const activityId = await seminarFor(api, { startsAt: '2030-12-10T09:00', endsAt: '2030-12-10T12:00' });
  const connection = await connect(api, {
    provider: 'eventbrite',
    secret: null,
    api: { baseUrl: `${sender.origin}/v3`, token: 'eb-token' },
    mapping: {},
    activityId,
  });
  return { activityId, connection };
}

/** Announces a change of an order or of an attendee, as Eventbrite has it now. */
async function announce({ url }: GivenConnection, path: string, state: object): Promise<void> {
  sender.has.set(`/v3${path}`, state);
  const notice = { config: { action: 'order.updated' }, api_url: `https://www.eventbriteapi.com/v3${path}` };
  expect((await post(url, JSON.stringify(notice), { 'content-type': 'application/json' })).status).toBe(202);
  await work(api);
}
const announceOrder = (connection: GivenConnection, ...attendees: object[]) =>
  announce(connection, '/orders/9001/', { ...ORDER, attendees });

describe('Tickets of Eventbrite whose holders are not named yet', () => {
  it('have the buyer and no name and no address, and each has its own seat', async () => {
    const { activityId, connection } = await buyTickets();
    await announceOrder(connection, ORDER.attendees[0], ticket('9102'), ticket('9103'));
    for (const id of ['9102', '9103']) {
      expect(await readRegistration(api, connection, id)).toMatchObject({
        fullName: null,
        givenName: null,
        familyName: null,
        email: null,
        buyer: { fullName: ORDER.name, email: ORDER.email },
        matchState: 'needs_review',
        seatStatus: 'confirmed',
        seatProblem: null,
      });
    }
    expect((await readSeats(api, activityId)).map(({ email, status }) => [email, status])).toEqual([
      ['eva@lumenova.example', 'confirmed'],
      [null, 'confirmed'],
      [null, 'confirmed'],
    ]);
    const { id } = await readRegistration(api, connection, '9102');
    const decided = await api.bdm.post(`/intake/registrations/${id}/resolve`, { createContact: {} });
    expect([decided.status, decided.body.errors[0].pointer]).toEqual([422, '/createContact/fullName']);
  });

  it('are named later, on the seats they have, and keep these after a cancellation', async () => {
    const { activityId, connection } = await buyTickets();
    await announceOrder(connection, ticket('9102'), ticket('9103'));
    const before = await readSeats(api, activityId);
    const cancelled = ticket('9103', { changed: '2026-10-02T09:00:00Z', cancelled: true });
    await announceOrder(connection, ticket('9102'), cancelled);
    expect((await readSeats(api, activityId)).map(({ status }) => status)).toEqual(['confirmed', 'cancelled']);
    const profile = { name: 'Bo Lin', first_name: 'Bo', last_name: 'Lin', email: 'bo@lumenova.example' };
    await announceOrder(
      connection,
      ticket('9102', { changed: '2026-10-03T09:00:00Z', profile }),
      ticket('9103', { changed: '2026-10-03T09:00:00Z' }),
    );
    const after = await readSeats(api, activityId);
    expect(after.map(({ id }) => id).toSorted()).toEqual(before.map(({ id }) => id).toSorted());
    expect(after.every(({ status }) => status === 'confirmed')).toBe(true);
    const { seatId } = await readRegistration(api, connection, '9102');
    const seat = (await api.viewer.get(`/seminars/${activityId}/registrations/${seatId}`)).body;
    expect(seat).toMatchObject({ fullName: 'Bo Lin', email: 'bo@lumenova.example' });
  });

  it('are not lost when the ticket is announced alone, before its order', async () => {
    const { activityId, connection } = await buyTickets();
    await announce(connection, '/events/70/attendees/9102/', ticket('9102'));
    await announceOrder(connection, ticket('9102'));
    expect(await readRegistration(api, connection, '9102')).toMatchObject({ buyer: { email: ORDER.email } });
    const checkedIn = ticket('9102', { changed: '2026-10-04T09:00:00Z', checked_in: true, status: 'Checked In' });
    await announce(connection, '/events/70/attendees/9102/', checkedIn);
    expect(await readRegistration(api, connection, '9102')).toMatchObject({
      status: 'attended',
      buyer: { email: ORDER.email },
    });
    expect(await readSeats(api, activityId)).toHaveLength(1);
  });

  it('are recognised in an export too, and people who are called so in part are not', () => {
    const { parseRow } = getConnector('eventbrite').csv!;
    const parse = (row: Record<string, string>) => {
      const result = parseRow(
        { 'Attendee #': '9102', ...row },
        { timezone: 'Europe/Brussels', paths: {}, statuses: {} },
      );
      return result.kind === 'submissions' ? result.submissions[0]!.attendee : result;
    };
    expect(parse({ 'First Name': 'Info', 'Last Name': 'Requested', Email: 'Info Requested' })).toBeNull();
    const named = parse({ 'First Name': 'Info', 'Last Name': 'Desk', Email: 'desk@x.example' });
    expect(named).toMatchObject({ givenName: 'Info', familyName: 'Desk', email: 'desk@x.example' });
  });
});
