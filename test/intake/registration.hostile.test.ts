import ExcelJS from 'exceljs';
import { useApi } from '../support/api.js';
import { intakeRegistrationList } from '../../src/intake/registrations/intake-registration.list.js';
import { Make } from '../support/make.js';
import { walkEverySort } from '../support/walk.js';
import { connectForm, FORM, submit } from './registration.given.js';
import { send, work, type GivenConnection } from './intake.given.js';

let form: GivenConnection;
const { api } = useApi();
beforeAll(async () => (form = await connectForm(api)));

const HOSTILE = {
  html: '<img src=x onerror=alert(1)>',
  formula: '=HYPERLINK("http://evil.example","Click")',
  bidi: 'Anna \u202Egnp.exe',
  nul: 'Nu\u0000l',
  half: 'Half \uD83D of it',
  long: `Long ${'x'.repeat(100_000)}`,
};

describe('Hostile text in a registration', () => {
  it('is stored as text, and breaks neither lists nor files nor the search', async () => {
    for (const [id, text] of Object.entries(HOSTILE)) {
      const registration = await submit(api, form, {
        id,
        name: text,
        company: text,
        job: text,
        message: text,
        extra: text,
      });
      expect(registration.fullName).toBe(text.replaceAll('\u0000', '\uFFFD').toWellFormed());
    }
    const list = await api.bdm.get('/intake/registrations?sort=fullName&limit=200');
    expect(list.status).toBe(200);
    expect(list.body.items).toHaveLength(6);
    expect(Math.max(...list.body.items.map(({ fullName }: { fullName: string }) => fullName.length))).toBe(500);
    for (const q of ['Long xxx', '<img', 'HYPERLINK', 'Anna']) {
      const found = await api.bdm.get(`/intake/registrations?q=${encodeURIComponent(q)}`);
      expect([q, found.body.items.length]).toEqual([q, 1]);
    }
    expect((await api.bdm.get(`/search?q=${encodeURIComponent('<img src=x')}`)).status).toBe(200);
  });

  it('is exported to csv and xlsx as text, not as a formula', async () => {
    const csv = (await api.bdm.get('/intake/registrations/export?format=csv')).text;
    expect(csv).toContain(`'=HYPERLINK`);
    expect(csv).not.toMatch(/(^|,)"?=HYPERLINK/m);
    const workbook = new ExcelJS.Workbook();
    await workbook.xlsx.load((await api.bdm.bytes('/intake/registrations/export?format=xlsx')).buffer as ArrayBuffer);
    const cells: unknown[] = [];
    workbook.worksheets[0]!.eachRow((row) => row.eachCell(({ formula, value }) => cells.push(formula ?? value)));
    expect(cells).toContain(HOSTILE.formula);
    expect(workbook.worksheets[0]!.rowCount).toBe(7);
  });

  it('can be resolved to a contact only when it is a name', async () => {
    const registration = await submit(api, form, { id: 'much', name: HOSTILE.long, email: 'long@gmail.com' });
    const answer = await api.bdm.post(`/intake/registrations/${registration.id}/resolve`, { createContact: {} });
    expect(answer.status).toBe(200);
    const named = (await api.bdm.get(`/contacts/${answer.body.contactId}`)).body;
    expect(named.fullName.length).toBeLessThanOrEqual(200);
  });

  it('may have an id, a version and keys as long as it likes', async () => {
    const long = 'k'.repeat(50_000);
    await send(form, { id: long, name: 'Id', version: long, [long]: long });
    await work(api);
    const { rows } = await api.db.query(`SELECT external_id FROM intake_registration WHERE full_name = 'Id'`);
    expect(rows).toEqual([{ external_id: expect.stringMatching(/^sha256:/) }]);
  });
});

describe('The list of registrations', () => {
  it('is walked to its end in every order, with empty values and equal ones', async () => {
    for (let n = 0; n < 8; n++) await submit(api, form, { id: `w${n}`, ...(n % 2 ? { name: 'Same' } : { job: 'x' }) });
    expect(await walkEverySort(api.bdm, '/intake/registrations', intakeRegistrationList, { limit: 3 })).toBeGreaterThan(
      12,
    );
  });

  // Each took the square of its length: the answer came after the time that a test has.
  it('takes time with its length, and not with the square of that', async () => {
    const length = 400_000;
    const own = await connectForm(api, {
      secret: null,
      mapping: { ...FORM, fields: { ...FORM.fields, campaign: 'campaign' } },
      rules: [{ id: 'came', trigger: 'registered', lead: { title: 'A {campaign}', ownerId: api.bdm.id } }],
    });
    const company = await new Make(api).company();
    const contact = await new Make(api).contact({ companyId: company.id, email: 'long@hostile.example' });
    const lines = { job: `${'x'.repeat(length)}\ny`, note: `a@${'.'.repeat(length)} x` };
    const registration = await submit(api, own, { id: '1', name: 'A', email: contact.email, ...lines });
    expect(registration).toMatchObject({ matchState: 'matched', jobTitle: lines.job });
    await submit(api, own, { id: '2', name: 'A', email: contact.email, campaign: `${'-'.repeat(length)}x` });
    const leads = (await api.bdm.get(`/leads?companyId=${company.id}`)).body.items;
    expect(leads.map(({ title }: { title: string }) => title)).toEqual(['A']);
    expect((await api.bdm.get(`/intake/connections/${own.id}/mapping-suggestion`)).status).toBe(200);
  });
});
