import { useApi } from '../support/api.js';
import { check, listWarnings, prepareFields, readRows, run, uploadLines } from './imports.given.js';

const { api, make } = useApi();

describe('A cell that cannot be read', () => {
  const FIELDS = ['name', 'country', 'website', 'employees', 'turnover.amount', 'postalCode', 'notes'];
  const LINES = [
    'Aalst Optics;BE;none yet;veel;onbekend;9300;ok',
    `Brugge Optics;BE;https://brugge.example;12;€ 5.000;${'8'.repeat(30)};ok`,
    'Charleroi Optics;BE;;99999999999;€ -5;;ok',
  ];

  it('is left out and reported, in the check as in the run', async () => {
    const id = await prepareFields(api.bdm, 'companies', FIELDS, LINES);
    const checked = await check(api, api.bdm, id);
    const expected = [
      ['website import.value_left_out', 'employees import.value_left_out', 'turnover.amount import.value_left_out'],
      ['postalCode import.value_left_out'],
      ['employees import.value_left_out', 'turnover.amount import.value_left_out'],
    ];
    expect(checked.map(({ outcome }) => outcome)).toEqual(['create', 'create', 'create']);
    expect(listWarnings(checked)).toEqual(expected);
    expect(checked[0].warnings[0]).toEqual({
      column: 'website',
      cell: 'none yet',
      code: 'import.value_left_out',
      detail: '"none yet" cannot be read. Write the web address as https://www.example.com.',
    });
    const rows = await run(api, api.bdm, id);
    expect(listWarnings(rows)).toEqual(expected);
    const [first, second, third] = await Promise.all(
      rows.map(async ({ recordId }) => (await api.bdm.get(`/companies/${recordId}`)).body),
    );
    expect(first).toMatchObject({
      website: null,
      employees: null,
      turnover: null,
      postalCode: '9300',
      identifiers: [],
    });
    expect(second).toMatchObject({ employees: 12, turnover: { amount: 5_000 }, postalCode: null, notes: 'ok' });
    expect(third).toMatchObject({ employees: null, turnover: null, notes: 'ok' });
  });

  it('refuses its row where the import says so', async () => {
    const lines = LINES.map((line) => line.replace('Optics', 'Sensors'));
    const id = await prepareFields(api.bdm, 'companies', FIELDS, lines, { unreadable: 'refuse' });
    const rows = await check(api, api.bdm, id);
    expect(rows.map(({ outcome }) => outcome)).toEqual(['error', 'error', 'error']);
    expect(rows[0].errors).toMatchObject([
      { field: 'website', code: 'web_address.invalid' },
      { field: 'employees', code: 'number.invalid' },
      { field: 'turnover.amount', code: 'number.invalid' },
    ]);
    expect(rows[1].errors).toMatchObject([{ field: 'postalCode' }]);
    expect((await api.bdm.patch(`/imports/${id}`, { unreadable: 'leave_out' })).body.unreadable).toBe('leave_out');
    expect((await check(api, api.bdm, id)).map(({ outcome }) => outcome)).toEqual(['create', 'create', 'create']);
  });

  it('of a field that every record needs refuses the row and is quoted', async () => {
    const id = await prepareFields(api.bdm, 'companies', ['name', 'country'], ['Dender Optics;Atlantis'], {
      defaults: { country: 'BE' },
    });
    const [row] = await check(api, api.bdm, id);
    expect(row).toMatchObject({
      outcome: 'error',
      errors: [{ field: 'country', code: 'country.invalid', detail: expect.stringContaining('"Atlantis"') }],
    });
    const contacts = await prepareFields(
      api.bdm,
      'contacts',
      ['fullName', 'email'],
      [`${'x'.repeat(300)};an@example.be`],
    );
    const [contact] = await check(api, api.bdm, contacts);
    expect(contact).toMatchObject({
      outcome: 'error',
      errors: [{ field: 'fullName', code: 'import.value_left_out', detail: expect.stringContaining('"xxx') }],
    });
  });

  it('that is a wrong registration number refuses the row, because the company could be there already', async () => {
    const id = await prepareFields(
      api.bdm,
      'companies',
      ['name', 'country', 'identifiers.KBO'],
      ['Diest Optics;BE;0203.201.341'],
    );
    expect((await check(api, api.bdm, id))[0]).toMatchObject({
      outcome: 'error',
      errors: [{ field: 'identifiers.KBO', code: 'identifier.invalid' }],
    });
  });

  it('leaves a word of a choice that is none of its values to the words of the file', async () => {
    const id = await prepareFields(api.bdm, 'companies', ['name', 'country', 'kind'], ['Eeklo Optics;BE;Sterrenwacht']);
    expect((await check(api, api.bdm, id))[0]).toMatchObject({ outcome: 'error', errors: [{ field: 'kind' }] });
  });

  it('that holds a wrong default refuses every row, because no cell is to blame', async () => {
    const id = await prepareFields(api.bdm, 'companies', ['name', 'country'], ['Fleurus Optics;BE'], {
      defaults: { website: 'none yet' },
    });
    expect((await check(api, api.bdm, id))[0]).toMatchObject({ outcome: 'error', errors: [{ field: 'website' }] });
  });

  it('leaves the amount out where its currency cannot be read', async () => {
    const id = await prepareFields(
      api.bdm,
      'companies',
      ['name', 'country', 'turnover.amount', 'turnover.currency'],
      ['Geel Optics;BE;5.000;coins', 'Halle Optics;BE;€ 5.000;coins', 'Ieper Optics;BE;;coins'],
    );
    const rows = await run(api, api.bdm, id);
    expect(rows.map(({ outcome }) => outcome)).toEqual(['create', 'create', 'create']);
    expect(listWarnings(rows)).toEqual([
      ['turnover.amount import.value_left_out', 'turnover.currency import.value_left_out'],
      ['turnover.currency import.value_left_out'],
      ['turnover.currency import.value_left_out'],
    ]);
    const views = await Promise.all(rows.map(({ recordId }) => api.bdm.get(`/companies/${recordId}`)));
    expect(views.map(({ body }) => body.turnover?.currency)).toEqual([undefined, 'EUR', undefined]);
  });

  it('takes along what says nothing without it: the edition of a code', async () => {
    await make.company({ name: 'Izegem Optics', country: 'BE' });
    const id = await prepareFields(
      api.bdm,
      'leads',
      ['title', 'company.name', 'source.channel', 'sector', 'sectorVersion', 'jobsExpected'],
      [
        'Hal A;Izegem Optics;web;99.99;2.1;50-100 jobs',
        'Hal B;Izegem Optics;web;;2.0;',
        'Hal C;Izegem Optics;web;Manufacture of optics;;',
      ],
    );
    const rows = await run(api, api.bdm, id);
    expect(rows.map(({ outcome }) => outcome)).toEqual(['create', 'create', 'create']);
    expect(listWarnings(rows)).toEqual([
      ['jobsExpected import.range_lower_end', 'sector import.value_left_out'],
      [],
      ['sector import.value_left_out'],
    ]);
    const { body } = await api.bdm.get(`/leads/${rows[0].recordId}`);
    expect([body.sector, body.jobsExpected]).toEqual([null, 50]);
  });

  it('is not taken for a key: two people whose address is "unknown" are two people', async () => {
    const id = await prepareFields(
      api.bdm,
      'contacts',
      ['fullName', 'email'],
      ['Ada Maes;unknown', 'Bob Nijs;unknown', 'Cas Olbrechts;-'],
    );
    const rows = await run(api, api.bdm, id);
    expect(rows.map(({ outcome }) => outcome)).toEqual(['create', 'create', 'create']);
    expect(listWarnings(rows)).toEqual([['email import.value_left_out'], ['email import.value_left_out'], []]);
  });

  it('is reported in a row that changes nothing as well', async () => {
    await make.company({ name: 'Jette Optics', country: 'BE' });
    const id = await prepareFields(api.bdm, 'companies', ['name', 'country', 'employees'], ['Jette Optics;BE;veel']);
    const [row] = await run(api, api.bdm, id);
    expect(row).toMatchObject({ outcome: 'skip', warnings: [{ column: 'employees', cell: 'veel' }] });
  });

  it('may hold hostile texts, which break nothing', async () => {
    const hostile = [
      '\u202e+32 476 12 34 56',
      '=HYPERLINK("http://x.example")',
      '<script>alert(1)</script>',
      "'; DROP TABLE contact; --",
      '('.repeat(5_000),
      `+${'9'.repeat(400)}`,
      '\u0007\u0001',
      '\ud83d',
    ].map((text) => JSON.stringify(text).replaceAll(String.raw`\"`, '""'));
    const lines = hostile.map((text, index) => `Kim Peeters${index};${text};${text};${text}`);
    const id = await prepareFields(api.bdm, 'contacts', ['fullName', 'phone', 'email', 'linkedinUrl'], lines);
    const rows = await run(api, api.bdm, id);
    expect(rows.map(({ outcome }) => outcome)).toEqual(hostile.map(() => 'create'));
    expect(rows.flatMap(({ warnings }) => warnings).every(({ detail }) => detail.length < 400)).toBe(true);
  });
});

it('A cell of a company or a person that an import creates is left out in the same way', async () => {
  const fields = [
    'title',
    'source.channel',
    'company.name',
    'company.country',
    'company.employees',
    'contact.fullName',
    'contact.phone',
  ];
  const lines = [
    'Hal K;web;Quartz Foods;US;50-249;"SMITH, John";(512) 757-6000',
    `Hal L;web;Quartz Metal;FR;${'9'.repeat(12)};An Two;zie secretariaat`,
    `Hal M;web;Quartz Salt;BE;;${'x'.repeat(300)};`,
  ];
  const id = await prepareFields(api.manager, 'leads', fields, lines, { createMissing: ['companies', 'contacts'] });
  const checked = await check(api, api.manager, id);
  const rows = await run(api, api.manager, id);
  const expected = [
    ['company.employees import.range_lower_end'],
    ['company.employees import.value_left_out', 'contact.phone import.value_left_out'],
    ['contact.fullName import.value_left_out'],
  ];
  expect([listWarnings(checked), listWarnings(rows)]).toEqual([expected, expected]);
  expect(rows.map(({ outcome }) => outcome)).toEqual(['create', 'create', 'error']);
  expect(rows[2].errors).toMatchObject([{ field: 'contact.fullName', code: 'import.value_left_out' }]);
  const lead = (await api.manager.get(`/leads/${rows[0].recordId}`)).body;
  const person = (await api.manager.get(`/contacts/${lead.contactIds[0]}`)).body;
  expect(person).toMatchObject({ fullName: 'John SMITH', familyName: 'SMITH', phone: '+15127576000' });
});

describe('A phone number of a file', () => {
  it('is read with the country of the row, else that of the company, and else as Belgian', async () => {
    await make.company({ name: 'Taipei Lamps', country: 'TW' });
    const id = await prepareFields(
      api.bdm,
      'contacts',
      ['fullName', 'phone', 'company.name', 'company.country'],
      [
        'An One;0912-345-678;Taipei Lamps;',
        'Bo Two;0476 12 34 56;;',
        'Cy Three;(512) 757-6000;;US',
        'Di Four;011 30 01 00 / 0476 12 34 56;;BE',
        'Ed Five;011 30 01 00 ext. 12;;BE',
        'Fi Six;zie secretariaat;;BE',
        'Gi Seven;n/a;;',
      ],
    );
    const checked = await check(api, api.bdm, id);
    const expected = [
      [],
      [],
      [],
      ['phone import.first_of_several'],
      ['phone import.value_left_out'],
      ['phone import.value_left_out'],
      [],
    ];
    expect(listWarnings(checked)).toEqual(expected);
    const rows = await run(api, api.bdm, id);
    expect(listWarnings(rows)).toEqual(expected);
    const views = await Promise.all(rows.map(({ recordId }) => api.bdm.get(`/contacts/${recordId}`)));
    expect(views.map(({ body }) => body.phone)).toEqual([
      '+886912345678',
      '+32476123456',
      '+15127576000',
      '+3211300100',
      '+3211300100',
      null,
      null,
    ]);
  });

  it('refuses its row where cells that cannot be read do', async () => {
    const id = await prepareFields(api.bdm, 'contacts', ['fullName', 'phone'], ['Hy Eight;zie secretariaat'], {
      unreadable: 'refuse',
    });
    expect((await check(api, api.bdm, id))[0]).toMatchObject({ outcome: 'error', errors: [{ field: 'phone' }] });
  });
});

describe('A name of a file', () => {
  it('with the family name first becomes given and family name in the usual order', async () => {
    const id = await prepareFields(api.bdm, 'contacts', ['fullName'], ['"VAN DEN BERGHE, Jan"', '"DE SMET, AN"']);
    const rows = await run(api, api.bdm, id);
    const views = await Promise.all(rows.map(({ recordId }) => api.bdm.get(`/contacts/${recordId}`)));
    expect(views.map(({ body }) => [body.fullName, body.givenName, body.familyName])).toEqual([
      ['Jan VAN DEN BERGHE', 'Jan', 'VAN DEN BERGHE'],
      ['An De Smet', 'An', 'De Smet'],
    ]);
  });
});

describe('A record with a Chinese name only', () => {
  it.each(['nativeName', 'name'])(
    'gets its pinyin as Latin name, and is found again, when the column fills %s',
    async (field) => {
      const native = field === 'name' ? '佛山市明栽照明有限公司' : '深圳市明灯光电有限公司';
      const lines = [`${native};CN`];
      const [company] = await run(api, api.bdm, await prepareFields(api.bdm, 'companies', [field, 'country'], lines));
      expect(company.outcome).toBe('create');
      const { body } = await api.bdm.get(`/companies/${company.recordId}`);
      expect(body).toMatchObject({ name: expect.stringMatching(/^(?:Foshan|Shenzhen) Shi Ming /), nativeName: native });
      const [again] = await run(api, api.bdm, await prepareFields(api.bdm, 'companies', [field, 'country'], lines));
      expect(again).toMatchObject({ outcome: 'skip', recordId: company.recordId, warnings: [] });
    },
  );

  it('is a person as well, and people whose names sound alike are not one', async () => {
    const fields = ['nativeName', 'jobTitle'];
    const lines = ['李娜;Sales', '李那;Export', '王小明;'];
    const rows = await run(api, api.bdm, await prepareFields(api.bdm, 'contacts', fields, lines));
    expect(rows.map(({ outcome }) => outcome)).toEqual(['create', 'create', 'create']);
    const views = await Promise.all(rows.map(({ recordId }) => api.bdm.get(`/contacts/${recordId}`)));
    expect(views.map(({ body }) => [body.fullName, body.nativeName])).toEqual([
      ['Li Na', '李娜'],
      ['Li Na', '李那'],
      ['Wang Xiaoming', '王小明'],
    ]);
    const again = await run(api, api.bdm, await prepareFields(api.bdm, 'contacts', ['fullName'], ['李娜', '王小明']));
    expect(again.map(({ outcome, recordId }) => [outcome, recordId])).toEqual([
      ['skip', rows[0].recordId],
      ['skip', rows[2].recordId],
    ]);
  });
});

it('A column of days says whether the order of day and month is assumed', async () => {
  const { columns } = await uploadLines(
    api.bdm,
    'leads',
    'Titel;Onduidelijk;Duidelijk;Iso',
    'A;03/04/2025;03/04/2025;2025-04-03',
    'B;05/04/2025;25/04/2025;2025-04-05',
  );
  expect(columns.map(({ isDayOrderAssumed }: { isDayOrderAssumed: boolean }) => isDayOrderAssumed)).toEqual([
    false,
    true,
    false,
    false,
  ]);
});

it('A file of failed rows has the cells that were left out in rows that failed', async () => {
  const id = await prepareFields(api.bdm, 'companies', ['name', 'country', 'employees'], [';BE;veel']);
  await run(api, api.bdm, id);
  expect((await readRows(api.bdm, id))[0]).toMatchObject({
    outcome: 'error',
    errors: [{ field: 'name', code: 'field.required' }],
    warnings: [{ column: 'employees', cell: 'veel' }],
  });
});
