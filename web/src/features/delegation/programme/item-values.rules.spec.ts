import type { Item } from './programme.api';
import {
  beginAt,
  buildCheck,
  buildItem,
  buildMove,
  isOccupationChanged,
  moveStart,
  readItemValues,
  shiftItem,
  startItem,
  stretchItem,
} from './item-values.rules';

const ZONE = 'Asia/Shanghai';
const ITEM = {
  title: 'Tour',
  kind: 'tour',
  status: 'planned',
  startsAt: '2027-03-08T01:00:00Z',
  endsAt: '2027-03-08T03:30:00Z',
  timezone: ZONE,
  venue: 'Hall 3',
  city: null,
  description: null,
  hostCompanyId: null,
  travelMinutes: 0,
  participantIds: null,
  version: 4,
} as unknown as Item;

describe('the form of an item', () => {
  it('shows the times of the visit', () => {
    expect(readItemValues(ITEM)).toMatchObject({ startDay: '2027-03-08', startTime: '09:00', endTime: '11:30' });
  });

  it('begins with an hour at the time that was chosen', () => {
    expect(startItem('2027-03-08', 14 * 60)).toMatchObject({
      startTime: '14:00',
      endDay: '2027-03-08',
      endTime: '15:00',
    });
    expect(startItem('2027-03-08', 23 * 60 + 30)).toMatchObject({ endDay: '2027-03-09', endTime: '00:30' });
  });

  it('keeps the length of an item that is moved', () => {
    const values = readItemValues(ITEM);
    expect(moveStart(values, { startTime: '23:00' })).toMatchObject({ endDay: '2027-03-09', endTime: '01:30' });
    expect(moveStart(values, { startDay: '2027-03-10' })).toMatchObject({ endDay: '2027-03-10', endTime: '11:30' });
    expect(moveStart(values, { startTime: '' })).toEqual({ startTime: '' });
    expect(moveStart({ ...values, endTime: '08:00' }, { startTime: '10:00' })).toEqual({ startTime: '10:00' });
    expect(beginAt(values, '2027-03-08T06:00:00Z', ZONE)).toMatchObject({ startTime: '14:00', endTime: '16:30' });
  });

  it('moves an item by steps within its day and to other days, and its end alone (W17)', () => {
    const values = readItemValues(ITEM);
    expect(shiftItem(values, { days: 1, minutes: -15 })).toMatchObject({
      startDay: '2027-03-09',
      startTime: '08:45',
      endDay: '2027-03-09',
      endTime: '11:15',
    });
    expect(shiftItem(values, { days: 0, minutes: -600 })).toMatchObject({ startTime: '00:00', endTime: '02:30' });
    expect(shiftItem(values, { days: 0, minutes: 6000 })).toMatchObject({ startDay: '2027-03-08', startTime: '23:45' });
    expect(stretchItem(values, 30)).toMatchObject({ startTime: '09:00', endTime: '12:00' });
    expect(stretchItem(values, -600)).toMatchObject({ startTime: '09:00', endTime: '09:15' });
    expect(buildMove(values)).toEqual({ startsAt: '2027-03-08T09:00', endsAt: '2027-03-08T11:30' });
  });

  it('sends local times, and checks only complete ones', () => {
    const values = { ...readItemValues(ITEM), travelMinutes: 45 };
    expect(buildItem(values)).toMatchObject({ startsAt: '2027-03-08T09:00', venue: 'Hall 3', city: null });
    expect(buildCheck(values, '1', ZONE)).toMatchObject({ itemId: '1', title: 'Tour', travelMinutes: 45 });
    expect(buildCheck({ ...values, endTime: '' }, '1', ZONE)).toBeNull();
    expect(buildCheck({ ...values, endTime: '08:00' }, '1', ZONE)).toBeNull();
  });

  it('knows which changes can cause clashes', () => {
    const values = readItemValues(ITEM);
    expect(isOccupationChanged(values, { ...values, title: 'x', venue: 'y' })).toBe(false);
    expect(isOccupationChanged(values, { ...values, participantIds: ['1'] })).toBe(true);
  });
});
