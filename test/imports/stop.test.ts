import { ImportHandler } from '../../src/imports/runs/import.handler.js';
import { type Answer, type Caller, useApi } from '../support/api.js';
import { waitForLock } from '../support/locks.js';
import { check, readRows, run, uploadLines, work } from './imports.given.js';

const { api } = useApi();

/** Returns lines of companies whose names no duplicate search confuses. */
const NAMES = ['Klaproos Foods', 'Lavendel Paper', 'Magnolia Optics', 'Narcis Steel', 'Orchidee Glas', 'Pioen Textiel'];

function uploadCompanies(by: Caller, suffix = ''): Promise<Answer['body']> {
  return uploadLines(by, 'companies', 'Name,Country', ...NAMES.map((name) => `${name}${suffix},BE`));
}

/** Sends a request while the row is applied that is the given one in turn, and lets the job handler finish its work. */
async function sendDuringRow(turn: number, send: () => Promise<Answer>): Promise<Answer> {
  const rows = api.app.get(ImportHandler)['rows'];
  const apply = rows.apply.bind(rows);
  let answer: Promise<Answer> | undefined;
  let applied = 0;
  rows.apply = async (...args) => {
    if (++applied === turn) {
      answer = send();
      // The request waits for the end of the row.
      await waitForLock(api.db);
    }
    return apply(...args);
  };
  await work(api);
  rows.apply = apply;
  return answer!;
}

const outcomes = (rows: Answer['body'][]) => rows.map(({ outcome }) => outcome);
const read = async (id: string) => (await api.manager.get(`/imports/${id}`)).body;

describe('The stop of a run', () => {
  it('finishes the row at which it is, begins no other one, and the next run takes what is left', async () => {
    const { id } = await uploadCompanies(api.bdm);
    // The outcomes of the check are not counted among those of the run.
    await check(api, api.bdm, id);
    await api.bdm.post(`/imports/${id}/run`);
    const { status, body } = await sendDuringRow(2, () => api.bdm.post(`/imports/${id}/stop`));
    expect([status, body.status]).toEqual([202, 'stopped']);
    const done = 2;
    expect([body.processedCount, body.counts.create]).toEqual([done, done]);
    expect(body.finishedAt).not.toBeNull();
    const { items } = (await api.bdm.get(`/imports/${id}/rows?phase=done`)).body;
    expect(items).toHaveLength(done);
    const phases = (await readRows(api.bdm, id)).map(({ phase }) => phase);
    expect(phases).toEqual(NAMES.map((_, index) => (index < done ? 'done' : 'checked')));
    expect((await api.bdm.get('/companies?q=pioen')).body.items).toEqual([]);
    const rows = await run(api, api.bdm, id);
    expect(outcomes(rows)).toEqual(Array.from({ length: 6 }, () => 'create'));
    expect(new Set(rows.map(({ recordId }) => recordId)).size).toBe(6);
    expect(await read(id)).toMatchObject({ status: 'done', processedCount: 6, counts: { create: 6 } });
  });

  it('leaves an import that cannot be changed or checked, and that is undone as far as it came', async () => {
    const { id } = await uploadCompanies(api.bdm, ' Zuid');
    await api.bdm.post(`/imports/${id}/run`);
    const { body } = await sendDuringRow(3, () => api.bdm.post(`/imports/${id}/stop`));
    expect(body.status).toBe('stopped');
    for (const answer of [
      await api.bdm.patch(`/imports/${id}`, { defaults: { country: 'NL' } }),
      await api.bdm.post(`/imports/${id}/dry-run`),
      await api.bdm.post(`/imports/${id}/stop`),
    ]) {
      expect([answer.status, answer.body.code]).toEqual([409, 'import.status_not_allowed']);
    }
    expect((await api.manager.post(`/imports/${id}/undo`, { dryRun: true })).body).toMatchObject({
      archive: body.processedCount,
    });
    expect((await api.manager.post(`/imports/${id}/undo`)).status).toBe(202);
    await work(api);
    expect(await read(id)).toMatchObject({ status: 'undone' });
    expect((await api.bdm.get('/companies?q=zuid')).body.items).toEqual([]);
  });

  it('is seen by an instance that works on the import with the settings of before', async () => {
    const { id } = await uploadCompanies(api.bdm, ' Noord');
    await api.bdm.post(`/imports/${id}/run`);
    const handler = api.app.get(ImportHandler);
    const late = (await handler['prepare'](id))!;
    await api.bdm.post(`/imports/${id}/stop`);
    await api.bdm.post(`/imports/${id}/run`);
    expect(await handler['runRow'](late, { row: 2, cells: ['Klaproos Foods Noord', 'BE'] })).toBe(false);
    await handler['finish'](late, 'done', null);
    expect((await read(id)).status).toBe('running');
    await work(api);
    expect(await read(id)).toMatchObject({ status: 'done', counts: { create: 6 } });
  });

  it('tells the person nothing who did it', async () => {
    const before = (await api.bdm.get('/notifications')).body.items.length;
    const { id } = await uploadCompanies(api.bdm, ' West');
    await api.bdm.post(`/imports/${id}/run`);
    await sendDuringRow(1, () => api.bdm.post(`/imports/${id}/stop`));
    expect((await api.bdm.get('/notifications')).body.items).toHaveLength(before);
  });
});

describe('The stop of a check', () => {
  it('leaves an import that can be changed and checked again, with the new settings alone', async () => {
    const { id } = await uploadCompanies(api.bdm, ' Oost');
    await api.bdm.post(`/imports/${id}/dry-run`);
    const late = (await api.app.get(ImportHandler)['prepare'](id))!;
    const { body } = await sendDuringRow(2, () => api.bdm.post(`/imports/${id}/stop`));
    expect(body).toMatchObject({ status: 'uploaded', processedCount: 0, counts: { create: 0 }, startedAt: null });
    const mapping = [{ column: 'Country', field: 'country' }];
    expect((await api.bdm.patch(`/imports/${id}`, { mapping })).status).toBe(200);
    await api.bdm.post(`/imports/${id}/dry-run`);
    const cells = ['Klaproos Foods Oost', 'BE'];
    expect(await api.app.get(ImportHandler)['checkRows'](late, [{ row: 2, cells }])).toBe(false);
    await work(api);
    expect(outcomes(await readRows(api.bdm, id))).toEqual(Array.from({ length: 6 }, () => 'error'));
  });
});

describe('The stop of an import', () => {
  it('is refused unless a check or a run is under way', async () => {
    const { id } = await uploadCompanies(api.bdm, ' Limburg');
    const stop = () => api.bdm.post(`/imports/${id}/stop`);
    const expectRefusal = async () => {
      const { status, body } = await stop();
      expect([status, body.code]).toEqual([409, 'import.status_not_allowed']);
    };
    await expectRefusal();
    await check(api, api.bdm, id);
    await expectRefusal();
    await run(api, api.bdm, id);
    await expectRefusal();
    await api.manager.post(`/imports/${id}/undo`);
    await expectRefusal();
    await work(api);
    await expectRefusal();
  });

  it('needs the rights of an import', async () => {
    const { id } = await uploadCompanies(api.bdm, ' Maas');
    await api.bdm.post(`/imports/${id}/dry-run`);
    expect((await api.viewer.post(`/imports/${id}/stop`)).status).toBe(403);
    expect((await (await api.user('bdm')).post(`/imports/${id}/stop`)).status).toBe(404);
    expect((await api.manager.post(`/imports/${id}/stop`)).body.status).toBe('uploaded');
  });
});
