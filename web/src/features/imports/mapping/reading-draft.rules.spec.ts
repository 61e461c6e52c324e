import { buildReadingFields, isOtherReading, type ReadingDraft } from './reading-draft.rules';

const WORKBOOK: ReadingDraft = { sheet: 'A', headingRow: '3', encoding: null, separator: null };
const CSV: ReadingDraft = { sheet: null, headingRow: '1', encoding: 'windows-1252', separator: ';' };

describe('Another reading of a file', () => {
  it.each<[string, ReadingDraft, Partial<ReadingDraft>, object]>([
    ['another sheet has headings of its own', WORKBOOK, { sheet: 'B' }, { sheet: 'B' }],
    [
      'another sheet with the row of its headings',
      WORKBOOK,
      { sheet: 'B', headingRow: '1' },
      { sheet: 'B', headingRow: '1' },
    ],
    ['another row of headings', WORKBOOK, { headingRow: '4' }, { sheet: 'A', headingRow: '4' }],
    ['a row of headings that is recognised', WORKBOOK, { headingRow: '' }, { sheet: 'A' }],
    ['another encoding', CSV, { encoding: 'cp850' }, { encoding: 'cp850', separator: ';', headingRow: '1' }],
    ['another separator', CSV, { separator: 'tab' }, { encoding: 'windows-1252', separator: 'tab' }],
  ])('is asked for by the parts of the form: %s', (_, present, change, fields) => {
    const draft = { ...present, ...change };
    expect(isOtherReading(draft, present)).toBe(true);
    expect(isOtherReading(present, present)).toBe(false);
    expect(buildReadingFields(draft, present)).toEqual(fields);
  });
});
