import { middlesOf, placedAt } from './median.days.rules.js';

const counts = (...leads: number[]) => leads.map((count, index) => ({ on: `2026-0${index + 1}-01`, leads: count }));

describe('The middle of leads that are counted by month', () => {
  it('is one lead of an odd number: the third of five is the first of the second month', () => {
    expect(middlesOf(counts(2, 3))).toEqual([{ on: '2026-02-01', place: 1 }]);
  });

  it('is two leads of an even number, which may be of two months', () => {
    expect(middlesOf(counts(2, 0, 2))).toEqual([
      { on: '2026-01-01', place: 2 },
      { on: '2026-03-01', place: 1 },
    ]);
    expect(middlesOf(counts(1, 4, 1))).toEqual([
      { on: '2026-02-01', place: 2 },
      { on: '2026-02-01', place: 3 },
    ]);
  });

  it('is nothing where nothing is', () => {
    expect(middlesOf([])).toEqual([]);
    expect(middlesOf(counts(0))).toEqual([]);
  });
});

describe('A place among leads that are counted by day', () => {
  it('is in the day that reaches it', () => {
    expect([1, 2, 3].map((place) => placedAt(counts(1, 2), place))).toEqual([
      { on: '2026-01-01', place: 1 },
      { on: '2026-02-01', place: 1 },
      { on: '2026-02-01', place: 2 },
    ]);
  });

  it('is refused beyond the last of them', () => {
    expect(() => placedAt(counts(1, 2), 4)).toThrow(RangeError);
  });
});
