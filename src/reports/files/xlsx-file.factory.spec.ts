import { limitToWords } from './xlsx-file.factory.js';

describe('The name of a sheet', () => {
  it('is cut at the end of a word', () => {
    expect(limitToWords('How far the leads of the period have come', 31)).toBe('How far the leads of the period');
    expect(limitToWords('Hoever de leads van de periode gekomen zijn', 31)).toBe('Hoever de leads van de periode');
    expect(limitToWords('Langer dan 90 dagen stilgevallen', 31)).toBe('Langer dan 90 dagen');
    expect(limitToWords('Investeringsscreeningsbeoordelingen', 31)).toHaveLength(31);
    expect(limitToWords('Trechter', 31)).toBe('Trechter');
  });
});
