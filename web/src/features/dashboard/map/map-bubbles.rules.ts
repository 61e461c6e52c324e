/** A circle on the map. `home` is the place of its country. */
export interface Bubble<T> {
  item: T;
  home: readonly [number, number];
  x: number;
  y: number;
  radius: number;
}

const SMALLEST_RADIUS = 8;
const GREATEST_RADIUS = 22;

/** The number of times that circles are pushed apart. With fewer, circles of Europe would still overlap. */
const ROUNDS = 120;
const GAP = 1;

/** Returns the radius at which the area of a circle stands for its value. */
export function computeRadius(value: number, greatest: number): number {
  return Math.max(SMALLEST_RADIUS, GREATEST_RADIUS * Math.sqrt(value / greatest));
}

/** Places a circle for each item near its home. Circles that would overlap are pushed apart, always in the same way. */
export function placeBubbles<T>(items: readonly { item: T; home: readonly [number, number]; radius: number }[]) {
  const bubbles: Bubble<T>[] = items.map((one) => ({ ...one, x: one.home[0], y: one.home[1] }));
  for (let round = 0; round < ROUNDS; round++) {
    for (const [index, one] of bubbles.entries()) {
      for (const other of bubbles.slice(index + 1)) pushApart(one, other);
    }
  }
  return bubbles;
}

function pushApart(one: Bubble<unknown>, other: Bubble<unknown>): void {
  const [dx, dy] = [other.x - one.x, other.y - one.y];
  const distance = Math.hypot(dx, dy);
  const overlap = one.radius + other.radius + GAP - distance;
  if (overlap <= 0) return;
  // Circles in the same place are pushed apart sideways.
  const [ux, uy] = distance > 0 ? [dx / distance, dy / distance] : [1, 0];
  // The smaller circle gives way, so that the large ones stay on their countries.
  const share = other.radius / (one.radius + other.radius);
  one.x -= ux * overlap * share;
  one.y -= uy * overlap * share;
  other.x += ux * overlap * (1 - share);
  other.y += uy * overlap * (1 - share);
}
