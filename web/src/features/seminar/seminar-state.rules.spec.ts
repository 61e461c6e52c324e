import { findSeminarState, listNextStatuses, type SeminarFacts } from './seminar-state.rules';

const SEMINAR: SeminarFacts = {
  status: 'planned',
  archivedAt: null,
  startsOn: '2027-03-18',
  endsOn: '2027-03-18',
  endsAt: '2027-03-18T11:30:00Z',
  timezone: 'Europe/Brussels',
  registrationOpensAt: '2027-01-11T08:00:00Z',
  registrationClosesAt: '2027-03-15T17:00:00Z',
  seatsFree: 0,
};
const at = (moment: string) => Date.parse(moment);
const [EARLY, OPEN, CLOSED, MORNING, AFTER] = [
  '2027-01-01T08:00:00Z',
  '2027-02-01T08:00:00Z',
  '2027-03-16T08:00:00Z',
  '2027-03-18T07:00:00Z',
  '2027-03-18T12:00:00Z',
].map(at) as [number, number, number, number, number];

describe('a seminar', () => {
  it('opens and closes its registration', () => {
    const find = (now: number, change: Partial<SeminarFacts> = {}) =>
      findSeminarState({ ...SEMINAR, ...change }, now).registration;
    expect([EARLY, OPEN, CLOSED, MORNING, AFTER].map((now) => find(now))).toEqual([
      'not_yet',
      'open',
      'closed',
      'closed',
      'over',
    ]);
    expect(find(OPEN, { status: 'cancelled' })).toBe('cancelled');
    expect(find(OPEN, { status: 'completed' })).toBe('over');
    expect(find(OPEN, { archivedAt: '2027-01-01T08:00:00Z' })).toBe('archived');
  });

  it('checks people in from its first day on, and lets others in until it ends', () => {
    const find = (now: number) => findSeminarState(SEMINAR, now);
    expect(find(CLOSED)).toMatchObject({ canCheckIn: false });
    expect(find(MORNING)).toMatchObject({ canCheckIn: true });
    expect(find(AFTER)).toMatchObject({ canCheckIn: true, isOver: true });
  });
});

describe('a registration', () => {
  it('gets the statuses that the day and the seats allow', () => {
    expect(listNextStatuses('registered', SEMINAR, OPEN)).toEqual(['confirmed', 'cancelled']);
    expect(listNextStatuses('registered', SEMINAR, MORNING)).toEqual(['confirmed', 'attended', 'no_show', 'cancelled']);
    expect(listNextStatuses('attended', SEMINAR, AFTER)).toEqual(['no_show']);
    expect(listNextStatuses('waitlisted', SEMINAR, MORNING)).toEqual(['cancelled']);
    expect(listNextStatuses('waitlisted', { ...SEMINAR, seatsFree: 1 }, MORNING)).toEqual(['attended', 'cancelled']);
    expect(listNextStatuses('waitlisted', SEMINAR, AFTER)).toEqual(['attended', 'cancelled']);
    expect(listNextStatuses('cancelled', SEMINAR, OPEN)).toEqual([]);
    expect(listNextStatuses('confirmed', { ...SEMINAR, status: 'cancelled' }, MORNING)).toEqual(['cancelled']);
  });
});
