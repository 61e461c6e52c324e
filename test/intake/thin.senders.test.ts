import { getConnector } from '../../src/intake/connectors/connector.registry.js';
import { buildDelivery, fixture, parseDelivery, submissionsIn, writtenDown } from './deliveries.given.js';

const options = { timezone: 'Europe/Brussels', paths: {} };

describe('Connectors of providers with thin events', () => {
  it('pretix: one registration a position, cancelled ones too; the buyer is not the attendee', () => {
    const read = (body: unknown) => submissionsIn(getConnector('pretix').remote!.parseState(body, options));
    const order = JSON.parse(fixture('pretix.order.json'));
    const written = read(order).map((submission) => writtenDown(submission, { fields: { sector: 'SECTOR' } }));
    const buyer = { fullName: 'An Office', email: 'office@lumenova.example', companyName: 'Lumenova Lighting' };
    expect(written).toEqual([
      {
        id: 'XY7ZQ/7001',
        form: 'genk26',
        status: 'confirmed',
        at: '2026-10-01T09:00:00.000000Z',
        fullName: '李 明',
        givenName: '明',
        familyName: '李',
        email: 'ming.li@lumenova.example',
        companyName: 'Lumenova Lighting',
        sector: 'Lighting, Energy',
        buyer,
        answers: {},
      },
      {
        id: 'XY7ZQ/7002',
        form: 'genk26',
        status: 'cancelled',
        at: '2026-10-01T09:00:00.000000Z',
        fullName: 'Peter Wong',
        buyer,
        answers: {},
      },
      // Nobody was named for the third ticket: it has the buyer's name, and not the address, as there is another ticket.
      {
        id: 'XY7ZQ/7003',
        form: 'genk26',
        status: 'confirmed',
        at: '2026-10-01T09:00:00.000000Z',
        fullName: 'An Office',
        companyName: 'Lumenova Lighting',
        buyer,
        answers: {},
      },
    ]);
    expect(read(order)[0]?.answers[0]).toMatchObject({ optionIds: ['LIGHT', 'ENERGY'], aliases: ['5'] });
  });

  it('pretix: what an order has come to', () => {
    const order = JSON.parse(fixture('pretix.order.json'));
    const status = (change: object) => {
      const state = getConnector('pretix').remote!.parseState({ ...order, ...change }, options);
      return submissionsIn(state)[0]?.status;
    };
    expect(['n', 'p', 'e', 'c'].map((code) => status({ status: code }))).toEqual([
      'registered',
      'confirmed',
      'cancelled',
      'cancelled',
    ]);
    expect(status({ status: 'n', require_approval: true })).toBe('pending');
    const [position] = order.positions;
    const checkins = [{ type: 'entry', datetime: '2026-10-20T08:00:00Z' }];
    expect(status({ positions: [{ ...position, checkins }] })).toBe('attended');
    const alone = { positions: [{ ...order.positions[2] }] };
    const [only] = submissionsIn(getConnector('pretix').remote!.parseState({ ...order, ...alone }, options));
    expect(only).toMatchObject({ attendee: { email: 'office@lumenova.example' }, buyer: null });
  });

  it('pretix: from the waiting list by its voucher to a seat, and off the list', () => {
    const { parseState: readState, parseGone: gone } = getConnector('pretix').remote!;
    const read = (body: unknown) => submissionsIn(readState(body, options))[0];
    const entry = { id: 9, email: 'ming.li@lumenova.example', created: '2026-09-01T00:00:00Z', voucher: null };
    expect(read(entry)).toMatchObject({ externalId: 'waiting/9', formerExternalId: null, status: 'waitlisted' });
    expect(read({ ...entry, voucher: 88 })).toMatchObject({ externalId: 'voucher/88', formerExternalId: 'waiting/9' });
    expect(read(JSON.parse(fixture('pretix.order.json')))).toMatchObject({
      externalId: 'XY7ZQ/7001',
      formerExternalId: 'voucher/88',
    });
    expect(gone!('acme/genk26/waiting/9')).toMatchObject({
      submissions: [{ externalId: 'waiting/9', status: 'cancelled' }],
    });
    expect(gone!('acme/genk26/order/XY7ZQ').kind).toBe('nothing');
  });

  it('pretix: names that could lead elsewhere are no part of an address', () => {
    const read = (change: object) =>
      parseDelivery(
        'pretix',
        buildDelivery({ notification_id: 1, organizer: 'acme', event: 'genk26', code: 'ABC', action: 'x', ...change }),
      ).kind;
    expect(read({})).toBe('fetch');
    for (const change of [
      { organizer: '../../x' },
      { event: 'a/b' },
      { event: '..' },
      { code: 'A%2F' },
      { code: 'ab?c' },
      { organizer: 'a\nb' },
    ]) {
      expect([change, read(change)]).toEqual([change, 'unreadable']);
    }
    expect(read({ code: null })).toBe('nothing');
  });

  it('pretix: a page of changes goes on from when it was made, and names the next', () => {
    const {
      parsePage: readPage,
      parseState: readState,
      buildChangesPath: changedSince,
      findScope: scopeOf,
    } = getConnector('pretix').remote!;
    const scope = scopeOf!('acme/genk26/order/ABC')!;
    expect(changedSince!('2026-10-01T00:00:00.000000Z', scope)).toBe(
      'api/v1/organizers/acme/events/genk26/orders/?include_canceled_positions=true&ordering=last_modified&modified_since=2026-10-01T00%3A00%3A00.000000Z',
    );
    const body = {
      next: 'https://pretix.example/api/v1/orders/?page=2',
      results: [JSON.parse(fixture('pretix.order.json'))],
    };
    const page = readPage!(body, { 'x-page-generated': '2026-10-05T10:00:00.5Z' });
    expect(page).toMatchObject({ next: body.next, since: '2026-10-05T10:00:00.500000Z' });
    expect(page.items?.map((item) => submissionsIn(readState(item, options)).length)).toEqual([3]);
    expect(readPage!({ detail: 'no' }, {}).items).toBeNull();
  });

  it('eventbrite: every arrival counts, whatever its bytes; states follow', () => {
    const { remote, getDeliveryKey: deliveryKey } = getConnector('eventbrite');
    const notice = { config: { action: 'order.updated' }, api_url: 'https://www.eventbriteapi.com/v3/orders/9001/' };
    const later = { ...buildDelivery(notice), receivedAt: new Date('2026-10-05T10:00:00.001Z') };
    expect(deliveryKey(later)).not.toBe(deliveryKey(buildDelivery(notice)));
    const order = JSON.parse(fixture('eventbrite.order.json'));
    const status = (change: object) => {
      const attendees = [{ ...order.attendees[0], ...change }];
      return submissionsIn(remote!.parseState({ ...order, attendees }, options))[0]?.status;
    };
    expect(status({})).toBe('confirmed');
    expect(status({ cancelled: true })).toBe('cancelled');
    expect(status({ refunded: true, status: 'Not Attending' })).toBe('cancelled');
    expect(status({ checked_in: true })).toBe('attended');
    expect(status({ status: 'Unpaid' })).toBe('pending');
    expect(writtenDown(submissionsIn(remote!.parseState(order, options))[0]!)).toMatchObject({
      id: '9101',
      fullName: 'Eva Maes',
      buyer: { email: 'office@lumenova.example' },
      answers: { 4: 'Lighting' },
    });
  });

  it('eventbrite: only its own addresses, as it writes them, name anything', () => {
    const read = (api_url: string) =>
      parseDelivery('eventbrite', buildDelivery({ config: { action: 'order.placed' }, api_url })).kind;
    expect(read('https://www.eventbriteapi.com/v3/orders/1/')).toBe('fetch');
    for (const forged of [
      'http://www.eventbriteapi.com/v3/orders/1/',
      'https://www.eventbriteapi.com.attacker.example/v3/orders/1/',
      'https://www.eventbriteapi.com@attacker.example/v3/orders/1/',
      'https://attacker.example/https://www.eventbriteapi.com/v3/orders/1/',
      'https://www.eventbriteapi.com:444/v3/orders/1/',
      'https://www.eventbriteapi.com/v3/orders/1/../../users/me/',
      'https://www.eventbriteapi.com/v3/orders/1/?expand=x#',
      'https://www.eventbriteapi.com/v3/orders/1/\n',
      'https://169.254.169.254/v3/orders/1/',
    ]) {
      expect([forged, read(forged)]).toEqual([forged, 'unreadable']);
    }
  });
});
