import { validateSlots, type WantedSlot } from './meeting-programme.rules.js';

const slot = (from: string, to: string, day = '2026-09-01'): WantedSlot => ({
  startsAt: new Date(`${day}T${from}Z`),
  endsAt: new Date(`${day}T${to}Z`),
  startsOn: day,
  endsOn: day,
});
const days = { startsOn: '2026-09-01', endsOn: '2026-09-02' };
const errors = (...slots: WantedSlot[]) => validateSlots(slots, days).map(({ pointer, code }) => `${code} ${pointer}`);

describe('The slots of an activity', () => {
  it('may follow one another without a break, in any order', () => {
    expect(errors(slot('09:30', '10:00'), slot('09:00', '09:30'), slot('09:00', '09:30', '2026-09-02'))).toEqual([]);
  });

  it('end after they start', () => {
    expect(errors(slot('09:30', '09:30'))).toEqual(['meeting_slot.ends_before_start /slots/0/endsAt']);
  });

  it('lie within its days', () => {
    expect(errors(slot('09:00', '09:30', '2026-09-03'))).toEqual([
      'meeting_slot.outside_activity /slots/0/startsAt',
      'meeting_slot.outside_activity /slots/0/endsAt',
    ]);
    expect(errors({ ...slot('23:30', '23:45'), endsOn: '2026-09-03' })).toEqual([
      'meeting_slot.outside_activity /slots/0/endsAt',
    ]);
  });

  it('do not overlap, not even with one long past its neighbour', () => {
    expect(errors(slot('09:00', '09:30'), slot('09:29', '10:00'))).toEqual(['meeting_slot.overlap /slots/1/startsAt']);
    expect(errors(slot('11:00', '11:30'), slot('09:00', '12:00'), slot('09:30', '10:00'))).toEqual([
      'meeting_slot.overlap /slots/2/startsAt',
      'meeting_slot.overlap /slots/0/startsAt',
    ]);
  });
});
