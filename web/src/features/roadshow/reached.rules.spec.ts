import { computeReached } from './reached.rules';

describe('the share of a target', () => {
  it('is not known without a target or a count', () => {
    expect(computeReached(80, 64)).toBe(0.8);
    expect(computeReached(80, 0)).toBe(0);
    expect([computeReached(null, 64), computeReached(80, null), computeReached(0, 3)]).toEqual([null, null, null]);
  });
});
