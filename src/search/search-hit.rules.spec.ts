import { getMatchedField } from './search-hit.rules.js';
import { parseQuestion } from './search-question.rules.js';
import type { FoundRecord } from './search.queries.js';

const company = {
  kind: 'company',
  id: '1',
  title: 'Longma',
  match: 'words',
  size: 1,
  aliases: ['马照明'],
} as FoundRecord;

describe('The field in which a question was found', () => {
  // The alias has two of the three pairs of characters.
  it.each([
    ['龍馬照明', '龙马照明'],
    ['龙马照明', '龍馬照明'],
    ['龙马照明', '⿓⾺照明'],
    ['⿓⾺照明', '龙马照明'],
    ['龙马照明', '\uf9c4馬照明'],
  ])('is the native name in whichever characters %s and %s are written', (text, nativeName) => {
    expect(getMatchedField(parseQuestion(text), { ...company, nativeName })).toBe('native_name');
  });
});
