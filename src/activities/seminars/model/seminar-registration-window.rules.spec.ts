import { isOver, validateWindow } from './seminar-registration-window.rules.js';

const at = (text: string) => new Date(`2026-09-${text}:00Z`);
const seminar = {
  registrationOpensAt: at('01T08:00'),
  registrationClosesAt: at('08T16:00'),
  endsAt: at('10T10:30'),
  endsOn: '2026-09-10',
};
const detail = (window: Parameters<typeof validateWindow>[0], now: string) =>
  validateWindow(window, at(now), `2026-09-${now.slice(0, 2)}`)?.detail;

describe('Registration', () => {
  it('is possible from its opening until before its closing', () => {
    expect(detail(seminar, '01T07:59')).toContain('registrationOpensAt');
    expect(detail(seminar, '01T08:00')).toBeUndefined();
    expect(detail(seminar, '08T15:59')).toBeUndefined();
    expect(detail(seminar, '08T16:00')).toContain('registrationClosesAt');
  });

  it('is possible until the end of the seminar if it has no closing time', () => {
    const open = { ...seminar, registrationOpensAt: null, registrationClosesAt: null };
    expect(detail(open, '10T10:29')).toBeUndefined();
    expect(detail(open, '10T10:30')).toContain('endsAt');
    const days = { ...open, endsAt: null };
    expect(detail(days, '10T23:59')).toBeUndefined();
    expect(detail(days, '11T00:00')).toContain('2026-09-10');
  });

  it('is over at the end of a seminar with hours, and after the last day of one without', () => {
    expect(isOver(seminar, at('10T10:30'), '2026-09-10')).toBe(true);
    expect(isOver({ ...seminar, endsAt: null }, at('10T22:30'), '2026-09-11')).toBe(true);
    expect(isOver({ ...seminar, endsAt: null }, at('10T21:30'), '2026-09-10')).toBe(false);
  });
});
