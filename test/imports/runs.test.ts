import { randomBytes } from 'node:crypto';
import ExcelJS from 'exceljs';
import { ImportHandler } from '../../src/imports/runs/import.handler.js';
import { useApi } from '../support/api.js';
import { check, readRows, run, uploadLines, withFailingRow, work } from './imports.given.js';

const { api, make } = useApi();

const outcomes = (rows: { outcome: string }[]) => rows.map(({ outcome }) => outcome);

describe('A run of an import', () => {
  it('fills empty fields only, unless the mapping says that a column overwrites', async () => {
    const company = await make.company({ name: 'Acacia Plastics', country: 'BE', city: 'Hasselt' });
    const imported = await uploadLines(api.bdm, 'companies', 'Name,Country,City', 'Acacia Plastics,BE,Genk');
    expect(outcomes(await check(api, api.bdm, imported.id))).toEqual(['skip']);
    const mapping = [...imported.mapping.slice(0, 2), { column: 'City', field: 'city', overwrite: true }];
    const changed = await api.bdm.patch(`/imports/${imported.id}`, { mapping });
    expect(changed).toMatchObject({ status: 200, body: { status: 'uploaded' } });
    const [row] = await run(api, api.bdm, imported.id);
    expect(row).toMatchObject({ outcome: 'update', changes: [{ field: 'city', from: 'Hasselt', to: 'Genk' }] });
    expect((await api.bdm.get(`/companies/${company.id}`)).body.city).toBe('Genk');
    expect((await api.bdm.patch(`/imports/${imported.id}`, { mapping })).body.code).toBe('import.status_not_allowed');
  });

  it('overwrites an amount without its currency', async () => {
    const turnover = { amount: 5_000_000, currency: 'EUR' };
    const company = await make.company({ name: 'Elzen Bouw', country: 'BE', turnover });
    const imported = await uploadLines(api.bdm, 'companies', 'name,country,turnover.amount', 'Elzen Bouw,BE,6000000');
    const mapping = imported.mapping.map((entry: object) => ({ ...entry, overwrite: true }));
    await api.bdm.patch(`/imports/${imported.id}`, { mapping });
    expect((await run(api, api.bdm, imported.id))[0]).toMatchObject({ outcome: 'update', errors: [] });
    const { body } = await api.bdm.get(`/companies/${company.id}`);
    expect(body.turnover).toMatchObject({ amount: 6_000_000, currency: 'EUR' });
  });

  it('refuses settings that do not fit the file', async () => {
    const { id } = await uploadLines(api.bdm, 'companies', 'Name,Country', 'Begonia,BE');
    const change = async (body: object) => (await api.bdm.patch(`/imports/${id}`, body)).body.errors[0];
    expect(await change({ mapping: [{ column: 'Town', field: 'city' }] })).toMatchObject({
      pointer: '/mapping/0/column',
      code: 'import.unknown_column',
    });
    expect(await change({ mapping: [{ column: 'Name', field: 'colour' }] })).toMatchObject({
      code: 'import.unknown_field',
    });
    expect(await change({ defaults: { colour: 'red' } })).toMatchObject({ code: 'import.unknown_field' });
    expect(await change({ defaults: { city: { name: 'Genk' } } })).toMatchObject({
      pointer: '/defaults/city',
      code: 'import.default_type',
    });
    expect(await change({ defaults: { city: 'x'.repeat(2_001) } })).toMatchObject({
      pointer: '/defaults/city',
      code: 'import.default_too_long',
    });
    for (const field of ['mapping', 'defaults', 'matchKeys', 'mode', 'externalSystem']) {
      expect(await change({ [field]: null })).toMatchObject({ pointer: `/${field}` });
    }
    expect(await change({ matchKeys: 'name' })).toMatchObject({ pointer: '/matchKeys' });
    expect(await change({ matchKeys: ['email'] })).toMatchObject({ code: 'import.match_key' });
    await api.bdm.patch(`/imports/${id}`, { mapping: [] });
    expect((await api.bdm.post(`/imports/${id}/run`)).body.code).toBe('import.mapping_empty');
  });

  it('gives the failed rows as they came, with the reasons', async () => {
    await make.company({ name: 'Cactus Sensors', country: 'BE', nativeName: '仙人掌传感器' });
    const imported = await uploadLines(
      api.bdm,
      'companies',
      'Name;Land;Chinese name;Remark',
      'Cactus Sensors International;CN;仙人掌传感器;=1+1',
      ';BE;;nameless',
      'Dahlia Works;BE;;fine',
    );
    expect(outcomes(await run(api, api.bdm, imported.id))).toEqual(['possible_duplicate', 'error', 'create']);
    const workbook = new ExcelJS.Workbook();
    await workbook.xlsx.load((await api.bdm.bytes(`/imports/${imported.id}/errors?format=xlsx`)) as never);
    const rows: unknown[] = [];
    workbook.worksheets[0]!.eachRow((row) => rows.push((row.values as unknown[]).slice(1)));
    expect(rows).toHaveLength(3);
    expect(rows[0]).toEqual(['Name', 'Land', 'Chinese name', 'Remark', 'Candidates', 'Reasons']);
    expect(rows[1]).toEqual(
      expect.arrayContaining(['Cactus Sensors International', expect.stringContaining('Cactus Sensors')]),
    );
    expect(String((rows[2] as unknown[]).at(-1))).toMatch(/^Name in Latin letters .*: this is missing/);
    expect((await api.bdm.get(`/imports/${imported.id}/rows?outcome=error`)).body.items).toHaveLength(1);
  });

  it('goes on where an instance was killed, and imports each row once', async () => {
    const lines = Array.from(
      { length: 30 },
      (_, index) => `Eik${String.fromCharCode(97 + (index % 26))}${'x'.repeat(index % 5)}${index},BE`,
    );
    const imported = await uploadLines(api.bdm, 'companies', 'Name,Country', ...lines);
    await api.bdm.post(`/imports/${imported.id}/run`);
    // The fifth row fails as if the database had gone away in the middle of it.
    await withFailingRow(api, 5, Object.assign(new Error('killed'), { code: 'ECONNRESET' }), () =>
      expect(api.app.get(ImportHandler).process(imported.id)).rejects.toThrow('killed'),
    );
    expect((await api.bdm.get(`/imports/${imported.id}`)).body.status).toBe('running');
    expect((await readRows(api.bdm, imported.id)).filter(({ recordId }) => recordId !== null)).toHaveLength(4);
    await work(api);
    expect(outcomes(await readRows(api.bdm, imported.id))).toEqual(lines.map(() => 'create'));
    const { rows: stored } = await api.db.query(`SELECT count(*)::int AS count FROM company WHERE name LIKE 'Eik%'`);
    expect(stored).toEqual([{ count: 30 }]);
  });

  it('ends for a person who may not import any more', async () => {
    const leaver = await api.user('bdm');
    const imported = await uploadLines(leaver, 'companies', 'Name,Country', 'Forsythia,BE');
    await leaver.post(`/imports/${imported.id}/run`);
    await api.admin.delete(`/users/${leaver.id}`);
    await work(api);
    const { body } = await api.manager.get(`/imports/${imported.id}`);
    expect(body.status).toBe('failed');
    expect(body.failure).toMatch(/may not import any more/);
    const { rows } = await api.db.query(`SELECT FROM company WHERE name = 'Forsythia'`);
    expect(rows).toEqual([]);
  });

  it('goes on after a failure, and forgets no record that it has imported', async () => {
    const person = await api.user('bdm');
    const names = ['Gentiaan Optics', 'Hortensia Logistics', 'Iris Batteries'];
    const imported = await uploadLines(person, 'companies', 'Name,Country', ...names.map((name) => `${name},BE`));
    await check(api, person, imported.id);
    await person.post(`/imports/${imported.id}/run`);
    await withFailingRow(api, 2, Object.assign(new Error('killed'), { code: 'ECONNRESET' }), () =>
      expect(api.app.get(ImportHandler).process(imported.id)).rejects.toThrow('killed'),
    );
    await api.admin.delete(`/users/${person.id}`);
    await work(api);
    const { body: failed } = await api.manager.get(`/imports/${imported.id}`);
    expect(failed.status).toBe('failed');
    const records = async () => (await readRows(api.manager, imported.id)).map(({ recordId }) => recordId);
    const [first, second] = await records();
    expect([first, second]).toEqual([expect.any(String), null]);
    const changed = await api.manager.patch(`/imports/${imported.id}`, { defaults: { city: 'Genk' } });
    const checked = await api.manager.post(`/imports/${imported.id}/dry-run`);
    for (const answer of [changed, checked]) {
      expect(answer).toMatchObject({ status: 409, body: { code: 'import.status_not_allowed' } });
    }
    await api.admin.post(`/users/${person.id}/restore`);
    const rows = await run(api, api.manager, imported.id);
    expect(outcomes(rows)).toEqual(['create', 'create', 'create']);
    expect(rows[0].recordId).toBe(first);
  });

  it('is not checked again by an instance that is late', async () => {
    const imported = await uploadLines(api.bdm, 'companies', 'Name,Country', 'Jasmijn Steel,BE');
    const [row] = await run(api, api.bdm, imported.id);
    const { rows: stored } = await api.db.query('SELECT * FROM import WHERE id = $1', [imported.id]);
    const handler = api.app.get(ImportHandler);
    await api.db.query(`UPDATE import SET status = 'checking' WHERE id = $1`, [imported.id]);
    const late = (await handler['prepare'](imported.id))!;
    await api.db.query('UPDATE import SET status = $2, version = version + 1 WHERE id = $1', [
      imported.id,
      stored[0].status,
    ]);
    await handler['checkRows'](late, [{ row: row.row, cells: ['Jasmijn Steel', 'BE'] }]);
    await handler['finish'](late, 'checked', null);
    expect(await readRows(api.bdm, imported.id)).toEqual([row]);
    expect((await api.bdm.get(`/imports/${imported.id}`)).body.status).toBe('done');
  });

  it('goes on after a row whose error nobody expected, and after one that the database cancelled', async () => {
    const lines = ['Klaproos Foods', 'Lavendel Paper', 'Magnolia Optics'].map((name) => `${name},BE`);
    const imported = await uploadLines(api.bdm, 'companies', 'Name,Country', ...lines);
    await withFailingRow(api, 2, new TypeError('no such thing'), () => run(api, api.bdm, imported.id));
    const rows = await readRows(api.bdm, imported.id);
    expect(outcomes(rows)).toEqual(['create', 'error', 'create']);
    expect(rows[1].errors).toMatchObject([{ field: null, code: 'service.internal_error' }]);
    expect(JSON.stringify(rows)).not.toContain('no such thing');
    const again = await uploadLines(api.bdm, 'companies', 'Name,Country', ...lines);
    await api.bdm.post(`/imports/${again.id}/run`);
    const handler = api.app.get(ImportHandler);
    const runRow = handler['runRow'].bind(handler);
    handler['runRow'] = async () => {
      await api.db.query(`DO $$ BEGIN RAISE EXCEPTION 'deadlock' USING ERRCODE = '40P01'; END $$`);
      return true;
    };
    await handler.process(again.id);
    handler['runRow'] = runRow;
    expect((await api.bdm.get(`/imports/${again.id}`)).body.status).toBe('running');
    await work(api);
    expect(outcomes(await readRows(api.bdm, again.id))).toEqual(['skip', 'create', 'skip']);
  });

  it('compares rows also by names that an index cannot have', async () => {
    await make.company({
      name: 'Narcis Steel',
      country: 'BE',
      identifiers: [{ scheme: 'KBO', value: '0403.170.701' }],
    });
    const name = randomBytes(3_000).toString('hex');
    const lines = ['name,country,identifiers.KBO', `${name},BE,0403170701`, `${name},BE,0403170701`];
    const imported = await uploadLines(api.bdm, 'companies', ...lines);
    expect(await check(api, api.bdm, imported.id)).toMatchObject([
      { outcome: 'skip', errors: [], repeatsRow: null },
      { outcome: 'skip', repeatsRow: 2 },
    ]);
  });

  it('gives its connection back when the database has ended it', async () => {
    const imported = await uploadLines(api.bdm, 'companies', 'Name,Country', 'Orchidee Steel,BE');
    const handler = api.app.get(ImportHandler);
    const pool = handler['pool'];
    const countBusy = () => pool.totalCount - pool.idleCount;
    const before = countBusy();
    const slice = handler['processSlice'].bind(handler);
    handler['processSlice'] = async () => {
      await api.db.query(
        `SELECT pg_terminate_backend(pid) FROM pg_stat_activity
         WHERE datname = current_database() AND state = 'idle in transaction' AND query LIKE '%pg_try_advisory%'`,
      );
      return true;
    };
    await handler.process(imported.id);
    handler['processSlice'] = slice;
    expect(countBusy()).toBe(before);
  });

  it('does not run beside another one of the same records', async () => {
    const first = await uploadLines(api.bdm, 'companies', 'Name,Country', 'Papaver,BE');
    const second = await uploadLines(api.bdm, 'companies', 'Name,Country', 'Roos,BE');
    for (const { id } of [first, second]) await api.bdm.post(`/imports/${id}/run`);
    const handler = api.app.get(ImportHandler);
    const slice = handler['processSlice'].bind(handler);
    let inside = 0;
    handler['processSlice'] = async (id) => {
      expect(++inside).toBe(1);
      const isFinished = await slice(id);
      inside--;
      return isFinished;
    };
    await Promise.all([first, second].map(({ id }) => handler.process(id)));
    handler['processSlice'] = slice;
    const statuses = async () =>
      Promise.all([first, second].map(async ({ id }) => (await api.bdm.get(`/imports/${id}`)).body.status));
    expect((await statuses()).toSorted()).toEqual(['done', 'running']);
    await work(api);
    expect(await statuses()).toEqual(['done', 'done']);
  });
});
