import { ImportRetentionJob } from '../../src/imports/retention/import-retention.job.js';
import { useApi } from '../support/api.js';
import { check, readRows, run, uploadLines } from './imports.given.js';

const { api } = useApi();

const age = (id: string, days: number) =>
  api.db.query(
    `UPDATE import SET updated_at = now() - make_interval(days => $2), finished_at = finished_at - make_interval(days => $2)
     WHERE id = $1`,
    [id, days],
  );

it('The rows of an import are deleted 90 days after its end, and it cannot be undone any more', async () => {
  const lines = ['Name,Country,City', 'Hazelaar Works,BE,Genk'];
  const old = await uploadLines(api.bdm, 'companies', ...lines);
  await run(api, api.bdm, old.id);
  const checked = await uploadLines(api.bdm, 'companies', ...lines);
  await check(api, api.bdm, checked.id);
  const recent = await uploadLines(api.bdm, 'companies', ...lines);
  await age(old.id, 91);
  await age(checked.id, 91);
  await age(recent.id, 89);
  await api.app.get(ImportRetentionJob).deleteExpiredRows();

  expect(await readRows(api.bdm, old.id)).toEqual([]);
  expect(await readRows(api.bdm, recent.id)).toHaveLength(1);
  const { body } = await api.bdm.get(`/imports/${old.id}`);
  expect(body).toMatchObject({ status: 'done', counts: { create: 1 }, rowCount: 1 });
  expect(body.columns.map(({ name, samples }: { name: string; samples: string[] }) => [name, samples])).toEqual([
    ['Name', []],
    ['Country', []],
    ['City', []],
  ]);
  const { rows } = await api.db.query('SELECT DISTINCT import_id AS id FROM import_row_key');
  expect(rows).toEqual([]);
  expect((await api.db.query('SELECT DISTINCT import_id AS id FROM import_word')).rows).toEqual([{ id: recent.id }]);
  for (const dryRun of [true, false]) {
    const answer = await api.manager.post(`/imports/${old.id}/undo`, { dryRun });
    expect(answer).toMatchObject({ status: 409, body: { code: 'import.rows_deleted' } });
  }
  expect((await api.bdm.post(`/imports/${checked.id}/run`)).body.code).toBe('import.rows_deleted');
  expect((await api.bdm.post(`/imports/${checked.id}/dry-run`)).body.code).toBe('import.rows_deleted');
  expect((await api.bdm.patch(`/imports/${checked.id}`, { defaults: {} })).body.code).toBe('import.rows_deleted');
  expect((await api.bdm.get('/companies?q=hazelaar')).body.items).toMatchObject([{ city: 'Genk' }]);
});
