import { startApi, type TestApi } from '../support/api.js';
import { Make } from '../support/make.js';
import { check, run, uploadLines } from './imports.given.js';

let api: TestApi;
let make: Make;
beforeAll(async () => {
  api = await startApi();
  make = new Make(api);
});
afterAll(() => api.close());

describe('An import of a business development manager', () => {
  it('changes no lead of a colleague, and tells nothing of a confidential one', async () => {
    const company = await make.company({ name: 'Narcis Foods', country: 'BE' });
    const open = await make.lead({ title: 'Open project', companyId: company.id });
    const secret = await make.lead({
      title: 'Secret project',
      companyId: company.id,
      confidential: true,
      codename: 'Falcon',
    });
    const before = await Promise.all([open, secret].map(({ id }) => api.manager.get(`/leads/${id}`)));
    const colleague = await api.user('bdm');
    const leads = await uploadLines(
      colleague,
      'leads',
      'Referentie;Titel;Bedrijf;Kanaal;Verwachte jobs',
      `;Open project;Narcis Foods;web;12`,
      `${secret.reference};Secret project;Narcis Foods;web;12`,
      `L-1999-0001;Secret project;Narcis Foods;web;12`,
    );
    const interactions = await uploadLines(
      colleague,
      'interactions',
      'Datum;Soort;Onderwerp;Referentie lead',
      `31/03/2024;meeting;Besproken;${open.reference}`,
      `31/03/2024;meeting;Besproken;${secret.reference}`,
    );
    for (const { id } of [leads, interactions]) {
      const checked = await check(api, colleague, id);
      const done = await run(api, colleague, id);
      expect(checked.map(({ outcome }) => outcome)).toEqual(checked.map(() => 'error'));
      for (const rows of [checked, done]) {
        const shown = JSON.stringify(rows.map(({ candidates, changes, recordId }) => [candidates, changes, recordId]));
        expect(shown).not.toContain(secret.id);
        expect(shown).not.toContain('Secret');
      }
    }
    const [, hidden, absent] = await run(api, colleague, leads.id);
    // The answer for a hidden lead is that for one that does not exist.
    const describeError = ({ errors }: { errors: { field: string; code: string }[] }) =>
      errors.map(({ field, code }) => [field, code]);
    expect(describeError(hidden)).toEqual(describeError(absent));
    const after = await Promise.all([open, secret].map(({ id }) => api.manager.get(`/leads/${id}`)));
    expect(after.map(({ body }) => body)).toEqual(before.map(({ body }) => body));
    expect((await api.manager.get('/interactions')).body.items).toEqual([]);
  });
});
