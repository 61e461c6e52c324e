import { replaceApiNames } from './definition-text.rules';

describe('A definition', () => {
  it('has words in place of the names of the API', () => {
    const columns = [{ name: 'withinTarget', title: 'In time' }];
    const words = { asOf: 'the day of the figures' };
    expect(replaceApiNames('withinTarget ÷ judged, by asOf, not jobsX.', columns, words)).toBe(
      '“In time” ÷ judged, by the day of the figures, not jobsX.',
    );
  });
});
