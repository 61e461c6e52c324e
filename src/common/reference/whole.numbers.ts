/**
 * The whole number that a parameter of an address says, in digits alone; undefined for anything else. `Number` would take
 * more for one: `1e1`, `0x10`, ` 10`, `10.0`, `+10`, where whoever typed it has perhaps meant another.
 */
export function wholeNumberIn(text: unknown): number | undefined {
  if (typeof text !== 'string' || !/^-?\d{1,16}$/.test(text)) return undefined;
  const number = Number(text);
  return Number.isSafeInteger(number) ? number : undefined;
}
