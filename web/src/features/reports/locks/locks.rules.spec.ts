import type { ReportDefinition } from '../document/report-document.rules';
import { listDifferences } from './differences.rules';
import type { ComparedTable, ReportLock } from './locks.api';
import { buildReportAddress, findLock, findWholeMonth } from './locks.rules';

const day = (name: string, ignoredWith: object | null = null) => ({ name, type: 'date', ignoredWith });
const define = (from: object | null, to: object | null) =>
  ({
    parameters: [day('asOf'), day('from', from), day('to', to), { name: 'counting' }],
  }) as unknown as ReportDefinition;
const header = { report: 'x', definitionVersion: 1, asOf: '2026-11-28', counting: 'ever' };

describe('The month of a report', () => {
  it.each([
    [null, null, '2026-10-01', '2026-10-31', '2026-10'],
    [null, null, '2026-10-02', '2026-10-31', null],
    [null, null, '2026-10-01', '2026-10-30', null],
    [null, null, '2026-09-01', '2026-10-31', null],
    [{ counting: 'ever' }, null, '2026-01-01', '2026-10-31', '2026-10'],
    [{ counting: 'period' }, null, '2026-01-01', '2026-10-31', null],
  ])('is found where the report covers it as a whole (%j %j %s %s)', (from, to, first, last, month) => {
    expect(findWholeMonth(define(from, to), { ...header, from: first, to: last })).toBe(month);
  });

  it('is that of the day of the figures where the report has no period', () => {
    const report = { ...header, from: '2026-11-01', to: '2026-11-28' };
    expect(findWholeMonth(define({}, {}), { ...report, asOf: '2026-10-31' })).toBe('2026-10');
    expect(findWholeMonth(define({}, {}), report)).toBeNull();
  });
});

describe('A lock', () => {
  it('belongs to a report with the same parameters', () => {
    const locks = [
      { parameters: { groupBy: 'owner' } },
      { parameters: { groupBy: 'stage' } },
    ] as unknown as ReportLock[];
    expect(findLock(locks, { groupBy: 'stage' })).toBe(locks[1]);
    expect(findLock(locks, { groupBy: 'country' })).toBeNull();
  });

  it('leads to the report of its month, or of its last day where the report has no period', () => {
    const lock = { month: '2026-10', parameters: { counting: 'ever' } };
    const days = { from: '2026-10-01', to: '2026-10-31' };
    expect(buildReportAddress(define(null, null), lock)).toEqual({ counting: 'ever', ...days });
    expect(buildReportAddress(define({}, {}), lock)).toEqual({ counting: 'ever', asOf: '2026-10-31' });
  });
});

describe('The differences of a table', () => {
  it('are the figures that are different now, row by row, with the totals last', () => {
    const cell = (column: string, locked: number, now: number) => ({ column, locked, now, difference: now - locked });
    const table = {
      columns: [
        { name: 'new', kind: 'integer', basis: 'period' },
        { name: 'open', kind: 'integer', basis: 'day' },
      ],
      rows: [{ key: 'qualified', label: 'Qualified', there: 'both', cells: [cell('new', 3, 4), cell('open', 2, 2)] }],
      totals: [cell('new', 5, 6)],
    } as unknown as ComparedTable;
    expect(listDifferences(table)).toMatchObject([
      { rowLabel: 'Qualified', column: 'new', locked: 3, now: 4, difference: 1, basis: 'period' },
      { rowLabel: null, column: 'new', locked: 5, now: 6, difference: 1 },
    ]);
  });
});
