import { randomUUID } from 'node:crypto';
import ExcelJS from 'exceljs';
import type { Answer, Caller } from '../support/api.js';
import { useApi } from '../support/api.js';
import { ok } from '../support/make.js';
import { check, makeTwins, readRows, run, uploadLines, work } from './imports.given.js';

const { api, make } = useApi();

const outcomes = (rows: { outcome: string }[]) => rows.map(({ outcome }) => outcome);
const decide = (id: string, row: number, decision: unknown, by: Caller = api.bdm, headers = {}): Promise<Answer> =>
  by.patch(`/imports/${id}/rows/${row}`, { decision }, headers);
const decided = (id: string, row: number, decision: unknown) => ok(decide(id, row, decision));
const readImport = async (id: string) => (await api.bdm.get(`/imports/${id}`)).body;

const undo = async (id: string) => {
  expect((await api.manager.post(`/imports/${id}/undo`)).status).toBe(202);
  await work(api);
};

describe('A decision about a possible duplicate', () => {
  it('updates the candidate that is chosen, in the check and in the run, until the undo', async () => {
    const { id, second } = await makeTwins(api, make, 'Alder Optics');
    expect(outcomes(await check(api, api.bdm, id))).toEqual(['possible_duplicate', 'create']);
    const changes = [{ field: 'website', from: null, to: 'https://alder.example' }];
    const planned = { outcome: 'update', recordId: second.id, decision: { recordId: second.id } };
    const answer = await decided(id, 2, { recordId: second.id.toUpperCase() });
    expect(answer).toMatchObject({ row: 2, ...planned, changes: expect.arrayContaining(changes) });
    expect(answer.candidates).toHaveLength(2);
    expect((await readImport(id)).counts).toMatchObject({ create: 1, update: 1, possible_duplicate: 0 });
    expect((await api.bdm.get(`/companies/${second.id}`)).body.website).toBeNull();
    expect((await run(api, api.bdm, id))[0]).toMatchObject({ ...planned, changes: expect.arrayContaining(changes) });
    expect((await api.bdm.get(`/companies/${second.id}`)).body.website).toBe('https://alder.example');
    await undo(id);
    expect((await api.bdm.get(`/companies/${second.id}`)).body.website).toBeNull();
  });

  it('creates another record although it resembles one, until the undo', async () => {
    const { id } = await makeTwins(api, make, 'Beech Optics');
    await check(api, api.bdm, id);
    expect(await decided(id, 2, 'create')).toMatchObject({ outcome: 'create', recordId: null, decision: 'create' });
    const [row] = await run(api, api.bdm, id);
    expect(row).toMatchObject({ outcome: 'create', decision: 'create' });
    expect((await api.bdm.get(`/companies/${row.recordId}`)).body).toMatchObject({ name: 'Beech Optics', city: null });
    await undo(id);
    expect((await api.bdm.get(`/companies/${row.recordId}`)).body.archivedAt).not.toBeNull();
  });

  it('leaves the row out, and the file of failed rows too', async () => {
    const { id } = await makeTwins(api, make, 'Cedar Optics');
    await check(api, api.bdm, id);
    expect(await decided(id, 2, 'skip')).toMatchObject({ outcome: 'skip', decision: 'skip', recordId: null });
    expect(outcomes(await run(api, api.bdm, id))).toEqual(['skip', 'create']);
    const { items } = (await api.bdm.get('/companies?q=Cedar Optics')).body;
    expect(items).toHaveLength(2);
    expect(await readFailedRows(id)).toEqual([]);
  });

  it('can be changed and taken back', async () => {
    const { id, first } = await makeTwins(api, make, 'Maple Optics');
    await check(api, api.bdm, id);
    await decided(id, 2, 'skip');
    expect(await decided(id, 2, { recordId: first.id })).toMatchObject({ outcome: 'update', recordId: first.id });
    expect(await decided(id, 2, null)).toMatchObject({
      outcome: 'possible_duplicate',
      decision: null,
      recordId: null,
      changes: [],
    });
    expect((await readImport(id)).counts).toMatchObject({ possible_duplicate: 1, update: 0 });
    expect(outcomes(await run(api, api.bdm, id))).toEqual(['possible_duplicate', 'create']);
  });

  it('is audited with its row and counts as a change of the import', async () => {
    const { id } = await makeTwins(api, make, 'Hazel Optics');
    await check(api, api.bdm, id);
    const { version } = await readImport(id);
    expect((await decide(id, 2, 'create', api.bdm, { 'if-match': `"${version - 1}"` })).status).toBe(412);
    expect((await decide(id, 2, 'create', api.bdm, { 'if-match': `"${version}"` })).status).toBe(200);
    expect((await decide(id, 2, 'create')).status).toBe(200);
    expect((await readImport(id)).version).toBe(version + 1);
    const { items } = (await api.manager.get(`/audit?entityId=${id}`)).body;
    expect(items[0]).toMatchObject({
      actorId: api.bdm.id,
      changes: { decision: { before: { row: 2, decision: null }, after: { row: 2, decision: 'create' } } },
    });
  });
});

describe('Decisions', () => {
  it('survive a new check and a change of the mapping while the row is a possible duplicate of the record', async () => {
    const { id, first } = await makeTwins(api, make, 'Rowan Optics');
    await check(api, api.bdm, id);
    await decided(id, 2, { recordId: first.id });
    expect((await check(api, api.bdm, id))[0]).toMatchObject({ outcome: 'update', recordId: first.id });
    const mapping = [
      { column: 'Name', field: 'name' },
      { column: 'Country', field: 'country' },
    ];
    await ok(api.bdm.patch(`/imports/${id}`, { mapping }));
    const [waiting] = await readRows(api.bdm, id);
    expect(waiting).toMatchObject({ outcome: null, decision: { recordId: first.id }, candidates: [{}, {}] });
    expect((await decide(id, 3, 'skip')).problem).toEqual([409, 'import.row_not_undecided']);
    expect((await check(api, api.bdm, id))[0]).toMatchObject({ outcome: 'skip', recordId: first.id });
    // A company of another country resembles no candidate, so that there is nothing left to decide.
    await ok(api.bdm.patch(`/imports/${id}`, { mapping: mapping.slice(0, 1), defaults: { country: 'NL' } }));
    expect((await check(api, api.bdm, id))[0]).toMatchObject({ outcome: 'create', decision: null, candidates: [] });
  });

  it('can be changed and taken back before the rows are checked again', async () => {
    const { id, second } = await makeTwins(api, make, 'Aspen Optics');
    await check(api, api.bdm, id);
    await decided(id, 2, 'create');
    await ok(api.bdm.patch(`/imports/${id}`, { defaults: { city: 'Genk' } }));
    const changed = await decided(id, 2, { recordId: second.id });
    expect(changed).toMatchObject({ outcome: null, decision: { recordId: second.id } });
    expect((await readImport(id)).counts).toMatchObject({ update: 0, possible_duplicate: 0 });
    await decided(id, 2, null);
    expect((await decide(id, 2, 'create')).problem).toEqual([409, 'import.row_not_undecided']);
    expect(outcomes(await check(api, api.bdm, id))).toEqual(['possible_duplicate', 'create']);
  });

  it('refuse a candidate that was archived or merged, and the row of one that has been chosen before', async () => {
    const { id, first, second } = await makeTwins(api, make, 'Yew Optics');
    await check(api, api.bdm, id);
    await decided(id, 2, { recordId: first.id });
    await ok(api.manager.post(`/companies/${second.id}/merge`, { sourceId: first.id }));
    expect((await decide(id, 2, { recordId: first.id })).problem).toEqual([409, 'import.candidate_missing']);
    const missing = { outcome: 'error', errors: [{ field: null, code: 'import.candidate_missing' }] };
    expect((await check(api, api.bdm, id))[0]).toMatchObject(missing);
    expect((await run(api, api.bdm, id))[0]).toMatchObject(missing);
    expect(await readFailedRows(id)).toMatchObject([
      { name: 'Yew Optics', reasons: expect.stringContaining('no longer there') },
    ]);
    // The decision can be made again, and only that row is imported.
    await api.manager.delete(`/companies/${second.id}`);
    expect(await decided(id, 2, 'create')).toMatchObject({ outcome: 'create' });
    expect(outcomes(await run(api, api.bdm, id))).toEqual(['create', 'create']);
  });

  it('are refused for a row that is not undecided, for other records and for what is no decision', async () => {
    const { id } = await makeTwins(api, make, 'Linden Optics');
    expect((await decide(id, 2, 'create')).problem).toEqual([409, 'import.row_not_undecided']);
    await check(api, api.bdm, id);
    expect((await decide(id, 3, 'create')).problem).toEqual([409, 'import.row_not_undecided']);
    const other = await make.company({ name: 'Quite Different', country: 'BE' });
    for (const recordId of [other.id, randomUUID()]) {
      const answer = await decide(id, 2, { recordId });
      expect([answer.status, answer.fieldErrors]).toEqual([422, ['/decision/recordId import.candidate_unknown']]);
      expect(answer.text).toContain('Linden Optics');
    }
    const wrong = ['update', '', 0, true, [], {}, { recordId: 'x' }, { recordId: null }, [other.id], 'constructor'];
    for (const decision of [...wrong, { recordId: other.id, row: 2 }, undefined]) {
      const answer = await decide(id, 2, decision);
      expect([answer.status, answer.pointers]).toEqual([422, ['/decision']]);
    }
    expect((await api.bdm.patch(`/imports/${id}/rows/2`, { decision: 'create', more: 1 })).status).toBe(422);
    for (const row of ['99', '0', '-2', '2.0', '1e3', 'x', '%00', '99999999999']) {
      expect((await api.bdm.patch(`/imports/${id}/rows/${row}`, { decision: 'create' })).status).toBe(404);
    }
    expect((await readRows(api.bdm, id))[0].decision).toBeNull();
  });

  it('need the right to change the import and to read its records', async () => {
    const { id } = await makeTwins(api, make, 'Walnut Optics');
    await check(api, api.bdm, id);
    const colleague = await api.user('bdm');
    const keys = [
      await api.key('manager', ['imports:read', 'companies:read']),
      await api.key('manager', ['imports:read', 'imports:write']),
    ];
    const answers = await Promise.all(
      [colleague, api.viewer, ...keys].map(async (by) => (await decide(id, 2, 'create', by)).status),
    );
    expect(answers).toEqual([404, 403, 403, 403]);
    expect((await decide(id, 2, 'create', api.manager)).status).toBe(200);
  });

  it('have the rights of the person who imports, whoever decides', async () => {
    const company = await make.company({ name: 'Narcis Tooling', country: 'BE' });
    const foreign = await make.lead({ title: 'New hall', companyId: company.id, receivedOn: '2026-03-01' });
    const importer = await api.user('bdm');
    const lines = ['title,company.name,source.channel,receivedOn,Tags', 'New hall,Narcis Tooling,web,2026-02-01,steel'];
    const { id } = await uploadLines(importer, 'leads', ...lines);
    expect(outcomes(await check(api, importer, id))).toEqual(['possible_duplicate']);
    const answer = await ok(decide(id, 2, { recordId: foreign.id }, api.manager));
    expect(answer).toMatchObject({ outcome: 'error', errors: [{ code: 'lead.not_yours' }] });
    expect(outcomes(await run(api, importer, id))).toEqual(['error']);
  });

  it('wait while the import is checked, run or undone, and for one another', async () => {
    const { id, first, second } = await makeTwins(api, make, 'Willow Optics');
    await check(api, api.bdm, id);
    const wanted = [{ recordId: first.id }, { recordId: second.id }, 'create', 'skip', null];
    const answers = await Promise.all(wanted.map((decision) => decide(id, 2, decision)));
    expect(answers.map(({ status }) => status)).toEqual(answers.map(() => 200));
    const [row] = await readRows(api.bdm, id);
    const { counts } = await readImport(id);
    expect(counts).toMatchObject({ create: 1, [row.outcome]: row.outcome === 'create' ? 2 : 1 });
    await decided(id, 2, 'create');
    const expectRefused = async (status: string) => {
      await api.db.query('UPDATE import SET status = $2 WHERE id = $1', [id, status]);
      expect((await decide(id, 2, null)).problem).toEqual([409, 'import.status_not_allowed']);
    };
    for (const status of ['checking', 'running', 'undoing', 'undone']) await expectRefused(status);
    await api.db.query(`UPDATE import SET status = 'checked' WHERE id = $1`, [id]);
    await run(api, api.bdm, id);
    expect((await decide(id, 2, 'skip')).problem).toEqual([409, 'import.row_not_undecided']);
    await undo(id);
    expect((await decide(id, 2, 'skip')).problem).toEqual([409, 'import.status_not_allowed']);
  });
});

describe.each(['done', 'stopped'])('A decision about a row of an import that is %s', (status) => {
  it('puts the row back, and the next run takes that row only, until the undo', async () => {
    const name = `Ash ${status} Optics`;
    const { id, first } = await makeTwins(api, make, name);
    const [, other] = await run(api, api.bdm, id);
    await api.db.query('UPDATE import SET status = $2 WHERE id = $1', [id, status]);
    expect(await decided(id, 2, { recordId: first.id })).toMatchObject({ outcome: 'update', recordId: first.id });
    expect(await readImport(id)).toMatchObject({
      status,
      processedCount: 1,
      counts: { create: 1, update: 0, possible_duplicate: 0 },
    });
    expect((await api.bdm.get(`/companies/${first.id}`)).body.website).toBeNull();
    const rows = await run(api, api.bdm, id);
    expect(rows).toMatchObject([
      { outcome: 'update', recordId: first.id },
      { outcome: 'create', recordId: other.recordId },
    ]);
    expect(await readImport(id)).toMatchObject({ status: 'done', processedCount: 2 });
    expect((await api.bdm.get(`/companies/${first.id}`)).body.website).toBe('https://ash.example');
    // Without another decision nothing is left to run.
    const { version } = await readImport(id);
    await run(api, api.bdm, id);
    expect((await readImport(id)).version).toBe(version);
    await undo(id);
    expect((await api.bdm.get(`/companies/${first.id}`)).body.website).toBeNull();
    expect((await api.bdm.get(`/companies/${other.recordId}`)).body.archivedAt).not.toBeNull();
  });
});

describe('A row that may be about the record of an earlier row', () => {
  const lines = (name: string) => [
    'Name,Country,City,externalId',
    `${name},BE,Genk,`,
    `${name},BE,Hasselt,`,
    `${name},BE,Hasselt,${name.length}`,
  ];

  it('is another record, or left out, before the earlier row is imported', async () => {
    const { id } = await uploadLines(api.bdm, 'companies', ...lines('Plane Optics'));
    const checked = await check(api, api.bdm, id);
    expect(checked).toMatchObject([
      { outcome: 'create' },
      { outcome: 'possible_duplicate', candidates: [{ recordId: null, row: 2 }] },
      { outcome: 'possible_duplicate' },
    ]);
    const refused = await decide(id, 3, { recordId: randomUUID() });
    expect([refused.status, refused.fieldErrors]).toEqual([422, ['/decision/recordId import.candidate_unknown']]);
    expect(await decided(id, 3, 'create')).toMatchObject({ outcome: 'create' });
    // A later row says the same as the one that now has a record, which takes its id.
    const expected = [{ outcome: 'create' }, { outcome: 'create' }, { outcome: 'skip', repeatsRow: 3 }];
    expect(await readRows(api.bdm, id)).toMatchObject(expected);
    expect(await run(api, api.bdm, id)).toMatchObject(expected);
  });

  it('has its record as candidate once the earlier row is imported', async () => {
    const { id } = await uploadLines(api.bdm, 'companies', ...lines('Elm Optics').slice(0, 3));
    const [earlier, later] = await run(api, api.bdm, id);
    expect(later.candidates).toEqual([{ recordId: earlier.recordId, name: 'row 2', row: 2 }]);
    expect(await decided(id, 3, { recordId: earlier.recordId })).toMatchObject({
      outcome: 'skip',
      recordId: earlier.recordId,
      warnings: [{ column: 'City', cell: 'Hasselt' }],
    });
    expect((await run(api, api.bdm, id))[1]).toMatchObject({ outcome: 'skip', recordId: earlier.recordId });
  });

  it('has its record as candidate also where a person had to decide about the earlier row', async () => {
    const { id, first } = await makeTwins(api, make, 'Birch Optics');
    await check(api, api.bdm, id);
    const file = await uploadLines(
      api.bdm,
      'companies',
      'Name,Country,City',
      'Birch Optics,BE,Tongeren',
      'Birch Optics,BE,Peer',
    );
    const [, waiting] = await run(api, api.bdm, file.id);
    expect(waiting).toMatchObject({ outcome: 'possible_duplicate', candidates: [{ recordId: null, row: 2 }] });
    await decided(file.id, 2, 'create');
    const [earlier, later] = await run(api, api.bdm, file.id);
    expect(earlier.recordId).not.toBe(first.id);
    expect(later.candidates).toEqual([{ recordId: earlier.recordId, name: 'row 2', row: 2 }]);
    expect(await decided(file.id, 3, { recordId: earlier.recordId })).toMatchObject({ recordId: earlier.recordId });
    expect(outcomes(await run(api, api.bdm, file.id))).toEqual(['create', 'skip']);
  });

  it('cannot be another record with the same number, as the check says too', async () => {
    const { id } = await uploadLines(
      api.bdm,
      'companies',
      'Name,Country,KBO,City',
      'Fir Optics,BE,0566.988.259,Genk',
      'Fir Optics,BE,0566.988.259,Hasselt',
    );
    await check(api, api.bdm, id);
    const wrong = { outcome: 'error', errors: [{ code: 'company.duplicate_identifier' }] };
    expect(await decided(id, 3, 'create')).toMatchObject(wrong);
    expect((await run(api, api.bdm, id))[1]).toMatchObject(wrong);
  });
});

it('The file of failed rows has the ids of the candidates in a column of its own', async () => {
  const { id, first, second } = await makeTwins(api, make, 'Larch Optics');
  await run(api, api.bdm, id);
  const [row] = await readFailedRows(id);
  expect(row!.candidates.split(', ').toSorted()).toEqual([first.id, second.id].toSorted());
});

/** Returns the rows of the file of failed rows: the first cell and the last two. */
async function readFailedRows(id: string) {
  const workbook = new ExcelJS.Workbook();
  await workbook.xlsx.load((await api.bdm.bytes(`/imports/${id}/errors?format=xlsx`)) as never);
  const rows: { name: string; candidates: string; reasons: string }[] = [];
  workbook.worksheets[0]!.eachRow((row) => {
    const cells = (row.values as string[]).slice(1);
    rows.push({ name: cells[0]!, candidates: cells.at(-2)!, reasons: cells.at(-1)! });
  });
  return rows.slice(1);
}
