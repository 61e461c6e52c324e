import { connectForm, submit } from '../intake/registration.given.js';
import { writeOne } from '../mail/mail.given.js';
import { useApi } from '../support/api.js';
import { type Made, ok } from '../support/make.js';
import { erase, previewErasure } from './erasure.given.js';

const { api, make } = useApi();

const FULL = { reason: 'no_longer_needed', dryRun: false };
const eraseAs = (key: string, body: object) => api.manager.post('/privacy/erasures', { ...FULL, key, ...body });

/** A contact who is called like nobody else, with a company and a colleague. */
async function givenPerson(fullName: string, change: object = {}): Promise<Made> {
  const company = await make.company();
  return make.contact({ fullName, companyId: company.id, ...change });
}

describe('An erasure that is not confirmed or decided', () => {
  it('is refused unless confirm repeats the name', async () => {
    const contact = await givenPerson('Wrongly Typed');
    for (const confirm of [undefined, null, '', 'wrongly typed', 'Erased person']) {
      const answer = await eraseAs(contact.id, { confirm });
      expect(answer.problem).toEqual([422, 'erasure.confirm_differs']);
      expect(answer.pointers).toEqual(['/confirm']);
    }
    expect((await ok(api.bdm.get(`/contacts/${contact.id}`))).fullName).toBe('Wrongly Typed');
  });

  it('is confirmed by the name with other spaces and another form of its accents', async () => {
    const contact = await givenPerson('Zo\u00eb Spatiebalk');
    expect((await eraseAs(contact.id, { confirm: ' Zoe\u0308\u00a0 Spatiebalk' })).status).toBe(200);
  });

  it('stores only the decisions that were about a text', async () => {
    const contact = await givenPerson('Unused Decisionman');
    const decisions = [{ table: 'company', id: 'Unused Decisionman', column: 'notes', action: 'replace' }];
    const { id } = await ok(eraseAs(contact.id, { confirm: 'Unused Decisionman', decisions }));
    expect((await ok(api.manager.get(`/privacy/erasures/${id}`))).decisions).toEqual([]);
  });

  it('is refused until every mention is decided, and names each', async () => {
    const contact = await givenPerson('Zebedeus Quinternagel');
    const company = await make.company({ notes: 'Zebedeus Quinternagel works there' });
    const talk = await make.interaction((await make.lead()).id, {
      contactIds: [contact.id],
      subject: 'Talk',
      summary: 'Zebedeus agreed',
    });
    const { mentions } = await previewErasure(api, contact.id);
    expect(mentions).toEqual([
      { table: 'company', id: company.id, column: 'notes', why: 'full', excerpt: 'Zebedeus Quinternagel works there' },
      { table: 'interaction', id: talk.id, column: 'summary', why: 'part', excerpt: 'Zebedeus agreed' },
    ]);
    const confirm = 'Zebedeus Quinternagel';
    const decision = { table: 'company', id: company.id, column: 'notes', action: 'keep', reason: 'other_person' };
    const answer = await eraseAs(contact.id, { confirm, decisions: [decision] });
    expect(answer.problem).toEqual([422, 'erasure.mentions_undecided']);
    expect(answer.fieldErrors).toEqual([`/decisions/interaction/${talk.id}/summary erasure.mentions_undecided`]);
    const done = await ok(
      eraseAs(contact.id, { confirm, decisions: [decision, { table: 'interaction', action: 'replace' }] }),
    );
    expect(done.keeps).toContainEqual({ table: 'company', rows: 1, reason: 'other_person' });
    expect((await ok(api.bdm.get(`/companies/${company.id}`))).notes).toBe('Zebedeus Quinternagel works there');
    expect((await ok(api.bdm.get(`/interactions/${talk.id}`))).summary).toBe('[erased person] agreed');
  });

  it('needs a reason for what is kept, a reason or a request, and known values', async () => {
    const contact = await givenPerson('Missing Reason');
    const decisions = [{ table: 'company', action: 'keep' }];
    expect((await eraseAs(contact.id, { decisions })).pointers).toEqual(['/decisions/0/reason']);
    const refused = await api.manager.post('/privacy/erasures', { key: contact.id });
    expect([refused.status, refused.pointers]).toEqual([422, ['/reason']]);
    expect((await eraseAs('nobody', { confirm: 'x' })).problem).toEqual([404, 'person.not_found']);
  });

  it('asks to keep whole tables when there are more than 500 mentions', async () => {
    const contact = await givenPerson('Multi Tudinous');
    await api.db.query(
      `INSERT INTO company (id, created_at, updated_at, name, country, kind, notes, name_key)
       SELECT gen_random_uuid(), now(), now(), 'Namesake ' || n, 'BE', 'company', 'Multi Tudinous', 'namesake' || n
       FROM generate_series(1, 501) AS n`,
    );
    const key = contact.id;
    const many = await api.manager.post('/privacy/erasures', { key, reason: 'objection' });
    expect(many.problem).toEqual([422, 'erasure.too_many_mentions']);
    expect(many.body.detail).toContain('company (501)');
    const decisions = [{ table: 'company', action: 'keep', reason: 'other_person' }];
    const preview = await previewErasure(api, key, { decisions });
    expect(preview.mentions).toEqual([]);
    expect(preview.keeps).toContainEqual({ table: 'company', rows: 501, reason: 'other_person' });
    const done = await ok(eraseAs(key, { decisions, confirm: 'Multi Tudinous' }));
    expect(done.counts).not.toContainEqual(expect.objectContaining({ table: 'company' }));
  });
});

describe('A person whom something keeps', () => {
  it('is not erased as the only contact of an open lead, until there is another one', async () => {
    const contact = await givenPerson('Only Contactperson');
    const lead = await make.lead({ contactIds: [contact.id] });
    const answer = await erase(api, contact.id);
    expect(answer.problem).toEqual([409, 'erasure.blocked']);
    expect(answer.body.blockers).toEqual([
      { kind: 'only_contact_of_open_lead', table: 'lead', id: lead.id, label: lead.reference, canBeAccepted: false },
    ]);
    expect((await previewErasure(api, contact.id)).blockers).toEqual(answer.body.blockers);
    const other = await make.contact();
    await ok(api.bdm.patch(`/leads/${lead.id}`, { contactIds: [contact.id, other.id] }));
    expect((await erase(api, contact.id)).status).toBe(200);
  });

  it('is not erased before a seminar or a delegation is over', async () => {
    const contact = await givenPerson('Guest Tocome');
    const times = { startsAt: '2031-09-13T09:00', endsAt: '2031-09-13T12:00', timezone: 'Europe/Brussels' };
    const seminar = await ok(api.bdm.post('/seminars', { title: 'To come', ...times }));
    await ok(api.bdm.post(`/seminars/${seminar.id}/registrations`, { contactId: contact.id }));
    const days = { startsOn: '2031-09-13', endsOn: '2031-09-15' };
    const delegation = await ok(
      api.bdm.post('/delegations', {
        title: 'To come',
        country: 'CN',
        direction: 'inbound',
        timezone: 'Europe/Brussels',
        ...days,
      }),
    );
    await ok(api.bdm.post(`/delegations/${delegation.id}/participants`, { contactId: contact.id, role: 'member' }));
    const { blockers } = await previewErasure(api, contact.id);
    expect(blockers.map(({ kind, id }: Made) => [kind, id])).toEqual([
      ['participant_of_coming_delegation', delegation.id],
      ['registered_for_coming_seminar', seminar.id],
    ]);
    expect((await erase(api, contact.id)).problem).toEqual([409, 'erasure.blocked']);
  });

  it('who signed an agreement in force is erased only where the signature may stay', async () => {
    const contact = await givenPerson('Signatory Inforce');
    const signatories = [{ name: 'Signatory Inforce', capacity: 'Mayor', contactId: contact.id }];
    const agreement = await make.agreement({ signatories, status: 'in_force', signedOn: '2026-01-05' });
    const refused = await erase(api, contact.id);
    expect([refused.problem, refused.pointers]).toEqual([[409, 'erasure.blocked'], ['/acceptKeeps']]);
    const done = await ok(erase(api, contact.id, { acceptKeeps: true }));
    expect(done.keeps).toContainEqual({
      table: 'agreement_signatory',
      rows: 1,
      reason: expect.stringContaining('17(3)'),
    });
    const { signatories: kept } = await ok(api.bdm.get(`/agreements/${agreement.id}`));
    expect(kept).toEqual([expect.objectContaining({ name: 'Signatory Inforce', capacity: 'Mayor' })]);
  });

  it('is not erased for the request of somebody else, or for one that is not ready', async () => {
    const contact = await givenPerson('Requested Wrongly');
    const other = await givenPerson('Somebody Else');
    const request = { kind: 'erasure', subjectName: 'X', receivedOn: '2026-05-01', identityChecked: true };
    const make_ = (change: object) => ok(api.manager.post('/privacy/requests', { ...request, ...change }));
    const eraseFor = async ({ id }: Made) =>
      (await erase(api, contact.id, { reason: undefined, requestId: id })).problem;
    expect(await eraseFor(await make_({ contactId: other.id }))).toEqual([422, 'erasure.request_of_another']);
    expect(await eraseFor(await make_({ contactId: contact.id, kind: 'access' }))).toEqual([
      422,
      'erasure.request_of_another',
    ]);
    expect(await eraseFor(await make_({ contactId: contact.id, identityChecked: false }))).toEqual([
      422,
      'privacy_request.identity_not_checked',
    ]);
    const withdrawn = await make_({ contactId: contact.id });
    await ok(api.manager.patch(`/privacy/requests/${withdrawn.id}`, { state: 'in_progress' }));
    await ok(api.manager.patch(`/privacy/requests/${withdrawn.id}`, { state: 'withdrawn' }));
    expect(await eraseFor(withdrawn)).toEqual([409, 'erasure.request_not_open']);
    expect(await eraseFor({ id: contact.id } as Made)).toEqual([404, 'privacy_request.not_found']);
  });
});

describe('Texts', () => {
  it('are replaced as whole words in any case, and other people with a longer name stay', async () => {
    const contact = await givenPerson('Jo Vanbeek', { email: 'jo@vanbeek.example', phone: '+32475987612' });
    const notes =
      'JO VANBEEK, Jo Vanbeekhuis; JO@Vanbeek.example, mojo@vanbeek.example; 0475 98 76 12, +32 (0)475/98.76.12, 10475987612';
    const company = await make.company({ notes });
    await ok(erase(api, contact.id));
    expect((await ok(api.bdm.get(`/companies/${company.id}`))).notes).toBe(
      '[erased person], Jo Vanbeekhuis; [erased person], mojo@vanbeek.example; [erased person], [erased person], 10475987612',
    );
  });

  it('that name the person in the name of a company are asked about, and the company is found under its new name', async () => {
    const contact = await givenPerson('Ferdinanda Oostermolen');
    const company = await make.company({ name: 'Ferdinanda Oostermolen Consulting', country: 'BE' });
    const { mentions } = await previewErasure(api, contact.id);
    expect(mentions).toEqual([expect.objectContaining({ table: 'company', id: company.id, column: 'name' })]);
    await ok(erase(api, contact.id));
    expect((await ok(api.bdm.get(`/companies/${company.id}`))).name).toBe('[erased person] Consulting');
    const { rows } = await api.db.query('SELECT name_key, core_key FROM company WHERE id = $1', [company.id]);
    expect(JSON.stringify(rows)).not.toContain('oostermolen');
    const labels = await api.db.query('SELECT label FROM label_version WHERE entity_id = $1', [company.id]);
    expect(labels.rows).toEqual([{ label: '[erased person] Consulting' }]);
  });

  it('of a speaker with the same name and no contact are asked about', async () => {
    const contact = await givenPerson('Common Namesake');
    const times = { startsAt: '2024-09-13T09:00', endsAt: '2024-09-13T12:00' };
    const seminar = await ok(api.bdm.post('/seminars', { title: 'Past', timezone: 'Europe/Brussels', ...times }));
    const session = await ok(
      api.bdm.post(`/seminars/${seminar.id}/sessions`, {
        title: 'Opening',
        ...times,
        speakers: [{ name: 'Common Namesake', capacity: 'Professor' }],
      }),
    );
    const { mentions } = await previewErasure(api, contact.id);
    expect(mentions).toEqual([
      { table: 'session_speaker', id: `${session.id},1`, column: 'name', excerpt: 'Common Namesake', why: 'full' },
    ]);
    const kept = await erase(api, contact.id, {}, { action: 'keep', reason: 'other_person' });
    expect(kept.status).toBe(200);
    const speaker = { name: 'Common Namesake', capacity: 'Professor' };
    const read = async () => (await ok(api.bdm.get(`/seminars/${seminar.id}/sessions/${session.id}`))).speakers;
    expect(await read()).toEqual([expect.objectContaining(speaker)]);
    // The speaker is a person too, who is known by the name only.
    const done = await ok(erase(api, `speaker-${session.id}-1`, { confirm: 'Common Namesake' }));
    expect(done.counts).toContainEqual({ table: 'session_speaker', treatment: 'clear', rows: 1 });
    expect(await read()).toEqual([expect.objectContaining({ name: 'Erased person', capacity: null })]);
  });
});

describe('Somebody who is no contact', () => {
  it('is erased by the key of the registration, and the review is settled', async () => {
    const form = await connectForm(api);
    const person = { id: 'nobody-1', name: 'Nobody Yet', email: 'nobody.yet@nowhere.example', company: 'Nowhere' };
    const registration = await submit(api, form, person);
    expect(registration.matchState).not.toBe('matched');
    const key = `intake-${registration.id}`;
    const { confirm, contact } = await previewErasure(api, key);
    expect([confirm, contact]).toEqual(['Nobody Yet', null]);
    const done = await ok(erase(api, key));
    expect(done.counts).toContainEqual({ table: 'intake_registration', treatment: 'clear', rows: 1 });
    const after = await ok(api.bdm.get(`/intake/registrations/${registration.id}`));
    expect(after).toMatchObject({ fullName: null, email: null, matchState: 'rejected' });
    expect(await ok(erase(api, key))).toMatchObject({ id: null, counts: [] });
    const { items } = await ok(api.manager.get('/privacy/erasures'));
    expect(items[0]).toMatchObject({ key, contactId: null });
  });
});

describe('A request that came by letter', () => {
  it('without a contact and an address is emptied by the erasure that carries it out', async () => {
    const contact = await givenPerson('Letter Writerly');
    const letter = { kind: 'erasure', subjectName: 'Mevrouw L. W.', notes: 'Brief van L. W.', identityChecked: true };
    const request = await ok(api.manager.post('/privacy/requests', { ...letter, receivedOn: '2026-05-01' }));
    const done = await ok(erase(api, contact.id, { reason: undefined, requestId: request.id }));
    expect(done.counts).toContainEqual({ table: 'privacy_request', treatment: 'clear', rows: 1 });
    expect(await ok(api.manager.get(`/privacy/requests/${request.id}`))).toMatchObject({
      state: 'done',
      subjectName: 'Erased person',
      notes: null,
    });
    const { rows } = await api.db.query(
      'SELECT action, changes FROM audit_entry WHERE entity_id = $1 ORDER BY at, id',
      [request.id],
    );
    expect(JSON.stringify(rows)).not.toContain('L. W.');
    expect(rows).toContainEqual({ action: 'updated', changes: { state: { before: 'open', after: 'done' } } });
  });
});

describe('The receiver of a mail who is no contact', () => {
  it('is erased once by the key of the mail', async () => {
    const contact = await givenPerson('Mail Receiverly', { email: 'receiverly@mail.example' });
    const mail = await writeOne(api.bdm, contact.id);
    await api.db.query('UPDATE mail SET contact_id = NULL WHERE id = $1', [mail.id]);
    await ok(erase(api, `mail-${mail.id}`));
    expect(await ok(erase(api, `mail-${mail.id}`))).toMatchObject({ id: null, counts: [] });
  });
});

describe('The answer of an erasure', () => {
  it('is not stored with an Idempotency-Key', async () => {
    const contact = await givenPerson('Keyed Oncemore');
    const keyed = api.manager.with({ 'idempotency-key': 'erase-once' });
    const body = { ...FULL, key: contact.id, confirm: 'Keyed Oncemore' };
    expect(await ok(keyed.post('/privacy/erasures', body))).toMatchObject({ id: expect.any(String) });
    expect(await ok(keyed.post('/privacy/erasures', body))).toMatchObject({ id: null, counts: [] });
    const { rows } = await api.db.query(`SELECT FROM idempotency_key WHERE key = 'erase-once'`);
    expect(rows).toEqual([]);
  });
});

describe('A webhook', () => {
  it('is told of an erased contact with the id, and what it was told before is gone', async () => {
    const contact = await givenPerson('Webhook Toldfirst');
    const key = await api.key('viewer');
    const to = { name: 'All', url: 'https://hooks.example.org/crm', apiKeyId: key.id };
    const webhook = await ok(api.admin.post('/webhooks', { ...to, eventTypes: ['contact.*'] }));
    await ok(api.bdm.patch(`/contacts/${contact.id}`, { jobTitle: 'Director' }));
    await api.db.query(
      `UPDATE webhook_delivery SET request_body = '{"fullName": "Webhook Toldfirst"}', response_body = 'Webhook Toldfirst'
       WHERE webhook_id = $1`,
      [webhook.id],
    );
    await ok(erase(api, contact.id));
    const { rows } = await api.db.query(
      'SELECT type, entity_id, request_body, response_body FROM webhook_delivery WHERE webhook_id = $1 ORDER BY sequence',
      [webhook.id],
    );
    const empty = { entity_id: contact.id, request_body: null, response_body: null };
    expect(rows).toEqual([
      { type: 'contact.updated', ...empty },
      { type: 'contact.erased', ...empty },
    ]);
  });
});
