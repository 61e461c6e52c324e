import {
  type ComparedColumn,
  compareFigures,
  listLockedColumns,
  renameFormerColumns,
} from './lock-comparison.rules.js';

const COLUMNS: ComparedColumn[] = [
  { name: 'key', kind: 'text', basis: 'day' },
  { name: 'label', kind: 'text', basis: 'day' },
  { name: 'won', kind: 'integer', basis: 'period' },
  { name: 'open', kind: 'integer', basis: 'day' },
  { name: 'median', kind: 'days', basis: 'day' },
];
const row = (key: string | null, won: number, open: number, median: number | null = null, label = String(key)) => {
  return { key, label, won, open, median };
};
const table = (...rows: ReturnType<typeof row>[]) => ({ rows, totals: null });
const compare = (locked: ReturnType<typeof table>, period: ReturnType<typeof table>, day = locked) =>
  compareFigures(COLUMNS, locked, { period, day });

describe('A locked table compared with the present ones', () => {
  it('differs in the figures of the period, and not in figures of another day', () => {
    const { differs, rows } = compare(table(row('a', 1, 10)), table(row('a', 2, 99)));
    expect(differs).toBe(true);
    expect(rows[0]).toMatchObject({ there: 'both', differs: true });
    expect(rows[0]?.cells).toEqual([
      { column: 'won', locked: 1, now: 2, difference: 1 },
      { column: 'open', locked: 10, now: 10, difference: 0 },
      { column: 'median', locked: null, now: null, difference: null },
    ]);
  });

  it('differs on the same day only if the calculation has changed', () => {
    const { rows } = compare(table(row('a', 1, 10, 2)), table(row('a', 1, 99)), table(row('a', 1, 8, null)));
    expect(rows[0]?.cells.slice(1)).toEqual([
      { column: 'open', locked: 10, now: 8, difference: -2 },
      { column: 'median', locked: 2, now: null, difference: null },
    ]);
  });

  it('matches rows by keys, whatever their labels are now', () => {
    const { differs, rows } = compare(
      table(row('a', 1, 1, null, 'Old'), row(null, 2, 2)),
      table(row(null, 2, 2), row('a', 1, 1, null, 'New')),
    );
    expect([differs, rows.map(({ label }) => label)]).toEqual([false, ['Old', 'null']]);
  });

  it('counts nothing where a row is missing, and leaves out rows that only another day has', () => {
    const { rows } = compare(table(row('gone', 1, 0)), table(row('late', 3, 0), row('later', 0, 7)));
    expect(rows.map(({ key, there }) => [key, there])).toEqual([
      ['gone', 'both'],
      ['late', 'now'],
    ]);
    expect(rows.map(({ cells }) => cells[0])).toEqual([
      { column: 'won', locked: 1, now: 0, difference: -1 },
      { column: 'won', locked: 0, now: 3, difference: 3 },
    ]);
  });

  it('ignores the rounding errors of floating-point numbers', () => {
    const shares: ComparedColumn[] = [{ name: 'share', kind: 'ratio', basis: 'period' }];
    const of = (share: number) => ({ rows: [], totals: { share } });
    const { totals } = compareFigures(shares, of(0.1), { period: of(0.3), day: of(0.1) });
    expect(totals[0]?.difference).toBe(0.2);
  });

  it('of leads matches rows by references, and by the codename of a lead without one', () => {
    const leads: ComparedColumn[] = [
      { name: 'reference', kind: 'text', basis: 'day' },
      { name: 'title', kind: 'text', basis: 'day' },
    ];
    const of = (...rows: { reference: string | null; title: string }[]) => ({ rows, totals: null });
    const locked = of({ reference: 'LEAD-1', title: 'Old' }, { reference: null, title: 'Tulip' });
    const now = of({ reference: null, title: 'Tulip' }, { reference: 'LEAD-1', title: 'New' });
    const { rows } = compareFigures(leads, locked, { period: now, day: now });
    expect(rows.map(({ there, differs }) => [there, differs])).toEqual([
      ['both', true],
      ['both', false],
    ]);
  });

  it('is compared in the columns that it has, and in all of them if it has no cells', () => {
    const listNames = (...given: Parameters<typeof listLockedColumns>) =>
      listLockedColumns(...given).map(({ name }) => name);
    const { median: _, ...earlier } = row('a', 1, 10);
    expect(listNames(COLUMNS, { rows: [earlier], totals: null })).toEqual(['key', 'label', 'won', 'open']);
    expect(listNames(COLUMNS, { rows: [earlier], totals: { median: null } })).toEqual(COLUMNS.map(({ name }) => name));
    expect(listNames(COLUMNS, table())).toEqual(COLUMNS.map(({ name }) => name));
  });

  it('is read with the present names of its columns', () => {
    const columns = [{ name: 'key' }, { name: 'fromStage', formerName: 'from' }];
    const locked = { rows: [{ key: 'a', from: 'qualified' }], totals: { key: null, from: null } };
    expect(renameFormerColumns(columns, locked)).toEqual({
      rows: [{ key: 'a', fromStage: 'qualified' }],
      totals: { key: null, fromStage: null },
    });
    const present = { rows: [{ key: 'a', fromStage: 'qualified' }], totals: null };
    expect(renameFormerColumns(columns, present)).toEqual(present);
    expect(renameFormerColumns([{ name: 'key' }], locked)).toBe(locked);
  });
});
