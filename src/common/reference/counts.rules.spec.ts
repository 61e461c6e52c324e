import { readCount } from './counts.rules.js';

describe('A count of people in a file', () => {
  it.each([
    ['120', '120'],
    ['1.200', '1.200'],
    ['ca. 120', '120'],
    ['circa 120', '120'],
    ['± 120', '120'],
    ['~120', '120'],
    ['approx. 1,200 employees', '1,200'],
    ['12 FTE', '12'],
    ['120 werknemers', '120'],
    ['约120人', '120'],
  ])('%j is %s', (text, digits) => {
    expect(readCount(text)).toEqual({ digits, isLowerEnd: false, upper: null });
  });

  it.each([
    ['50-249', '50', '249'],
    ['50 – 249', '50', '249'],
    ['51 to 200', '51', '200'],
    ['51 tot 200', '51', '200'],
    ['tussen 50 en 249', '50', '249'],
    ['1.000-5.000', '1.000', '5.000'],
    ['10~50人', '10', '50'],
    ['51-200 employees', '51', '200'],
  ])('%j is the lower end of a range', (text, digits, upper) => {
    expect(readCount(text)).toEqual({ digits, isLowerEnd: true, upper });
  });

  it.each(['>500', '> 500', '>=500', 'meer dan 500', '500+', '500人以上', 'over 500 employees', '500+ employees'])(
    '%j is at least 500',
    (text) => {
      expect(readCount(text)).toEqual({ digits: '500', isLowerEnd: true, upper: null });
    },
  );

  it.each(['<10', 'many', '', 'KMO', '10-20-30', '5%', '50 - ', '1'.repeat(70), 'ca.'])('%j is none', (text) => {
    expect(readCount(text)).toBeNull();
  });
});
