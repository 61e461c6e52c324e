import { getConnector } from '../../src/intake/connectors/connector.registry.js';
import { buildDelivery, fixture, parseDelivery, submissionsIn } from './deliveries.given.js';

describe('updates and cancellations', () => {
  const hiEvents = (change: (body: { event_type: string; event_sent_at: string; payload: object }) => void) => {
    const body = JSON.parse(fixture('hi-events.attendee.json'));
    change(body);
    return parseDelivery('hi_events', buildDelivery(body));
  };

  it('hi.events: attendee, order, change and cancellation are one registration, each later than the one before', () => {
    const attendee = JSON.parse(fixture('hi-events.attendee.json')).payload;
    const readings = [
      hiEvents(() => undefined),
      hiEvents((body) => {
        body.event_type = 'order.created';
        body.payload = {
          id: 91,
          status: 'COMPLETED',
          first_name: 'Els',
          last_name: 'Office',
          email: 'els@bouw.example',
          attendees: [attendee],
          question_answers: [{ question_id: 12, attendee_id: null, answer: 'PO 7' }],
        };
      }),
      hiEvents((body) => {
        body.event_type = 'attendee.updated';
        body.event_sent_at = '2026-10-06T08:00:00+00:00';
        body.payload = {
          ...attendee,
          email: 'jan.new@bouw.example',
          short_id: 'a_two',
          updated_at: '2026-10-06 08:00:00',
        };
      }),
      hiEvents((body) => {
        body.event_type = 'checkin.created';
        body.event_sent_at = '2026-10-07T08:00:00+00:00';
        body.payload = {
          id: 1,
          attendee: { ...attendee, updated_at: '2026-10-06 08:00:00', question_answers: undefined },
        };
      }),
      hiEvents((body) => {
        body.event_type = 'attendee.cancelled';
        body.event_sent_at = '2026-10-08T08:00:00+00:00';
        body.payload = { ...attendee, status: 'CANCELLED', updated_at: '2026-10-08 08:00:00' };
      }),
    ].map((reading) => submissionsIn(reading)[0]!);
    expect(readings.map(({ externalId }) => externalId)).toEqual(['501', '501', '501', '501', '501']);
    expect(readings.map(({ status }) => status)).toEqual([
      'confirmed',
      'confirmed',
      'confirmed',
      'attended',
      'cancelled',
    ]);
    const versions = readings.map(({ version }) => version);
    expect(versions).toEqual([...versions].toSorted());
    expect(new Set(versions).size).toBe(5);
    expect(readings[1]).toMatchObject({ buyer: { email: 'els@bouw.example' }, silentOn: ['attendance'] });
    expect(readings[1]?.answers.map(({ key, value }) => [key, value])).toEqual([
      ['11', 'Bouwbedrijf Peeters'],
      ['12', 'PO 7'],
    ]);
    // What a check-in does not say stays as it was.
    expect(readings[3]?.silentOn).toEqual(['buyer', 'answers']);
  });

  const calCom = (trigger: string, change: object = {}, createdAt = '2026-10-05T08:50:00.000Z') => {
    const body = JSON.parse(fixture('cal-com.json'));
    return buildDelivery({ triggerEvent: trigger, createdAt, payload: { ...body.payload, ...change } });
  };

  it('cal.com: who booked and the guest; a new time goes on under a new id that names the old one', () => {
    const moved = calCom('BOOKING_RESCHEDULED', { uid: 'bookingTwo', rescheduleUid: 'bookingOne' });
    expect(submissionsIn(parseDelivery('cal_com', calCom('BOOKING_CREATED')))).toMatchObject([
      {
        externalId: 'bookingOne',
        formerExternalId: null,
        status: 'confirmed',
        attendee: { email: 'sofie@claes.example' },
      },
      { externalId: 'bookingOne/tom@claes.example', attendee: { email: 'Tom@claes.example' }, answers: [] },
    ]);
    expect(submissionsIn(parseDelivery('cal_com', moved))).toMatchObject([
      { externalId: 'bookingTwo', formerExternalId: 'bookingOne', status: 'confirmed' },
      { externalId: 'bookingTwo/tom@claes.example', formerExternalId: 'bookingOne/tom@claes.example' },
    ]);
  });

  it('cal.com: cancelled, rejected, requested; a retry is the same delivery', () => {
    const status = (trigger: string) => submissionsIn(parseDelivery('cal_com', calCom(trigger)))[0]?.status;
    expect(['BOOKING_CANCELLED', 'BOOKING_REJECTED', 'BOOKING_REQUESTED', 'BOOKING_PAID'].map(status)).toEqual([
      'cancelled',
      'cancelled',
      'pending',
      'confirmed',
    ]);
    const { getDeliveryKey: deliveryKey } = getConnector('cal_com');
    expect(deliveryKey(calCom('BOOKING_CREATED', { title: 'other bytes' }))).toBe(
      deliveryKey(calCom('BOOKING_CREATED')),
    );
    expect(deliveryKey(calCom('BOOKING_CANCELLED'))).not.toBe(deliveryKey(calCom('BOOKING_CREATED')));
    expect(parseDelivery('cal_com', calCom('MEETING_ENDED')).kind).toBe('nothing');
    expect(parseDelivery('cal_com', buildDelivery({ text: 'a template of an administrator' })).kind).toBe('unreadable');
  });
});
