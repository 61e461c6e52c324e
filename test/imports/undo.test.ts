import { EntityImportRegistry } from '../../src/imports/entities/entity-import.registry.js';
import { uploadTo } from '../documents/documents.given.js';
import { type Answer, useApi } from '../support/api.js';
import { readRows, run, uploadLines, work } from './imports.given.js';

const { api, make } = useApi();

const outcomes = (rows: { outcome: string }[]) => rows.map(({ outcome }) => outcome);

async function importLines(entity: string, ...lines: string[]) {
  const { id } = await uploadLines(api.bdm, entity, ...lines);
  const rows = await run(api, api.bdm, id);
  return { id: id as string, rows, ids: rows.map(({ recordId }) => recordId as string) };
}

async function importMissing(...lines: string[]) {
  const { id } = await uploadLines(api.bdm, 'contacts', ...lines);
  await api.bdm.patch(`/imports/${id}`, { createMissing: ['companies'] });
  return { id: id as string, rows: await run(api, api.bdm, id) };
}

async function preview(id: string) {
  return (await api.manager.post(`/imports/${id}/undo`, { dryRun: true })).body;
}

async function undo(id: string) {
  expect((await api.manager.post(`/imports/${id}/undo`)).status).toBe(202);
  await work(api);
  return readRows(api.manager, id);
}

describe('An undo of an import', () => {
  it('leaves companies that other records name', async () => {
    const names = ['Aalbes', 'Braam', 'Cichorei', 'Dille'].map((name) => `${name} Foods,BE`);
    const { id, ids } = await importLines('companies', 'Name,Country', ...names);
    const created = [
      await api.bdm.post('/interactions', {
        kind: 'call',
        occurredAt: '2026-03-12T10:00:00Z',
        subject: 'Talked',
        companyId: ids[0],
      }),
      await api.bdm.post('/tasks', { title: 'Call', companyId: ids[1] }),
      await api.manager.post('/agreements', {
        title: 'Together',
        kind: 'cooperation',
        parties: [{ companyId: ids[2], role: 'signatory' }],
      }),
    ];
    expect(created.map(({ status }) => status)).toEqual([201, 201, 201]);
    const { archive, leave, remainders } = await preview(id);
    expect({ archive, leave }).toEqual({ archive: 1, leave: 3 });
    expect(remainders.map(({ reasons }: { reasons: { code: string }[] }) => reasons[0]!.code)).toEqual(
      remainders.map(() => 'import.in_use'),
    );
    expect((await undo(id)).map(({ leftReasons }) => leftReasons.length)).toEqual([1, 1, 1, 0]);
    expect((await api.bdm.get(`/companies/${ids[0]}`)).body.archivedAt).toBeNull();
    await api.bdm.delete(`/interactions/${created[0]!.body.id}`);
    expect(await preview(id)).toMatchObject({ archive: 1, leave: 2 });
  });

  it('leaves contacts that other records name', async () => {
    await make.company({ name: 'Erwt Optics', country: 'BE' });
    const people = ['An', 'Bo'].map((name) => `${name} Peeters,Erwt Optics,${name}@erwt.example`);
    const { id, ids } = await importLines('contacts', 'Full name,Company name,Email', ...people);
    const subject = { kind: 'call', occurredAt: '2026-03-12T10:00:00Z', subject: 'Talked' };
    expect((await api.bdm.post('/interactions', { ...subject, contactIds: [ids[0]] })).status).toBe(201);
    expect(await preview(id)).toMatchObject({ archive: 1, leave: 1, remainders: [{ recordId: ids[0] }] });
  });

  it('does not count records of the same import, which it archives first', async () => {
    const { id, rows } = await importLines(
      'companies',
      'name,country,parent.name',
      'Framboos Group,BE,',
      'Framboos Plastics,BE,Framboos Group',
    );
    expect(outcomes(rows)).toEqual(['create', 'create']);
    expect(await preview(id)).toMatchObject({ archive: 2, leave: 0 });
    expect((await undo(id)).map(({ leftReasons }) => leftReasons)).toEqual([[], []]);
  });

  it('keeps the parents of a company that stays, also where they stand below it, and says so', async () => {
    const { id, ids } = await importLines(
      'companies',
      'name,country,parent.name',
      'Kervel Shops,BE,Kervel Benelux',
      'Kervel Depots,BE,Kervel Benelux',
      'Kervel Benelux,BE,Kervel Europe',
      'Kervel Iberia,ES,Kervel Europe',
      'Kervel Europe,NL,',
    );
    expect((await api.bdm.patch(`/companies/${ids[0]}`, { city: 'Genk' })).status).toBe(200);
    const codes = ['import.changed_since', undefined, 'import.in_use', undefined, 'import.in_use'];
    const { archive, leave, remainders } = await preview(id);
    expect({ archive, leave }).toEqual({ archive: 2, leave: 3 });
    const planned = new Map(remainders.map(({ row, reasons }: Answer['body']) => [row, reasons[0].code]));
    expect(codes.map((_, index) => planned.get(index + 2))).toEqual(codes);
    const rows = await undo(id);
    expect(rows.map(({ leftReasons }) => leftReasons[0]?.code)).toEqual(codes);
    const archived = await Promise.all(
      ids.map(async (each) => (await api.bdm.get(`/companies/${each}`)).body.archivedAt),
    );
    expect(archived.map((at) => at === null)).toEqual([true, false, true, false, true]);
  });

  it('leaves leads and agreements that have documents', async () => {
    const { id: companyId, name } = await make.company();
    const leads = await importLines(
      'leads',
      'title,company.name,source.channel,receivedOn',
      `Plant,${name},web,2026-03-01`,
    );
    const agreements = await importLines(
      'agreements',
      'title,kind,company.name',
      `Joint laboratory,cooperation,${name}`,
    );
    await uploadTo(api.bdm, { leadId: leads.ids[0]! });
    await uploadTo(api.bdm, { agreementId: agreements.ids[0]! });
    for (const { id } of [leads, agreements]) {
      expect((await undo(id)).map(({ leftReasons }) => leftReasons[0]?.code)).toEqual(['import.in_use']);
    }
    expect((await api.bdm.get(`/companies/${companyId}`)).status).toBe(200);
  });

  it('keeps a company to which somebody has assigned another one of the import', async () => {
    const { id, ids } = await importLines('companies', 'Name,Country', 'Laurier Foods,BE', 'Laurier Holding,BE');
    expect((await api.bdm.patch(`/companies/${ids[0]}`, { parentId: ids[1] })).status).toBe(200);
    expect(await preview(id)).toMatchObject({ archive: 0, leave: 2 });
    expect((await undo(id)).map(({ leftReasons }) => leftReasons[0]?.code)).toEqual([
      'import.changed_since',
      'import.in_use',
    ]);
    expect((await api.bdm.get(`/companies/${ids[1]}`)).body.archivedAt).toBeNull();
  });

  it('keeps what two rows need whose records belong to one another since', async () => {
    const { id, rows } = await importMissing(
      'fullName,email,company.name,company.country',
      'An Maes,an@moerbei.example,Moerbei Foods NV,BE',
      'Bo Claes,bo@venkel.example,Venkel Steel NV,BE',
    );
    const [an, bo] = rows.map(({ recordId }) => recordId as string);
    const read = async (each: string) => (await api.bdm.get(`/contacts/${each}`)).body;
    const [foods, steel] = [(await read(an!)).companyId, (await read(bo!)).companyId];
    await api.bdm.patch(`/contacts/${an}`, { companyId: steel });
    await api.bdm.patch(`/contacts/${bo}`, { companyId: foods });
    await undo(id);
    const archived = await Promise.all(
      [foods, steel].map(async (each) => (await api.bdm.get(`/companies/${each}`)).body.archivedAt),
    );
    expect(archived).toEqual([null, null]);
  });

  it('archives the follow-up tasks of interactions, unless somebody has changed them', async () => {
    await make.company({ name: 'Gember Steel', country: 'BE' });
    const { id, rows } = await importLines(
      'interactions',
      'kind,occurredAt,subject,company.name,followUp.title,followUp.dueOn',
      'call,2026-03-12T10:00:00Z,Talked,Gember Steel,Send sites,2026-12-15',
      'call,2026-03-12T11:00:00Z,Talked again,Gember Steel,Send plans,2026-12-15',
    );
    expect(rows.map(({ errors }) => errors)).toEqual([[], []]);
    const readTasks = async () => (await api.manager.get('/tasks?sort=title&dueOn=2026-12-15')).body.items;
    const [plans, sites] = await readTasks();
    expect([plans.title, sites.title]).toEqual(['Send plans', 'Send sites']);
    await api.bdm.patch(`/tasks/${plans.id}`, { dueOn: '2026-12-16' });
    await undo(id);
    const archivedAt = async (taskId: string) => (await api.manager.get(`/tasks/${taskId}`)).body.archivedAt;
    expect(await archivedAt(plans.id)).toBeNull();
    expect(await archivedAt(sites.id)).not.toBeNull();
  });

  it('overwrites no change that is made at the same moment', async () => {
    const company = await make.company({ name: 'Hop Breweries', country: 'BE' });
    const { id } = await importLines('companies', 'Name,Country,City', 'Hop Breweries,BE,Genk');
    const entity = api.app.get(EntityImportRegistry).get('companies');
    const update = entity.update.bind(entity);
    entity.update = async (...args) => {
      entity.update = update;
      expect((await api.bdm.patch(`/companies/${company.id}`, { city: 'Bree' })).status).toBe(200);
      return update(...args);
    };
    const [row] = await undo(id);
    expect(row.leftReasons).toMatchObject([{ field: 'city', code: 'import.changed_since' }]);
    expect((await api.bdm.get(`/companies/${company.id}`)).body.city).toBe('Bree');
  });

  it('is previewed while the import is locked, and plans nothing when it starts', async () => {
    const { id } = await importLines('companies', 'Name,Country', 'Iep Paper,BE');
    const client = await api.db.connect();
    try {
      await client.query('BEGIN');
      await client.query('SELECT FROM import WHERE id = $1 FOR UPDATE', [id]);
      expect(await preview(id)).toMatchObject({ archive: 1 });
    } finally {
      await client.query('ROLLBACK');
      client.release();
    }
    const entity = api.app.get(EntityImportRegistry).get('companies');
    const read = entity.read.bind(entity);
    entity.read = () => Promise.reject(new Error('planned'));
    const { status, body } = await api.manager.post(`/imports/${id}/undo`);
    entity.read = read;
    expect({ status, body }).toMatchObject({ status: 202, body: { archive: 1, restore: 0, leave: 0 } });
    await work(api);
  });
});
