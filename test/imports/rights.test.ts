import { type Caller, useApi } from '../support/api.js';
import { check, run, uploadLines, work } from './imports.given.js';

const { api, make } = useApi();

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

  it('brings in leads of a colleague with their history, and changes none of them afterwards', async () => {
    const company = await make.company({ name: 'Hyacint Foods', country: 'BE' });
    const { rows: users } = await api.db.query('SELECT email FROM app_user WHERE id = $1', [api.bdm.id]);
    const owner = users[0].email as string;
    const colleague = await api.user('bdm');
    const fields =
      'title;company.name;source.channel;owner.email;receivedOn;stage;status;closedOn;lostReason;confidential;codename';
    const { id } = await uploadLines(
      colleague,
      'leads',
      fields,
      `Open of a colleague;Hyacint Foods;web;${owner};2024-01-10;announced;;;;;`,
      `Lost of a colleague;Hyacint Foods;web;${owner};2024-01-10;proposition;lost;2024-05-02;permits;;`,
      `Secret of a colleague;Hyacint Foods;web;${owner};2024-01-10;qualified;;;;true;Heron`,
    );
    for (const rows of [await check(api, colleague, id), await run(api, colleague, id)]) {
      expect(rows.map(({ outcome, errors }) => [outcome, errors])).toEqual(rows.map(() => ['create', []]));
    }
    const { items } = (await api.bdm.get(`/leads?companyId=${company.id}&sort=title`)).body;
    expect(items).toMatchObject([
      { ownerId: api.bdm.id, stage: 'proposal', status: 'lost' },
      { ownerId: api.bdm.id, stage: 'announced', status: 'open' },
      { ownerId: api.bdm.id, stage: 'qualified', confidential: true },
    ]);
    const [lost, open, secret] = items;
    expect((await colleague.patch(`/leads/${open.id}`, { jobsExpected: 12 })).problem).toEqual([403, 'lead.not_yours']);
    expect((await colleague.get(`/leads/${secret.id}`)).status).toBe(404);
    const again = await uploadLines(colleague, 'leads', 'reference;expectedJobs', `${lost.reference};12`);
    const mapping = [
      { column: 'reference', field: 'reference' },
      { column: 'expectedJobs', field: 'jobsExpected' },
    ];
    expect((await colleague.patch(`/imports/${again.id}`, { mapping })).status).toBe(200);
    await check(api, colleague, again.id);
    const { body } = await colleague.get(`/imports/${again.id}/rows?lang=en`);
    expect(body.items[0]).toMatchObject({ outcome: 'error', errors: [{ code: 'lead.not_yours' }] });
    expect(body.items[0].errors[0].detail).toContain('Let one of them import this row.');
  });

  it('shows no entry of the import of a colleague in the audit trail', async () => {
    const owner = await api.user('bdm');
    const { id } = await uploadLines(owner, 'companies', 'Name,Country', 'Tulip Foods,BE');
    const list = async (by: Caller) => (await by.get(`/audit?entityId=${id}`)).body.items.length;
    expect(await Promise.all([owner, api.manager, api.bdm, api.viewer].map(list))).toEqual([1, 1, 0, 0]);
  });

  it('treats a confidential lead with the same external id as if it were not there', async () => {
    const company = await make.company({ name: 'Orchis Steel', country: 'BE' });
    const secret = await make.lead({
      title: 'Hidden hall',
      companyId: company.id,
      confidential: true,
      codename: 'Gneiss',
    });
    await api.manager.patch(`/leads/${secret.id}`, { externalIds: [{ system: 'import', value: 'X-1' }] });
    const colleague = await api.user('bdm');
    const { id } = await uploadLines(
      colleague,
      'leads',
      'title,company.name,source.channel,externalId',
      'Another hall,Orchis Steel,web,X-1',
    );
    const [row] = await run(api, colleague, id);
    expect(row).toMatchObject({
      outcome: 'error',
      candidates: [],
      errors: [{ field: 'externalId', code: 'external_id.unusable' }],
    });
    expect(JSON.stringify(row)).not.toContain(secret.id);
  });
});

describe('An import with an API key', () => {
  it('needs the permissions of its records for the rows, the errors and the undo', async () => {
    const { id } = await uploadLines(api.bdm, 'companies', 'Name,Country', 'Viola Foods,BE');
    await run(api, api.bdm, id);
    const key = await api.key('manager', ['imports:read', 'imports:write', 'imports:undo']);
    const answers = [
      await key.get(`/imports/${id}/rows`),
      await key.get(`/imports/${id}/errors`),
      await key.post(`/imports/${id}/undo`, { dryRun: true }),
      await key.post(`/imports/${id}/undo`),
    ];
    expect(answers.map(({ status, body }) => [status, body.code])).toEqual(answers.map(() => [403, 'auth.forbidden']));
    expect((await key.get(`/imports/${id}`)).body.status).toBe('done');
  });

  it('has the rights that the person has now', async () => {
    const person = await api.user('bdm');
    const { id } = await uploadLines(person, 'companies', 'Name,Country', 'Waterlelie Foods,BE');
    await person.post(`/imports/${id}/run`);
    await api.admin.patch(`/users/${person.id}`, { role: 'viewer' });
    await work(api);
    const { body } = await api.manager.get(`/imports/${id}`);
    expect(body).toMatchObject({ status: 'failed', failure: expect.stringMatching(/may not import any more/) });
    const { rows } = await api.db.query(`SELECT FROM company WHERE name = 'Waterlelie Foods'`);
    expect(rows).toEqual([]);
  });
});

describe('The fields that the columns of an import can fill', () => {
  it('are listed with the suggested mapping for all who may see the import, and for nobody else', async () => {
    const owner = await api.user('bdm');
    const { id } = await uploadLines(owner, 'companies', 'Name,Country', 'Papaver Foods,BE');
    const path = `/imports/${id}/fields`;
    const { status, body } = await owner.get(path);
    expect(status).toBe(200);
    expect(body.suggestion).toEqual([
      { column: 'Name', field: 'name' },
      { column: 'Country', field: 'country' },
    ]);
    expect(body.fields).toContainEqual(expect.objectContaining({ name: 'country', kind: 'country', required: true }));
    expect(body.matchKeys).toContain('identifier');
    expect((await api.manager.get(path)).status).toBe(200);
    expect([(await api.bdm.get(path)).status, (await api.viewer.get(path)).status]).toEqual([404, 403]);
  });
});
