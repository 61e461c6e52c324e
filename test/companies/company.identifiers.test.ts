import { useApi } from '../support/api.js';

const { api } = useApi();

const huawei = { scheme: 'USCC', value: '914403001922038216' };

describe('A registration number', () => {
  it.each([
    ['KBO', '0566.988.259', '0566988259'],
    ['KBO', 'BE 417.497.106', '0417497106'],
    ['VAT', 'be 0202.239.951', 'BE0202239951'],
    ['VAT', 'BTW BE 0400.378.485', 'BE0400378485'],
    ['LEI', '213800x3q9lsakruwy91', '213800X3Q9LSAKRUWY91'],
    ['USCC', '91440300192317458f', '91440300192317458F'],
    ['DUNS', '15-048-3782', '150483782'],
  ])('%s %s is stored as %s', async (scheme, value, stored) => {
    const created = await api.bdm.post('/companies', {
      name: `Holder ${stored}`,
      country: 'BE',
      identifiers: [{ scheme, value }],
      allowDuplicate: true,
    });
    expect([created.status, created.body.identifiers]).toEqual([201, [{ scheme, value: stored }]]);
  });

  it.each([
    ['KBO', '0202.239.952'],
    ['KBO', '2202.239.951'],
    ['KBO', '0999.992.400'],
    ['USCC', '914403001922038217'],
    ['USCC', '91440300192317458O'],
    ['LEI', '506700GE1G29325QX364'],
    ['LEI', '54930000000000000099'],
    ['VAT', '0202.239.951'],
    ['VAT', 'ZZ123'],
    ['DUNS', '12345678'],
    ['KBO', ''],
    ['LEI', '１'.repeat(60)],
  ])('%s %s is refused at its place', async (scheme, value) => {
    const ok = { scheme: 'DUNS', value: '111111111' };
    const answer = await api.bdm.post('/companies', {
      name: 'Wrong Number',
      country: 'BE',
      identifiers: [ok, { scheme, value }],
    });
    expect(answer.status).toBe(422);
    expect(answer.body.errors).toMatchObject([{ pointer: '/identifiers/1/value', code: 'identifier.invalid' }]);
  });

  it('is refused twice in one request, however it is written', async () => {
    const identifiers = [
      { scheme: 'KBO', value: '0566.988.259' },
      { scheme: 'KBO', value: '566988259' },
    ];
    const answer = await api.bdm.post('/companies', { name: 'Twice', country: 'BE', identifiers });
    expect(answer.body.errors).toMatchObject([{ pointer: '/identifiers/1/value', code: 'identifier.repeated' }]);
  });

  it('of the KBO is in one of the Belgian VAT numbers of the company', async () => {
    const kbo = { scheme: 'KBO', value: '0403.101.811' };
    const own = { scheme: 'VAT', value: 'BTW BE 0403.101.811' };
    const other = { scheme: 'VAT', value: 'BE 0404.616.494' };
    const dutch = { scheme: 'VAT', value: 'NL123456789B01' };
    const refused = await api.bdm.post('/companies', {
      name: 'Wafelhuis Zes',
      country: 'BE',
      identifiers: [kbo, dutch, other],
    });
    expect(refused.body.errors).toMatchObject([{ pointer: '/identifiers/2/value', code: 'identifier.contradictory' }]);
    // The VAT number of a group of companies may stand beside the company's own.
    const created = await api.bdm.post('/companies', {
      name: 'Wafelhuis Zes',
      country: 'BE',
      identifiers: [kbo, other, own],
    });
    expect([created.status, created.body.identifiers]).toMatchObject([201, { length: 3 }]);
    for (const number of ['0403.101.811', 'BE 0403.101.811', 'be0403101811']) {
      const { items } = (await api.viewer.get(`/companies?identifier=${encodeURIComponent(number)}`)).body;
      expect(items.map(({ id }: { id: string }) => id)).toEqual([created.body.id]);
    }
    const same = await api.bdm.post('/companies', {
      name: 'Patisserie Zeven',
      country: 'BE',
      identifiers: [{ scheme: 'KBO', value: '0404.616.494' }],
    });
    expect([same.status, same.body.candidates[0].id]).toEqual([409, created.body.id]);
  });

  it('belongs to one company: the refusal names it, and cannot be overridden', async () => {
    const first = await api.bdm.post('/companies', {
      name: 'Huawei Technologies Co., Ltd.',
      country: 'CN',
      identifiers: [huawei],
    });
    expect(first.status).toBe(201);
    const spaced = { scheme: 'USCC', value: '9144 0300 1922 0382 16' };
    const second = await api.bdm.post('/companies', {
      name: 'Something Else Entirely',
      country: 'CN',
      identifiers: [spaced],
      allowDuplicate: true,
    });
    expect(second.status).toBe(409);
    expect(second.body).toMatchObject({
      code: 'company.duplicate_identifier',
      existing: { id: first.body.id, name: 'Huawei Technologies Co., Ltd.', country: 'CN', archived: false },
      errors: [{ pointer: '/identifiers/0/value', code: 'company.duplicate_identifier' }],
    });
    const other = await api.bdm.post('/companies', { name: 'Quarbistle', country: 'CN' });
    const patched = await api.bdm.patch(`/companies/${other.body.id}`, { identifiers: [huawei], city: 'Shenzhen' });
    expect([patched.status, patched.body.existing.id]).toEqual([409, first.body.id]);
    expect((await api.bdm.get(`/companies/${other.body.id}`)).body).toMatchObject({ city: null, version: 1 });
  });

  it('is given to one of many simultaneous requests, and the others are told which company has it', async () => {
    const lei = { scheme: 'LEI', value: 'HWUPKR0MPOU8FGXBT394' };
    const duns = { scheme: 'DUNS', value: '202020202' };
    const names = [
      'Amber Kiln',
      'Birch Vortex',
      'Cobalt Fjord',
      'Dune Harpsichord',
      'Ember Yacht',
      'Flint Zebra',
      'Gorse Quill',
      'Hazel Mirth',
    ];
    const answers = await Promise.all(
      names.map((name, n) =>
        api.bdm.post('/companies', { name, country: 'US', identifiers: n % 2 ? [lei, duns] : [duns, lei] }),
      ),
    );
    const winners = answers.filter(({ status }) => status === 201);
    const losers = answers.filter(({ status }) => status === 409);
    expect([winners.length, losers.length]).toEqual([1, 7]);
    for (const { body } of losers) {
      expect(body).toMatchObject({ code: 'company.duplicate_identifier', existing: { id: winners[0]!.body.id } });
    }
    const { rows } = await api.db.query('SELECT count(*)::int AS n FROM company WHERE name = ANY($1)', [names]);
    expect(rows[0].n).toBe(1);
  });

  it('is free again once its company is archived, which can then not come back with it', async () => {
    const number = { scheme: 'DUNS', value: '303030303' };
    const old = await api.bdm.post('/companies', { name: 'Perrywinkle', country: 'NL', identifiers: [number] });
    await api.bdm.delete(`/companies/${old.body.id}`);
    const next = await api.bdm.post('/companies', { name: 'Oystermoor', country: 'NL', identifiers: [number] });
    expect(next.status).toBe(201);
    const back = await api.bdm.post(`/companies/${old.body.id}/restore`);
    expect(back.status).toBe(409);
    expect(back.body).toMatchObject({
      code: 'company.duplicate_identifier',
      existing: { id: next.body.id, name: 'Oystermoor' },
    });
    expect((await api.bdm.get(`/companies/${old.body.id}`)).body.archivedAt).not.toBeNull();
    await api.bdm.patch(`/companies/${next.body.id}`, { identifiers: [] });
    const restored = await api.bdm.post(`/companies/${old.body.id}/restore`);
    expect([restored.status, restored.body.identifiers]).toEqual([200, [{ scheme: 'DUNS', value: '303030303' }]]);
    const taken = await api.bdm.patch(`/companies/${next.body.id}`, { identifiers: [number] });
    expect([taken.status, taken.body.existing.id]).toEqual([409, old.body.id]);
  });

  it('finds its company in the list in any notation', async () => {
    for (const typed of ['914403001922038216', '9144 0300 1922 0382 16', '9144-0300-1922-0382-16'.toLowerCase()]) {
      const { body } = await api.bdm.get(`/companies?identifier=${encodeURIComponent(typed)}`);
      expect(body.items.map(({ name }: { name: string }) => name)).toEqual(['Huawei Technologies Co., Ltd.']);
    }
    expect((await api.bdm.get('/companies?identifier=999999999')).body.items).toEqual([]);
  });
});
