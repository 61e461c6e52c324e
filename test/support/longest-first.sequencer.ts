import { BaseSequencer, type TestSpecification } from 'vitest/node';

/** The tests that take longest, in the order of their start. A long one that starts last would run alone for minutes. */
const LONGEST = [/web\/test\/appearance\./, /test\/docs\/recipes\./, /web\/test\//];

/** Runs the tests that take longest first. */
export class LongestFirstSequencer extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const rank = ({ moduleId }: TestSpecification) => {
      const found = LONGEST.findIndex((pattern) => pattern.test(moduleId));
      return found < 0 ? LONGEST.length : found;
    };
    const sortByDuration = super.sort.bind(this);
    return (await sortByDuration(files)).toSorted((a, b) => rank(a) - rank(b));
  }
}
