import { STAGES } from '../../leads/pipeline/lead-stages.rules.js';
import {
  buildCountColumn,
  buildKeyColumn,
  buildNullableColumn,
  buildTextColumn,
} from '../definition/report-column.factory.js';
import type { ReportRow } from '../definition/report-definition.rules.js';
import { omitRepeatedTexts, pickRows } from './table-rows.rules.js';

const LAST = STAGES.length - 1;
const STAGE_PAIRS = [
  ...STAGES.slice(1).map((_, from) => ({ from, to: from + 1 })),
  ...STAGES.slice(2).map((_, from) => ({ from, to: LAST })),
];
const TITLE = { en: 'Stage', nl: 'Fase' };
const STAGE = { ...buildTextColumn('stage', TITLE, TITLE), codes: 'stage' as const };
const fill = (rows: ReportRow[], columns = [STAGE]) => {
  return { name: 'main', table: { title: TITLE, columns }, figures: { rows, totals: null } };
};

describe('The rows of a table that a document shows', () => {
  it('are the first ones of every stage in a table in the order of the stages', () => {
    const rows = STAGES.flatMap(({ stage }) => Array.from({ length: 9 }, (_, place) => ({ stage, open: place })));
    const picked = pickRows(fill(rows), 20);
    expect(picked.map(({ stage, open }) => [stage, open])).toEqual(
      STAGES.flatMap(({ stage }) => [0, 1].map((place) => [stage, place])),
    );
    expect(new Set(pickRows(fill(rows), 3).map(({ stage }) => stage)).size).toBe(STAGES.length);
    expect(pickRows(fill(rows), 63)).toHaveLength(63);
  });

  it('are whole groups in a table that repeats the stages', () => {
    const FROM = { ...STAGE, name: 'from' };
    const rows = ['a', 'b', 'c'].flatMap((key) =>
      STAGE_PAIRS.map(({ from, to }) => ({ key, from: STAGES[from]!.stage, to: STAGES[to]!.stage })),
    );
    const pairs = STAGE_PAIRS.length;
    expect(pickRows(fill(rows, [FROM]), 2 * pairs + 1)).toHaveLength(2 * pairs);
    expect(pickRows(fill(rows, [FROM]), pairs - 3)).toHaveLength(pairs);
    expect(pickRows(fill(rows.slice(0, pairs), [FROM]), 5).at(-1)).toMatchObject({ to: 'invested' });
  });

  it('are the first ones in any other table', () => {
    const rows = [5, 0, 6, 1].map((place, key) => ({ key: `${key}`, stage: STAGES[place]!.stage }));
    expect(pickRows(fill(rows), 3)).toEqual(rows.slice(0, 3));
    const other = { ...buildNullableColumn('key', 'text', 'text', TITLE, TITLE), codes: undefined };
    expect(pickRows(fill(rows, [other as never]), 3)).toEqual(rows.slice(0, 3));
  });

  it('are those that have figures before the others, in the order of the table', () => {
    const rows = [0, 3, null, 0, 5].map((jobs, place) => ({ label: `${place}`, jobs }));
    const columns = [buildTextColumn('label', TITLE, TITLE), buildCountColumn('jobs', 'jobs', TITLE, TITLE)];
    const pickLabels = (most: number) => pickRows(fill(rows, columns as never), most).map(({ label }) => label);
    expect([1, 2, 3].map(pickLabels)).toEqual([['1'], ['1', '4'], ['0', '1', '4']]);
  });
});

describe('The texts of a row', () => {
  const TYPE = { ...buildTextColumn('type', TITLE, TITLE), codes: 'attributionType' as const };
  const COLUMNS = [TYPE, buildKeyColumn(TITLE), buildTextColumn('label', TITLE, TITLE)];
  const omit = (row: ReportRow) => omitRepeatedTexts(COLUMNS, row, 'nl');

  it('do not repeat the code before them if the row stands for no record', () => {
    expect(omit({ type: 'total', key: null, label: 'Totaal' })).toEqual({ type: 'total', key: null, label: '' });
    expect(omit({ type: 'unattributed', key: null, label: 'Niet toegewezen' })['label']).toBe('');
  });

  it('keep the name of a record and every other name', () => {
    for (const row of [
      { type: 'activity', key: 'a', label: 'Activiteit' },
      { type: 'none', key: null, label: 'Geen land' },
      { type: 'total', label: 'Totaal' },
    ] as ReportRow[])
      expect(omit(row)).toEqual(row);
  });
});
