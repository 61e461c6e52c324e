import { ok } from '../support/make.js';
import { useApi } from '../support/api.js';
import { check, listWarnings, prepareFields, run, uploadLines } from './imports.given.js';

const { api, make } = useApi();

let added = 0;

/** Creates a user with a name. */
const addUser = (fullName: string) =>
  ok(api.admin.post('/users', { email: `added.${++added}@locate.test`, fullName, role: 'bdm' }));

describe('The owner of a row', () => {
  it('is found by the name in any order and by an address in the column of names', async () => {
    const jan = await addUser('Jan Van den Berghe');
    const id = await prepareFields(
      api.bdm,
      'companies',
      ['name', 'country', 'owner.name'],
      ['Kortrijk Optics;BE;"VAN DEN BERGHE, Jan"', 'Lier Optics;BE;Van den Berghe Jan', `Mol Optics;BE;${jan.email}`],
    );
    const rows = await run(api, api.bdm, id);
    const views = await Promise.all(rows.map(({ recordId }) => api.bdm.get(`/companies/${recordId}`)));
    expect(views.map(({ body }) => body.ownerId)).toEqual([jan.id, jan.id, jan.id]);
    expect(listWarnings(rows)).toEqual([[], [], []]);
  });

  it('who is no user or has left is left out with a warning, or replaced by the person who was chosen', async () => {
    const gone = await addUser('Gone Colleague');
    await api.admin.delete(`/users/${gone.id}`);
    const heir = await addUser('Heir Of Rows');
    await make.company({ name: 'Ninove Optics', country: 'BE' });
    const fields = ['title', 'source.channel', 'owner.name', 'company.name'];
    const lines = [
      'Nieuwe hal Ninove;web;Gone Colleague;Ninove Optics',
      'Nieuwe hal Olen;web;Nobody Here;Ninove Optics',
    ];
    const id = await prepareFields(api.manager, 'leads', fields, lines);
    const left = await check(api, api.manager, id);
    expect(left.map(({ outcome }) => outcome)).toEqual(['create', 'create']);
    expect(left[0].warnings).toEqual([
      {
        column: 'owner.name',
        cell: 'Gone Colleague',
        code: 'import.value_left_out',
        detail: '"Gone Colleague" is no user in use. A new record goes to the person who imports it.',
      },
    ]);
    expect((await api.manager.patch(`/imports/${id}`, { unknownOwnerId: heir.id })).body.unknownOwnerId).toBe(heir.id);
    const rows = await run(api, api.manager, id);
    expect(rows.map(({ errors }) => errors)).toEqual([[], []]);
    expect(listWarnings(rows)).toEqual([['owner.name import.owner_unknown'], ['owner.name import.owner_unknown']]);
    const views = await Promise.all(rows.map(({ recordId }) => api.manager.get(`/leads/${recordId}`)));
    expect(views.map(({ body }) => body.ownerId)).toEqual([heir.id, heir.id]);

    const refused = await prepareFields(api.bdm, 'tasks', ['title', 'assignee.name'], ['Bel Pelt;Nobody Here'], {
      unreadable: 'refuse',
    });
    expect((await check(api, api.bdm, refused))[0]).toMatchObject({
      outcome: 'error',
      errors: [{ field: 'assignee.name', code: 'import.reference_unknown' }],
    });
    await api.bdm.patch(`/imports/${refused}`, { unknownOwnerId: heir.id });
    const [task] = await run(api, api.bdm, refused);
    expect((await api.manager.get(`/tasks/${task.recordId}`)).body.assigneeId).toBe(heir.id);
  });

  it('can only be replaced by a user in use', async () => {
    const gone = await addUser('Gone Heir');
    await api.admin.delete(`/users/${gone.id}`);
    const { id } = await uploadLines(api.bdm, 'leads', 'Titel', 'Nieuwe hal Ravels');
    for (const [unknownOwnerId, code] of [
      [gone.id, 'reference.archived'],
      ['0199c000-0000-7000-8000-0000000fffff', 'reference.unknown'],
      ['nobody', 'field.is_uuid'],
    ]) {
      const { status, body } = await api.bdm.patch(`/imports/${id}`, { unknownOwnerId });
      expect([status, body.errors[0].pointer]).toEqual([422, '/unknownOwnerId']);
      if (code !== 'field.is_uuid') expect(body.errors[0].code).toBe(code);
    }
    expect((await api.bdm.patch(`/imports/${id}`, { unreadable: 'guess' })).status).toBe(422);
    expect((await api.bdm.patch(`/imports/${id}`, { unreadable: null })).status).toBe(422);
  });

  it('and the treatment of cells are kept in a saved mapping, unless the person has left', async () => {
    const heir = await addUser('Saved Heir');
    const settings = { unreadable: 'refuse', unknownOwnerId: heir.id };
    const saved = await api.bdm.post('/import-mappings', {
      entity: 'tasks',
      name: 'Tasks of the old system',
      mapping: [{ column: 'Titel', field: 'title' }],
      ...settings,
    });
    expect([saved.status, saved.body]).toMatchObject([201, settings]);
    const apply = async () => {
      const { id } = await uploadLines(api.bdm, 'tasks', 'Titel', 'Bel Sint-Truiden');
      return (await api.bdm.patch(`/imports/${id}`, { mappingId: saved.body.id })).body;
    };
    expect(await apply()).toMatchObject(settings);
    await api.admin.delete(`/users/${heir.id}`);
    expect(await apply()).toMatchObject({ unreadable: 'refuse', unknownOwnerId: null });
    const wrong = await api.bdm.patch(`/import-mappings/${saved.body.id}`, { unknownOwnerId: heir.id });
    expect(wrong.body.errors).toMatchObject([{ pointer: '/unknownOwnerId', code: 'reference.archived' }]);
  });
});
