import { fixture } from './deliveries.given.js';
import { connect, post, work } from './intake.given.js';
import { useApiWithSender, storedDeliveries, storedRegistrations } from './senders.given.js';

const { api, sender } = useApiWithSender();
beforeEach(() => sender.has.clear());

const EVENT = '/api/v1/organizers/acme/events/genk26';
let notices = 0;

const connectPretix = () =>
  connect(api, {
    provider: 'pretix',
    secret: null,
    mapping: { fields: { sector: 'SECTOR' } },
    rules: [{ id: 'all', trigger: 'registered', when: {}, lead: { title: '{fullName}', ownerId: api.manager.id } }],
    api: { baseUrl: `${sender.origin}/api/v1`, token: 'pretix-token' },
  });

/** pretix says that something changed, after which its API has it. */
async function announce(url: string, subject: object): Promise<void> {
  const body = { notification_id: ++notices, organizer: 'acme', event: 'genk26', action: 'x', ...subject };
  await post(url, JSON.stringify(body), { 'content-type': 'application/json' });
  await work(api);
}

async function announceOrder(url: string, order: { code: string }): Promise<void> {
  sender.has.set(`${EVENT}/orders/${order.code}/`, order);
  await announce(url, { code: order.code });
}

async function announceEntry(url: string, entry: { id: number } & Record<string, unknown>): Promise<void> {
  sender.has.set(`${EVENT}/waitinglistentries/${entry.id}/`, entry);
  await announce(url, { waitinglistentry: entry.id });
}

describe('an order of pretix and the entry of its waiting list', () => {
  const entry = { id: 9, email: 'ming.li@lumenova.example', created: '2026-09-01T00:00:00Z', voucher: null };
  /** Changed at pretix long before it arrives here, as after an outage. */
  const order = () => {
    const whole = JSON.parse(fixture('pretix.order.json'));
    const checkins = [{ type: 'entry', datetime: '2026-10-02T10:00:00Z' }];
    return { ...whole, positions: [{ ...whole.positions[0], checkins }] };
  };

  it('the order counts although the entry arrived later than the order was changed', async () => {
    const connection = await connectPretix();
    await announceEntry(connection.url, entry);
    await announceEntry(connection.url, { ...entry, voucher: 88 });
    expect(await storedRegistrations(api, connection.id)).toMatchObject([{ status: 'waitlisted' }]);
    await announceOrder(connection.url, order());
    expect(await storedRegistrations(api, connection.id)).toMatchObject([
      { id: 'XY7ZQ/7001', status: 'attended', fullName: '李 明' },
    ]);
    await announceEntry(connection.url, { ...entry, voucher: 88 });
    expect(await storedRegistrations(api, connection.id)).toMatchObject([{ id: 'XY7ZQ/7001', status: 'attended' }]);
  });

  it('the order counts when the entry arrives after it', async () => {
    const connection = await connectPretix();
    await announceOrder(connection.url, order());
    await announceEntry(connection.url, entry);
    await announceEntry(connection.url, { ...entry, voucher: 88 });
    const live = (await storedRegistrations(api, connection.id)).filter(({ status }) => status !== 'cancelled');
    expect(live).toMatchObject([{ id: 'XY7ZQ/7001', status: 'attended' }]);
  });

  it('the entry still follows its own changes by their arrival', async () => {
    const connection = await connectPretix();
    await announceEntry(connection.url, entry);
    await announceEntry(connection.url, { ...entry, email: 'li.ming@lumenova.example' });
    expect(await storedRegistrations(api, connection.id)).toMatchObject([{ email: 'li.ming@lumenova.example' }]);
    sender.has.clear();
    await announce(connection.url, { waitinglistentry: 9 });
    expect(await storedRegistrations(api, connection.id)).toMatchObject([{ status: 'cancelled' }]);
  });
});

describe('the positions of a pretix order', () => {
  const order = () => JSON.parse(fixture('pretix.addons.json'));

  it('add-ons are no registrations of their own; their answers belong to the ticket', async () => {
    const connection = await connectPretix();
    await announceOrder(connection.url, order());
    const stored = await storedRegistrations(api, connection.id);
    expect(stored).toMatchObject([{ id: 'ADD12/9001', status: 'confirmed', fullName: 'An Office' }]);
    expect(stored[0]?.answers.map(({ key }) => key)).toEqual(['WORKSHOP']);
  });

  it('an add-on that was taken for a registration before is cancelled', async () => {
    const connection = await connectPretix();
    const [ticket, addOn] = order().positions;
    await announceOrder(connection.url, { ...order(), positions: [ticket, { ...addOn, addon_to: null }] });
    expect(await storedRegistrations(api, connection.id)).toHaveLength(2);
    await announceOrder(connection.url, { ...order(), last_modified: '2026-10-03T00:00:00Z' });
    expect(await storedRegistrations(api, connection.id)).toMatchObject([
      { id: 'ADD12/9001', status: 'confirmed' },
      { id: 'ADD12/9002', status: 'cancelled' },
    ]);
  });

  it('a ticket that names nobody has the name of the buyer, also beside others', async () => {
    const connection = await connectPretix();
    const [ticket] = order().positions;
    const positions = [
      ticket,
      { ...ticket, id: 9003, attendee_email: 'office@lumenova.example' },
      { ...ticket, id: 9004, attendee_email: 'guest@lumenova.example' },
      { ...ticket, id: 9005, attendee_name: 'Peter Wong' },
    ];
    await announceOrder(connection.url, { ...order(), positions });
    const people = (await storedRegistrations(api, connection.id)).map(({ fullName, email }) => [fullName, email]);
    expect(people).toEqual([
      ['An Office', null],
      ['An Office', 'office@lumenova.example'],
      // Somebody else with an address of their own; whose name that is, is not known.
      [null, 'guest@lumenova.example'],
      ['Peter Wong', null],
    ]);
  });

  it('an order in test mode brings nobody, and the delivery says why', async () => {
    const connection = await connectPretix();
    await announceOrder(connection.url, { ...order(), testmode: true });
    expect(await storedRegistrations(api, connection.id)).toEqual([]);
    expect(await storedDeliveries(api, connection.id)).toMatchObject([
      { state: 'ignored', error: 'an order in test mode' },
    ]);
    const { rows } = await api.db.query(
      `SELECT (SELECT count(*)::integer FROM contact WHERE email = 'office@lumenova.example') AS contacts,
         (SELECT count(*)::integer FROM lead) AS leads`,
    );
    expect(rows).toEqual([{ contacts: 0, leads: 0 }]);
  });
});
