import { PreparedTexts } from './prepared-texts.cache.js';
import { fillConstants, placeConstant } from './sql-constants.rules.js';

const text = `SELECT ${placeConstant('staleAfterDays')}, ${placeConstant('touchWindowMonths')}, '{{other}}'`;

describe('The text of a statement', () => {
  it('contains the values of settings, but no other values', () => {
    expect(fillConstants(text, { staleAfterDays: 30, touchWindowMonths: 6 })).toBe(`SELECT 30, 6, '{{other}}'`);
  });

  it('is marked with the schema when it is prepared, as the same string each time', () => {
    const texts = new PreparedTexts({ staleAfterDays: 30, touchWindowMonths: 6 }, 'Later1764000000099');
    const marked = texts.mark(text);
    expect(marked).toBe(`SELECT 30, 6, '{{other}}' /* Later1764000000099 */`);
    expect(texts.mark(text)).toBe(marked);
    expect(texts.fill(text)).toBe(`SELECT 30, 6, '{{other}}'`);
  });
});
