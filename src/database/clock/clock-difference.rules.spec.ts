import { computeClockDifference, describeClockDifference, judgeClockDifference } from './clock-difference.rules.js';

const SECOND = 1_000;
const MINUTE = 60 * SECOND;
const DAY = 1_440 * MINUTE;

it.each([
  ['an answer that was given while it was waited for', [0, 40, 100], 0],
  ['an answer that took long', [0, 0, 90 * SECOND], 0],
  ['a clock that is ahead', [10 * MINUTE, 0, 10 * MINUTE + 5], 10 * MINUTE],
  ['a clock that is behind', [0, 10 * MINUTE, 5], 5 - 10 * MINUTE],
] as const)('%s gives the difference', (_title, [sentAt, time, receivedAt], difference) => {
  expect(computeClockDifference(sentAt, time, receivedAt)).toBe(difference);
});

it.each([
  [0, 'right'],
  [60 * SECOND, 'right'],
  [61 * SECOND, 'differs'],
  [-61 * SECOND, 'differs'],
  [5 * MINUTE, 'differs'],
  [5 * MINUTE + 1, 'wrong'],
  [-400 * DAY, 'wrong'],
] as const)('a difference of %i ms is judged as %s', (difference, state) => {
  expect(judgeClockDifference(difference)).toBe(state);
});

it.each([
  [400 * DAY, '400 days ahead of'],
  [-90 * MINUTE, '90 minutes behind'],
  [5 * 60 * MINUTE, '5 hours ahead of'],
  [-61 * SECOND, '61 seconds behind'],
])('a difference of %i ms is described as %s', (difference, text) => {
  expect(describeClockDifference(difference)).toBe(text);
});
