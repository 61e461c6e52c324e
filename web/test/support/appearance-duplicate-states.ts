import { buildRow, ID, REASONS } from './appearance-import-rows.js';
import { buildImport, COUNTS, PATH } from './appearance-import-states.js';
import type { AppearanceState } from './appearance-steps.js';

const DUPLICATES = {
  status: 200,
  body: {
    items: [
      buildRow(6, 'possible_duplicate', {
        cells: ['明辉温室照明有限公司', 'CN', '88.000', null],
        candidates: [
          { recordId: ID, name: 'Minghui Greenhouse Lighting Co., Ltd.', row: null },
          { recordId: null, name: 'row 3', row: 3 },
        ],
      }),
      buildRow(9, 'possible_duplicate', {
        candidates: [{ recordId: ID, name: 'Orchard Photonics BV', row: null }],
      }),
      buildRow(10, 'possible_duplicate', {
        candidates: [{ recordId: ID, name: 'Orchard Photonics BV', row: null }],
      }),
    ],
    nextCursor: null,
  },
};

const buildComparedField = (field: string, value: unknown, candidateValue: unknown, isDifferent = false) => ({
  field,
  value,
  candidateValue,
  isDifferent,
});

/** The first of {@link DUPLICATES} beside its candidates. */
const COMPARISON = {
  status: 200,
  body: {
    ...DUPLICATES.body.items[0],
    canDecide: true,
    comparisons: [
      {
        recordId: ID,
        name: 'Minghui Greenhouse Lighting Co., Ltd.',
        row: null,
        isUsable: true,
        fields: [
          buildComparedField('name', null, 'Minghui Greenhouse Lighting Co., Ltd.'),
          buildComparedField('nativeName', '明辉温室照明有限公司', '明辉温室照明有限公司'),
          buildComparedField('country', 'CN', 'CN'),
          buildComparedField('website', 'https://minghui-lighting.example', 'https://www.minghui.example', true),
          buildComparedField('turnover.amount', 88_000, 1_234_500, true),
          buildComparedField('parent', 'Minghui Holding', null),
        ],
      },
      {
        recordId: null,
        name: 'row 3',
        row: 3,
        isUsable: true,
        fields: [
          buildComparedField('name', null, 'Minghui Lighting'),
          buildComparedField('country', 'CN', 'CN'),
          buildComparedField('turnover.amount', 88_000, 12, true),
        ],
      },
    ],
  },
};

/** The states of possible duplicates of an import. */
export const DUPLICATE_STATES: readonly AppearanceState[] = [
  {
    name: 'import, duplicates',
    as: 'bdm',
    path: `${PATH}?outcome=possible_duplicate`,
    responses: {
      [PATH]: buildImport({ status: 'checked', processedCount: 5_120, counts: COUNTS }),
      [`${PATH}/reasons`]: REASONS,
      [`${PATH}/rows`]: DUPLICATES,
      [`${PATH}/rows/6`]: COMPARISON,
    },
    open: async (screen) => {
      await screen.find('button', 'imports:decide.create').scrollIntoViewIfNeeded();
    },
  },
  {
    name: 'import, all duplicates',
    as: 'bdm',
    path: `${PATH}?outcome=possible_duplicate`,
    responses: {
      [PATH]: buildImport({ status: 'checked', processedCount: 5_120, counts: COUNTS }),
      [`${PATH}/reasons`]: REASONS,
      [`${PATH}/rows`]: DUPLICATES,
      [`${PATH}/rows/6`]: COMPARISON,
    },
    open: async (screen) => {
      await screen.click('button', 'imports:decide.all.create');
      await screen.find('button', 'imports:decide.all.createSubmit').waitFor();
    },
  },
  {
    name: 'import, decided',
    as: 'manager',
    path: PATH,
    responses: {
      [PATH]: buildImport({
        status: 'done',
        counts: COUNTS,
        processedCount: 5_117,
        finishedAt: '2026-11-27T09:02:00.000Z',
      }),
      [`${PATH}/reasons`]: REASONS,
      [`${PATH}/rows`]: {
        status: 200,
        body: {
          items: [
            buildRow(6, 'create', {
              phase: 'checked',
              decision: 'create',
              candidates: [{ recordId: ID, name: 'Minghui Greenhouse Lighting Co., Ltd.', row: null }],
            }),
            buildRow(7, 'create', { phase: 'done', recordId: ID }),
          ],
          nextCursor: null,
        },
      },
      [`${PATH}/rows/6`]: { status: 200, body: { ...COMPARISON.body, decision: 'create', outcome: 'create' } },
    },
    open: async (screen) => {
      await screen.click('button', 'imports:decide.open', { row: '6' });
      await screen.find('button', 'imports:decide.takeBack').waitFor();
    },
  },
];
