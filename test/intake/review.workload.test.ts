import { useApi } from '../support/api.js';
import { connect, post, work, type GivenConnection } from './intake.given.js';
import { connectForm } from './registration.given.js';
import {
  buildCompanies,
  buildWaiting,
  type TrueCompany,
  type TruePerson,
  type TrueRegistration,
} from './review.given.js';
import { ok } from '../support/make.js';

const { api, make } = useApi();

describe('A person', () => {
  it('works off 160 waiting registrations of three forms with few searches by hand and no wrong decision', async () => {
    const companies = buildCompanies();
    const companyIds = new Map<TrueCompany, string>();
    for (const company of companies.filter(({ isKnown }) => isKnown)) {
      const { name, nativeName, country } = company;
      companyIds.set(company, (await make.company({ name, nativeName, country })).id);
    }
    const paths = { externalId: 'data.id' };
    const fields = { fullName: 'data.name', email: 'data.email', companyName: 'data.company', country: 'data.country' };
    const forms: Record<TrueRegistration['form'], GivenConnection> = {
      generic: await connectForm(api, { secret: null }),
      standard_webhooks: await connectForm(api, { secret: null, mapping: { fields, paths } }),
      hi_events: await connect(api, {
        provider: 'hi_events',
        secret: null,
        mapping: { fields: { companyName: '11', country: '12' } },
      }),
    };
    const truth = new Map<string, TrueRegistration>();
    for (const registration of buildWaiting(companies, 160)) {
      const connection = forms[registration.form];
      const sent = await post(connection.url, formatBody(registration), { 'content-type': 'application/json' });
      expect(sent.status).toBe(202);
      truth.set(`${connection.id} ${registration.id}`, registration);
    }
    await work(api);
    const findTruth = ({ connectionId, externalId }: { connectionId: string; externalId: string }) =>
      truth.get(`${connectionId} ${externalId}`)!;
    const readNext = async () => {
      const page = await ok(
        api.bdm.get('/intake/registrations?matchState=needs_review&sort=receivedAt&count=true&limit=1'),
      );
      return { waiting: page.total as number, next: page.items[0] };
    };
    const { waiting } = await readNext();

    const contactIds = new Map<TruePerson, string>();
    const figures = { waiting, decisions: 0, chosenCompanies: 0, chosenPeople: 0, made: 0, searches: 0 };
    /** Chooses the right one of the candidates. If it exists and is not offered, it must be searched by hand. */
    const choose = (rightId: string | undefined, candidates: { id: string }[]): 'offered' | 'searched' | 'absent' => {
      if (rightId === undefined) return 'absent';
      return candidates.some(({ id }) => id === rightId) ? 'offered' : 'searched';
    };
    const noteMatched = async () => {
      const { rows } = await api.db.query(
        `SELECT connection_id AS "connectionId", external_id AS "externalId", contact_id AS "contactId"
         FROM intake_registration WHERE match_state = 'matched' AND matched_by <> 'person'`,
      );
      for (const row of rows) {
        const { person } = findTruth(row);
        if (!contactIds.has(person)) contactIds.set(person, row.contactId);
      }
    };
    const started = performance.now();
    for (let { next } = await readNext(); next; { next } = await readNext()) {
      await noteMatched();
      const { person } = findTruth(next);
      const detail = await ok(api.bdm.get(`/intake/registrations/${next.id}`));
      const contactId = contactIds.get(person);
      const companyId = companyIds.get(person.company);
      const choices = [choose(contactId, detail.contactCandidates), choose(companyId, detail.companyCandidates)];
      const isEmployerKnown = contactId !== undefined;
      if (choices[0] === 'searched' || (choices[1] === 'searched' && !isEmployerKnown)) figures.searches++;
      if (choices[0] === 'offered') figures.chosenPeople++;
      if (choices[1] === 'offered') figures.chosenCompanies++;
      if (choices[1] === 'absent') figures.made++;
      const decided = await ok(
        api.bdm.post(`/intake/registrations/${next.id}/resolve`, {
          ...(contactId ? { contactId } : { createContact: {} }),
          ...(companyId ? { companyId } : { createCompany: {} }),
        }),
      );
      figures.decisions++;
      contactIds.set(person, decided.contactId);
      companyIds.set(person.company, decided.companyId);
    }

    const { rows } = await api.db.query(
      `SELECT connection_id AS "connectionId", external_id AS "externalId", match_state AS "matchState",
         contact_id AS "contactId", company_id AS "companyId" FROM intake_registration ORDER BY received_at, id`,
    );
    const peopleByContact = new Map<string, Set<TruePerson>>();
    const contactsByPerson = new Map<TruePerson, Set<string>>();
    for (const row of rows) {
      const { person } = findTruth(row);
      peopleByContact.set(row.contactId, (peopleByContact.get(row.contactId) ?? new Set()).add(person));
      contactsByPerson.set(person, (contactsByPerson.get(person) ?? new Set()).add(row.contactId));
    }
    const result = {
      ...figures,
      settledByThemselves: waiting - figures.decisions,
      undecided: rows.filter(({ matchState }) => matchState !== 'matched').length,
      wrongCompanies: rows.filter((row) => row.companyId !== companyIds.get(findTruth(row).person.company)).length,
      mixedPeople: [...peopleByContact.values()].filter((people) => people.size > 1).length,
      secondContacts: [...contactsByPerson.values()].filter((ids) => ids.size > 1).length,
      companies: companyIds.size,
    };
    const seconds = Math.round((performance.now() - started) / 1_000);
    process.stdout.write(`review of waiting registrations: ${JSON.stringify({ ...result, seconds })}\n`);
    expect(result).toMatchObject({ waiting: 160, undecided: 0, wrongCompanies: 0, mixedPeople: 0, secondContacts: 0 });
    expect(figures.searches).toBeLessThanOrEqual(10);
    expect(new Set(companyIds.values()).size).toBe(companyIds.size);
  }, 300_000);
});

function formatBody({ form: kind, id, name, email, company, country }: TrueRegistration): string {
  if (kind === 'generic') return JSON.stringify({ id, name, email, company, country });
  if (kind === 'standard_webhooks') {
    return JSON.stringify({ type: 'registration', data: { id, name, email, company, country } });
  }
  const [given = '', ...family] = name.split(' ');
  return JSON.stringify({
    event_type: 'attendee.created',
    event_sent_at: '2026-10-05T08:00:00Z',
    payload: {
      id,
      email,
      status: 'ACTIVE',
      first_name: given,
      last_name: family.join(' '),
      question_answers: [
        { question_id: 11, title: 'Company', answer: company },
        { question_id: 12, title: 'Country', answer: country },
      ],
    },
  });
}
