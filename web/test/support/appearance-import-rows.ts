/** The id of the import. */
export const ID = '0f8fad5b-d9cb-469f-a165-70867728950e';

/** Builds a row of an import. */
export const buildRow = (row: number, outcome: string, change: object) => ({
  id: `0f8fad5b-d9cb-469f-a165-${String(row).padStart(12, '0')}`,
  row,
  phase: 'done',
  outcome,
  recordId: null,
  repeatsRow: null,
  changes: [],
  creates: [],
  candidates: [],
  decision: null,
  errors: [],
  warnings: [],
  leftReasons: [],
  cells: ['Orchard Photonics NV', 'BE', '1.234,5', null],
  ...change,
});

const UNKNOWN_COUNTRY =
  'Land «Atlantis» (kolom «Landcode»): dit land is niet bekend. Schrijf een naam zoals België of een code zoals BE.';
const UNTAKEN =
  'Omzet · Bedrag «88.000» (kolom «Omzet (laatste boekjaar, in duizend euro)»): dit is niet overgenomen. «1.234.500» is gebleven: laat de kolom vervangen wat we hebben, of wijzig het zelf.';

const buildReason = (count: number, change: object) => ({
  kind: 'error',
  code: 'country.invalid',
  field: 'country',
  column: 'Landcode',
  cell: 'Atlantis',
  count,
  detail: UNKNOWN_COUNTRY,
  firstRows: [7],
  ...change,
});

/** The reasons of the rows of an import, the most frequent first. */
export const REASONS = {
  status: 200,
  body: [
    buildReason(412, {}),
    buildReason(98, {
      kind: 'warning',
      code: 'import.value_not_taken',
      column: 'Omzet (laatste boekjaar, in duizend euro)',
      cell: null,
      detail: UNTAKEN,
    }),
    ...[7, 5, 2, 1].map((count) =>
      buildReason(count, {
        code: 'identifier.invalid',
        column: null,
        cell: `0403.170.70${count}`,
        detail: `KBO-nummer «0403.170.70${count}»: dit nummer is niet geldig. Kijk of er een cijfer ontbreekt of fout is.`,
      }),
    ),
  ],
};

/** The rows of an import, one of each outcome. */
export const ROWS = {
  status: 200,
  body: {
    items: [
      buildRow(3, 'create', {
        creates: [{ entity: 'contacts', values: { fullName: 'Mei Lin', email: 'mei.lin@orchard.example' } }],
      }),
      buildRow(4, 'update', {
        recordId: ID,
        changes: [
          { field: 'turnover', from: null, to: { amount: 88_000, currency: 'EUR' } },
          { field: 'city', from: 'Genk', to: 'Hasselt' },
        ],
      }),
      buildRow(5, 'skip', {
        repeatsRow: 3,
        warnings: [
          {
            column: 'Omzet (laatste boekjaar, in duizend euro)',
            cell: '88.000',
            code: 'import.value_not_taken',
            detail: UNTAKEN,
          },
        ],
      }),
      buildRow(6, 'possible_duplicate', {
        cells: ['明辉温室照明有限公司', 'CN', null, null],
        candidates: [
          { recordId: ID, name: 'Minghui Greenhouse Lighting Co., Ltd.', row: null },
          { recordId: null, name: 'Minghui Lighting', row: 3 },
        ],
      }),
      buildRow(7, 'error', {
        cells: ['Verdant Spectrum', 'Atlantis', '1.234,5', null],
        errors: [
          { field: 'country', column: 'Landcode', cell: 'Atlantis', code: 'country.invalid', detail: UNKNOWN_COUNTRY },
          {
            field: 'identifiers.KBO',
            column: null,
            cell: null,
            code: 'field.required',
            detail:
              'KBO-nummer: dit ontbreekt. Vul de cel in, kies er een kolom voor, of geef een waarde voor alle rijen.',
          },
        ],
      }),
    ],
    nextCursor: null,
  },
};
