import { useApi } from '../support/api.js';
import { connectForm, FORM, submit } from './registration.given.js';

const { api, make } = useApi();

describe('The country on a form', () => {
  it.each([
    ['Belgium', 'BE'],
    ['Deutschland', 'DE'],
    ['Royaume-Uni', 'GB'],
    ['台灣', 'TW'],
    ['Zuid-Korea', 'KR'],
  ])('%s is understood, and the answer stays', async (typed, code) => {
    const form = await connectForm(api);
    const registration = await submit(api, form, {
      id: '1',
      name: 'Mei Chen',
      email: `mei@${form.id}.test`,
      company: `Glas ${form.id}`,
      country: typed,
    });
    expect(registration.country).toBe(code);
    expect(registration.reviewReasons).not.toContain('unknown_country');
    expect(registration.answers).toContainEqual(expect.objectContaining({ key: 'country', value: typed }));
    const decision = { createContact: {}, createCompany: {} };
    const { status, body } = await api.bdm.post(`/intake/registrations/${registration.id}/resolve`, decision);
    expect(status).toBe(200);
    expect((await api.bdm.get(`/companies/${body.companyId}`)).body).toMatchObject({ country: code });
  });

  it('is a reason for a review where no country has the name, and a new company needs one', async () => {
    const form = await connectForm(api);
    const answers = {
      id: '1',
      name: 'Jan',
      email: `jan@${form.id}.test`,
      company: 'Onbekend Glas',
      country: 'Limburg',
    };
    const registration = await submit(api, form, answers);
    expect(registration).toMatchObject({
      country: 'Limburg',
      reviewReasons: ['new_person', 'new_company', 'unknown_country'],
    });
    const known = await make.company({ emailDomains: ['bekend-glas.example'] });
    const colleague = { id: '2', name: 'An', email: 'an@bekend-glas.example', company: known.name, country: 'Limburg' };
    expect(await submit(api, form, colleague)).toMatchObject({ matchState: 'matched', companyId: known.id });
  });

  it('that was stored by its name before is understood when somebody decides', async () => {
    const { country: _, ...fields } = FORM.fields;
    const form = await connectForm(api, { mapping: { ...FORM, fields } });
    const answers = { id: '1', name: 'Jan', email: `jan@${form.id}.test`, company: 'Eerder Glas' };
    const { id } = await submit(api, form, answers);
    await api.db.query(`UPDATE intake_registration SET country = 'Duitsland' WHERE id = $1`, [id]);
    const decision = { createContact: {}, createCompany: {} };
    const { status, body } = await api.bdm.post(`/intake/registrations/${id}/resolve`, decision);
    expect(status).toBe(200);
    expect((await api.bdm.get(`/companies/${body.companyId}`)).body.country).toBe('DE');
  });
});
