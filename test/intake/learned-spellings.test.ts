import { useApi } from '../support/api.js';
import { addDaysToNow, updateRows } from '../support/rows.js';
import type { GivenConnection } from './intake.given.js';
import { connectForm, count, readRegistration, submit } from './registration.given.js';
import { ok } from '../support/make.js';

let form: GivenConnection;
const { api, make } = useApi();
beforeAll(async () => (form = await connectForm(api)));

let made = 0;
const wait = (change: Record<string, unknown>, connection = form) => {
  const n = ++made;
  return submit(api, connection, { id: `l-${n}`, name: `Learner ${n}`, email: `learner.${n}@gmail.com`, ...change });
};
const decide = (id: string, body: object) => ok(api.bdm.post(`/intake/registrations/${id}/resolve`, body));
const reopen = (id: string, body: object = {}) =>
  ok(api.bdm.post(`/intake/registrations/${id}/reopen`, { reason: 'Somebody else.', ...body }));
const listLearned = async (registrationId: string) =>
  (await ok(api.bdm.get(`/intake/decisions?registrationId=${registrationId}&kind=company`))).items;

/** Decides that somebody who typed a company works for a company. */
async function teach(company: string, companyId: string, change: object = {}) {
  const first = await wait({ company });
  await decide(first.id, { createContact: {}, companyId, ...change });
  return first;
}

describe('A text that names no company', () => {
  it.each([
    'n/a',
    'N.A.',
    '-',
    '.',
    'x',
    'None',
    'geen',
    'nvt',
    'Privé',
    'Student',
    'zelfstandige',
    'freelance',
    'TBD',
    'aucune',
    'étudiant',
    'keine',
    'selbstständig',
    '无',
    '個人',
    '3',
  ])('is not learned, also if somebody says that it is another name: %s', async (company) => {
    const { id: companyId } = await make.company();
    const waiting = await wait({ company });
    const first = await teach(company, companyId, { isAnotherName: true });
    expect(await listLearned(first.id)).toEqual([]);
    expect(await readRegistration(api, form, waiting.externalId)).toMatchObject({ matchState: 'needs_review' });
    expect(await wait({ company }, await connectForm(api))).toMatchObject({ matchState: 'needs_review' });
  });

  it('is no longer applied where it was learned before', async () => {
    const { id: companyId } = await make.company();
    const first = await teach('Naplace Trading', companyId, { isAnotherName: true });
    await api.db.query(`UPDATE intake_decision SET key = 'n/a' WHERE registration_id = $1 AND kind = 'company'`, [
      first.id,
    ]);
    expect(await wait({ company: 'n/a' })).toMatchObject({ matchState: 'needs_review', matchedByDecisionId: null });
  });
});

describe('A spelling', () => {
  it('is learned where it resembles a name of the chosen company', async () => {
    const { id: companyId } = await make.company({
      name: 'Ostrameer Textiles NV',
      aliases: ['Tulivorn'],
      country: 'BE',
    });
    for (const company of ['Ostrameer', 'ostrameer textiles', 'Tulivorn']) {
      const [{ id }] = await listLearned((await teach(company, companyId)).id);
      const next = await wait({ company: company.toUpperCase() });
      expect(next).toMatchObject({ matchState: 'matched', matchedBy: 'learned', matchedByDecisionId: id, companyId });
    }
  });

  it('that resembles no name of it is learned only if somebody says that it is another name', async () => {
    const { id: companyId } = await make.company({ name: 'Baskerine Ceramics' });
    const first = await teach('Pelgrast', companyId);
    expect(await listLearned(first.id)).toEqual([]);
    expect(await wait({ company: 'Pelgrast' })).toMatchObject({ matchState: 'needs_review' });
    const second = await teach('Pelgrast', companyId, { isAnotherName: true });
    expect(await listLearned(second.id)).toMatchObject([{ key: 'pelgrast', companyId }]);
    expect(await wait({ company: 'Pelgrast' })).toMatchObject({ matchState: 'matched', companyId });
  });

  it('goes to review where another company has a similar name, unless the mail domain agrees', async () => {
    const { id: companyId } = await make.company({ name: 'Kestrelpath Robotics', emailDomains: ['kestrel.example'] });
    await teach('Kestrelpath', companyId);
    const { id: rivalId } = await make.company({ name: 'Kestrelpath Agro' });
    const doubtful = await wait({ company: 'Kestrelpath' });
    expect(doubtful).toMatchObject({ matchState: 'needs_review', reviewReasons: ['new_person', 'unsure_company'] });
    const ids = doubtful.companyCandidates.map(({ id }: { id: string }) => id);
    expect(ids.toSorted()).toEqual([companyId, rivalId].toSorted());
    const sure = await wait({ company: 'Kestrelpath', email: 'wei@kestrel.example' });
    expect(sure).toMatchObject({ matchState: 'matched', companyId });
    const known = await make.contact({ companyId: null });
    expect(await wait({ company: 'Kestrelpath', email: known.email })).toMatchObject({
      matchState: 'needs_review',
      reviewReasons: ['unsure_company'],
    });
  });
});

describe('The reopening of a registration that a learned decision has matched', () => {
  async function teachThree() {
    const { id: companyId } = await make.company({ name: `Mirodent ${++made} Solar` });
    const company = `Mirodent ${made}`;
    const first = await teach(company, companyId);
    const others = [await wait({ company }), await wait({ company })];
    const [{ id: decisionId }] = await listLearned(first.id);
    return { companyId, company, first, others, decisionId };
  }

  it('shows the word and the others, and forgets it', async () => {
    const { companyId, company, others, decisionId } = await teachThree();
    const { items } = await ok(api.bdm.get(`/intake/registrations?matchedByDecisionId=${decisionId}`));
    expect(items.map(({ id }: { id: string }) => id).toSorted()).toEqual(others.map(({ id }) => id).toSorted());
    const reopened = await reopen(others[0].id);
    expect(reopened).toMatchObject({ matchState: 'needs_review', matchedByDecisionId: null });
    expect(reopened.learnedDecisions).toMatchObject([
      {
        id: decisionId,
        key: company.toLowerCase(),
        companyId,
        archivedAt: expect.stringMatching(/^20/),
        alsoMatchedCount: 1,
        alsoMatched: [{ registrationId: others[1].id, fullName: others[1].fullName, contactId: others[1].contactId }],
      },
    ]);
    expect(await wait({ company })).toMatchObject({ matchState: 'needs_review' });
    // The one that it has matched stays until somebody reopens it too.
    expect(await readRegistration(api, form, others[1].externalId)).toMatchObject({ matchState: 'matched', companyId });
    expect((await reopen(others[1].id)).learnedDecisions).toMatchObject([{ id: decisionId, alsoMatchedCount: 0 }]);
  });

  it('keeps the word if the request says so', async () => {
    const { companyId, company, others, decisionId } = await teachThree();
    const reopened = await reopen(others[0].id, { forget: false });
    expect(reopened.learnedDecisions).toMatchObject([{ id: decisionId, archivedAt: null, alsoMatchedCount: 1 }]);
    expect(await wait({ company })).toMatchObject({ matchState: 'matched', companyId });
  });

  it('shows and forgets what was learned from it, and who was matched by that', async () => {
    const { company, first, others, decisionId } = await teachThree();
    const kept = await reopen(first.id, { forget: false });
    const kinds = kept.learnedDecisions.map(({ kind }: { kind: string }) => kind).toSorted();
    expect(kinds).toEqual(['company', 'email']);
    await decide(first.id, { createContact: { email: null }, companyId: others[0].companyId });
    const { learnedDecisions } = await reopen(first.id);
    const word = learnedDecisions.find(({ id }: { id: string }) => id === decisionId);
    expect(word).toMatchObject({ archivedAt: expect.stringMatching(/^20/), alsoMatchedCount: 2 });
    expect(await wait({ company })).toMatchObject({ matchState: 'needs_review' });
  });

  it('forgets an address whose registrations were of somebody else, and shows them', async () => {
    const { id: contactId } = await make.contact({ companyId: (await make.company()).id });
    const email = 'shared.address@gmail.com';
    const first = await wait({ email });
    await decide(first.id, { contactId });
    await updateRows(api.db, 'intake_registration', { id: first.id }, { received_at: addDaysToNow(-1) });
    const next = await wait({ email });
    expect(next).toMatchObject({ matchedBy: 'learned', contactId, matchedByDecisionId: expect.any(String) });
    const { learnedDecisions } = await reopen(next.id);
    expect(learnedDecisions).toMatchObject([{ kind: 'email', key: email, contactId, alsoMatchedCount: 0 }]);
    expect(await count(api, 'intake_decision', 'key = $1 AND archived_at IS NULL', [email])).toBe(0);
  });

  it('names the decision behind the employer of a known contact, too', async () => {
    const { companyId, company, decisionId } = await teachThree();
    const known = await make.contact({ companyId: null });
    const registration = await wait({ company, email: known.email });
    expect(registration).toMatchObject({ matchedBy: 'rule', contactId: known.id, companyId });
    expect(registration.matchedByDecisionId).toBe(decisionId);
  });
});
