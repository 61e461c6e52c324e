import { type Caller, useApi } from '../support/api.js';
import { type Made, ok } from '../support/make.js';

const { api, make } = useApi();
const read = (lead: Made, caller: Caller = api.viewer): Promise<Made> => ok(caller.get(`/leads/${lead.id}`));

describe('A single lead', () => {
  it('names its contacts in their order, without archived ones', async () => {
    const company = await make.company();
    const people = [
      await make.contact({ fullName: 'Zoë Peeters', jobTitle: 'Director', companyId: company.id }),
      await make.contact({ fullName: 'Chen Yuqing', jobTitle: null }),
      await make.contact({ fullName: 'Left Long Ago' }),
    ];
    const lead = await make.lead({ companyId: company.id, contactIds: [people[0]!.id] });
    await ok(api.bdm.patch(`/leads/${lead.id}`, { contactIds: people.map(({ id }) => id) }));
    await ok(api.bdm.delete(`/contacts/${people[2]!.id}`));
    const { contacts, contactIds } = await read(lead);
    const described = [
      { id: people[0]!.id, fullName: 'Zoë Peeters', jobTitle: 'Director' },
      { id: people[1]!.id, fullName: 'Chen Yuqing', jobTitle: null },
    ];
    expect(contacts).toHaveLength(2);
    expect(contacts).toEqual(expect.arrayContaining(described));
    expect(contactIds.filter((id: string) => id !== people[2]!.id)).toEqual(contacts.map(({ id }: Made) => id));
    const { items } = await ok(api.viewer.get(`/leads?companyId=${company.id}`));
    expect(Object.keys(items[0])).not.toContain('contacts');
    expect(Object.keys(items[0])).not.toContain('lastInteraction');
  });

  it('names its team and its local company, so that its page needs no other request', async () => {
    const company = await make.company({ name: 'Lumenova Benelux', country: 'BE' });
    const teamIds = [api.manager.id, api.admin.id];
    const lead = await make.lead({ teamIds, localCompanyId: company.id });
    const { team, teamIds: stored, localCompanyName } = await read(lead);
    expect(team.map(({ id }: Made) => id)).toEqual(stored);
    expect(team.map(({ name }: Made) => name)).toEqual(expect.arrayContaining(['manager 2', 'admin 1']));
    expect(localCompanyName).toBe('Lumenova Benelux');
    expect(await read(await make.lead())).toMatchObject({ team: [], localCompanyName: null });
  });

  it('names its last interaction that is not archived', async () => {
    const lead = await make.lead();
    expect(await read(lead)).toMatchObject({ contacts: [], lastInteraction: null });
    await make.interaction(lead.id, {
      occurredAt: '2026-03-01T09:00:00.000Z',
      subject: 'The first call',
      kind: 'call',
    });
    const last = await make.interaction(lead.id, { occurredAt: '2026-03-02T09:30:00.000Z', subject: 'The second' });
    const expected = { id: last.id, kind: 'meeting', subject: 'The second', occurredAt: '2026-03-02T09:30:00.000Z' };
    expect((await read(lead)).lastInteraction).toEqual(expected);
    await ok(api.bdm.delete(`/interactions/${last.id}`));
    expect((await read(lead)).lastInteraction).toMatchObject({ subject: 'The first call', kind: 'call' });
  });
});

describe('The changes of a lead', () => {
  it('are read by every reader who may see the lead, with who and when', async () => {
    const lead = await make.lead();
    await ok(api.bdm.patch(`/leads/${lead.id}`, { jobsExpected: 12 }));
    const path = `/audit?entityType=lead&entityId=${lead.id}`;
    const { items } = await ok(api.viewer.get(path));
    expect(items[0]).toMatchObject({
      action: 'updated',
      actorId: api.bdm.id,
      changes: { jobsExpected: { before: null, after: 12 } },
    });
    await ok(api.manager.patch(`/leads/${lead.id}`, { confidential: true, codename: 'Project Teal' }));
    expect((await ok(api.viewer.get(path))).items).toEqual([]);
    expect((await ok(api.bdm.get(path))).items).toHaveLength(3);
  });
});
