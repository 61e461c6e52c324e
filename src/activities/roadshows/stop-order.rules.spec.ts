import { computeNextStopNumber, placeAt } from './stop-order.rules.js';

describe('The order of stops', () => {
  it.each<[string, string, number, string | undefined]>([
    ['a new one at the end', 'x', 4, 'abcx'],
    ['a new one at a taken place, before those from there on', 'x', 2, 'axbc'],
    ['a new one at the start', 'x', 1, 'xabc'],
    ['one moved forward', 'a', 3, 'bca'],
    ['one moved back', 'c', 1, 'cab'],
    ['one left where it is', 'b', 2, 'abc'],
    ['no new one beyond the end', 'x', 5, undefined],
    ['none moved beyond the end', 'a', 4, undefined],
    ['none before the start', 'a', 0, undefined],
  ])('takes %s', (_, id, position, expected) => {
    expect(placeAt([...'abc'], id, position)?.join('')).toBe(expected);
  });
});

describe('The number of a new stop', () => {
  it.each<[string[], number]>([
    [[], 1],
    [['ROAD-2016-0001-S1'], 2],
    [['ROAD-2016-0001-S10', 'ROAD-2016-0001-S9'], 11],
    [['ROAD-2016-0001-S3'], 4],
    [['of another kind'], 1],
  ])('after %j is %i', (references, next) => {
    expect(computeNextStopNumber(references)).toBe(next);
  });
});
