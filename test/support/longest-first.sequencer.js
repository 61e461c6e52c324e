import Sequencer from '@jest/test-sequencer';

/** The tests that take longest, in the order of their start. A long one that starts last would run alone for minutes. */
const LONGEST = [/web\/test\/appearance\./, /test\/docs\/recipes\./, /web\/test\//];

/** Runs the tests that take longest first. */
export default class LongestFirstSequencer extends Sequencer {
  sort(tests) {
    const rank = ({ path }) => {
      const found = LONGEST.findIndex((pattern) => pattern.test(path));
      return found < 0 ? LONGEST.length : found;
    };
    const sortByDuration = super.sort.bind(this);
    return sortByDuration(tests).toSorted((a, b) => rank(a) - rank(b));
  }
}
