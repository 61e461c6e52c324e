import { updateRows } from '../support/rows.js';
import { useApi } from '../support/api.js';

const { api, make } = useApi();

const read = async (path: string) => (await api.viewer.get(`/reference/${path}`)).body.items;

describe('GET /reference/nace', () => {
  it('finds codes of both revisions by code and by text', async () => {
    const lighting = { version: '2.1', code: '27.40', level: 4, parentCode: '27.4' };
    expect(await read('nace?q=2740')).toEqual([{ ...lighting, title: 'Manufacture of lighting equipment' }]);
    expect(await read('nace?q=manufacture%20lighting&level=4')).toEqual([
      { ...lighting, title: 'Manufacture of lighting equipment' },
    ]);
    expect(await read('nace?q=27.40&lang=nl')).toEqual([
      { ...lighting, title: 'Vervaardiging van verlichtingsbenodigdheden' },
    ]);
    expect(await read('nace?q=27.40&version=2.0&lang=nl')).toEqual([
      { ...lighting, version: '2.0', title: 'Manufacture of electric lighting equipment' },
    ]);
  });

  it('lists one level, or all of them', async () => {
    const sections = await read('nace?level=1');
    expect(sections).toHaveLength(22);
    expect(sections[0]).toEqual({
      version: '2.1',
      code: 'A',
      title: 'AGRICULTURE, FORESTRY AND FISHING',
      level: 1,
      parentCode: null,
    });
    expect(await read('nace?version=2.0')).toHaveLength(996);
    expect(await read('nace')).toHaveLength(1047);
  });

  it.each(['version=2', 'level=5', 'level=x', 'lang=fr', 'country=BE'])('refuses %s', async (query) => {
    expect((await api.viewer.get(`/reference/nace?${query}`)).status).toBe(422);
  });
});

describe('GET /reference/countries and /reference/subdivisions', () => {
  it('finds countries by code and by name in both languages', async () => {
    expect(await read('countries')).toHaveLength(249);
    expect(await read('countries?q=belg&lang=nl')).toEqual([
      { code: 'BE', name: 'België', timezones: ['Europe/Brussels'], mainTimezone: 'Europe/Brussels' },
    ]);
    expect(await read('countries?q=tw')).toContainEqual(expect.objectContaining({ code: 'TW', name: 'Taiwan' }));
  });

  it('gives the time zones of a country, and the one of nearly everybody if there is one (W9)', async () => {
    const find = async (code: string) =>
      (await read('countries')).find((country) => (country as { code: string }).code === code) as object;
    expect(await find('CN')).toMatchObject({
      timezones: ['Asia/Shanghai', 'Asia/Urumqi'],
      mainTimezone: 'Asia/Shanghai',
    });
    expect(await find('US')).toMatchObject({
      timezones: expect.arrayContaining(['America/New_York', 'America/Chicago']),
      mainTimezone: null,
    });
    expect(await find('BV')).toMatchObject({ timezones: [], mainTimezone: null });
  });

  it('finds subdivisions of Belgium and China', async () => {
    expect(await read('subdivisions?country=BE')).toHaveLength(13);
    expect(await read('subdivisions?country=CN')).toHaveLength(34);
    expect(await read('subdivisions?q=limb')).toEqual([{ code: 'BE-VLI', country: 'BE', name: 'Limburg' }]);
    expect(await read('subdivisions?country=BE&q=liege&lang=en')).toEqual([
      { code: 'BE-WLG', country: 'BE', name: 'Liège' },
    ]);
    expect(await read('subdivisions?country=JP')).toEqual([]);
    expect((await api.viewer.get('/reference/subdivisions?country=XX')).status).toBe(422);
  });
});

describe('Sectors', () => {
  it.each([
    ['99.99', '2.1'],
    ['27.99', '2.1'],
    ['62.10', '2.0'],
    ['62.01', '2.1'],
  ])('are refused if they are no class: %s of %s', async (sector, sectorVersion) => {
    const company = await make.company();
    const lead = { title: 'A', companyId: company.id, source: { channel: 'web' }, sector, sectorVersion };
    const { status, body } = await api.bdm.post('/leads', lead);
    expect([status, body.code, body.errors[0].pointer]).toEqual([422, 'lead.sector_unknown', '/sector']);
    const given = [{ version: sectorVersion, code: sector }];
    const changed = await api.bdm.patch(`/companies/${company.id}`, { nace: given });
    expect([changed.status, changed.body.errors[0].pointer]).toEqual([422, '/nace/0/code']);
  });

  it('that an earlier release accepted stay readable, and may be sent again', async () => {
    const lead = await make.lead();
    await updateRows(api.db, 'lead', { id: lead.id }, { sector: '99.99', sector_version: '2.1' });
    const changes = { sector: '99.99', sectorVersion: '2.1', jobsExpected: 12 };
    expect((await api.bdm.patch(`/leads/${lead.id}`, changes)).body).toMatchObject(changes);
    expect((await api.bdm.patch(`/leads/${lead.id}`, { sector: '99.98' })).status).toBe(422);

    await api.db.query(`INSERT INTO company_nace (company_id, nace_version, code) VALUES ($1, '2.0', '62.10')`, [
      lead.companyId,
    ]);
    const nace = [
      { version: '2.0', code: '62.10', primary: false },
      { version: '2.1', code: '62.10', primary: true },
    ];
    expect((await api.bdm.patch(`/companies/${lead.companyId}`, { nace })).body.nace).toEqual(nace.toReversed());

    const days = { startsOn: '2026-10-05', endsOn: '2026-10-09' };
    const roadshow = (await api.bdm.post('/roadshows', { title: 'South China', ...days })).body;
    await updateRows(api.db, 'activity', { id: roadshow.id }, { sectors: ['27.99'] });
    const sectors = ['27.99', '27.40'];
    expect((await api.bdm.patch(`/roadshows/${roadshow.id}`, { sectors })).body.sectors).toEqual(sectors);
    expect((await api.bdm.patch(`/roadshows/${roadshow.id}`, { sectors: ['27.98'] })).status).toBe(422);
  });
});
