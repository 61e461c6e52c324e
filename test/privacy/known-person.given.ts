import ExcelJS from 'exceljs';
import { given } from '../delegations/delegation.given.js';
import { uploadTo } from '../documents/documents.given.js';
import { run, uploadLines } from '../imports/imports.given.js';
import { connectForm, submit } from '../intake/registration.given.js';
import { post } from '../intake/intake.given.js';
import { buildMail, buildMailWithFile, INBOUND_SETTINGS, receive } from '../mail/inbound/inbound.given.js';
import { buildMailSettings, recordConsent, sendDue, writeOne } from '../mail/mail.given.js';
import type { TestApi } from '../support/api.js';
import { type Make, ok } from '../support/make.js';

/** The data that are known of a person. No word of them occurs anywhere else. */
export const KNOWN = {
  fullName: 'Quillonía Vandersteenhoven',
  givenName: 'Quillonía',
  familyName: 'Vandersteenhoven',
  nativeName: '欧阳慧岚',
  email: 'Quillonia.Vds@Steenhoven.example',
  formerEmail: 'q.vds.former@steenhoven.example',
  phone: '+32470998877',
  wechatId: 'quillo-wx-7781',
  linkedinUrl: 'https://www.linkedin.com/in/quillonia-vds-3319',
  passportNumber: 'XQ99887714',
  jobTitle: 'Chief Lumen Wrangler',
} as const;

/**
 * The words that may be nowhere after an erasure: the names as they are written, without accents and in pinyin, the addresses,
 * and what else was stored of the person alone.
 */
export const KNOWN_WORDS: readonly string[] = [
  KNOWN.fullName,
  KNOWN.fullName.replace('í', 'i'),
  KNOWN.nativeName,
  'ouyanghuilan',
  'ouyang huilan',
  'ou yang hui lan',
  KNOWN.email,
  KNOWN.formerEmail,
  KNOWN.phone,
  KNOWN.phone.slice(1),
  '0470 99 88 77',
  KNOWN.wechatId,
  KNOWN.linkedinUrl,
  KNOWN.passportNumber,
  KNOWN.jobTitle,
];

/** Parts of the name. They are erased where a person decides so, and all of them are in a test that decides so. */
export const KNOWN_PARTS: readonly string[] = ['quillonía', 'quillonia', 'vandersteenhoven', '欧阳', '慧岚'];

/** The settings of an application in which the person can be made: it sends mails to a port of this machine. */
export const buildKnownPersonSettings = (port: number, change: Record<string, string> = {}) =>
  buildMailSettings(port, { ...INBOUND_SETTINGS, MAIL_PER_MINUTE: '1000', ...change });

/** The person with the ids of what was made. */
export interface KnownPerson {
  contactId: string;
  mergedContactId: string;
  companyId: string;
  registrationIds: string[];
  deliveryIds: string[];
  delegationId: string;
  participantId: string;
  leadIds: string[];
  interactionIds: string[];
  taskIds: string[];
  documentIds: string[];
  mailIds: string[];
  inboundMailIds: string[];
  importId: string;
  viewId: string;
  requestId: string;
  /** A colleague on every lead, so that the person is nobody's only contact. */
  otherContactId: string;
}

/** When things happened, long before any day on which the test runs. */
const PAST = '2024-06-03T09:00:00Z';

/**
 * Makes a person over HTTP with everything that an agency may store of one: two registrations by form, two contacts that were
 * merged, a delegation with a passport, three leads of which one is confidential, twelve interactions, tasks, consents, mails in
 * both directions, an imported row, a repeated request, documents, a saved view, a signatory of a draft and a speaker.
 * @param now the present time if the API has a clock of its own
 */
export async function givenKnownPerson(api: TestApi, make: Make, now = new Date()): Promise<KnownPerson> {
  const company = await make.company({ country: 'BE' });
  const other = await make.contact({ fullName: 'Bo Colleague', companyId: company.id });
  const forms = await givenForms(api, company.id);
  const contacts = await givenContacts(api, company.id, forms.contactIds);
  const { contactId } = contacts;
  const visit = await givenDelegation(api, contactId, now);
  const leads = await givenLeads(api, make, company.id, [contactId, other.id]);
  const tasks = await givenTasks(api, contactId, leads.leadIds);
  const mails = await givenMails(api, contactId);
  const files = await givenDocuments(api, contactId, company.id);
  const others = await givenOthers(api, make, contactId);
  return {
    ...contacts,
    ...forms,
    ...visit,
    ...leads,
    ...tasks,
    ...mails,
    ...files,
    ...others,
    companyId: company.id,
    otherContactId: other.id,
  };
}

/** Connects a form whose address is that of the application, although mails name another one. */
async function connectHere(api: TestApi, change: Record<string, unknown> = {}) {
  const form = await connectForm(api, change);
  return { ...form, url: `${api.url}${new URL(form.url).pathname}` };
}

async function givenForms(api: TestApi, companyId: string) {
  const form = await connectHere(api, { secret: null });
  const answers = {
    name: KNOWN.fullName,
    company: 'Steenhoven Light',
    job: KNOWN.jobTitle,
    phone: KNOWN.phone,
    message: `Call ${KNOWN.fullName} on ${KNOWN.phone}`,
    newsletter: 'true',
    remark: `${KNOWN.nativeName} likes light`,
  };
  const registrationIds: string[] = [];
  const contactIds: string[] = [];
  for (const [index, email] of [KNOWN.email, KNOWN.formerEmail].entries()) {
    const submitted = await submit(api, form, { ...answers, id: `quillo-${index}`, email });
    const resolved = await ok(
      api.bdm.post(`/intake/registrations/${submitted.id}/resolve`, { createContact: true, companyId }),
    );
    registrationIds.push(submitted.id);
    contactIds.push(resolved.contactId);
  }
  // A delivery that cannot be verified goes to the quarantine with the beginning of its body.
  const signed = await connectHere(api);
  await post(signed.url, JSON.stringify({ id: 'quillo-3', name: KNOWN.fullName, email: KNOWN.email }), {
    'content-type': 'application/json',
  });
  const { rows } = await api.db.query('SELECT id FROM intake_delivery WHERE connection_id = $1 ORDER BY id', [form.id]);
  return { registrationIds, contactIds, deliveryIds: rows.map(({ id }): string => id) };
}

async function givenContacts(api: TestApi, companyId: string, [kept, merged]: string[]) {
  const { givenName, familyName, nativeName, wechatId, linkedinUrl, jobTitle } = KNOWN;
  await ok(api.bdm.post(`/contacts/${kept}/merge`, { sourceId: merged }));
  const fields = { givenName, familyName, nativeName, wechatId, linkedinUrl, jobTitle };
  await ok(
    api.bdm.patch(`/contacts/${kept}`, { ...fields, phone: KNOWN.phone, tags: ['quillo-vip'], languages: ['nl'] }),
  );
  await recordConsent(api.bdm, kept!, true);
  await recordConsent(api.bdm, kept!, true, { purpose: 'marketing', proof: `A card of ${KNOWN.fullName}` });
  const lines = [
    'Full name,Email,Phone,Job title',
    `${KNOWN.fullName},${KNOWN.email},${KNOWN.phone},${KNOWN.jobTitle}`,
  ];
  const imported = await uploadLines(api.bdm, 'contacts', ...lines);
  await run(api, api.bdm, imported.id);
  return { contactId: kept!, mergedContactId: merged!, importId: imported.id as string, companyId };
}

async function givenDelegation(api: TestApi, contactId: string, now: Date) {
  const its = given(api);
  // Travel details are kept for thirty days.
  const [startsOn, endsOn] = [9, 5].map((days) =>
    new Date(now.getTime() - days * 86_400_000).toISOString().slice(0, 10),
  );
  const delegation = await its.delegation({ startsOn, endsOn, notes: `${KNOWN.fullName} leads` });
  const participant = await ok(
    its.join(delegation.id, { contactId, role: 'head', title: KNOWN.jobTitle, notes: `${KNOWN.fullName} is a vegan` }),
  );
  await ok(
    api.bdm.put(`/delegations/${delegation.id}/participants/${participant.id}/travel-details`, {
      passportName: KNOWN.fullName,
      passportNumber: KNOWN.passportNumber,
    }),
  );
  return { delegationId: delegation.id as string, participantId: participant.id as string };
}

async function givenLeads(api: TestApi, make: Make, companyId: string, contactIds: string[]) {
  const texts = {
    description: `${KNOWN.fullName} wants a plant`,
    requirements: `Write to ${KNOWN.email} or ${KNOWN.phone}`,
  };
  const leads = [
    await make.lead({ companyId, contactIds, title: `Plant of ${KNOWN.fullName}`, ...texts }),
    await make.lead({ companyId, contactIds, title: 'Second plant', description: `${KNOWN.nativeName} called` }),
    await make.lead({
      companyId,
      contactIds,
      title: `Secret plant of ${KNOWN.fullName}`,
      confidential: true,
      codename: `Project ${KNOWN.familyName}`,
      ...texts,
    }),
  ];
  await ok(api.bdm.patch(`/leads/${leads[0].id}`, { title: `Larger plant of ${KNOWN.fullName}` }));
  const interactionIds: string[] = [];
  for (let n = 0; n < 12; n++) {
    const body = { occurredAt: PAST, kind: 'call', contactIds: [contactIds[0]] };
    const subject = n % 2 ? `Call ${n} with ${KNOWN.fullName}` : `Call ${n}`;
    const summary = `${KNOWN.givenName} (${KNOWN.email}) said yes, ${KNOWN.nativeName}`;
    interactionIds.push((await make.interaction(leads[n % 3].id, { ...body, subject, summary })).id);
  }
  return { leadIds: leads.map(({ id }): string => id), interactionIds };
}

async function givenTasks(api: TestApi, contactId: string, [leadId]: string[]) {
  // The answer is stored for the repetition of the request.
  const keyed = api.bdm.with({ 'idempotency-key': 'quillo-1' });
  const body = { title: `Call ${KNOWN.fullName}`, contactId };
  const tasks = [await ok(keyed.post('/tasks', body)), await ok(keyed.post('/tasks', body))];
  const ofLead = await ok(api.bdm.post('/tasks', { title: `Visit ${KNOWN.familyName}`, leadId, dueOn: '2024-07-01' }));
  if (tasks[0].id !== tasks[1].id) throw new Error('The request was not repeated.');
  return { taskIds: [tasks[0].id as string, ofLead.id as string] };
}

async function givenMails(api: TestApi, contactId: string) {
  const mails = [
    await writeOne(api.bdm, contactId, { subject: `For ${KNOWN.fullName}`, body: `Dear ${KNOWN.fullName}` }),
    await writeOne(api.bdm, contactId, { body: `We have ${KNOWN.phone}` }),
  ];
  await sendDue(api);
  const from = `"${KNOWN.fullName}" <${KNOWN.email}>`;
  const file = { name: 'quillo.txt', type: 'text/plain', content: Buffer.from(`${KNOWN.nativeName} ${KNOWN.email}`) };
  const inbound = [
    await receive(api.bdm, {
      from,
      text: `Yours, ${KNOWN.fullName}\n${KNOWN.phone}`,
      date: 'Mon, 3 Jun 2024 10:15:00 +0200',
    }),
    await receive(
      api.bdm,
      buildMailWithFile({ from, text: KNOWN.nativeName, date: 'Tue, 4 Jun 2024 10:15:00 +0200' }, file),
    ),
    await receive(
      api.bdm,
      buildMail({
        from: 'someone@else.example',
        text: `Do you know ${KNOWN.fullName}?`,
        date: 'Wed, 5 Jun 2024 10:15:00 +0200',
      }),
    ),
  ];
  return { mailIds: mails.map(({ id }): string => id), inboundMailIds: inbound.map(({ id }): string => id) };
}

async function givenDocuments(api: TestApi, contactId: string, companyId: string) {
  const workbook = new ExcelJS.Workbook();
  workbook.addWorksheet('People').addRow([KNOWN.fullName, KNOWN.nativeName, KNOWN.email, KNOWN.phone]);
  const content = Buffer.from(await workbook.xlsx.writeBuffer());
  const name = `${KNOWN.familyName}.xlsx`;
  const documents = [
    await uploadTo(api.bdm, { contactId, title: `CV of ${KNOWN.fullName}`, note: KNOWN.email }, { name, content }),
    await uploadTo(api.bdm, { companyId, title: `Letter to ${KNOWN.fullName}` }),
  ];
  return { documentIds: documents.map(({ id }): string => id) };
}

async function givenOthers(api: TestApi, make: Make, contactId: string) {
  const view = await ok(
    api.bdm.post('/views', { entity: 'leads', name: `Leads of ${KNOWN.fullName}`, filters: { q: KNOWN.fullName } }),
  );
  await make.agreement({ signatories: [{ name: KNOWN.fullName, capacity: KNOWN.jobTitle, contactId }] });
  const seminar = await ok(
    api.bdm.post('/seminars', {
      title: 'Light in care',
      startsAt: '2024-09-13T09:00',
      endsAt: '2024-09-13T12:00',
      timezone: 'Europe/Brussels',
    }),
  );
  await ok(
    api.bdm.post(`/seminars/${seminar.id}/sessions`, {
      title: 'Opening',
      startsAt: '2024-09-13T09:00',
      endsAt: '2024-09-13T10:00',
      speakers: [{ name: KNOWN.fullName, capacity: KNOWN.jobTitle, contactId }],
    }),
  );
  await ok(
    api.manager.post(`/seminars/${seminar.id}/registrations`, { contactId, status: 'attended', override: true }),
  );
  const request = await ok(
    api.manager.post('/privacy/requests', {
      kind: 'erasure',
      subjectName: KNOWN.fullName,
      subjectEmail: KNOWN.email,
      contactId,
      receivedOn: '2024-10-01',
      identityChecked: true,
      notes: `${KNOWN.fullName} phoned`,
    }),
  );
  return { viewId: view.id as string, requestId: request.id as string };
}
