import { findHeadings, type MergedArea } from './heading-rows.rules.js';
import type { Cell } from './table-file.constants.js';

describe('Headings', () => {
  const find = (rows: Cell[][], merges: MergedArea[] = []) =>
    findHeadings(
      rows
        .map((cells, index) => ({ row: index + 1, cells }))
        .filter(({ cells }) => cells.some((cell) => cell !== null)),
      merges,
    );
  const merge = (top: number, left: number, bottom: number, right: number) => ({ top, left, bottom, right });

  it('are the first row of a plain table', () => {
    expect(
      find([
        ['Name', 'City'],
        ['Acme', 'Genk'],
      ]),
    ).toEqual({ columns: ['Name', 'City'], row: 1 });
  });

  it('are found below a title, a date and blank rows', () => {
    const rows = [
      ['Companies of the agency', null, null],
      ['2024-05-01', null, null],
      [null, null, null],
      ['Name', 'City', 'Employees'],
      ['Acme', 'Genk', 12],
    ];
    expect(find(rows)).toEqual({ columns: ['Name', 'City', 'Employees'], row: 4 });
  });

  it('are found below a title that is merged over the whole table', () => {
    const rows = [
      ['Companies', null, null],
      ['Name', 'City', 'Employees'],
      ['Acme', 'Genk', 12],
    ];
    expect(find(rows, [merge(1, 1, 1, 3)])).toEqual({ columns: ['Name', 'City', 'Employees'], row: 2 });
  });

  it('are joined with the heading of their group only where they occur twice', () => {
    const rows = [
      ['Company', null, 'Contact', null, null],
      ['Name', 'City', 'Name', 'E-mail', 'Phone'],
      ['Acme', 'Genk', 'Jan', 'jan@acme.be', null],
    ];
    const columns = ['Company / Name', 'City', 'Contact / Name', 'E-mail', 'Phone'];
    expect(find(rows)).toEqual({ columns, row: 2 });
    expect(find(rows, [merge(1, 1, 1, 2), merge(1, 3, 1, 5)])).toEqual({ columns, row: 2 });
  });

  it('are completed from the row above where cells are merged downwards', () => {
    const rows = [
      ['Ref', 'Country', 'Company', null, 'Status'],
      [null, null, 'Name', 'City', null],
      ['L-1', 'BE', 'Acme', 'Genk', 'open'],
      ['L-2', 'NL', 'Bosch', 'Venlo', 'won'],
    ];
    const columns = ['Ref', 'Country', 'Name', 'City', 'Status'];
    expect(find(rows)).toEqual({ columns, row: 2 });
    expect(find(rows, [merge(1, 1, 2, 1), merge(1, 2, 2, 2), merge(1, 3, 1, 4), merge(1, 5, 2, 5)])).toEqual({
      columns,
      row: 2,
    });
  });

  it('of three levels end with the lowest', () => {
    const rows = [
      ['Export of leads', null, null, null],
      ['Company', null, 'Contact', null],
      ['Name', 'City', 'Name', 'City'],
      ['Acme', 'Genk', 'Jan', 'Hasselt'],
    ];
    const merges = [merge(1, 1, 1, 4), merge(2, 1, 2, 2), merge(2, 3, 2, 4)];
    const columns = ['Company / Name', 'Company / City', 'Contact / Name', 'Contact / City'];
    expect(find(rows, merges)).toEqual({ columns, row: 3 });
  });

  it('do not take a first row of values with gaps for a second row of headings', () => {
    const rows = [
      ['Name', 'City', 'Note'],
      ['Acme', null, 'calls back'],
      ['Bosch', 'Venlo', null],
    ];
    expect(find(rows)).toEqual({ columns: ['Name', 'City', 'Note'], row: 1 });
  });

  it('get distinct names, and the letter of the column where they are empty', () => {
    const rows = [
      ['Name', 'name', null, 'Name (2)', 'Name'],
      ['a', 'b', 'c', 'd', 'e'],
    ];
    expect(find(rows)!.columns).toEqual(['Name', 'name (3)', 'Column C', 'Name (2)', 'Name (4)']);
  });

  it('may be years and have line breaks', () => {
    const rows = [
      ['Company\nname', 2023, 2024],
      ['Acme', 5, 6],
    ];
    expect(find(rows)).toEqual({ columns: ['Company name', '2023', '2024'], row: 1 });
  });

  it('are found where most values are blank', () => {
    const rows = [
      ['Export', 'for the board', null, null, null, null],
      ['Name', 'City', 'Phone', 'E-mail', 'Site', 'Note'],
      ...Array.from({ length: 20 }, () => ['Acme', 'Genk', null, null, null, null]),
    ];
    expect(find(rows)!.row).toBe(2);
  });

  it('are not lost by a row with too many cells', () => {
    const rows = [
      ['Name', 'Note'],
      ['Acme', 'x'],
      ['Bosch', 'one', 'two', 'three', 'four'],
      ...Array.from({ length: 20 }, () => ['a', 'b']),
    ];
    expect(find(rows)!.row).toBe(1);
  });

  it('are missing where there are no rows', () => {
    expect(find([])).toBeNull();
  });
});
