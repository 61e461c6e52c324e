import { addMonths, findKeepRange, readDueSearch } from './retention-lists.rules';

describe('The list of people who are due', () => {
  it('shows contacts unless the address names another kind', () => {
    expect(readDueSearch({})).toEqual({ kind: 'contact' });
    expect(readDueSearch({ kind: 'form_rejected', decision: 'keep' })).toEqual({
      kind: 'form_rejected',
      decision: 'keep',
    });
    expect(readDueSearch({ kind: 'nothing', sort: '-name' })).toEqual({ kind: 'contact', sort: '-name' });
  });
});

describe('The days until which a contact is kept', () => {
  it('end two years ahead', () => {
    expect(findKeepRange('2026-12-01')).toEqual({ min: '2026-12-01', max: '2028-12-01' });
  });

  it('end on the last day of a month that is shorter', () => {
    expect(addMonths('2024-02-29', 12)).toBe('2025-02-28');
    expect(addMonths('2026-08-31', 6)).toBe('2027-02-28');
  });
});
