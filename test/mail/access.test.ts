import { type Caller, useApi } from '../support/api.js';
import { type Made, ok } from '../support/make.js';
import { SmtpSink } from '../support/smtp-sink.js';
import { buildMailSettings, sendDue, writeOne } from './mail.given.js';

const sink = await new SmtpSink().start();
afterAll(() => sink.stop());

const { api, make } = useApi({ env: buildMailSettings(sink.port) });

const READ = ['mails:read', 'contacts:read', 'companies:read', 'leads:read', 'activities:read'];
const later = { sendAt: new Date(Date.now() + 86_400_000).toISOString() };
const listIds = async (by: Caller, query = ''): Promise<string[]> =>
  (await ok(by.get(`/mails?${query}`))).items.map(({ id }: Made) => id);

/** Writes a mail about a confidential lead of the business development manager. */
async function givenSecretMail(): Promise<{ id: string; contactId: string; lead: Made }> {
  const contactId = (await make.contact()).id;
  const lead = await make.lead({ confidential: true, codename: 'Heron' });
  const { id } = await writeOne(api.bdm, contactId, { leadId: lead.id, ...later });
  return { id, contactId, lead };
}

describe('A mail about a confidential lead', () => {
  it('does not exist for those who may not see the lead', async () => {
    const { id, contactId, lead } = await givenSecretMail();
    const other = await api.user('bdm');
    for (const by of [other, api.viewer]) {
      expect((await by.get(`/mails/${id}`)).problem).toEqual([404, 'mail.not_found']);
      expect(await listIds(by, `contactId=${contactId}`)).toEqual([]);
      expect((await ok(by.get(`/mails?contactId=${contactId}&count=true`))).total).toBe(0);
      expect((await by.get(`/mails/export?format=csv&contactId=${contactId}`)).text).not.toContain(id);
      const { items } = await ok(by.get(`/contacts/${contactId}/timeline`));
      expect(items.filter(({ kind }: Made) => kind === 'mail')).toEqual([]);
      expect((await ok(by.get(`/audit?entityId=${id}`))).items).toEqual([]);
    }
    for (const action of ['cancel', 'resend']) {
      expect((await other.post(`/mails/${id}/${action}`)).problem).toEqual([404, 'mail.not_found']);
    }
    const body = { contactIds: [contactId], subject: 'x', body: 'x', leadId: lead.id };
    expect((await other.post('/mails', body)).fieldErrors).toEqual(['/leadId reference.unknown']);
    for (const by of [api.bdm, api.manager]) {
      expect(await listIds(by, `contactId=${contactId}`)).toEqual([id]);
      expect((await by.get(`/mails/${id}`)).status).toBe(200);
      const { items } = await ok(by.get(`/contacts/${contactId}/timeline`));
      expect(items.filter(({ kind }: Made) => kind === 'mail')).toMatchObject([{ id, type: 'queued' }]);
    }
    await ok(api.bdm.post(`/mails/${id}/cancel`));
  });
});

describe('The log of mails', () => {
  it('is filtered and searched, and has no texts', async () => {
    const contact = await make.contact({ email: 'zebra@filter.test' });
    const lead = await make.lead();
    const about = await writeOne(api.bdm, contact.id, { subject: 'Giraffe', leadId: lead.id, ...later });
    const free = await writeOne(api.bdm, contact.id, { subject: 'Antelope', ...later });
    await ok(api.bdm.post(`/mails/${free.id}/cancel`));
    expect(await listIds(api.viewer, `contactId=${contact.id}`)).toEqual([free.id, about.id]);
    expect(await listIds(api.viewer, `leadId=${lead.id}`)).toEqual([about.id]);
    expect(await listIds(api.viewer, `companyId=${lead.companyId}`)).toEqual([about.id]);
    expect(await listIds(api.viewer, `contactId=${contact.id}&state=cancelled`)).toEqual([free.id]);
    expect(await listIds(api.viewer, 'q=giraf')).toEqual([about.id]);
    expect(await listIds(api.viewer, 'q=zebra@filter')).toEqual([free.id, about.id]);
    expect(await listIds(api.bdm, `contactId=${contact.id}&createdBy=me`)).toEqual([free.id, about.id]);
    const { items } = await ok(api.viewer.get(`/mails?contactId=${contact.id}`));
    expect(items[0]).not.toHaveProperty('bodyText');
    const csv = (await api.viewer.get(`/mails/export?format=csv&contactId=${contact.id}`)).text;
    expect(csv).toContain('Giraffe');
    expect(csv).not.toContain('Dear guest');
    await ok(api.bdm.post(`/mails/${about.id}/cancel`));
  });

  it('has a mail that became an interaction on the timelines of lead, company, contact and activity', async () => {
    const contact = await make.contact();
    const lead = await make.lead();
    const { id } = await writeOne(api.bdm, contact.id, { leadId: lead.id });
    await sendDue(api);
    const paths = [`/leads/${lead.id}`, `/companies/${lead.companyId}`, `/contacts/${contact.id}`];
    for (const path of paths) {
      const { items } = await ok(api.bdm.get(`${path}/timeline`));
      expect(items.filter(({ kind }: Made) => kind === 'mail')).toMatchObject([
        {
          id,
          type: 'sent',
          title: 'Your visit',
          contactId: contact.id,
          leadId: lead.id,
          actorName: expect.any(String),
        },
      ]);
    }
  });
});

describe('The permission', () => {
  it('to write mails is that of staff', async () => {
    const body = { contactIds: [(await make.contact()).id], subject: 'x', body: 'x', ...later };
    expect((await api.viewer.post('/mails', body)).status).toBe(403);
    expect((await (await api.user('reporting')).get('/mails')).status).toBe(403);
    expect((await api.anonymous.post('/mails', body)).status).toBe(401);
    expect((await api.bdm.post('/mails', body)).status).toBe(201);
  });

  it('of a key needs the scopes of what mails name', async () => {
    expect((await (await api.key('bdm', READ)).get('/mails')).status).toBe(200);
    for (const missing of READ) {
      const key = await api.key(
        'bdm',
        READ.filter((scope) => scope !== missing),
      );
      expect((await key.get('/mails')).status).toBe(403);
    }
    const body = { contactIds: [(await make.contact()).id], subject: 'x', body: 'x', ...later };
    expect((await (await api.key('bdm', READ)).post('/mails', body)).status).toBe(403);
    const key = await api.key('bdm', [...READ, 'mails:write']);
    expect((await key.post('/mails', body)).body.mails[0]).toMatchObject({ createdBy: key.id, replyTo: [] });
  });

  it('to see and test the settings is that of administrators', async () => {
    for (const by of [api.manager, api.bdm, api.viewer]) {
      expect((await by.get('/mail-settings')).status).toBe(403);
      expect((await by.post('/mail-settings/test', { to: 'a@b.test' })).status).toBe(403);
    }
    const key = await api.key('admin', ['operations:read']);
    expect((await key.get('/mail-settings')).status).toBe(200);
    expect((await key.post('/mail-settings/test', { to: 'a@b.test' })).status).toBe(403);
    expect((await api.admin.post('/mail-settings/test', { to: 'nobody' })).fieldErrors).toEqual(['/to field.is_email']);
  });
});
