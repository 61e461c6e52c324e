import { useApi } from '../support/api.js';
import { given, hours } from './programme.given.js';

const { api } = useApi();
const make = given(api);

const check = (delegation: string, body: object, by = api.viewer) =>
  by.post(`/delegations/${delegation}/programme/check`, { ...hours(9, 10), ...body });

describe('The check of an item that is being entered', () => {
  it('names both items and the people, and stores nothing', async () => {
    const delegation = await make.delegation();
    const chen = await make.participant(delegation, 'Chen Wei');
    const tour = await make.item(delegation, { title: 'Tour' });
    const { status, body } = await check(delegation, { title: 'Signing', participantIds: [chen] });
    expect(status).toBe(200);
    expect(body.clashes).toMatchObject([
      {
        code: 'programme.overlap',
        detail: '"Tour" (2026-05-25 09:00–10:00) and "Signing" (2026-05-25 09:00–10:00) overlap for Chen Wei.',
        participants: [{ id: chen, fullName: 'Chen Wei' }],
        minutesMissing: 0,
      },
    ]);
    expect(body.clashes[0].items.map(({ id }: { id: string | null }) => id)).toEqual(
      expect.arrayContaining([tour.id, null]),
    );
    const { items } = (await api.bdm.get(`/delegations/${delegation}/programme`)).body;
    expect(items).toHaveLength(1);
  });

  it('finds nothing for other people, for the item itself, and for a cancelled item', async () => {
    const delegation = await make.delegation();
    await make.participant(delegation);
    const declined = await make.participant(delegation, 'Declined', { status: 'declined' });
    const { id: itemId } = await make.item(delegation);
    for (const body of [{ participantIds: [] }, { participantIds: [declined] }, { itemId }, { status: 'cancelled' }]) {
      expect((await check(delegation, body)).body).toEqual({ clashes: [] });
    }
  });

  it('counts the travel, and knows the host also from other delegations', async () => {
    const [delegation, other] = [await make.delegation(), await make.delegation()];
    await make.participant(delegation);
    const hostCompanyId = await make.company();
    await make.item(delegation, hours(9, 10));
    await make.item(other, { title: 'Visit', ...hours(11, 12), hostCompanyId });
    const late = { ...hours(10, 11, 30), travelMinutes: 45, hostCompanyId };
    const { clashes } = (await check(delegation, late)).body;
    expect(
      clashes.map(({ code, minutesMissing }: { code: string; minutesMissing: number }) => [code, minutesMissing]),
    ).toEqual([
      ['programme.travel_does_not_fit', 45],
      ['programme.host_overlap', 0],
    ]);
    await api.bdm.patch(`/delegations/${delegation}`, { status: 'cancelled' });
    const cancelled = (await check(delegation, late)).body.clashes;
    expect(cancelled.map(({ code }: { code: string }) => code)).not.toContain('programme.host_overlap');
  });

  it('says what is wrong with the times, and which delegation does not exist', async () => {
    const delegation = await make.delegation();
    const early = await check(delegation, hours(9, 10, 0, '2026-05-24'));
    expect([early.status, early.pointers]).toEqual([422, ['/startsAt', '/endsAt']]);
    expect((await check('0199c000-0000-7000-8000-00000000ffff', {})).status).toBe(404);
  });
});
