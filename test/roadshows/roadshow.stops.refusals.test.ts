import { useApi } from '../support/api.js';
import { given, stopOn } from './roadshow.given.js';

const { api } = useApi();
const make = given(api);

describe('Stops of a roadshow', () => {
  it.each<[string, object, string]>([
    ['without a city', { city: undefined }, '/city'],
    ['with an empty city', { city: '  ' }, '/city'],
    ['without a country', { country: undefined }, '/country'],
    ['in a country that is none', { country: 'XX' }, '/country'],
    ['without a time zone', { timezone: undefined }, '/timezone'],
    ['in an unknown time zone', { timezone: 'Asia/Foshan' }, '/timezone'],
    ['in an abbreviated time zone', { timezone: 'CST' }, '/timezone'],
    ['without a start', { startsAt: undefined }, '/startsAt'],
    ['with a date for a time', { startsAt: '2026-10-13' }, '/startsAt'],
    ['on a day that is none', { startsAt: '2026-02-30T10:00' }, '/startsAt'],
    ['that ends before it starts', { endsAt: '2026-10-13T09:00' }, '/endsAt'],
    ['that ends as it starts', { endsAt: '2026-10-13T09:30' }, '/endsAt'],
    ['at position 0', { position: 0 }, '/position'],
    ['at half a position', { position: 1.5 }, '/position'],
    ['at a position as text', { position: '1' }, '/position'],
    ['beyond the end', { position: 2 }, '/position'],
    ['with an unknown partner', { localPartnerId: '0199ffff-ffff-7fff-8fff-ffffffffffff' }, '/localPartnerId'],
    ['with an unknown owner', { ownerId: '0199ffff-ffff-7fff-8fff-ffffffffffff' }, '/ownerId'],
    ['with an unknown agreement', { agreementId: '0199ffff-ffff-7fff-8fff-ffffffffffff' }, '/agreementId'],
    ['for minus one person', { targetAttendance: -1 }, '/targetAttendance'],
    ['for more people than there are', { countedAttendance: 3_000_000_000 }, '/countedAttendance'],
    ['that costs a fraction', { costEur: 0.5 }, '/costEur'],
    ['with an unknown status', { status: 'done' }, '/status'],
    ['with an unknown field', { parentId: 'x' }, '/parentId'],
    ['with a NUL', { venue: 'a\u0000b' }, '/venue'],
    ['with a lone surrogate', { notes: '\ud800' }, '/notes'],
  ])('are refused %s', async (_, change, pointer) => {
    const { id } = await make.roadshow({ startsOn: '2026-09-01', endsOn: '2026-12-31' });
    const answer = await api.bdm.post(`/roadshows/${id}/stops`, stopOn(13, change));
    expect([answer.status, answer.pointers]).toEqual([422, [pointer]]);
  });

  it.each(['city', 'country', 'timezone', 'startsAt', 'endsAt'])(
    'keep their %s: it cannot be cleared',
    async (field) => {
      const { id } = await make.roadshow();
      const stop = await make.stop(id);
      const answer = await api.bdm.patch(`/roadshows/${id}/stops/${stop.id}`, { [field]: null });
      expect([answer.status, answer.body.errors[0].pointer]).toEqual([422, `/${field}`]);
    },
  );
});
