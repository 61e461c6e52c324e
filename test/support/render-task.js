/**
 * A rendering module for tests. `{ until }` sets the second of two shared numbers and waits until the first is set,
 * `{ throws }` fails, `{ hungry }` takes all memory.
 */
export async function render({ until, throws, hungry }) {
  if (until) {
    Atomics.store(until, 1, 1);
    Atomics.notify(until, 1);
    Atomics.wait(until, 0, 0);
  }
  if (throws) throw new RangeError(throws);
  const million = hungry && Array.from({ length: 1_000_000 }, () => 0);
  const all = [];
  while (hungry) all.push([...million]);
  return new Uint8Array([1, 2, 3]);
}
