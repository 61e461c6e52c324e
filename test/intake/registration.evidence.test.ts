import { DeliveryHandler } from '../../src/intake/deliveries/delivery.handler.js';
import { useApi } from '../support/api.js';
import { send } from './intake.given.js';
import { connectForm, count, readRegistration, submit } from './registration.given.js';
import { addDaysToNow, insertRow, updateRows, selectRows } from '../support/rows.js';

const { api, make } = useApi();

const resolve = (id: string, body: object) => api.bdm.post(`/intake/registrations/${id}/resolve`, body);
const sortIds = (candidates: { id: string }[]) => candidates.map(({ id }) => id).toSorted();

/** A form on which somebody has decided that a spelling means a company. */
async function learnedForm(spelling: string, companyId: string) {
  const form = await connectForm(api);
  const first = await submit(api, form, {
    id: 'first',
    name: 'First',
    email: `first@${form.id}.test`,
    company: spelling,
  });
  const decision = { createContact: {}, companyId, isAnotherName: true };
  expect((await resolve(first.id, decision)).status).toBe(200);
  return form;
}

describe('A learned spelling of a company', () => {
  it('does not outrank the mail domain of another company, so that a user decides', async () => {
    const [spelt, domain] = [await make.company(), await make.company({ emailDomains: ['zanfield.example'] })];
    const form = await learnedForm('Zanfield', spelt.id);
    const registration = await submit(api, form, {
      id: '2',
      name: 'Wei',
      email: 'wei@zanfield.example',
      company: 'Zanfield',
    });
    expect(registration).toMatchObject({ matchState: 'needs_review', contactId: null, companyId: null });
    expect(registration.reviewReasons).toContain('contradicting_evidence');
    expect(sortIds(registration.companyCandidates)).toEqual([spelt.id, domain.id].toSorted());
    expect(await count(api, 'contact', `email = 'wei@zanfield.example'`)).toBe(0);
  });

  it('does not outrank a register number of another company', async () => {
    const [spelt] = [await make.company()];
    const numbered = await make.company({ country: 'BE', identifiers: [{ scheme: 'KBO', value: '0403101811' }] });
    const form = await learnedForm('Kulfield', spelt.id);
    const registration = await submit(api, form, {
      id: '2',
      name: 'Wei',
      email: 'wei@kulfield.test',
      company: 'Kulfield',
      kbo: '0403.101.811',
    });
    expect(registration.reviewReasons).toContain('contradicting_evidence');
    expect(sortIds(registration.companyCandidates)).toEqual([spelt.id, numbered.id].toSorted());
  });

  it('does not outrank the employer of a known contact', async () => {
    const [spelt, employer] = [await make.company(), await make.company()];
    const contact = await make.contact({ companyId: employer.id });
    const form = await learnedForm('Mirfield', spelt.id);
    const registration = await submit(api, form, { id: '2', name: 'Wei', email: contact.email, company: 'Mirfield' });
    expect(registration).toMatchObject({ matchState: 'needs_review', reviewReasons: ['contradicting_evidence'] });
    expect(sortIds(registration.contactCandidates)).toEqual([contact.id]);
  });

  it('counts for an address for which a user has decided so in spite of its domain', async () => {
    const [spelt] = [await make.company(), await make.company({ emailDomains: ['hedfield.example'] })];
    const form = await learnedForm('Hedfield', spelt.id);
    const first = await submit(api, form, { id: '2', name: 'Wei', email: 'wei@hedfield.example', company: 'Hedfield' });
    expect(first.matchState).toBe('needs_review');
    const { body } = await resolve(first.id, { createContact: {}, companyId: spelt.id });
    await updateRows(api.db, 'intake_registration', { id: first.id }, { received_at: addDaysToNow(-1) });
    const again = await submit(api, form, { id: '3', name: 'Wei', email: 'wei@hedfield.example', company: 'hedfield' });
    expect(again).toMatchObject({ matchState: 'matched', contactId: body.contactId, companyId: spelt.id });
  });

  it('is accepted if nothing contradicts it', async () => {
    const spelt = await make.company({ emailDomains: ['volfield.example'] });
    const form = await learnedForm('Volfield BV', spelt.id);
    for (const [n, email] of ['wei@volfield.example', 'wei@nobody.test'].entries()) {
      const registration = await submit(api, form, { id: `b${n}`, name: `Wei ${n}`, email, company: 'volfield bv' });
      expect(registration).toMatchObject({ matchState: 'matched', companyId: spelt.id });
    }
  });
});

describe('A mail domain', () => {
  it('does not outrank the exact name of another company', async () => {
    const [named, domain] = [
      await make.company({ name: 'Tessenderlo Lamps' }),
      await make.company({ emailDomains: ['groupfield.example'] }),
    ];
    const form = await connectForm(api);
    const registration = await submit(api, form, {
      id: '1',
      name: 'Wei',
      email: 'wei@groupfield.example',
      company: 'Tessenderlo Lamps',
    });
    expect(registration.reviewReasons).toContain('contradicting_evidence');
    expect(sortIds(registration.companyCandidates)).toEqual([named.id, domain.id].toSorted());
  });
});

describe('Somebody of the same name at the same company with another address', () => {
  it.each([
    ['in the same letters', 'Li Na', null, 'Li Na'],
    ['in capitals and without accents', 'José Núñez', null, 'JOSE NUNEZ'],
    ['with the family name in front', 'Wei Zhang', null, 'Zhang Wei'],
    ['in the native script', 'Li Na', '李娜', '李娜'],
    ['in the native script of a contact known in Latin letters', 'Xiaoming Wang', null, '王小明'],
    ['in Latin letters of a contact known in the native script', '欧阳娜娜', null, 'Nana Ouyang'],
  ])('waits as a suggestion and makes no second contact: %s', async (_, fullName, nativeName, said) => {
    const domain = `d${Math.floor(performance.now() * 1_000)}.example`;
    const company = await make.company({ emailDomains: [domain] });
    const contact = await make.contact({ fullName, nativeName, companyId: company.id, email: `one@${domain}` });
    const form = await connectForm(api);
    const registration = await submit(api, form, { id: '1', name: said, email: `two@${domain}` });
    expect(registration).toMatchObject({ matchState: 'needs_review', contactId: null, reviewReasons: ['new_person'] });
    expect(sortIds(registration.contactCandidates)).toEqual([contact.id]);
    expect(await count(api, 'contact', 'company_id = $1', [company.id])).toBe(1);
  });

  it('waits, too, where the company is one of several of the contact', async () => {
    const company = await make.company({ emailDomains: ['second.employer.example'] });
    const contact = await make.contact({ fullName: 'Ann Peeters', companyId: (await make.company()).id });
    await insertRow(api.db, 'contact_affiliation', { contact_id: contact.id, company_id: company.id });
    const registration = await submit(api, await connectForm(api), {
      id: '1',
      name: 'Ann Peeters',
      email: 'ann@second.employer.example',
    });
    expect(registration).toMatchObject({ matchState: 'needs_review', contactCandidates: [{ id: contact.id }] });
  });

  it('is found among a hundred colleagues with similar names', async () => {
    const company = await make.company({ emailDomains: ['many.example'] });
    for (let n = 0; n < 15; n++)
      await make.contact({ fullName: `Jan Peeters ${'IVX'.charAt(n % 3)}${n}`, companyId: company.id });
    const contact = await make.contact({ fullName: 'Jan Peeters', companyId: company.id });
    const registration = await submit(api, await connectForm(api), {
      id: '1',
      name: 'jan peeters',
      email: 'jp@many.example',
    });
    expect(registration.matchState).toBe('needs_review');
    expect(registration.contactCandidates[0].id).toBe(contact.id);
  });

  it('is no reason to ask about a namesake at another company', async () => {
    await make.contact({ fullName: 'Li Wei', companyId: (await make.company()).id });
    const company = await make.company({ emailDomains: ['namesake.example'] });
    const registration = await submit(api, await connectForm(api), {
      id: '1',
      name: 'Li Wei',
      email: 'li@namesake.example',
    });
    expect(registration).toMatchObject({ matchState: 'matched', companyId: company.id });
  });

  it('becomes one contact although both addresses come at the same moment', async () => {
    const company = await make.company({ emailDomains: ['moment.example'] });
    const forms = await Promise.all(Array.from({ length: 6 }, () => connectForm(api)));
    for (const [n, form] of forms.entries()) {
      const sent = await send(form, { id: String(n), name: 'Twin Registrant', email: `twin.${n}@moment.example` });
      expect(sent.status).toBe(202);
    }
    const rows = await selectRows(api.db, 'intake_delivery', { connection_id: forms.map(({ id }) => id) }, 'id');
    await Promise.all(rows.map(({ id }) => api.app.get(DeliveryHandler).process(id)));
    expect(await count(api, 'contact', 'company_id = $1', [company.id])).toBe(1);
    const states = await Promise.all(
      forms.map(async (form, n) => (await readRegistration(api, form, String(n))).matchState),
    );
    expect(states.toSorted()).toEqual(['matched', ...Array.from({ length: 5 }, () => 'needs_review')]);
  });
});
