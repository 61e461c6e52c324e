import { useApi } from '../support/api.js';
import type { GivenConnection } from './intake.given.js';
import { connectForm, count, readRegistration, submit } from './registration.given.js';
import { addDaysToNow, updateRows } from '../support/rows.js';

let form: GivenConnection;
const { api, make } = useApi();
beforeAll(async () => (form = await connectForm(api)));

let made = 0;

/** A registration that waits for somebody to look at it. */
function stranger(change: Record<string, unknown> = {}, connection = form) {
  const n = ++made;
  return submit(api, connection, { id: `s-${n}`, name: `Stranger ${n}`, email: `stranger.${n}@gmail.com`, ...change });
}

const resolve = (id: string, body: object, by = api.bdm) => by.post(`/intake/registrations/${id}/resolve`, body);

/** Lets the database give up the next change of a registration as if for the sake of another transaction. */
async function raiseDeadlockOnce(): Promise<void> {
  await api.db.query(`CREATE SEQUENCE deadlocks_on_purpose;
    CREATE FUNCTION deadlock_on_purpose() RETURNS trigger LANGUAGE plpgsql AS $$
      BEGIN
        IF nextval('deadlocks_on_purpose') = 1 THEN RAISE EXCEPTION 'On purpose.' USING ERRCODE = '40P01'; END IF;
        RETURN NEW;
      END $$;
    CREATE TRIGGER deadlock_on_purpose BEFORE UPDATE ON intake_registration
      FOR EACH ROW EXECUTE FUNCTION deadlock_on_purpose()`);
}

async function removeDeadlock(): Promise<void> {
  await api.db.query(`DROP TRIGGER deadlock_on_purpose ON intake_registration; DROP FUNCTION deadlock_on_purpose;
    DROP SEQUENCE deadlocks_on_purpose`);
}

describe('A decision about a registration', () => {
  it.each([
    ['resolve', { reject: true }],
    ['reopen', { reason: 'It was somebody else.' }],
  ])('is carried out again (%s) where the database gave it up for the sake of another', async (action, body) => {
    const waiting = await stranger();
    if (action === 'reopen') await resolve(waiting.id, { reject: true });
    await raiseDeadlockOnce();
    const answer = await api.bdm.post(`/intake/registrations/${waiting.id}/${action}`, body);
    await removeDeadlock();
    expect(answer.status).toBe(200);
    const { rows } = await api.db.query(
      `SELECT count(*)::integer AS n FROM audit_entry WHERE entity_id = $1 AND action = $2`,
      [waiting.id, action === 'reopen' ? 'reopened' : 'rejected'],
    );
    expect(rows).toEqual([{ n: 1 }]);
  });

  it('links the given contact, and shows where its company comes from', async () => {
    const company = await make.company();
    const contact = await make.contact({ companyId: company.id, email: null });
    const waiting = await stranger({ newsletter: 'true', job: 'Buyer' });
    const { status, body } = await resolve(waiting.id, { contactId: contact.id });
    expect(status).toBe(200);
    expect(body).toMatchObject({
      matchState: 'matched',
      matchedBy: 'person',
      contactId: contact.id,
      companyId: company.id,
      reviewReasons: [],
      contactCandidates: [],
    });
    expect((await api.bdm.get(`/contacts/${contact.id}`)).body).toMatchObject({ jobTitle: 'Buyer', email: null });
    expect((await api.bdm.get(`/contacts/${contact.id}/consents`)).body.items).toHaveLength(1);
    const { rows } = await api.db.query(
      `SELECT actor_id, changes -> 'matchState' AS moved FROM audit_entry WHERE entity_id = $1 AND action = 'resolved'`,
      [waiting.id],
    );
    expect(rows).toEqual([{ actor_id: api.bdm.id, moved: { before: 'needs_review', after: 'matched' } }]);
  });

  it('makes the contact and the company, as the form has them or as somebody says', async () => {
    const waiting = await stranger({
      name: 'Rosa Vidal',
      email: 'rosa@vidalium.example',
      company: 'Vidalium SA',
      country: 'ES',
    });
    const { body } = await resolve(waiting.id, { createContact: { jobTitle: 'Owner' }, createCompany: true });
    const contact = (await api.bdm.get(`/contacts/${body.contactId}`)).body;
    expect(contact).toMatchObject({
      fullName: 'Rosa Vidal',
      email: 'rosa@vidalium.example',
      jobTitle: 'Owner',
      companyId: body.companyId,
      createdBy: api.bdm.id,
    });
    const company = (await api.bdm.get(`/companies/${body.companyId}`)).body;
    expect(company).toMatchObject({ name: 'Vidalium SA', country: 'ES', emailDomains: ['vidalium.example'] });
  });

  it('names what a new contact or company lacks', async () => {
    const waiting = await stranger({ company: 'No Country Co' });
    const { status, body } = await resolve(waiting.id, { createContact: {}, createCompany: {} });
    expect(status).toBe(422);
    expect(body.errors).toEqual([expect.objectContaining({ pointer: '/createCompany/country' })]);
  });

  it('does not make the same company twice', async () => {
    await make.company({ name: 'Floradine Growers', country: 'NL', allowDuplicate: false });
    const waiting = await stranger({ company: 'Floradine Growers', country: 'NL' });
    const { status, body } = await resolve(waiting.id, { createContact: {}, createCompany: {} });
    expect([status, body.code]).toEqual([409, 'company.possible_duplicate']);
    expect(await readRegistration(api, form, waiting.externalId)).toMatchObject({ matchState: 'needs_review' });
  });

  it('must be exactly one of the possible decisions', async () => {
    const { id } = await stranger();
    const { id: contactId } = await make.contact();
    const refused = async (body: object) => (await resolve(id, body)).body.errors[0];
    const code = 'intake_registration.one_decision';
    expect(await refused({})).toMatchObject({ pointer: '', code });
    expect(await refused({ contactId, createContact: {} })).toMatchObject({ pointer: '/createContact', code });
    expect(await refused({ reject: true, contactId })).toMatchObject({ pointer: '/contactId', code });
    expect(await refused({ contactId: id })).toMatchObject({ pointer: '/contactId', code: 'reference.unknown' });
  });

  it('rejects: the seat is freed, and nothing comes of it any more', async () => {
    const seminar = (
      await api.bdm.post('/seminars', {
        title: 'S',
        startsAt: '2027-05-20T09:00',
        endsAt: '2027-05-20T17:00',
        timezone: 'Europe/Brussels',
      })
    ).body;
    const seated = await connectForm(api, { activityId: seminar.id });
    const waiting = await stranger({ version: '1' }, seated);
    expect(waiting.seatStatus).toBe('registered');
    const { body } = await resolve(waiting.id, { reject: true, reason: 'A test' });
    expect(body).toMatchObject({ matchState: 'rejected', rejectedReason: 'A test', seatStatus: 'cancelled' });
    const later = await submit(api, seated, {
      id: waiting.externalId,
      name: 'Again',
      email: waiting.email,
      version: '2',
    });
    expect(later).toMatchObject({ matchState: 'rejected', seatStatus: 'cancelled' });
  });

  it('is made by one of two users who decide at once, and the other gets an error', async () => {
    const { id } = await stranger();
    const one = await make.contact();
    const other = await make.contact();
    const answers = await Promise.all([
      resolve(id, { contactId: one.id }),
      resolve(id, { contactId: other.id }, api.manager),
    ]);
    expect(answers.map(({ status }) => status).toSorted()).toEqual([200, 409]);
    expect(answers.find(({ status }) => status === 409)!.body.code).toBe('intake_registration.resolved');
  });

  it('requires the right to edit contacts', async () => {
    const { id } = await stranger();
    expect((await resolve(id, { reject: true }, api.viewer)).status).toBe(403);
    expect((await resolve(id, { reject: true }, await api.key('integration'))).status).toBe(403);
  });
});

describe('A registration that waits', () => {
  it('shows the stored values of its candidates, and the open leads that the caller may see', async () => {
    const company = await make.company({ name: 'Vossenberg Glass', city: 'Tongeren', country: 'BE' });
    const contact = await make.contact({ fullName: 'Tine Vos', phone: '+3289123456', companyId: company.id });
    const open = await make.lead({ companyId: company.id, by: api.manager });
    const secret = await make.lead({ companyId: company.id, by: api.manager, confidential: true, codename: 'Otter' });
    const { id } = await stranger({ name: 'Tine Vos', email: 'tine@gmail.com', company: 'Vossenberg Glass' });
    const read = async (by = api.bdm) => (await by.get(`/intake/registrations/${id}`)).body;
    const { contactCandidates, companyCandidates, candidateLeads } = await read();
    expect(contactCandidates[0]).toMatchObject({
      id: contact.id,
      phone: '+3289123456',
      companyId: company.id,
      companyName: 'Vossenberg Glass',
    });
    expect(companyCandidates[0]).toMatchObject({ id: company.id, city: 'Tongeren', country: 'BE', emailDomains: [] });
    expect(candidateLeads).toMatchObject([{ id: open.id, stage: 'first_contact', companyId: company.id }]);
    const seen = (await read(api.manager)).candidateLeads;
    expect(new Set(seen.map((lead: { id: string }) => lead.id))).toEqual(new Set([open.id, secret.id]));
  });
});

describe('Several decisions in one request', () => {
  it('are carried out each by itself; what is refused says why', async () => {
    const waiting = [await stranger(), await stranger()];
    const { id: contactId } = await make.contact();
    const decisions = [
      { registrationId: waiting[0].id, contactId },
      { registrationId: waiting[1].id, contactId: waiting[1].id },
      { registrationId: '0199ffff-ffff-7fff-8fff-ffffffffffff', reject: true },
    ];
    const { status, body } = await api.bdm.post('/intake/registrations/resolve', { decisions });
    expect(status).toBe(200);
    expect(body.items).toEqual([
      expect.objectContaining({
        registrationId: waiting[0].id,
        outcome: 'resolved',
        matchState: 'matched',
        contactId,
        version: expect.any(Number),
      }),
      expect.objectContaining({ registrationId: waiting[1].id, outcome: 'failed', code: 'request.invalid' }),
      expect.objectContaining({ outcome: 'failed', code: 'intake_registration.not_found' }),
    ]);
  });

  it('have a result each, even if one fails unexpectedly', async () => {
    const waiting = [await stranger(), await stranger(), await stranger()];
    await api.db.query(`CREATE FUNCTION fail_on_purpose() RETURNS trigger LANGUAGE plpgsql AS $$
        BEGIN RAISE EXCEPTION 'On purpose.'; END $$;
      CREATE TRIGGER fail_on_purpose BEFORE UPDATE ON intake_registration
        FOR EACH ROW WHEN (NEW.id = '${waiting[1].id}') EXECUTE FUNCTION fail_on_purpose()`);
    const body = { registrationIds: waiting.map(({ id }) => id), decision: { reject: true } };
    const answer = await api.bdm.post('/intake/registrations/resolve', body);
    await api.db.query('DROP TRIGGER fail_on_purpose ON intake_registration; DROP FUNCTION fail_on_purpose');
    expect(answer.status).toBe(200);
    expect(answer.body.items).toMatchObject([
      { outcome: 'resolved' },
      { outcome: 'failed', code: expect.stringMatching(/^\w+\.\w+/), detail: expect.not.stringContaining('purpose') },
      { outcome: 'resolved' },
    ]);
  });

  it('are tried once more where the database gave one up for the sake of another', async () => {
    const waiting = [await stranger(), await stranger()];
    await raiseDeadlockOnce();
    const body = { registrationIds: waiting.map(({ id }) => id), decision: { reject: true } };
    const answer = await api.bdm.post('/intake/registrations/resolve', body);
    await removeDeadlock();
    expect(answer.body.items).toMatchObject([{ outcome: 'resolved' }, { outcome: 'resolved' }]);
  });

  it('may be one for all, and are answered once for one key', async () => {
    const waiting = [await stranger(), await stranger(), await stranger()];
    const body = { registrationIds: waiting.map(({ id }) => id), decision: { reject: true } };
    const key = { 'idempotency-key': 'reject-three' };
    const first = await api.bdm.post('/intake/registrations/resolve', body, key);
    expect(first.body.items.map(({ outcome }: { outcome: string }) => outcome)).toEqual([
      'resolved',
      'resolved',
      'resolved',
    ]);
    const again = await api.bdm.post('/intake/registrations/resolve', body, key);
    expect(again.headers.get('idempotent-replayed')).toBe('true');
    expect(again.body).toEqual(first.body);
    const without = await api.bdm.post('/intake/registrations/resolve', body);
    expect(without.body.items[0]).toMatchObject({ outcome: 'failed', code: 'intake_registration.resolved' });
  });

  it('are one list or one for all, not both', async () => {
    const answer = await api.bdm.post('/intake/registrations/resolve', { decision: { reject: true } });
    expect(answer.problem).toEqual([422, 'intake_registration.one_decision']);
  });
});

describe('A stored decision', () => {
  it('applies to the next registration with the same address or spelling, also of another connection, until it is revoked', async () => {
    const company = await make.company();
    const first = await stranger({ email: 'team@gmail.com', company: 'Brite  Lamps' });
    const decision = { createContact: { email: 'own@brite.example' }, companyId: company.id, isAnotherName: true };
    const { body } = await resolve(first.id, decision);

    const sameAddress = await stranger({ email: 'Team@GMAIL.com', name: 'Other words', company: null }, form);
    // It came within minutes of the first: somebody looks whether it is one sent twice.
    expect(sameAddress).toMatchObject({ matchState: 'needs_review', reviewReasons: ['possible_double'] });
    expect(sameAddress.contactCandidates[0]).toMatchObject({ id: body.contactId, score: 1, reasons: ['learned'] });

    const sameSpelling = await stranger({ email: 'colleague@outlook.com', company: 'brite lamps' });
    expect(sameSpelling).toMatchObject({ matchState: 'matched', matchedBy: 'learned', companyId: company.id });

    const elsewhere = await stranger({ email: 'third@outlook.com', company: 'brite lamps' }, await connectForm(api));
    expect(elsewhere).toMatchObject({ matchState: 'matched', matchedBy: 'learned', companyId: company.id });

    const learned = (await api.bdm.get(`/intake/decisions?connectionId=${form.id}&kind=company&key=brite lamps`)).body
      .items;
    expect(learned).toEqual([
      expect.objectContaining({ companyId: company.id, registrationId: first.id, createdBy: api.bdm.id }),
    ]);
    const fromFirst = (await api.bdm.get(`/intake/decisions?registrationId=${first.id}`)).body.items;
    expect(fromFirst.map(({ key }: { key: string }) => key).toSorted()).toEqual(['brite lamps', 'team@gmail.com']);
    expect((await api.bdm.delete(`/intake/decisions/${learned[0].id}`)).status).toBe(200);
    expect((await stranger({ email: 'fourth@outlook.com', company: 'Brite Lamps' })).matchState).toBe('needs_review');
  });

  it('links the same address long after', async () => {
    const contact = await make.contact({ companyId: (await make.company()).id });
    const first = await stranger({ email: 'private@gmail.com' });
    await resolve(first.id, { contactId: contact.id });
    await updateRows(api.db, 'intake_registration', { id: first.id }, { received_at: addDaysToNow(-1) });
    const next = await stranger({ email: 'private@gmail.com' });
    expect(next).toMatchObject({ matchState: 'matched', matchedBy: 'learned', contactId: contact.id });
  });

  it('is not learned if the request says so', async () => {
    const before = await count(api, 'intake_decision');
    await resolve((await stranger()).id, { contactId: (await make.contact()).id, remember: false });
    await resolve((await stranger()).id, { reject: true });
    expect(await count(api, 'intake_decision')).toBe(before);
  });
});

describe('A merge', () => {
  it('of contacts and companies takes registrations and decisions along', async () => {
    const [kept, gone] = [await make.company(), await make.company()];
    const [stays, goes] = [await make.contact({ companyId: kept.id }), await make.contact({ companyId: gone.id })];
    const registration = await stranger({ company: 'Spelt so' });
    await resolve(registration.id, { contactId: goes.id });
    expect((await api.bdm.post(`/companies/${kept.id}/merge`, { sourceId: gone.id })).status).toBe(200);
    expect((await api.bdm.post(`/contacts/${stays.id}/merge`, { sourceId: goes.id })).status).toBe(200);
    const after = await readRegistration(api, form, registration.externalId);
    expect(after).toMatchObject({ contactId: stays.id, companyId: kept.id });
    expect(await count(api, 'intake_decision', 'contact_id = $1 OR company_id = $1', [goes.id])).toBe(0);
    expect(await count(api, 'intake_decision', 'company_id = $1', [gone.id])).toBe(0);
  });
});

describe('A timeline', () => {
  it('of the contact, the company and the lead shows the registration and its end', async () => {
    const company = await make.company();
    const contact = await make.contact({ companyId: company.id });
    const rules = [{ id: 'r', trigger: 'registered', lead: { title: 'L', ownerId: api.bdm.id } }];
    const connection = await connectForm(api, { rules });
    const registration = await stranger({ email: contact.email, version: '1' }, connection);
    await submit(api, connection, { id: registration.externalId, version: '2', status: 'cancelled' });
    const leadId = registration.leads[0].leadId;
    for (const path of [`contacts/${contact.id}`, `companies/${company.id}`, `leads/${leadId}`]) {
      const { items } = (await api.bdm.get(`/${path}/timeline`)).body;
      const kinds = items
        .filter(({ id }: { id: string }) => id === registration.id)
        .map(({ kind }: { kind: string }) => kind);
      expect([path, kinds]).toEqual([path, ['form_cancellation', 'form_registration']]);
    }
  });
});

describe('An integration', () => {
  it('sees the registrations of its own connections, by every way, and no others', async () => {
    const key = await api.key('integration');
    const own = await connectForm(api, { integrationKeyId: key.id });
    const mine = await stranger({}, own);
    const others = await stranger();
    const list = (await key.get('/intake/registrations')).body.items;
    expect(list.map(({ id }: { id: string }) => id)).toEqual([mine.id]);
    expect((await key.get(`/intake/registrations/${mine.id}`)).status).toBe(200);
    expect((await key.get(`/intake/registrations/${others.id}`)).status).toBe(404);
    expect((await key.get('/intake/registrations?count=true')).body.total).toBe(1);
    expect((await key.get('/intake/registrations/export?format=jsonl')).text.trim().split('\n')).toHaveLength(1);
    expect((await key.get('/intake/decisions')).body.items).toEqual([]);
  });

  it('sees the answers of its form, but not the contact with that address', async () => {
    const key = await api.key('integration');
    const own = await connectForm(api, { integrationKeyId: key.id });
    const employer = await make.company({ name: 'Veldhoven Optics' });
    const contact = await make.contact({
      companyId: employer.id,
      fullName: 'Wilhelmina Quist',
      phone: '+3289123456',
      jobTitle: 'Chief of everything',
    });
    const { id } = await stranger({ name: 'W. Quist', email: contact.email, phone: '+32 89 65 43 21', job: 'X' }, own);
    const known = (await api.bdm.get(`/intake/registrations/${id}`)).body;
    expect(known).toMatchObject({ contactName: 'Wilhelmina Quist', matchedCompanyName: 'Veldhoven Optics' });
    expect(known.suggestions.length).toBeGreaterThan(0);
    await stranger({ name: 'Wilhelmina Quist', company: 'Veldhoven Optic' }, own);
    const answers = await Promise.all([
      key.get(`/intake/registrations/${id}`),
      key.get('/intake/registrations'),
      key.get('/intake/registrations/export?format=jsonl'),
      key.get('/intake/registrations/export?format=csv'),
    ]);
    expect(answers.map(({ status }) => status)).toEqual([200, 200, 200, 200]);
    const [one, list] = answers;
    expect(one.body).toMatchObject({ fullName: 'W. Quist', suggestions: [], contactName: null, candidateLeads: [] });
    expect(list.body.items).toHaveLength(2);
    for (const item of list.body.items) {
      expect(item).toMatchObject({ contactCandidates: [], companyCandidates: [], matchedCompanyName: null });
    }
    for (const { text } of answers) {
      for (const ours of ['Veldhoven Optics', '+3289123456', 'Chief of everything']) expect(text).not.toContain(ours);
    }
  });
});
