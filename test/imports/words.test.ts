import { type Answer, useApi } from '../support/api.js';
import { check, run, uploadLines } from './imports.given.js';

const { api, make } = useApi();

/** Leads whose column "Bron" has these words. */
const uploadSources = (...words: string[]) =>
  uploadLines(
    api.bdm,
    'leads',
    'Titel;Bron;Bedrijf',
    ...words.map((word, index) => `Lead ${++leads} ${index};${word};${company}`),
  );

const patch = (id: string, body: object): Promise<Answer> => api.bdm.patch(`/imports/${id}`, body);
const readWordsOf = (found: Answer['body'], column: string) =>
  found.columns.find(({ name }: { name: string }) => name === column).values;
const describeError = ({ status, body }: Answer) => [status, body.errors?.[0]?.pointer, body.errors?.[0]?.code];

let company: string;
let leads = 0;

beforeAll(async () => {
  company = (await make.company({ name: 'Distelvink Works' })).name;
});

const MAPPING = [
  { column: 'Titel', field: 'title' },
  { column: 'Bron', field: 'source.channel' },
  { column: 'Bedrijf', field: 'company.name' },
];

describe('The words of a column that fills a choice', () => {
  it('are counted over all rows, without regard to case and spaces, the most frequent first, with what they probably mean', async () => {
    const lines = Array.from({ length: 2_500 }, (_, index) => `Taak ${index};${index < 2_200 ? 'Afgewerkt' : 'Later'}`);
    const found = await uploadLines(
      api.bdm,
      'tasks',
      'Titel;Toestand',
      ...lines,
      'Taak a;  AFGEWERKT ',
      'Taak b;ＡＦＧＥＷＥＲＫＴ',
      'Taak c;-',
      'Taak d;',
    );
    expect(found.columns.map(({ values }: { values: unknown[] }) => values)).toEqual([[], []]);
    const mapping = [
      { column: 'Titel', field: 'title' },
      { column: 'Toestand', field: 'status' },
    ];
    const { body } = await patch(found.id, { mapping });
    const words = [
      { value: 'Afgewerkt', count: 2_202, meaning: 'done', suggested: 'done' },
      { value: 'Later', count: 300 },
    ];
    expect(readWordsOf(body, 'Toestand')).toEqual(words);
    expect(readWordsOf(body, 'Titel')).toEqual([]);
    expect(readWordsOf((await api.bdm.get(`/imports/${found.id}`)).body, 'Toestand')).toEqual(words);
  });

  it('are at most 500, each a short text; a column with more has none, and its known words count all the same', async () => {
    const fill = (count: number) =>
      uploadLines(
        api.bdm,
        'tasks',
        'Titel,Status',
        ...Array.from({ length: count }, (_, index) => `Taak ${index},Woord ${index}`),
        ...(count === 501 ? ['Known,Afgewerkt'] : []),
        `Long,${'woord '.repeat(50)}`,
      );
    const short = await fill(500);
    expect(readWordsOf(short, 'Status')).toHaveLength(500);
    const { id, ...long } = await fill(501);
    expect(readWordsOf(long, 'Status')).toEqual([]);
    await check(api, api.bdm, id);
    const { body } = await api.bdm.get(`/imports/${id}/rows?outcome=create`);
    expect(body.items.map(({ cells }: { cells: unknown[] }) => cells)).toEqual([['Known', 'Afgewerkt']]);
  });

  it('get meanings one by one; others keep theirs, and the rows must be checked again', async () => {
    const found = await uploadSources('Beurs', 'Beurs', 'Vriend', 'Netwerk');
    expect(readWordsOf(found, 'Bron')).toEqual([
      { value: 'Beurs', count: 2, meaning: 'activity', suggested: 'activity' },
      { value: 'Netwerk', count: 1, meaning: 'partner_network', suggested: 'partner_network' },
      { value: 'Vriend', count: 1 },
    ]);
    await check(api, api.bdm, found.id);
    const first = await patch(found.id, {
      values: [
        { column: 'Bron', value: ' VRIEND ', meaning: 'referral' },
        { column: 'Bron', value: 'Beurs', meaning: 'other' },
      ],
    });
    expect(first.body).toMatchObject({ status: 'uploaded', counts: { error: 0 } });
    const second = await patch(found.id, {
      values: [
        { column: 'Bron', value: 'beurs', meaning: null },
        { column: 'Bron', value: 'Netwerk' },
      ],
    });
    expect(readWordsOf(second.body, 'Bron')).toEqual([
      { value: 'Beurs', count: 2, meaning: null, suggested: 'activity' },
      { value: 'Netwerk', count: 1, suggested: 'partner_network' },
      { value: 'Vriend', count: 1, meaning: 'referral' },
    ]);
  });

  it('refuse their rows while they are not known, and are left out with a warning where somebody has chosen that', async () => {
    const lines = ['Taak 1,Later', 'Taak 2,Ooit', 'Taak 3,Afgewerkt'];
    const { id } = await uploadLines(api.bdm, 'tasks', 'Title,Status', ...lines);
    const [later] = await check(api, api.bdm, id);
    const detail =
      'The word "Later" of the column "Status" is not known. Choose its meaning, or write one of: Open, Done, Dropped.';
    expect([later.outcome, later.errors]).toEqual([
      'error',
      [{ field: 'status', column: 'Status', cell: 'Later', code: 'import.value_not_known', detail }],
    ]);
    await patch(id, {
      values: [
        { column: 'Status', value: 'Later', meaning: 'dropped' },
        { column: 'Status', value: 'Ooit', meaning: null },
        { column: 'Status', value: 'Afgewerkt' },
      ],
    });
    const rows = await run(api, api.bdm, id);
    expect(rows.map(({ outcome, warnings, errors }) => [outcome, warnings, errors[0]?.code])).toEqual([
      ['create', [], undefined],
      [
        'create',
        [
          {
            column: 'Status',
            cell: 'Ooit',
            code: 'import.word_left_out',
            detail: 'The word "Ooit" of the column "Status" was left out.',
          },
        ],
        undefined,
      ],
      ['error', [], 'import.value_not_known'],
    ]);
    const statuses = rows
      .slice(0, 2)
      .map(async ({ recordId }) => (await api.bdm.get(`/tasks/${recordId}`)).body.status);
    expect(await Promise.all(statuses)).toEqual(['dropped', 'open']);
  });

  it('that are left out do not fill a field that every record needs, unless there is a value for all rows', async () => {
    const { id } = await uploadSources('Vriend');
    await patch(id, { mapping: MAPPING, values: [{ column: 'Bron', value: 'Vriend', meaning: null }] });
    expect(await check(api, api.bdm, id)).toMatchObject([
      {
        outcome: 'error',
        errors: [{ field: 'source', code: 'import.word_left_out' }],
        warnings: [{ column: 'Bron', code: 'import.word_left_out' }],
      },
    ]);
    await patch(id, { defaults: { 'source.channel': 'other' } });
    expect(await check(api, api.bdm, id)).toMatchObject([{ outcome: 'create', errors: [] }]);
  });

  it('keep their meanings where the column changes its field, as far as these are possible', async () => {
    const { id } = await uploadSources('Ander', 'Raar', 'Vreemd');
    await patch(id, {
      values: [
        { column: 'Bron', value: 'Ander', meaning: 'web' },
        { column: 'Bron', value: 'Raar', meaning: null },
        { column: 'Bron', value: 'Vreemd', meaning: 'other' },
      ],
    });
    const mapping = MAPPING.map((entry) => (entry.column === 'Bron' ? { ...entry, field: 'businessActivity' } : entry));
    const { body } = await patch(id, { mapping });
    expect(readWordsOf(body, 'Bron')).toEqual([
      { value: 'Ander', count: 1, meaning: 'other', suggested: 'other' },
      { value: 'Raar', count: 1, meaning: null },
      { value: 'Vreemd', count: 1, meaning: 'other' },
    ]);
    const text = mapping.map((entry) => (entry.column === 'Bron' ? { ...entry, field: 'description' } : entry));
    const unmapped = await patch(id, { mapping: text });
    expect([readWordsOf(unmapped.body, 'Bron'), unmapped.body.values]).toEqual([[], []]);
  });
});

describe('A request that changes meanings', () => {
  it('is refused where it names no column, no choice, no word or no value of the choice', async () => {
    const { id } = await uploadSources('Vriend');
    const send = async (entry: object, extra: object = {}) =>
      describeError(await patch(id, { values: [entry], ...extra }));
    const word = { column: 'Bron', value: 'Vriend', meaning: 'other' };
    expect(await send({ ...word, column: 'Kleur' })).toEqual([422, '/values/0/column', 'import.unknown_column']);
    expect(await send({ ...word, column: 'Titel' })).toEqual([422, '/values/0/column', 'import.column_without_choice']);
    expect(await send(word, { mapping: MAPPING.slice(0, 1) })).toEqual([
      422,
      '/values/0/column',
      'import.column_without_choice',
    ]);
    for (const value of ['Vijand', '__proto__', 'constructor', 'toString']) {
      expect(await send({ ...word, value })).toEqual([422, '/values/0/value', 'import.unknown_word']);
    }
    for (const meaning of ['won', 'medium', 'constructor', '__proto__', 'Activity', 'x'.repeat(200)]) {
      expect(await send({ ...word, meaning })).toEqual([422, '/values/0/meaning', 'import.unknown_meaning']);
    }
    for (const value of ['', ' ', 'x'.repeat(101), 7, null, ['Vriend'], undefined]) {
      const answer = await send({ ...word, value });
      expect(answer.slice(0, 2)).toEqual([422, '/values/0/value']);
    }
    for (const meaning of [7, ['web'], { value: 'web' }]) {
      expect((await send({ ...word, meaning })).slice(0, 2)).toEqual([422, '/values/0/meaning']);
    }
    expect(describeError(await patch(id, { values: [word, { ...word, value: 'VRIEND', meaning: 'web' }] }))).toEqual([
      422,
      '/values/1/value',
      'import.word_repeated',
    ]);
    const many = Array.from({ length: 5_001 }, () => word);
    expect((await patch(id, { values: many })).status).toBe(422);
    expect((await patch(id, { values: null })).status).toBe(422);
    expect(readWordsOf((await api.bdm.get(`/imports/${id}`)).body, 'Bron')).toEqual([{ value: 'Vriend', count: 1 }]);
  });

  it('takes the names of object properties and signs that nobody sees as words like any other', async () => {
    const words = ['__proto__', 'constructor', 'hasOwnProperty', 'a\u202eb', '\u200fx\u200f'];
    const { id, ...found } = await uploadSources(...words);
    expect(
      readWordsOf(found, 'Bron')
        .map(({ value }: { value: string }) => value)
        .toSorted(),
    ).toEqual(['__proto__', 'constructor', 'hasOwnProperty', 'a b', 'x'].toSorted());
    const values = readWordsOf(found, 'Bron').map(({ value }: { value: string }) => ({
      column: 'Bron',
      value,
      meaning: 'web',
    }));
    expect((await patch(id, { values })).status).toBe(200);
    const rows = await check(api, api.bdm, id);
    expect(rows.map(({ outcome }) => outcome)).toEqual(words.map(() => 'create'));
  });

  it('answers 404 to somebody who may not see the import', async () => {
    const { id } = await uploadSources('Vriend');
    const colleague = await api.user('bdm');
    const values = [{ column: 'Bron', value: 'Vriend', meaning: 'other' }];
    expect((await colleague.patch(`/imports/${id}`, { values })).status).toBe(404);
  });
});

describe('A saved mapping with meanings', () => {
  const save = async (values: object[]) =>
    api.bdm.post('/import-mappings', { entity: 'leads', name: `Words ${++leads}`, mapping: MAPPING, values });

  it('gives them to the column of a later file, whatever other words it has, and keeps those that the file lacks', async () => {
    const values = [
      { column: 'Bron', value: 'Vriend', meaning: 'referral' },
      { column: 'Bron', value: 'Beurs', meaning: null },
      { column: 'Bron', value: 'Netwerk' },
      { column: 'Bron', value: 'Lang geleden', meaning: 'other' },
    ];
    const { body: saved, status } = await save(values);
    expect([status, saved.values]).toEqual([201, values]);
    const { id } = await uploadLines(
      api.bdm,
      'leads',
      'BRON;Titel;Bedrijf',
      ...['vriend', 'Beurs', 'Netwerk', 'Website'].map((word) => `${word};Lead ${++leads};${company}`),
    );
    const { body } = await patch(id, { mappingId: saved.id });
    const meanings = readWordsOf(body, 'BRON').map(({ value, meaning }: Record<string, string>) => [value, meaning]);
    expect(Object.fromEntries(meanings)).toEqual({
      vriend: 'referral',
      Beurs: null,
      Netwerk: undefined,
      Website: 'web',
    });
    expect(body.values).toEqual(values.map((each) => ({ ...each, column: 'BRON' })));
    expect(describeError(await patch(id, { mappingId: saved.id, values }))).toEqual([
      422,
      '/values',
      'import.mapping_combined',
    ]);
    expect((await patch(id, { values: [{ column: 'BRON', value: 'Netwerk', meaning: 'web' }] })).status).toBe(200);
  });

  it('refuses those of columns that it does not map to a choice, and drops them with the field of their column', async () => {
    expect(describeError(await save([{ column: 'Titel', value: 'x', meaning: 'web' }]))).toEqual([
      422,
      '/values/0/column',
      'import.column_without_choice',
    ]);
    expect(describeError(await save([{ column: 'Bron', value: 'x', meaning: 'won' }]))).toEqual([
      422,
      '/values/0/meaning',
      'import.unknown_meaning',
    ]);
    const { body } = await save([{ column: 'Bron', value: 'x', meaning: 'web' }]);
    const mapping = [
      { column: 'Titel', field: 'title' },
      { column: 'Bron', field: 'status' },
    ];
    const changed = await api.bdm.patch(`/import-mappings/${body.id}`, { mapping });
    expect([changed.status, changed.body.values]).toEqual([200, []]);
  });
});

it('A column of stages also says that a lead is lost or waits, which must agree with the status', async () => {
  const lines = [
    ['Negotiation/Review', ''],
    ['Closed Lost', ''],
    ['Closed Won', 'Gewonnen'],
    ['On hold', 'On hold'],
    ['Verloren', 'Open'],
    ['Eeuwig', ''],
  ];
  const found = await uploadLines(
    api.bdm,
    'leads',
    'Titel;Bron;Bedrijf;Fase;Status;Fase sinds',
    ...lines.map(([stage, status], index) => `Lead ${index} ${++leads};Web;${company};${stage};${status};2025-03-04`),
  );
  const mapping = [
    ...MAPPING,
    { column: 'Fase', field: 'stage' },
    { column: 'Status', field: 'status' },
    { column: 'Fase sinds', field: 'stageSince' },
  ];
  const { body } = await patch(found.id, { mapping, defaults: { receivedOn: '2025-01-02' } });
  const meanings = readWordsOf(body, 'Fase').map(({ value, meaning }: Answer['body']) => [value, meaning]);
  expect(Object.fromEntries(meanings)).toEqual({
    'Negotiation/Review': 'negotiation',
    'Closed Lost': 'lost',
    'Closed Won': 'invested',
    'On hold': 'on_hold',
    Verloren: 'lost',
    Eeuwig: undefined,
  });
  const rows = await run(api, api.bdm, found.id);
  expect(rows.map(({ outcome, errors }) => [outcome, errors.map(({ code }: { code: string }) => code)])).toEqual([
    ['create', []],
    ['create', []],
    ['create', []],
    ['create', []],
    ['error', ['import.stage_contradicts_status']],
    ['error', ['import.value_not_known']],
  ]);
  const made = await Promise.all(
    rows.slice(0, 4).map(async ({ recordId }) => (await api.bdm.get(`/leads/${recordId}`)).body),
  );
  expect(made.map(({ stage, status, closedOn }) => [stage, status, closedOn])).toEqual([
    ['negotiation', 'open', null],
    ['first_contact', 'lost', '2025-03-04'],
    ['invested', 'won', '2025-03-04'],
    ['first_contact', 'on_hold', null],
  ]);
  const { fields } = (await api.bdm.get(`/imports/${found.id}/fields`)).body;
  const field = fields.find(({ name }: { name: string }) => name === 'stage');
  const { labels } = (await api.bdm.get('/reference/labels?lang=nl')).body;
  expect(field.choices.map((choice: string) => labels[field.vocabulary][choice])).not.toContain(undefined);
});

it('A percentage is a likelihood, and a number that may be one of another scale is not known', async () => {
  const words = ['50 %', '75%', '10', 'Middel'];
  const read = async (column: string) => {
    const lines = words.map((word) => `A;Web;${word}`);
    const found = await uploadLines(api.bdm, 'leads', `Titel;Kanaal;${column}`, ...lines);
    const mapping = [...MAPPING.slice(0, 1), { column, field: 'likelihood' }];
    const { body } = await patch(found.id, { mapping });
    return Object.fromEntries(readWordsOf(body, column).map(({ value, meaning }: Answer['body']) => [value, meaning]));
  };
  const known = { '50 %': 'medium', '75%': 'high', Middel: 'medium' };
  expect(await read('Kans')).toEqual({ ...known, '10': undefined });
  expect(await read('Kans (%)')).toEqual({ ...known, '10': 'low' });
});
