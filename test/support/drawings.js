// What the thread that draws is given by tests, as the built files that draw are.

/** Does as it is told: `{ until }` draws until a shared number is set, `{ throws }` fails, `{ hungry }` takes all memory. */
export async function draw({ until, throws, hungry }) {
  if (until) Atomics.wait(until, 0, 0);
  if (throws) throw new RangeError(throws);
  const all = [];
  while (hungry) all.push(new Array(1_000_000).fill(all));
  return new Uint8Array([1, 2, 3]);
}
