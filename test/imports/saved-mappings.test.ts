import { type Answer, type Caller, useApi } from '../support/api.js';
import { run, uploadLines } from './imports.given.js';

const MAPPING = [
  { column: 'Bedrijfsnaam', field: 'name' },
  { column: 'Land', field: 'country' },
  { column: 'Woonplaats hoofdzetel', field: 'city', overwrite: true },
];

const { api } = useApi();

let saved = 0;
const send = (by: Caller, change: object = {}): Promise<Answer> =>
  by.post('/import-mappings', { entity: 'companies', name: `Mapping ${++saved}`, mapping: MAPPING, ...change });

const save = async (by: Caller, change: object = {}): Promise<Answer['body']> => {
  const { status, body, text } = await send(by, change);
  if (status !== 201) throw new Error(text);
  return body;
};

const describeError = ({ status, body }: Answer) => [
  status,
  body.errors?.[0]?.code ?? body.code,
  body.errors?.[0]?.pointer,
];

describe('A saved mapping', () => {
  it('keeps the settings of an import, and all who import find it by its kind of records and name', async () => {
    const settings = {
      name: 'Companies of the fair',
      defaults: { 'turnover.currency': 'EUR' },
      matchKeys: ['name'],
      numberFormat: 'dutch',
      dateFormat: 'day-first',
      externalSystem: 'Fair',
    };
    const mapping = await save(api.bdm, settings);
    expect(mapping).toMatchObject({ ...settings, entity: 'companies', mapping: MAPPING, version: 1 });
    const colleague = await api.user('bdm');
    expect((await colleague.get(`/import-mappings/${mapping.id}`)).body).toEqual({ ...mapping, canEdit: false });
    const list = async (query: string) =>
      (await colleague.get(`/import-mappings?${query}`)).body.items.map(({ name }: { name: string }) => name);
    await save(api.bdm, {
      name: 'Contacts of the fair',
      entity: 'contacts',
      mapping: [{ column: 'A', field: 'email' }],
    });
    await save(api.bdm, { name: 'Agenda' });
    expect(await list('entity=companies')).toEqual(['Agenda', 'Companies of the fair']);
    expect(await list(`entity=companies&name=${encodeURIComponent('Companies of the fair')}`)).toEqual([
      'Companies of the fair',
    ]);
    expect(await list('sort=-name&limit=1')).toEqual(['Contacts of the fair']);
  });

  it('is applied to a file with the columns in another order, others beside them, and one of them missing', async () => {
    const mapping = await save(api.bdm, {
      defaults: { notes: 'From the fair' },
      matchKeys: ['name'],
      numberFormat: 'dutch',
      externalSystem: 'Fair',
      mapping: [...MAPPING, { column: 'Website', field: 'website' }],
    });
    const colleague = await api.user('bdm');
    const file = await uploadLines(
      colleague,
      'companies',
      'LAND,woonplaats_hoofdzetel,Werknemers,bedrijfs naam',
      'BE,Genk,12,Anemoon Foods',
    );
    const { status, body } = await colleague.patch(
      `/imports/${file.id}`,
      { mappingId: mapping.id },
      { 'if-match': '"1"' },
    );
    expect([status, body]).toEqual([
      200,
      expect.objectContaining({
        mapping: [
          { column: 'bedrijfs naam', field: 'name' },
          { column: 'LAND', field: 'country' },
          { column: 'woonplaats_hoofdzetel', field: 'city', overwrite: true },
        ],
        defaults: { notes: 'From the fair' },
        matchKeys: ['name'],
        numberFormat: 'dutch',
        dateFormat: null,
        externalSystem: 'Fair',
        mode: 'known_from_today',
      }),
    ]);
    const [row] = await run(api, colleague, file.id);
    expect(row).toMatchObject({ outcome: 'create', errors: [] });
    expect((await colleague.get(`/companies/${row.recordId}`)).body).toMatchObject({
      name: 'Anemoon Foods',
      city: 'Genk',
      notes: 'From the fair',
      employees: null,
    });
  });

  it('is applied neither with settings of the request, nor to other records, nor after it is archived', async () => {
    const mapping = await save(api.bdm);
    const { id } = await uploadLines(api.bdm, 'contacts', 'Name,Email', 'Ada,ada@visitor.example');
    const companies = await uploadLines(api.bdm, 'companies', 'Name,Country', 'Begonia Foods,BE');
    const apply = async (importId: string, body: object) =>
      describeError(await api.bdm.patch(`/imports/${importId}`, { mappingId: mapping.id, ...body }));
    for (const [field, value] of Object.entries({ mapping: [], defaults: {}, matchKeys: [], numberFormat: 'dutch' })) {
      expect(await apply(companies.id, { [field]: value })).toEqual([422, 'import.mapping_combined', `/${field}`]);
    }
    expect(await apply(id, {})).toEqual([422, 'import.mapping_entity', '/mappingId']);
    expect(await apply(companies.id, { mappingId: id })).toEqual([422, 'import.mapping_unknown', '/mappingId']);
    const noColumn = [422, 'import.mapping_no_column', '/mappingId'];
    expect(await apply(companies.id, { mappingId: (await save(api.bdm)).id })).toEqual(noColumn);
    expect(await apply(companies.id, { mappingId: null })).toEqual([422, 'field.is_uuid', '/mappingId']);
    await api.bdm.delete(`/import-mappings/${mapping.id}`);
    expect(await apply(companies.id, {})).toEqual([422, 'import.mapping_unknown', '/mappingId']);
    expect((await api.bdm.get(`/imports/${companies.id}`)).body.mapping).toEqual(companies.mapping);
  });

  it('names itself and the field when a setting of it no longer fits, and can still be renamed', async () => {
    const { id } = await save(api.bdm, { name: 'Companies of before' });
    const stored = [{ column: 'Land', field: 'colour' }];
    await api.db.query(`UPDATE import_mapping SET mapping = $2, defaults = $3 WHERE id = $1`, [
      id,
      JSON.stringify(stored),
      { city: 'x'.repeat(2_001) },
    ]);
    const file = await uploadLines(api.bdm, 'companies', 'Name,LAND', 'Camelia Foods,BE');
    const applied = await api.bdm.patch(`/imports/${file.id}`, { mappingId: id });
    const names = (field: string) => expect.stringMatching(`"Companies of before".*${field}`);
    expect([applied.status, applied.body.errors]).toEqual([
      422,
      [
        { pointer: '/mappingId', code: 'import.unknown_field', detail: names('colour') },
        { pointer: '/mappingId', code: 'import.default_too_long', detail: names('city') },
      ],
    ]);
    expect((await api.bdm.get(`/imports/${file.id}`)).body).toEqual(file);
    const path = `/import-mappings/${id}`;
    const renamed = await api.bdm.patch(path, { name: 'Companies of long before' });
    expect([renamed.status, renamed.body.name, renamed.body.mapping]).toEqual([
      200,
      'Companies of long before',
      stored,
    ]);
    for (const change of [{ defaults: {} }, { matchKeys: ['name'] }]) {
      expect(describeError(await api.bdm.patch(path, change))).toEqual([
        422,
        'import.unknown_field',
        '/mapping/0/field',
      ]);
    }
    expect((await api.bdm.patch(path, { mapping: MAPPING, defaults: {} })).status).toBe(200);
  });

  it('has a name of its own for its kind of records, without regard to case', async () => {
    const mapping = await save(api.bdm, { name: 'Export of HubSpot' });
    const taken = [409, 'import_mapping.duplicate_name', '/name'];
    expect(describeError(await send(api.manager, { name: 'export of hubspot' }))).toEqual(taken);
    const other = await save(api.bdm);
    expect(describeError(await api.bdm.patch(`/import-mappings/${other.id}`, { name: 'EXPORT OF HUBSPOT' }))).toEqual(
      taken,
    );
    await save(api.bdm, { name: 'Export of HubSpot', entity: 'leads', mapping: [{ column: 'A', field: 'title' }] });
    const answers = await Promise.all(
      [api.bdm, api.manager, api.admin].map((by) => send(by, { name: 'At the same moment' })),
    );
    expect(answers.map(({ status }) => status).toSorted()).toEqual([201, 409, 409]);
    // The name of an archived mapping is free, and the mapping cannot be restored while another one has it.
    expect((await api.bdm.delete(`/import-mappings/${mapping.id}`)).status).toBe(200);
    const successor = await save(api.bdm, { name: 'Export of HubSpot' });
    expect(describeError(await api.bdm.post(`/import-mappings/${mapping.id}/restore`))).toEqual(taken);
    await api.bdm.patch(`/import-mappings/${successor.id}`, { name: 'Export of HubSpot, 2027' });
    const restored = await api.bdm.post(`/import-mappings/${mapping.id}/restore`);
    expect([restored.status, restored.body.archivedAt]).toEqual([200, null]);
  });

  it('is changed by the person who saved it, by managers and by administrators, and by nobody else', async () => {
    const mapping = await save(api.bdm);
    const path = `/import-mappings/${mapping.id}`;
    const colleague = await api.user('bdm');
    const refused = [
      await colleague.patch(path, { name: 'Mine' }),
      await colleague.delete(path),
      await colleague.post(`${path}/restore`),
    ];
    expect(refused.map(({ status, body }) => [status, body.code])).toEqual(
      refused.map(() => [403, 'import_mapping.not_yours']),
    );
    for (const answer of [
      await api.viewer.get('/import-mappings'),
      await api.viewer.get(path),
      await send(api.viewer),
    ]) {
      expect(answer.problem).toEqual([403, 'auth.forbidden']);
    }
    for (const [by, canEdit] of [
      [api.bdm, true],
      [colleague, false],
      [api.manager, true],
      [api.admin, true],
      [await api.key('manager', ['imports:read']), false],
    ] as const) {
      expect((await by.get(path)).body.canEdit).toBe(canEdit);
      const { items } = (await by.get(`/import-mappings?name=${encodeURIComponent(mapping.name)}`)).body;
      expect(items).toEqual([expect.objectContaining({ id: mapping.id, canEdit })]);
    }
    const names = [api.bdm, api.manager, api.admin].map((by, index) => [by, `Renamed ${index}`] as const);
    for (const [by, name] of names) expect((await by.patch(path, { name })).body.name).toBe(name);
    expect((await api.manager.delete(path)).body.archivedAt).not.toBeNull();
    expect(describeError(await api.bdm.patch(path, { name: 'Late' }))).toEqual([409, 'record.archived', undefined]);
  });

  it('is saved by an API key that may import, and by no other', async () => {
    const key = await api.key('bdm', ['imports:read', 'imports:write']);
    const mapping = await save(key);
    expect(mapping).toMatchObject({ creatorName: null, canEdit: true });
    expect((await key.patch(`/import-mappings/${mapping.id}`, { name: 'Of the key' })).status).toBe(200);
    const reader = await api.key('bdm', ['imports:read']);
    expect((await reader.get(`/import-mappings/${mapping.id}`)).status).toBe(200);
    expect((await send(reader)).status).toBe(403);
  });

  it('is changed in the version that the caller has seen, and its settings are replaced as a whole', async () => {
    const mapping = await save(api.bdm, { defaults: { city: 'Genk' }, numberFormat: 'dutch' });
    const path = `/import-mappings/${mapping.id}`;
    const change = { mapping: MAPPING.slice(0, 2), defaults: { country: 'NL' }, numberFormat: null };
    const changed = await api.bdm.patch(path, change, { 'if-match': '"1"' });
    expect(changed.body).toMatchObject({ ...change, name: mapping.name, version: 2 });
    const { items } = (await api.bdm.get(`/audit?entityId=${mapping.id}&sort=at`)).body;
    expect(items.map(({ action, entityName }: Answer['body']) => [action, entityName])).toEqual([
      ['created', mapping.name],
      ['updated', mapping.name],
    ]);
  });

  it.each([
    ['/entity', { entity: 'users' }],
    ['/name', { name: ' ' }],
    ['/name', { name: 'x'.repeat(201) }],
    ['/mapping', { mapping: [] }],
    ['/mapping/0/field', { mapping: [{ column: 'A', field: 'colour' }] }],
    ['/mapping/1/column', { mapping: [MAPPING[0], MAPPING[0]] }],
    ['/mapping/0/numberFormat', { mapping: [{ ...MAPPING[0], numberFormat: 'roman' }] }],
    ['/defaults', { defaults: { colour: 'red' } }],
    ['/defaults/city', { defaults: { city: ['Genk'] } }],
    ['/defaults/city', { defaults: { notes: 'x'.repeat(2_000), city: 'x'.repeat(2_001) } }],
    ['/matchKeys/0', { matchKeys: ['reference'] }],
    ['/externalSystem', { externalSystem: null }],
    ['/mode', { mode: 'initial_load' }],
  ])('is refused with a wrong value at %s', async (pointer, change) => {
    const { status, body } = await send(api.bdm, change);
    expect([status, body.errors[0].pointer]).toEqual([422, pointer]);
    const { entity: _, ...changes } = change as { entity?: string };
    if (Object.keys(changes).length === 0) return;
    const { id } = await save(api.bdm);
    const changed = await api.bdm.patch(`/import-mappings/${id}`, changes);
    expect([changed.status, changed.body.errors[0].pointer]).toEqual([422, pointer]);
  });

  it.each([
    [`entity = 'users'`, 'import_mapping_entity_ck'],
    [`name = repeat('x', 201)`, 'import_mapping_name_ck'],
    [`match_keys = '{name,colour}'`, 'import_mapping_match_keys_ck'],
    [`number_format = 'roman'`, 'import_mapping_number_format_ck'],
    [`date_format = 'roman'`, 'import_mapping_date_format_ck'],
  ])('is refused by the database with %s', async (set, constraint) => {
    const { id } = await save(api.bdm, { matchKeys: ['name'], numberFormat: 'plain', dateFormat: 'iso' });
    await expect(api.db.query(`UPDATE import_mapping SET ${set} WHERE id = $1`, [id])).rejects.toMatchObject({
      constraint,
    });
  });

  it('is refused beyond 200 of a kind of records', async () => {
    await api.db.query(`INSERT INTO import_mapping (id, created_at, updated_at, entity, name, mapping)
      SELECT gen_random_uuid(), now(), now(), 'tasks', 'Mapping ' || n, '[{"column": "A", "field": "title"}]'
      FROM generate_series(1, 199) n`);
    const task = { entity: 'tasks', mapping: [{ column: 'A', field: 'title' }] };
    const { id } = await save(api.bdm, { ...task, name: 'The last one' });
    const full = [409, 'import_mapping.too_many', undefined];
    expect(describeError(await send(api.bdm, task))).toEqual(full);
    await api.bdm.delete(`/import-mappings/${id}`);
    await save(api.bdm, { ...task, name: 'Another one' });
    expect(describeError(await api.bdm.post(`/import-mappings/${id}/restore`))).toEqual(full);
  });
});
