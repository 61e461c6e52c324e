import { ManualClock } from '../../src/common/time/clock.service.js';
import { buildPdf, uploadTo } from '../documents/documents.given.js';
import { useApi } from '../support/api.js';
import { type Made, ok } from '../support/make.js';
import { readParts, SmtpSink } from '../support/smtp-sink.js';
import {
  buildMailSettings,
  givenSeminar,
  register,
  sendDue,
  sendMailing,
  sendMailings,
  writeOne,
} from './mail.given.js';

const sink = await new SmtpSink().start();
afterAll(() => sink.stop());
afterEach(() => sink.reset());

const clock = new ManualClock(new Date('2026-11-03T09:00:00Z'));
const { api, make } = useApi({ clock, keys: ['admin', 'manager', 'bdm', 'viewer'], env: buildMailSettings(sink.port) });

const UNKNOWN_DOCUMENT = '/documentIds/0 reference.unknown';
const readMail = (id: string): Promise<Made> => ok(api.manager.get(`/mails/${id}`));
const getOwnerId = async () => (await api.user('bdm')).id;
const givenLead = async () => make.lead({ ownerId: await getOwnerId() });
const inAnHour = () => new Date(clock.now().getTime() + 3_600_000).toISOString();

describe('Documents of a mail', () => {
  it('are attached in the version of the time at which it was written', async () => {
    const lead = await givenLead();
    const content = buildPdf();
    const document = await uploadTo(api.manager, { leadId: lead.id }, { content, name: 'plan – 计划.pdf' });
    const contact = await make.contact();
    const mail = await writeOne(api.bdm, contact.id, { leadId: lead.id, documentIds: [document.id] });
    expect(mail.documents).toEqual([
      {
        documentId: document.id,
        versionNumber: 1,
        title: document.title,
        fileName: document.fileName,
        size: content.length,
      },
    ]);
    await sendDue(api);
    expect(readParts(sink.received[0]!).get('application/pdf')).toEqual(content);
  });

  it('of a lead are refused on a mail about another matter', async () => {
    const [lead, other, contact] = [await givenLead(), await givenLead(), await make.contact()];
    const document = await uploadTo(api.manager, { leadId: lead.id });
    const body = { contactIds: [contact.id], subject: 'x', body: 'x', documentIds: [document.id] };
    const refused = [422, ['/documentIds/0 mail.document_of_lead']];
    for (const change of [{}, { leadId: other.id }]) {
      const { status, fieldErrors } = await api.bdm.post('/mails', { ...body, ...change });
      expect([status, fieldErrors]).toEqual(refused);
    }
    const key = await api.key('bdm', [
      'mails:read',
      'mails:write',
      'contacts:read',
      'companies:read',
      'leads:read',
      'activities:read',
    ]);
    const { fieldErrors } = await key.post('/mails', { ...body, leadId: lead.id });
    expect(fieldErrors).toEqual(['/documentIds/0 reference.unknown']);
  });

  it('whose file was removed make the mail fail', async () => {
    const contact = await make.contact();
    const document = await uploadTo(api.bdm, { contactId: contact.id });
    const sendAt = new Date(clock.now().getTime() + 3_600_000).toISOString();
    const { id } = await writeOne(api.bdm, contact.id, { documentIds: [document.id], sendAt });
    await ok(api.manager.post(`/documents/${document.id}/versions/1/remove`, { reason: 'Wrong' }));
    clock.set(new Date(sendAt));
    await sendDue(api);
    expect(await readMail(id)).toMatchObject({ state: 'failed', error: 'The file of this version was removed.' });
    expect(sink.received).toEqual([]);
  });

  it('are never those that the author may not see', async () => {
    const lead = await make.lead({
      by: api.manager,
      ownerId: (await api.user('manager')).id,
      confidential: true,
      codename: 'Heron',
    });
    const document = await uploadTo(api.manager, { leadId: lead.id });
    const body = { contactIds: [(await make.contact()).id], subject: 'x', body: 'x', documentIds: [document.id] };
    for (const change of [{}, { dryRun: true }]) {
      expect((await api.bdm.post('/mails', { ...body, ...change })).fieldErrors).toEqual([UNKNOWN_DOCUMENT]);
    }
    // Nobody learns from a refusal that there is such a lead.
    expect((await api.bdm.post('/mails', { ...body, leadId: lead.id })).status).toBe(422);
    expect((await ok(api.manager.post('/mails', { ...body, leadId: lead.id }))).mails).toHaveLength(1);
    await sendDue(api);
  });

  it('are not sent by an author who may not see them any more when the mail is due', async () => {
    const [lead, contact] = [await givenLead(), await make.contact()];
    const document = await uploadTo(api.manager, { leadId: lead.id });
    const change = { leadId: lead.id, documentIds: [document.id], sendAt: inAnHour() };
    const [later, kept] = [
      await writeOne(api.bdm, contact.id, change),
      await writeOne(api.manager, contact.id, change),
    ];
    await ok(api.manager.patch(`/leads/${lead.id}`, { confidential: true, codename: 'Ibis' }));
    clock.set(new Date(change.sendAt));
    await sendDue(api);
    expect(await readMail(later.id)).toMatchObject({ state: 'suppressed', reason: 'documents_unavailable' });
    expect(await readMail(kept.id)).toMatchObject({ state: 'sent' });
    expect(sink.received).toHaveLength(1);
  });

  it('are not sent once they were archived', async () => {
    const contact = await make.contact();
    const document = await uploadTo(api.bdm, { contactId: contact.id });
    const sendAt = inAnHour();
    const { id } = await writeOne(api.bdm, contact.id, { documentIds: [document.id], sendAt });
    await ok(api.bdm.delete(`/documents/${document.id}`));
    clock.set(new Date(sendAt));
    await sendDue(api);
    expect(await readMail(id)).toMatchObject({ state: 'suppressed', reason: 'documents_unavailable' });
    expect(sink.received).toEqual([]);
  });

  it('are at most ten, with 15 MB together', async () => {
    const contact = await make.contact();
    const content = buildPdf()
      .toString('latin1')
      .padEnd(8 * 1_048_576, ' ');
    const large = [
      await uploadTo(api.bdm, { contactId: contact.id }, { content }),
      await uploadTo(api.bdm, { contactId: contact.id }, { content: `${content} ` }),
    ];
    const body = { contactIds: [contact.id], subject: 'x', body: 'x' };
    const documentIds = large.map(({ id }) => id);
    const { problem, fieldErrors } = await api.bdm.post('/mails', { ...body, documentIds });
    expect([problem, fieldErrors]).toEqual([[422, 'request.invalid'], ['/documentIds mail.documents_too_large']]);
    const eleven = Array.from({ length: 11 }, (_, index) => `0199c000-0000-7000-8000-0000000000${index + 10}`);
    expect((await api.bdm.post('/mails', { ...body, documentIds: eleven })).fieldErrors).toEqual([
      '/documentIds field.array_max_size',
    ]);
  });
});

describe('Documents of a mailing', () => {
  const text = { title: 'x', purpose: 'transactional', subject: 'x', body: 'x' };

  it('of its seminar arrive with each mail', async () => {
    const seminar = await givenSeminar(api.manager, { ownerId: await getOwnerId() });
    for (const name of ['an', 'bo']) await register(api.bdm, seminar.id, { email: `${name}@documents.test` });
    const content = buildPdf();
    const document = await uploadTo(api.bdm, { activityId: seminar.id }, { content });
    await sendMailing(api.manager, { seminarId: seminar.id }, { ...text, documentIds: [document.id] });
    await sendMailings(api);
    expect(sink.received.map((one) => readParts(one).get('application/pdf'))).toEqual([content, content]);
  });

  it('are never those of a lead, also where the author may see it', async () => {
    const seminar = await givenSeminar(api.manager, { ownerId: await getOwnerId() });
    const lead = await givenLead();
    const document = await uploadTo(api.manager, { leadId: lead.id });
    const body = { ...text, audience: { seminarId: seminar.id }, documentIds: [document.id] };
    for (const dryRun of [true, false]) {
      expect((await api.manager.post('/mailings', { ...body, dryRun })).fieldErrors).toEqual([
        '/documentIds/0 mail.document_of_lead',
      ]);
    }
  });
});
