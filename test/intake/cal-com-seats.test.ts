import { useApi } from '../support/api.js';
import { connect, post, work, type GivenConnection } from './intake.given.js';
import { storedDeliveries, storedRegistrations } from './senders.given.js';
import { updateRows } from '../support/rows.js';

const { api } = useApi();

/** The people in the seats of these tests. */
const PEOPLE = {
  ann: { name: 'Ann Claes', email: 'ann@claes.example', reference: 'seat-ann' },
  bea: { name: 'Bea Maes', email: 'Bea@maes.example', reference: 'seat-bea' },
  cis: { name: 'Cis Thijs', email: 'cis@thijs.example', reference: 'seat-cis' },
};
type Who = keyof typeof PEOPLE;

/** One body as Cal.com sends it for an event with seats; the list of attendees has everybody in the booking. */
interface Sent {
  trigger?: string;
  uid?: string;
  at: number;
  /** The person who registered, which Cal.com says by the answers and the reference of the seat. */
  by?: Who;
  attendees?: Who[];
  more?: object;
}

describe.each([
  ['a reference of the seat', 'attendeeSeatId', true],
  ['the reference that Cal.com has in its requests', 'seatReferenceUid', true],
  ['no reference, only the addresses', null, true],
  ['no sign of seats but the shared id', null, false],
])('the seats of one Cal.com booking, with %s', (_name, referenceField, isDeclared) => {
  const connectCal = () =>
    connect(api, { provider: 'cal_com', secret: null, mapping: { fields: { companyName: 'company' } } });

  function buildBody({ trigger = 'BOOKING_CREATED', uid = 'shared', at, by, attendees = by ? [by] : [], more }: Sent) {
    const who = by && PEOPLE[by];
    return {
      triggerEvent: trigger,
      createdAt: `2026-10-05T08:${String(at).padStart(2, '0')}:00.000Z`,
      payload: {
        uid,
        eventTypeId: 3,
        status: trigger === 'BOOKING_CANCELLED' ? 'CANCELLED' : 'ACCEPTED',
        ...(isDeclared && { seatsPerTimeSlot: 20, seatsShowAttendees: true }),
        ...(who && referenceField && { [referenceField]: who.reference }),
        ...(who && {
          responses: {
            name: { label: 'your_name', value: who.name },
            email: { label: 'email_address', value: who.email },
            company: { label: 'Company', value: `Company of ${by}` },
          },
        }),
        attendees: attendees.map((name) => ({ name: PEOPLE[name].name, email: PEOPLE[name].email })),
        ...more,
      },
    };
  }

  async function deliver({ url }: GivenConnection, ...sent: Sent[]): Promise<void> {
    for (const each of sent) {
      const answer = await post(url, JSON.stringify(buildBody(each)), { 'content-type': 'application/json' });
      expect(answer.status).toBe(202);
      await work(api);
    }
  }

  const statuses = async ({ id }: GivenConnection) =>
    Object.fromEntries(
      (await storedRegistrations(api, id)).map(({ fullName, status, company }) => [`${fullName}, ${company}`, status]),
    );
  const [ann, bea, cis] = (Object.keys(PEOPLE) as Who[]).map((by) => `${PEOPLE[by].name}, Company of ${by}`) as [
    string,
    string,
    string,
  ];
  /** Everybody in the booking is listed where Cal.com says that there are seats. */
  const listed = (...names: Who[]) => (isDeclared ? names : names.slice(-1));

  const registered: Sent[] = [
    { at: 1, by: 'ann' },
    { at: 2, by: 'bea', attendees: listed('ann', 'bea') },
    { at: 3, by: 'cis', attendees: listed('ann', 'bea', 'cis') },
  ];

  it('are registrations of their own, and the cancellation of one leaves the others', async () => {
    const connection = await connectCal();
    await deliver(connection, ...registered);
    expect(await statuses(connection)).toEqual({ [ann]: 'confirmed', [bea]: 'confirmed', [cis]: 'confirmed' });
    // Cal.com lists only whose seat was cancelled.
    await deliver(connection, { trigger: 'BOOKING_CANCELLED', at: 4, attendees: ['bea'] });
    expect(await statuses(connection)).toEqual({ [ann]: 'confirmed', [bea]: 'cancelled', [cis]: 'confirmed' });
    expect((await storedDeliveries(api, connection.id)).map(({ error }) => error)).toEqual([null, null, null, null]);
  });

  it('are all cancelled with the whole booking, whether it lists them or not', async () => {
    for (const attendees of [['ann', 'bea', 'cis'], []] as Who[][]) {
      const connection = await connectCal();
      await deliver(connection, ...registered, { trigger: 'BOOKING_CANCELLED', at: 9, attendees });
      expect(await statuses(connection)).toEqual({ [ann]: 'cancelled', [bea]: 'cancelled', [cis]: 'cancelled' });
    }
  });

  it('stay apart when one person moves to another time', async () => {
    const connection = await connectCal();
    const moved: Sent = { trigger: 'BOOKING_RESCHEDULED', uid: 'later', at: 5, by: 'bea' };
    await deliver(connection, ...registered, { ...moved, more: { rescheduleUid: 'shared' } });
    expect(await statuses(connection)).toEqual({ [ann]: 'confirmed', [bea]: 'confirmed', [cis]: 'confirmed' });
    await deliver(connection, { trigger: 'BOOKING_CANCELLED', uid: 'shared', at: 6, attendees: ['ann', 'cis'] });
    expect(await statuses(connection)).toEqual({ [ann]: 'cancelled', [bea]: 'confirmed', [cis]: 'cancelled' });
    await deliver(connection, { trigger: 'BOOKING_CANCELLED', uid: 'later', at: 7, attendees: ['bea'] });
    expect(await statuses(connection)).toEqual({ [ann]: 'cancelled', [bea]: 'cancelled', [cis]: 'cancelled' });
  });

  it('move together when the organiser moves the booking', async () => {
    const connection = await connectCal();
    const attendees: Who[] = ['ann', 'bea', 'cis'];
    await deliver(connection, ...registered, {
      trigger: 'BOOKING_RESCHEDULED',
      uid: 'later',
      at: 5,
      attendees,
      more: { rescheduleUid: 'shared' },
    });
    expect(await statuses(connection)).toEqual({ [ann]: 'confirmed', [bea]: 'confirmed', [cis]: 'confirmed' });
    await deliver(connection, { trigger: 'BOOKING_CANCELLED', uid: 'later', at: 7, attendees: ['cis'] });
    expect(await statuses(connection)).toEqual({ [ann]: 'confirmed', [bea]: 'confirmed', [cis]: 'cancelled' });
  });

  it('end the same in whatever order the deliveries arrive', async () => {
    const connection = await connectCal();
    const cancelled: Sent = { trigger: 'BOOKING_CANCELLED', at: 4, attendees: ['bea'] };
    await deliver(connection, cancelled, ...registered.toReversed());
    expect(await statuses(connection)).toEqual({ [ann]: 'confirmed', [bea]: 'cancelled', [cis]: 'confirmed' });
    if (!referenceField) return;
    await deliver(connection, { trigger: 'BOOKING_CANCELLED', at: 8, by: 'ann', attendees: ['ann', 'cis'] });
    expect(await statuses(connection)).toEqual({ [ann]: 'cancelled', [bea]: 'cancelled', [cis]: 'confirmed' });
  });

  it('are found again when the registration was stored under the id of the booking', async () => {
    const connection = await connectCal();
    // Before seats were told apart, the last who registered stood under the plain id.
    await deliver(connection, { at: 1, by: 'ann' });
    const earlier = { external_id: 'shared', former_external_ids: [] };
    await updateRows(api.db, 'intake_registration', { connection_id: connection.id }, earlier);
    await deliver(connection, { at: 2, by: 'bea', attendees: listed('ann', 'bea') });
    expect(await statuses(connection)).toEqual({ [ann]: 'confirmed', [bea]: 'confirmed' });
    await deliver(connection, { trigger: 'BOOKING_CANCELLED', at: 3, by: 'ann', attendees: ['ann'] });
    expect(await statuses(connection)).toEqual({ [ann]: 'cancelled', [bea]: 'confirmed' });
    await deliver(connection, { trigger: 'BOOKING_CANCELLED', at: 4, attendees: [] });
    expect(await statuses(connection)).toEqual({ [ann]: 'cancelled', [bea]: 'cancelled' });
  });

  it('can move to another booking and back', async () => {
    const connection = await connectCal();
    const move = (at: number, uid: string, rescheduleUid: string): Sent => ({
      trigger: 'BOOKING_RESCHEDULED',
      uid,
      at,
      by: 'bea',
      more: { rescheduleUid },
    });
    await deliver(connection, ...registered, move(5, 'later', 'shared'), move(6, 'shared', 'later'));
    await deliver(connection, { trigger: 'BOOKING_CANCELLED', at: 7, attendees: ['bea'] });
    expect(await statuses(connection)).toEqual({ [ann]: 'confirmed', [bea]: 'cancelled', [cis]: 'confirmed' });
  });

  it('are cancelled when they arrive after the cancellation of their booking', async () => {
    if (!isDeclared) return;
    const connection = await connectCal();
    await deliver(connection, { trigger: 'BOOKING_CANCELLED', at: 9 }, ...registered);
    expect(await statuses(connection)).toMatchObject({ [ann]: 'cancelled', [bea]: 'cancelled', [cis]: 'cancelled' });
  });
});
