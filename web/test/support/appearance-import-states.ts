import { ID, REASONS, ROWS } from './appearance-import-rows.js';
import { NOTHING } from './appearance-responses.js';
import type { AppearanceState } from './appearance-steps.js';

export const PATH = `/imports/${ID}`;

const buildColumn = (name: string, type: string, samples: unknown[]) => ({
  name,
  type,
  samples,
  numberFormat: 'dutch',
  dateFormat: 'day-first',
  isDayOrderAssumed: type === 'date',
  namesCurrency: false,
});

/** An import of companies of an older system. */
export const buildImport = (change: object = {}) => ({
  status: 200,
  body: {
    id: ID,
    status: 'uploaded',
    entity: 'companies',
    fileName: 'Bedrijven uit het oude systeem – stand 31 maart.xlsx',
    sheets: [
      { name: 'Voorblad', rows: 2, columns: 1 },
      { name: 'Bedrijven van de provincie, stand 31', rows: 5_120, columns: 4 },
      { name: 'Leeg', rows: 0, columns: 0 },
    ],
    sheet: 'Bedrijven van de provincie, stand 31',
    headingRow: 3,
    encoding: null,
    separator: null,
    rowCount: 5_120,
    processedCount: 0,
    counts: { create: 0, update: 0, skip: 0, possible_duplicate: 0, error: 0 },
    createsCounts: { companies: 0, contacts: 0 },
    columns: [
      buildColumn('Bedrijfsnaam', 'text', ['Orchard Photonics NV', '明辉温室照明有限公司', 'Kestrel Optics']),
      buildColumn('Landcode', 'text', ['BE', 'CN', 'NL']),
      buildColumn('Omzet (laatste boekjaar, in duizend euro)', 'number', ['1.234,5', '88.000']),
      buildColumn('Interne opmerking van de verkoper', 'text', ['Seen at a fair']),
      buildColumn('Aangekondigd', 'date', ['03/04/2025', '05/06/2025']),
    ],
    mapping: [
      { column: 'Bedrijfsnaam', field: 'name' },
      { column: 'Omzet (laatste boekjaar, in duizend euro)', field: 'turnover.amount', overwrite: true },
      { column: 'Aangekondigd', field: 'stageDates.announced' },
    ],
    values: [],
    defaults: {},
    currencies: [],
    createMissing: [],
    unreadable: 'leave_out',
    unknownOwnerId: null,
    matchKeys: [],
    mode: 'known_from_today',
    numberFormat: null,
    dateFormat: null,
    externalSystem: 'import',
    failure: null,
    startedAt: '2026-11-27T09:00:00.000Z',
    finishedAt: null,
    createdAt: '2026-11-27T08:58:00.000Z',
    updatedAt: '2026-11-27T08:58:00.000Z',
    version: 1,
    createdBy: null,
    creatorName: 'An Peeters',
    ...change,
  },
});

const buildField = (name: string, kind: string, required = false) => ({
  name,
  kind,
  required,
  choices: [],
  vocabulary: null,
});

const FIELDS = {
  status: 200,
  body: {
    fields: [
      buildField('name', 'text', true),
      buildField('country', 'country', true),
      buildField('identifiers.KBO', 'text'),
      buildField('turnover.amount', 'integer'),
      buildField('turnover.currency', 'currency'),
      buildField('parent.name', 'text'),
      buildField('owner.name', 'text'),
      buildField('stageDates.announced', 'date'),
    ],
    suggestion: [
      { column: 'Bedrijfsnaam', field: 'name' },
      { column: 'Landcode', field: 'country' },
    ],
    matchKeys: ['externalId', 'identifier', 'name'],
  },
};

/** The words of a column of channels, of which two are not known. */
const WORDS = [
  { value: 'Beurs', count: 2_112, meaning: 'activity', suggested: 'activity' },
  { value: 'Via een gemeenschappelijke kennis op een receptie van de Kamer van koophandel', count: 412 },
  { value: 'Netwerk', count: 240, meaning: 'other', suggested: 'partner_network' },
  { value: '展会', count: 31, meaning: 'activity', suggested: 'activity' },
  { value: 'Verjaardag', count: 1 },
  ...Array.from({ length: 8 }, (_, index) => ({ value: `Actie ${index + 1}`, count: 1, meaning: null })),
];

const WORD_RESPONSES = {
  [PATH]: buildImport({
    entity: 'leads',
    columns: [
      { ...buildColumn('Herkomst van het dossier', 'text', ['Beurs', 'Netwerk']), values: WORDS },
      buildColumn('Soort investering', 'text', ['Nieuwe vestiging']),
    ],
    mapping: [
      { column: 'Herkomst van het dossier', field: 'source.channel' },
      { column: 'Soort investering', field: 'investmentType' },
    ],
  }),
  [`${PATH}/fields`]: {
    ...FIELDS,
    body: {
      ...FIELDS.body,
      fields: [
        {
          ...buildField('source.channel', 'choice', true),
          choices: ['activity', 'referral', 'partner_network', 'other'],
          vocabulary: 'channel',
        },
        { ...buildField('investmentType', 'choice'), choices: ['greenfield'], vocabulary: 'investmentType' },
      ],
      suggestion: [{ column: 'Herkomst van het dossier', field: 'source.channel' }],
    },
  },
};

const buildMapping = (id: number, name: string, columns: readonly string[]) => ({
  id: `0f8fad5b-d9cb-469f-a165-${String(id).padStart(12, '0')}`,
  entity: 'companies',
  name,
  mapping: columns.map((column) => ({ column, field: 'name' })),
  values: [],
  defaults: {},
  currencies: [],
  unreadable: 'leave_out',
  unknownOwnerId: null,
  matchKeys: [],
  numberFormat: null,
  dateFormat: null,
  externalSystem: 'import',
  createdAt: '2026-11-20T08:58:00.000Z',
  updatedAt: '2026-11-20T08:58:00.000Z',
  version: 1,
  createdBy: null,
  creatorName: 'An Peeters',
  canEdit: true,
  archivedAt: null as string | null,
});

const LONG_NAME = 'Bedrijven uit het oude systeem, met de omzet van het laatste boekjaar';

const MAPPINGS = {
  status: 200,
  body: {
    items: [
      buildMapping(1, LONG_NAME, ['Bedrijfsnaam', 'Btw-nummer']),
      buildMapping(2, 'HubSpot', ['Name']),
      { ...buildMapping(3, 'Kamer van koophandel', ['Naam']), archivedAt: '2026-11-21T08:58:00.000Z' },
    ],
    nextCursor: null,
  },
};

const MAPPING_RESPONSES = { [PATH]: buildImport(), [`${PATH}/fields`]: FIELDS, '/import-mappings': MAPPINGS };

export const COUNTS = { create: 4_870, update: 112, skip: 98, possible_duplicate: 27, error: 13 };

const LIST = {
  status: 200,
  body: {
    items: ['done', 'checking', 'failed', 'stopped'].map((status, index) => ({
      ...buildImport({ status, counts: index === 0 ? COUNTS : buildImport().body.counts }).body,
      id: `0f8fad5b-d9cb-469f-a165-70867728950${index}`,
    })),
    nextCursor: null,
  },
};

/** The states of imports. */
export const IMPORT_STATES: readonly AppearanceState[] = [
  { name: 'imports', as: 'manager', path: '/imports', responses: { '/imports': LIST } },
  { name: 'imports, none', as: 'bdm', path: '/imports', responses: { '/imports': NOTHING } },
  {
    name: 'import, file refused',
    as: 'bdm',
    path: '/imports/new',
    open: async (screen) => {
      await screen.click('button', 'imports:upload');
      await screen.page.locator('[aria-invalid="true"]').first().waitFor();
    },
  },
  {
    name: 'import, mapping',
    as: 'bdm',
    path: PATH,
    responses: { [PATH]: buildImport(), [`${PATH}/fields`]: FIELDS },
  },
  {
    name: 'import, words',
    as: 'bdm',
    path: PATH,
    responses: WORD_RESPONSES,
    open: async (screen) => {
      await screen.page.locator('[data-words] button').click();
      await screen.page.locator('[data-word="Actie 8"]').waitFor();
    },
  },
  {
    name: 'import, another reading',
    as: 'bdm',
    path: PATH,
    responses: {
      [PATH]: buildImport({ fileName: 'oud.csv', sheets: [], sheet: null, encoding: 'windows-1252', separator: ';' }),
      [`${PATH}/fields`]: FIELDS,
    },
    open: async (screen) => {
      await screen.fill('imports:fileReading.headingRow', '12');
      await screen.find('button', 'imports:fileReading.submit').waitFor();
    },
  },
  {
    name: 'import, saved mapping',
    as: 'manager',
    path: PATH,
    responses: MAPPING_RESPONSES,
    open: async (screen) => {
      await screen.click('combobox', 'imports:saved.use');
      await screen.page.getByRole('option', { name: LONG_NAME }).click();
      await screen.click('button', 'imports:saved.apply');
      await screen.page.locator('[data-applied]:not(:empty)').waitFor();
    },
  },
  {
    name: 'import, save mapping',
    as: 'manager',
    path: PATH,
    responses: MAPPING_RESPONSES,
    open: async (screen) => {
      await screen.click('button', 'imports:saved.save');
      await screen.fill('imports:saved.name', LONG_NAME);
      await screen.find('button', 'imports:saved.replace').waitFor();
    },
  },
  {
    name: 'import, saved mappings',
    as: 'manager',
    path: PATH,
    responses: MAPPING_RESPONSES,
    open: async (screen) => {
      await screen.click('button', 'imports:saved.manage');
      await screen.click('button', 'imports:saved.renameOf', { name: LONG_NAME });
      await screen.find('button', 'shared:cancel').waitFor();
    },
  },
  {
    name: 'import, rows',
    as: 'bdm',
    path: PATH,
    responses: {
      [PATH]: buildImport({ status: 'checked', processedCount: 5_120, counts: COUNTS }),
      [`${PATH}/rows`]: ROWS,
      [`${PATH}/reasons`]: REASONS,
    },
  },
  {
    name: 'import, rows not checked',
    as: 'bdm',
    path: PATH,
    responses: {
      [PATH]: buildImport({ status: 'checked', processedCount: 4_708, counts: COUNTS }),
      [`${PATH}/rows`]: ROWS,
      [`${PATH}/reasons`]: REASONS,
    },
    open: async (screen) => {
      await screen.find('button', 'imports:check.again').waitFor();
    },
  },
  {
    name: 'import, rows of a reason',
    as: 'bdm',
    path: `${PATH}?code=country.invalid&column=Landcode&cell=Atlantis`,
    responses: {
      [PATH]: buildImport({ status: 'checked', processedCount: 5_120, counts: COUNTS }),
      [`${PATH}/rows`]: ROWS,
      [`${PATH}/reasons`]: REASONS,
    },
    open: async (screen) => {
      await screen.click('button', 'imports:reasons.more', { formatted: '6' });
      await screen.find('button', 'imports:reasons.fewer').waitFor();
    },
  },
  {
    name: 'import, question',
    as: 'bdm',
    path: PATH,
    responses: {
      [PATH]: buildImport({ status: 'checked', processedCount: 5_120, counts: COUNTS }),
      [`${PATH}/rows`]: ROWS,
      [`${PATH}/reasons`]: REASONS,
    },
    open: async (screen) => {
      await screen.click('button', 'imports:run.open');
      await screen.find('button', 'imports:run.submit').waitFor();
    },
  },
  {
    name: 'import, progress',
    as: 'bdm',
    path: PATH,
    responses: { [PATH]: buildImport({ status: 'running', processedCount: 1_840, counts: COUNTS }) },
  },
  {
    name: 'import, stopped',
    as: 'manager',
    path: PATH,
    responses: {
      [PATH]: buildImport({ status: 'stopped', processedCount: 1_840, counts: { ...COUNTS, create: 1_590 } }),
      [`${PATH}/rows`]: ROWS,
      [`${PATH}/reasons`]: REASONS,
    },
  },
  {
    name: 'import, result',
    as: 'manager',
    path: PATH,
    responses: {
      [PATH]: buildImport({
        status: 'done',
        processedCount: 5_120,
        counts: COUNTS,
        finishedAt: '2026-11-27T09:02:00.000Z',
      }),
      [`${PATH}/rows`]: ROWS,
      [`${PATH}/reasons`]: REASONS,
    },
  },
];
