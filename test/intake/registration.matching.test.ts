import { useApi } from '../support/api.js';
import { send, work, type GivenConnection } from './intake.given.js';
import { connectForm, count, FORM, submit } from './registration.given.js';
import { selectRows } from '../support/rows.js';

let form: GivenConnection;
const { api, make } = useApi();
beforeAll(async () => (form = await connectForm(api)));

let made = 0;
const entry = (change: Record<string, unknown>) => ({ id: `e-${++made}`, name: `Guest ${made}`, ...change });

describe('A registration by form', () => {
  it('is linked to the contact that has its address, whatever the case and the spaces', async () => {
    const company = await make.company();
    const contact = await make.contact({ email: 'li.na@lumenova.example', companyId: company.id });
    const registration = await submit(
      api,
      form,
      entry({ email: '  Li.Na@LUMENOVA.example ', company: 'Something else' }),
    );
    expect(registration).toMatchObject({
      matchState: 'matched',
      matchedBy: 'rule',
      contactId: contact.id,
      companyId: company.id,
      reviewReasons: [],
      contactCandidates: [],
    });
  });

  it('fills what is blank of the contact and says of which delivery, and overwrites nothing', async () => {
    const contact = await make.contact({
      fullName: 'Zhang Wei',
      email: 'zhang.wei@blank.example',
      jobTitle: 'Sales director',
      companyId: (await make.company()).id,
    });
    const registration = await submit(
      api,
      form,
      entry({ name: 'Wei Z.', email: 'zhang.wei@blank.example', job: 'CEO', phone: '+32 11 23 45 67' }),
    );
    const after = (await api.bdm.get(`/contacts/${contact.id}`)).body;
    expect(after).toMatchObject({ fullName: 'Zhang Wei', jobTitle: 'Sales director', phone: '+3211234567' });
    expect(registration.provenance.phone).toMatchObject({ filledContact: true, deliveryId: expect.any(String) });
    expect(registration.provenance.jobTitle.filledContact).toBeUndefined();
    expect(registration.suggestions).toEqual([
      { field: 'jobTitle', current: 'Sales director', said: 'CEO' },
      { field: 'fullName', current: 'Zhang Wei', said: 'Wei Z.' },
    ]);
    const rows = await selectRows(api.db, 'audit_entry', { action: 'filled_from_form' }, 'actor_kind, changes');
    expect(rows).toEqual([{ actor_kind: 'system', changes: { phone: { before: null, after: '+3211234567' } } }]);
  });

  it('becomes a contact of the company whose own mail domain it writes from', async () => {
    const company = await make.company({ emailDomains: ['brightpath.example'] });
    const registration = await submit(api, form, entry({ name: 'Ana Ruiz', email: 'ana@mail.brightpath.example' }));
    expect(registration).toMatchObject({ matchState: 'matched', companyId: company.id, contactName: 'Ana Ruiz' });
    const contact = (await api.bdm.get(`/contacts/${registration.contactId}`)).body;
    expect(contact).toMatchObject({ email: 'ana@mail.brightpath.example', companyId: company.id });
  });

  it('waits for a decision if the person is new and only the name of the company is the same', async () => {
    const company = await make.company({ name: 'Quintaflor Growers' });
    const registration = await submit(api, form, entry({ email: 'x@gmail.com', company: 'quintaflor growers' }));
    expect(registration).toMatchObject({ matchState: 'needs_review', reviewReasons: ['new_person', 'unsure_company'] });
    expect(registration.companyCandidates).toEqual([
      {
        id: company.id,
        name: 'Quintaflor Growers',
        nativeName: null,
        country: 'CN',
        city: null,
        emailDomains: [],
        score: expect.any(Number),
        reasons: ['name'],
      },
    ]);
    expect(registration.companyId).toBeNull();
  });

  it('takes an address that differs in a tag or in dots for a suggestion only', async () => {
    const contact = await make.contact({ fullName: 'Piet Claes', email: 'piet.claes@claes.example' });
    const registration = await submit(
      api,
      form,
      entry({ name: 'Piet Claes', email: 'pietclaes+seminar@claes.example' }),
    );
    expect(registration).toMatchObject({ matchState: 'needs_review', contactId: null });
    expect(registration.contactCandidates).toEqual([
      {
        id: contact.id,
        name: 'Piet Claes',
        nativeName: null,
        givenName: null,
        familyName: null,
        email: 'piet.claes@claes.example',
        phone: null,
        jobTitle: null,
        companyId: null,
        companyName: null,
        score: 0.88,
        reasons: ['email_variant', 'name'],
      },
    ]);
  });

  it('finds the company by a register number among the answers', async () => {
    const company = await make.company({ identifiers: [{ scheme: 'USCC', value: '914403001922038216' }] });
    await make.contact({ email: 'known@outlook.com', companyId: null });
    const registration = await submit(
      api,
      form,
      entry({ email: 'known@outlook.com', company: 'Nobody knows it', uscc: '9144 0300 1922 0382 16' }),
    );
    expect(registration).toMatchObject({ matchState: 'matched', companyId: company.id });
  });

  it('keeps the executive apart from the assistant who booked', async () => {
    const assistant = await make.contact({ fullName: 'An Assistant', email: 'assistant@lumenova.example' });
    const booking = await connectForm(api, {
      mapping: { ...FORM, paths: { ...FORM.paths, buyerName: 'booked.name', buyerEmail: 'booked.email' } },
    });
    const booked = { name: 'An Assistant', email: 'assistant@lumenova.example' };
    const registration = await submit(api, booking, entry({ name: 'The Executive', booked }));
    expect(registration).toMatchObject({ matchState: 'needs_review', reviewReasons: ['new_person', 'no_email'] });
    expect(registration.buyer).toMatchObject({ fullName: 'An Assistant', email: 'assistant@lumenova.example' });
    expect(registration.contactCandidates.map(({ id }: { id: string }) => id)).not.toContain(assistant.id);
    // Who has seen no form is told where we have the data from.
    const decided = await api.bdm.post(`/intake/registrations/${registration.id}/resolve`, { createContact: {} });
    const tasks = (await api.bdm.get(`/tasks?contactId=${decided.body.contactId}`)).body.items;
    expect(tasks).toEqual([
      expect.objectContaining({
        title: 'Tell The Executive where their data is from (GDPR art. 14)',
        assigneeId: api.bdm.id,
        dueOn: expect.stringMatching(/^\d{4}-\d\d-\d\d$/),
      }),
    ]);
  });

  it('is put aside, not discarded, if it looks automated', async () => {
    const registration = await submit(
      api,
      form,
      entry({ name: 'Win at https://spam.example', email: 'a@spam.example' }),
    );
    expect(registration).toMatchObject({ matchState: 'suspected_spam', reviewReasons: ['suspicious_text'] });
  });

  it('needs a review if the same address arrives again within minutes under another id', async () => {
    const first = await submit(api, form, entry({ email: 'twice@lumenova.example' }));
    const second = await submit(api, form, entry({ email: 'TWICE@lumenova.example' }));
    expect(second).toMatchObject({ matchState: 'needs_review', doubleOfId: first.id });
    expect(second.reviewReasons).toContain('possible_double');
  });

  it('never makes a company: not of a thousand registrations with made-up names', async () => {
    const before = await count(api, 'company');
    for (let n = 0; n < 1_000; n += 25) {
      const forms = Array.from({ length: 25 }, (_, i) =>
        entry({ email: `junk.${n + i}@gmail.com`, company: `Junk ${n + i} & Co ${'!'.repeat(i)}` }),
      );
      const answers = await Promise.all(forms.map((said) => send(form, said)));
      expect(answers.filter(({ status }) => status !== 202).map(({ text }) => text)).toEqual([]);
    }
    await work(api);
    expect(await count(api, 'intake_registration', `email_key LIKE 'junk.%' AND match_state = 'needs_review'`)).toBe(
      1_000,
    );
    expect(await count(api, 'company')).toBe(before);
  }, 120_000);
});
