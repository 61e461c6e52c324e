import { useApi } from '../support/api.js';
import type { GivenConnection } from './intake.given.js';
import { connectForm, count, readRegistration, submit } from './registration.given.js';
import { updateRows } from '../support/rows.js';

const { api, make } = useApi();

const rule = (change: object = {}) => ({
  id: 'came',
  trigger: 'registered',
  lead: { title: '{companyName}: {fullName} registered', ownerId: api.bdm.id },
  ...change,
});

let made = 0;

/** A contact of a company of its own. */
async function somebody() {
  const company = await make.company();
  const email = `guest.${++made}@rules.example`;
  const contact = await make.contact({ email, companyId: company.id });
  return { company, contact, email };
}

const readLeads = async (companyId: string) =>
  (await api.bdm.get(`/leads?companyId=${companyId}&sort=receivedOn`)).body.items;
const readSources = async (id: string) => (await api.bdm.get(`/intake/registrations/${id}`)).body.leads;

async function activity() {
  const body = { title: 'Roadshow', startsOn: '2026-10-05', endsOn: '2026-10-09' };
  return (await api.bdm.post('/roadshows', body)).body.id as string;
}

describe('A rule', () => {
  it('makes a lead of a registration whose company is known, with its title filled in and its contact on it', async () => {
    const { company, contact, email } = await somebody();
    const activityId = await activity();
    const form = await connectForm(api, { activityId, rules: [rule()] });
    const registration = await submit(api, form, { id: '1', name: 'Ana Ruiz', email, company: 'Brightpath' });
    const [lead] = await readLeads(company.id);
    expect(lead).toMatchObject({
      title: 'Brightpath: Ana Ruiz registered',
      ownerId: api.bdm.id,
      stage: 'first_contact',
      source: { channel: 'activity', activityId, detail: 'Autumn seminar' },
    });
    expect((await api.bdm.get(`/leads/${lead.id}`)).body.contactIds).toEqual([contact.id]);
    expect(registration.leads).toEqual([
      expect.objectContaining({ ruleId: 'came', leadId: lead.id, leadReference: lead.reference, madeLead: true }),
    ]);
  });

  it('touches the open lead of the company instead of making a twin, once for all who come from it', async () => {
    const { company, email } = await somebody();
    const lead = await make.lead({ companyId: company.id });
    const activityId = await activity();
    const form = await connectForm(api, { activityId, rules: [rule()] });
    const first = await submit(api, form, { id: '1', name: 'A', email, version: '1' });
    const colleague = await make.contact({ companyId: company.id });
    const second = await submit(api, form, { id: '2', name: 'B', email: colleague.email, version: '1' });
    expect(await readLeads(company.id)).toHaveLength(1);
    const touches = async () => (await api.bdm.get(`/leads/${lead.id}/touches?activityId=${activityId}`)).body.items;
    expect(await touches()).toEqual([expect.objectContaining({ activityId, role: 'influence', withdrawnAt: null })]);
    expect(first.leads[0]).toMatchObject({ leadId: lead.id, madeLead: false });
    expect(second.leads[0]).toMatchObject({ leadId: lead.id, madeLead: false });
    // The touch stands while one of the two does.
    await submit(api, form, { id: '1', version: '2', status: 'cancelled' });
    expect(await touches()).toHaveLength(1);
    const cancelled = await submit(api, form, { id: '2', version: '2', status: 'cancelled' });
    expect(await touches()).toEqual([]);
    expect(cancelled.leads[0].withdrawnAt).not.toBeNull();
    await submit(api, form, { id: '2', name: 'B', email: colleague.email, version: '3' });
    expect(await touches()).toHaveLength(1);
  });

  it('makes one lead each, of two rules', async () => {
    const { company, email } = await somebody();
    const lead = { title: 'Looks for partners', ownerId: api.manager.id };
    const form = await connectForm(api, { rules: [rule(), rule({ id: 'partners', lead })] });
    await submit(api, form, { id: '1', name: 'A', email });
    expect(await readLeads(company.id)).toHaveLength(2);
    await submit(api, form, { id: '1', name: 'A again', email, version: '9' });
    expect(await readLeads(company.id)).toHaveLength(2);
    const other = await make.contact({ companyId: company.id });
    const second = await submit(api, form, { id: '2', name: 'B', email: other.email });
    expect(second.leads.map(({ madeLead }: { madeLead: boolean }) => madeLead)).toEqual([false, false]);
    expect(new Set(second.leads.map(({ leadId }: { leadId: string }) => leadId)).size).toBe(2);
  });

  it('can have conditions on fields and answers, with any of several values', async () => {
    const when = { country: 'cn', interest: ['Production site', 'Headquarters'] };
    const form = await connectForm(api, { rules: [rule({ when })] });
    const yes = await somebody();
    const no = await somebody();
    await submit(api, form, { id: '1', name: 'Y', email: yes.email, country: 'CN', interest: [' production  SITE'] });
    await submit(api, form, { id: '2', name: 'N', email: no.email, country: 'CN', interest: ['Tourism'] });
    expect(await readLeads(yes.company.id)).toHaveLength(1);
    expect(await readLeads(no.company.id)).toEqual([]);
  });

  it('applies when its trigger is reached', async () => {
    const { company, email } = await somebody();
    const form = await connectForm(api, { rules: [rule({ trigger: 'confirmed' })] });
    await submit(api, form, { id: '1', name: 'A', email, version: '1' });
    expect(await readLeads(company.id)).toEqual([]);
    await submit(api, form, { id: '1', name: 'A', email, version: '2', status: 'confirmed' });
    expect(await readLeads(company.id)).toHaveLength(1);
  });

  it('waits until somebody has said which company it is', async () => {
    const form = await connectForm(api, { rules: [rule()] });
    const registration = await submit(api, form, { id: '1', name: 'New', email: 'new@gmail.com', company: 'Newco' });
    expect(registration.leads).toEqual([]);
    const company = await make.company();
    const answer = await api.bdm.post(`/intake/registrations/${registration.id}/resolve`, {
      createContact: {},
      companyId: company.id,
    });
    expect(answer.status).toBe(200);
    expect(await readLeads(company.id)).toEqual([expect.objectContaining({ title: 'Newco: New registered' })]);
  });

  it('does not block a registration if its owner has left, and reports the problem', async () => {
    const { email } = await somebody();
    const gone = await api.user('bdm');
    const form = await connectForm(api, { rules: [rule({ lead: { title: 'X', ownerId: gone.id } })] });
    await updateRows(api.db, 'app_user', { id: gone.id }, { archived_at: new Date() });
    const registration = await submit(api, form, { id: '1', name: 'A', email });
    expect(registration).toMatchObject({ matchState: 'matched', ruleProblem: 'request.invalid', leads: [] });
  });

  it('is refused if it is invalid', async () => {
    const refused = async (rules: unknown[], pointer: string) => {
      const answer = await api.manager.post('/intake/connections', { name: 'X', provider: 'generic', rules });
      expect([answer.status, answer.body.errors[0].pointer]).toEqual([422, pointer]);
    };
    await refused([rule({ trigger: 'arrived' })], '/rules/0/trigger');
    await refused([rule({ when: { country: 5 } })], '/rules/0/when');
    await refused([rule({ lead: { title: 'X' } })], '/rules/0/lead/ownerId');
    await refused([rule(), rule()], '/rules/1/id');
  });
});

describe('Running the rules', () => {
  it('over what came before makes what is missing, once; a dry run says what and makes nothing', async () => {
    const form = await connectForm(api);
    const people = [await somebody(), await somebody()];
    for (const [index, { email }] of people.entries()) await submit(api, form, { id: String(index), name: 'P', email });
    await submit(api, form, { id: 'unknown', name: 'U', email: 'u@gmail.com', company: 'Unknown' });
    await changeRules(form, [rule()]);
    const leads = await count(api, 'lead');
    const run = (body: object) => api.bdm.post(`/intake/connections/${form.id}/rules/run`, body);
    const expected = { registrations: 2, leads: 2, touches: 0, problems: 0 };
    expect((await run({ dryRun: true })).body).toEqual({ dryRun: true, ...expected });
    expect((await run({})).body).toEqual({ dryRun: true, ...expected });
    expect(await count(api, 'lead')).toBe(leads);
    expect((await run({ dryRun: false })).body).toEqual({ dryRun: false, ...expected });
    expect(await count(api, 'lead')).toBe(leads + 2);
    expect((await run({ dryRun: false })).body).toEqual({ dryRun: false, ...expected, leads: 0 });
    const registration = await readRegistration(api, form, '0');
    expect(await readSources(registration.id)).toHaveLength(1);
  });

  it('requires a right and at least one rule', async () => {
    const form = await connectForm(api);
    expect((await api.viewer.post(`/intake/connections/${form.id}/rules/run`)).status).toBe(403);
    expect((await api.bdm.post('/intake/connections/0199ffff-ffff-7fff-8fff-ffffffffffff/rules/run')).status).toBe(404);
  });
});

async function changeRules(form: GivenConnection, rules: object[]): Promise<void> {
  expect((await api.manager.patch(`/intake/connections/${form.id}`, { rules })).status).toBe(200);
}
