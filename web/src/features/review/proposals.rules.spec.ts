import { compareCompany, compareContact } from './comparison.rules';
import {
  buildBulkResolution,
  type CompanyCandidate,
  type ContactCandidate,
  listLessons,
  listProposals,
  proposeNew,
} from './proposals.rules';
import type { Registration } from './proposals.rules';

const CONTACT: ContactCandidate = {
  id: 'li-na',
  name: 'Li Na',
  score: 0.75,
  reasons: ['email_variant'],
  nativeName: '李娜',
  givenName: null,
  familyName: null,
  jobTitle: null,
  email: 'li.na@lumenova.example',
  phone: '+8675712345678',
  companyId: 'lumenova',
  companyName: 'Lumenova Lighting',
};
const COMPANY: CompanyCandidate = {
  id: 'brite',
  name: 'Brite Lamps',
  score: 0.6,
  reasons: ['similar_name'],
  nativeName: null,
  country: 'BE',
  city: null,
  emailDomains: ['brite.example'],
};
const build = (change: Partial<Registration> = {}) =>
  ({
    fullName: '李 娜',
    givenName: null,
    familyName: null,
    email: 'Na@brite.example',
    phone: '0757 1234 5678',
    jobTitle: 'Director',
    companyName: 'BRITE lamps',
    country: 'Belgium',
    contactCandidates: [CONTACT],
    companyCandidates: [COMPANY],
    ...change,
  }) as Registration;

describe('A registration with candidates', () => {
  it('proposes each contact with its employer, and then a new contact at each company, by the keys from 1', () => {
    expect(listProposals(build()).map(({ key, request }) => [key, request])).toEqual([
      ['1', { contactId: 'li-na' }],
      ['2', { createContact: {}, companyId: 'brite' }],
    ]);
  });

  it('proposes the likeliest company for a contact without an employer', () => {
    const contactCandidates = [{ ...CONTACT, companyId: null, companyName: null }];
    expect(listProposals(build({ contactCandidates }))[0]!.request).toEqual({ contactId: 'li-na', companyId: 'brite' });
  });

  it('has nine keys at most, and creates a company only if the form names one', () => {
    const contactCandidates = Array.from({ length: 10 }, (_, n) => ({ ...CONTACT, id: String(n) }));
    expect(listProposals(build({ contactCandidates })).filter(({ key }) => key === null)).toHaveLength(2);
    expect(proposeNew({ companyName: null }).request).toEqual({ createContact: {} });
    expect(proposeNew({ companyName: 'Brite' }).request).toEqual({ createContact: {}, createCompany: {} });
  });

  it('teaches its address and the spelling of its company', () => {
    expect(listLessons(build())).toEqual([
      { kind: 'email', key: 'na@brite.example' },
      { kind: 'company', key: 'BRITE lamps' },
    ]);
    expect(listLessons(build({ email: 'wrong', companyName: null }))).toEqual([]);
  });

  it('is compared with what is stored', () => {
    const outcomes = compareContact(build(), CONTACT).map(({ field, outcome }) => [field, outcome]);
    expect(Object.fromEntries(outcomes)).toEqual({
      fullName: 'different',
      email: 'different',
      phone: 'same',
      jobTitle: 'fills',
      companyName: 'different',
    });
    expect(compareContact(build({ fullName: '李娜' }), CONTACT)[0]!.outcome).toBe('same');
    const ofCompany = compareCompany(build(), COMPANY, () => 'Belgium').map(({ outcome }) => outcome);
    expect(ofCompany).toEqual(['same', 'same', 'same']);
  });
});

describe('Several registrations', () => {
  it('get the new company of the first', () => {
    expect(buildBulkResolution(['a', 'b'], 'newCompany', null, '')).toEqual({
      decisions: [
        { registrationId: 'a', createContact: {}, createCompany: {} },
        { registrationId: 'b', createContact: {}, companyOfId: 'a' },
      ],
    });
    expect(buildBulkResolution(['a'], 'reject', null, ' Spam ')).toEqual({
      registrationIds: ['a'],
      decision: { reject: true, reason: 'Spam' },
    });
  });
});
