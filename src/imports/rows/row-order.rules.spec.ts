import { findCircles, orderRows } from './row-order.rules.js';

describe('The order of rows', () => {
  it('is that of the file where every row stands below the row that it names', () => {
    expect(orderRows([2, 3, 4], new Map([[3, 2]]))).toBeNull();
    expect(orderRows([2, 3, 4], new Map())).toBeNull();
  });

  it('places a row behind the one that it names, through several rows, and keeps the others', () => {
    const named = new Map([
      [2, 5],
      [5, 6],
      [3, 2],
    ]);
    expect(orderRows([2, 3, 4, 5, 6], named)).toEqual([6, 5, 2, 3, 4]);
  });

  it('has every row once where rows name one another', () => {
    const named = new Map([
      [2, 3],
      [3, 4],
      [4, 2],
      [5, 4],
    ]);
    expect(orderRows([2, 3, 4, 5], named)).toEqual([4, 3, 2, 5]);
  });

  it('takes a chain of any length', () => {
    const rows = Array.from({ length: 200_000 }, (_, index) => index + 2);
    const named = new Map(rows.slice(0, -1).map((row) => [row, row + 1]));
    expect(orderRows(rows, named)).toEqual(rows.toReversed());
  });
});

describe('The circles of rows', () => {
  it('have the rows that name one another, and not those that only lead to them', () => {
    const named = new Map([
      [2, 3],
      [3, 4],
      [4, 3],
      [5, 2],
      [6, 7],
      [8, 8],
    ]);
    expect(findCircles(named)).toEqual([[3, 4], [8]]);
  });
});
