import { chooseCells } from './row-cells.rules';

const COLUMNS = ['Naam', 'Land', 'Stad', 'Straat', 'Postcode', 'Telefoon', 'Kanaal'];
const CELLS = ['Acacia', 'BE', '', 'Markt 1', 3500, null, 'Kermis'];
const row = { cells: CELLS, errors: [], warnings: [] };

describe('The cells of a row', () => {
  it('are the first ones where nothing is to be said', () => {
    expect(chooseCells(COLUMNS, row)).toEqual({ named: [], others: ['Acacia', 'BE', 'Markt 1', '3500', 'Kermis'] });
  });

  it('are first those that an error or a warning is about, wherever they stand', () => {
    const errors = [{ column: 'Kanaal' }, { column: null }];
    const chosen = chooseCells(COLUMNS, { ...row, errors, warnings: [{ column: 'Land' }, { column: 'Telefoon' }] });
    expect(chosen.named).toEqual([
      { column: 'Land', cell: 'BE' },
      { column: 'Kanaal', cell: 'Kermis' },
    ]);
    expect(chosen.others).toEqual(['Acacia', 'Markt 1', '3500']);
  });

  it('name the row by one other cell at least', () => {
    const errors = COLUMNS.slice(1).map((column) => ({ column }));
    expect(chooseCells(COLUMNS, { ...row, errors }).others).toEqual(['Acacia']);
  });
});
