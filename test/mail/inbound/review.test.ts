import { JobRegistry } from '../../../src/common/jobs/job.registry.js';
import { useApi } from '../../support/api.js';
import { type Made, ok } from '../../support/make.js';
import { buildMail, buildMailWithFile, INBOUND_SETTINGS, receive } from './inbound.given.js';

const { api, make } = useApi({ env: INBOUND_SETTINGS });

let count = 0;
const receiveUnknown = (change: object = {}): Promise<Made> =>
  receive(api.bdm, { from: `Li Na <li.na.${++count}@stranger.test>`, ...change });

const resolve = (mail: Made, body: object, by = api.bdm) => by.post(`/inbound-mails/${mail.id}/resolve`, body);
const PDF = { name: 'offer.pdf', type: 'application/pdf', content: Buffer.from('%PDF-1.4\n%%EOF\n') };

describe('A mail that needs review', () => {
  it('becomes an interaction with a contact that is created', async () => {
    const lead = await make.lead();
    const mail = await receiveUnknown({ text: 'We want to invest.' });
    expect(mail).toMatchObject({ state: 'needs_review', reason: 'unknown_sender', interactionId: null });
    const [{ address, name }] = mail['participants'];
    const createContact = { fullName: name, email: address, companyId: lead.companyId };
    const resolved = await ok(resolve(mail, { createContact, leadId: lead.id, reason: 'She called' }));
    expect(resolved).toMatchObject({
      state: 'resolved',
      reason: null,
      leadId: lead.id,
      companyId: lead.companyId,
      decidedBy: api.bdm.id,
      note: 'She called',
    });
    const [contactId] = resolved['contactIds'];
    expect(await ok(api.bdm.get(`/contacts/${contactId}`))).toMatchObject({ fullName: 'Li Na', email: address });
    expect(await ok(api.bdm.get(`/interactions/${resolved['interactionId']}`))).toMatchObject({
      summary: 'We want to invest.',
      direction: 'inbound',
      contactIds: [contactId],
      leadId: lead.id,
      source: 'mail',
      createdBy: api.bdm.id,
    });
    expect((await ok(api.bdm.get(`/audit?entityId=${mail.id}`))).items.map(({ action }: Made) => action)).toEqual([
      'resolved',
      'received',
    ]);
  });

  it('is decided once, and ignored without an interaction', async () => {
    const mail = await receiveUnknown();
    const ignored = await ok(resolve(mail, { ignore: true, reason: 'An advertisement' }));
    expect(ignored).toMatchObject({
      state: 'ignored',
      reason: 'by_person',
      interactionId: null,
      note: 'An advertisement',
    });
    expect((await resolve(mail, { ignore: true })).problem).toEqual([409, 'inbound_mail.not_in_review']);
  });

  it('is not decided without a subject, with two decisions, with unknown records or by a key', async () => {
    const mail = await receiveUnknown();
    const hidden = await make.lead({ confidential: true, codename: 'Ibis' });
    const other = await api.user('bdm');
    expect((await resolve(mail, {})).fieldErrors).toEqual([' inbound_mail.empty_decision']);
    expect((await resolve(mail, { contactIds: [] })).fieldErrors).toEqual([' inbound_mail.empty_decision']);
    expect((await resolve(mail, { ignore: true, leadId: hidden.id })).fieldErrors).toEqual([
      '/leadId inbound_mail.one_decision',
    ]);
    expect((await resolve(mail, { leadId: hidden.id }, other)).fieldErrors).toEqual(['/leadId reference.unknown']);
    expect((await resolve(mail, { contactIds: [mail.id] })).fieldErrors).toEqual(['/contactIds/0 reference.unknown']);
    expect((await resolve(mail, { createContact: { fullName: 'X', email: 'x' } })).fieldErrors).toEqual([
      '/createContact/email field.is_email',
    ]);
    const taken = (await make.contact()).email;
    expect((await resolve(mail, { createContact: { fullName: 'X', email: taken } })).problem).toEqual([
      409,
      'contact.duplicate_email',
    ]);
    const scopes = [
      'inbound_mails:read',
      'inbound_mails:write',
      'contacts:read',
      'companies:read',
      'leads:read',
      'activities:read',
    ];
    const key = await api.key('manager', scopes);
    expect((await resolve(mail, { ignore: true }, key)).problem).toEqual([403, 'auth.forbidden']);
    expect((await resolve(mail, { ignore: true }, api.viewer)).status).toBe(403);
    expect(await ok(api.bdm.get(`/inbound-mails/${mail.id}`))).toMatchObject({ state: 'needs_review' });
  });

  it('has the text that was found when it was resolved, if it could not be parsed before', async () => {
    const mail = await receiveUnknown({ text: 'We want to invest.' });
    const unread = `reason = 'unreadable', text = '', visible_text = '', direction = NULL`;
    await api.db.query(`UPDATE inbound_mail SET ${unread} WHERE id = $1`, [mail.id]);
    const { id } = await make.contact();
    const resolved = await ok(resolve(mail, { contactIds: [id] }));
    const text = 'We want to invest.';
    expect(resolved).toMatchObject({ text, visibleText: text, direction: 'inbound' });
    expect((await ok(api.bdm.get(`/interactions/${resolved['interactionId']}`)))['summary']).toBe(text);
  });

  it('is reopened, which archives its interaction, and decided anew', async () => {
    const contact = await make.contact();
    const mail = await receive(api.bdm, { from: contact.email });
    const reopened = await ok(api.bdm.post(`/inbound-mails/${mail.id}/reopen`, { reason: 'Another lead' }));
    expect(reopened).toMatchObject({ state: 'needs_review', reason: 'reopened', interactionId: null });
    expect((await ok(api.bdm.get(`/interactions/${mail['interactionId']}`)))['archivedAt']).not.toBeNull();
    expect((await api.bdm.post(`/inbound-mails/${mail.id}/reopen`)).problem).toEqual([409, 'inbound_mail.in_review']);
    const lead = await make.lead();
    const resolved = await ok(resolve(mail, { contactIds: [contact.id], leadId: lead.id }));
    expect(resolved['interactionId']).not.toBe(mail['interactionId']);
    const other = await api.user('bdm');
    const refused = await other.post(`/inbound-mails/${mail.id}/reopen`);
    expect(refused.problem).toEqual([403, 'interaction.not_yours']);
  });
});

describe('The list of received mails', () => {
  it('is filtered by state, searched, and has no texts', async () => {
    const mail = await receiveUnknown({ subject: 'Giraffe', text: 'secret words' });
    const { items } = await ok(api.bdm.get('/inbound-mails?state=needs_review&q=giraf'));
    expect(items).toMatchObject([{ id: mail.id, subject: 'Giraffe' }]);
    expect(items[0]).not.toHaveProperty('text');
    const csv = (await api.bdm.get('/inbound-mails/export?format=csv&q=giraf')).text;
    expect(csv).toContain('Giraffe');
    expect(csv).not.toContain('secret words');
    for (const by of [api.viewer, await api.user('reporting')])
      expect((await by.get('/inbound-mails')).status).toBe(403);
  });
});

describe('An attachment', () => {
  it('becomes a document of the lead, and one that is refused is listed in the interaction', async () => {
    const contact = await make.contact();
    const lead = await make.lead();
    const given = { from: contact.email, subject: lead.reference, text: 'See the offer.' };
    const mail = await receive(api.bdm, buildMailWithFile(given, PDF));
    expect(mail['attachments']).toEqual([
      { fileName: 'offer.pdf', size: PDF.content.length, documentId: expect.any(String), problem: null },
    ]);
    const [{ documentId }] = mail['attachments'];
    expect(await ok(api.bdm.get(`/documents/${documentId}`))).toMatchObject({
      leadId: lead.id,
      interactionId: mail['interactionId'],
      kind: 'correspondence',
      createdBy: api.bdm.id,
    });
    const program = { name: 'setup.exe', type: 'application/octet-stream', content: Buffer.from('MZ\u0090\0') };
    const refused = await receive(api.bdm, buildMailWithFile({ ...given, text: 'A program.' }, program));
    expect(refused['attachments']).toMatchObject([{ documentId: null, problem: expect.any(String) }]);
    const { summary } = await ok(api.bdm.get(`/interactions/${refused['interactionId']}`));
    expect(summary).toMatch(/^A program\.\n\nAttachments that were not stored:\nsetup\.exe: /);
  });

  it('is not stored on a lead that the colleague may see but not change', async () => {
    const contact = await make.contact();
    const lead = await make.lead({ by: await api.user('bdm') });
    const mail = await receive(api.bdm, buildMailWithFile({ from: contact.email, subject: lead.reference }, PDF));
    expect(mail).toMatchObject({ state: 'processed', leadId: lead.id, attachments: [{ documentId: null }] });
    expect((await ok(api.bdm.get(`/documents?leadId=${lead.id}`))).items).toEqual([]);
  });

  it('of a mail in review becomes a document by who decides, and is archived when the decision is taken back', async () => {
    const company = await make.company();
    const mail = await receive(api.bdm, buildMailWithFile({ from: 'offers@stranger.test' }, PDF));
    expect(mail).toMatchObject({ state: 'needs_review', attachments: [{ documentId: null, problem: null }] });
    const resolved = await ok(resolve(mail, { companyId: company.id }, api.manager));
    const [{ documentId }] = resolved['attachments'];
    expect(await ok(api.bdm.get(`/documents/${documentId}`))).toMatchObject({
      companyId: company.id,
      createdBy: api.manager.id,
    });
    await ok(api.manager.post(`/inbound-mails/${mail.id}/reopen`));
    expect((await ok(api.bdm.get(`/documents/${documentId}`)))['archivedAt']).not.toBeNull();
  });

  it('is left out if it is a small picture that the html shows', async () => {
    const contact = await make.contact();
    const lines = [
      '--b1',
      'Content-Type: text/html; charset=utf-8',
      '',
      '<p>Hello</p><img src="cid:logo@x">',
      '--b1',
      'Content-Type: image/png; name="logo.png"',
      'Content-ID: <logo@x>',
      'Content-Transfer-Encoding: base64',
      '',
      'iVBORw0KGgo=',
      '--b1--',
    ];
    const headers = ['Content-Type: multipart/related; boundary="b1"'];
    const mail = await receive(api.bdm, buildMail({ from: contact.email, headers, text: lines.join('\n') }));
    expect(mail).toMatchObject({ state: 'processed', text: 'Hello', attachments: [] });
  });
});

describe('The bytes of a mail', () => {
  it('are downloaded by managers, and never shown by the browser', async () => {
    const bytes = buildMail({ from: 'a@stranger.test' });
    const { id } = await receive(api.bdm, bytes);
    expect((await api.manager.bytes(`/inbound-mails/${id}/raw`)).toString()).toBe(bytes);
    const { headers } = await api.manager.get(`/inbound-mails/${id}/raw`);
    expect(headers.get('content-type')).toBe('application/octet-stream');
    expect(headers.get('content-disposition')).toBe(`attachment; filename="${id}.eml"`);
    expect((await api.bdm.get(`/inbound-mails/${id}/raw`)).status).toBe(403);
    const { items } = await ok(api.manager.get(`/audit?entityId=${id}`));
    expect(items.map(({ action }: Made) => action)).toContain('raw_read');
  });

  it('are removed after INBOUND_RAW_DAYS, and the mail stays', async () => {
    const [old, recent] = [await receiveUnknown(), await receiveUnknown()];
    await api.db.query(`UPDATE inbound_mail SET received_at = received_at - interval '366 days' WHERE id = $1`, [
      old.id,
    ]);
    await api.app.get(JobRegistry).run('mail.remove-raw');
    expect((await api.manager.get(`/inbound-mails/${old.id}/raw`)).problem).toEqual([409, 'inbound_mail.raw_removed']);
    expect(await ok(api.manager.get(`/inbound-mails/${old.id}`))).toMatchObject({ hasRaw: false, text: 'Hello' });
    expect((await api.manager.get(`/inbound-mails/${recent.id}/raw`)).status).toBe(200);
    expect(await ok(resolve(old, { companyId: (await make.company()).id }))).toMatchObject({ state: 'resolved' });
  });
});
