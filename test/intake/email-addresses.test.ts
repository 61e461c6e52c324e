import { useApi } from '../support/api.js';
import { connectForm, submit } from './registration.given.js';

const { api } = useApi();

describe('The e-mail address on a form', () => {
  it.each([
    ['mailto:mei.chen@glas.example', 'mei.chen@glas.example'],
    ['Bo Li <Bo.Li@glas.example>', 'bo.li@glas.example'],
    ['an.maes@glas.example; an@elders.example', 'an.maes@glas.example'],
    ['jo＠glas.example', 'jo@glas.example'],
  ])('%s is understood, and the answer stays', async (typed, address) => {
    const form = await connectForm(api);
    const registration = await submit(api, form, { id: '1', name: 'Somebody New', email: typed, company: 'Glas' });
    expect(registration).toMatchObject({ email: address, fullName: 'Somebody New' });
    expect(registration.answers).toContainEqual(expect.objectContaining({ key: 'email', value: typed }));
    const decision = { createContact: {} };
    const { status, body } = await api.bdm.post(`/intake/registrations/${registration.id}/resolve`, decision);
    expect(status).toBe(200);
    expect((await api.bdm.get(`/contacts/${body.contactId}`)).body).toMatchObject({ email: address });
  });

  it('finds the contact who has it', async () => {
    const form = await connectForm(api);
    const contact = (await api.bdm.post('/contacts', { fullName: 'Els Claes', email: 'els@glas.example' })).body;
    const registration = await submit(api, form, { id: '1', name: 'Els Claes', email: 'mailto:Els@Glas.example' });
    expect(registration).toMatchObject({ contactId: contact.id, matchState: 'matched' });
  });

  it.each(['Jan.Peeters@Glas.example', 'no address', 'jan@', '<>'])('%s stays as it was typed', async (typed) => {
    const form = await connectForm(api);
    const registration = await submit(api, form, { id: '1', name: 'Jan', email: typed });
    expect(registration.email).toBe(typed);
    expect(registration.answers.map(({ key }: { key: string }) => key)).not.toContain('email');
  });
});
