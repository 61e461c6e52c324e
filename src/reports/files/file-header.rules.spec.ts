import { formatCell } from '../definition/cell-text.rules.js';
import { buildCountColumn, buildRatioColumn } from '../definition/report-column.factory.js';
import { buildProgramCells } from './file-header.rules.js';

const TITLE = { en: 'Title', nl: 'Titel' };
const share = buildRatioColumn('share', TITLE, TITLE);
const table = { title: TITLE, columns: [share, buildCountColumn('leads', 'leads', TITLE, TITLE)] };

describe('A row of a report', () => {
  it('gives programs ratios of four decimals, and documents the exact ratio rounded once', () => {
    const row = { share: 1 / 22, leads: 1 };
    expect(buildProgramCells({ table }, row)).toEqual({ share: 0.0455, leads: 1 });
    expect(formatCell(share, row.share, 'en')).toBe('4.5%');
  });

  it('gives programs the cells of the columns of its table only, and null for those that it lacks', () => {
    expect(Object.entries(buildProgramCells({ table }, { leads: 2, days: 3 }))).toEqual([
      ['share', null],
      ['leads', 2],
    ]);
  });
});
