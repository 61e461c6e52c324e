import { computeRadius, placeBubbles } from './map-bubbles.rules';

describe('The circles of the map', () => {
  it('have areas that stand for their values, and are never too small for a number', () => {
    expect(computeRadius(100, 100) / computeRadius(25, 100)).toBe(2);
    expect(computeRadius(1, 1_000)).toBe(computeRadius(2, 1_000));
  });

  it('stay at home unless they would overlap, and then none overlaps', () => {
    const homes = [
      [100, 100],
      [105, 100],
      [105, 100],
      [400, 200],
    ] as const;
    const bubbles = placeBubbles(homes.map((home, item) => ({ item, home, radius: 10 })));
    expect(bubbles[3]).toMatchObject({ x: 400, y: 200 });
    for (const one of bubbles) {
      for (const other of bubbles) {
        const distance = Math.hypot(one.x - other.x, one.y - other.y);
        if (one !== other) expect(distance).toBeGreaterThan(19.9);
      }
    }
  });
});
