import {
  findConvincingCompany,
  decideMatch,
  scoreCompanies,
  scorePersons,
  type Candidate,
  type KnownPerson,
  type EarlierDecisions,
  type MatchFacts,
  type PersonFields,
} from './registration-matching.rules.js';
import type { MatchReason } from '../model/intake-registration.constants.js';

const NOTHING_LEARNED: EarlierDecisions = { person: null, companyId: null, isConfirmed: false };
const SAID: PersonFields = { emailKey: 'li.na@lumenova.example', fullName: 'Li Na', phone: null, companyName: null };
const KNOWN: KnownPerson = {
  id: 'k',
  fullName: 'Somebody Else',
  nativeName: null,
  email: 'else@elsewhere.example',
  isVariant: false,
  phone: null,
  employerId: null,
  companyIds: [],
};

describe('A person', () => {
  it.each<[string, Partial<PersonFields>, Partial<KnownPerson>, number, MatchReason[]]>([
    ['of the same address is certain', {}, { email: 'li.na@lumenova.example' }, 1, ['email']],
    ['of an address with a tag is likely', {}, { isVariant: true }, 0.75, ['email_variant']],
    [
      'of such an address and the same name is likelier',
      {},
      { isVariant: true, fullName: 'LI NA' },
      0.88,
      ['email_variant', 'name'],
    ],
    ['of the same phone number is likely', { phone: '+8675526741234' }, { phone: '+8675526741234' }, 0.7, ['phone']],
    ['of the same native name is a suggestion', { fullName: '李娜' }, { nativeName: '李娜' }, 0.55, ['native_name']],
    ['of the same name is a suggestion', {}, { fullName: 'Lí Nà' }, 0.5, ['name']],
    [
      'of the same name at the same company is a better one',
      {},
      { fullName: 'Li Na', companyIds: ['c'] },
      0.63,
      ['name', 'same_company'],
    ],
    [
      'of a similar name is a weak one',
      { fullName: 'Hendrik Claes' },
      { fullName: 'Hendrick Claes' },
      0.3,
      ['similar_name'],
    ],
  ])('%s', (_, said, known, score, reasons) => {
    const [found] = scorePersons({ ...SAID, ...said }, [{ ...KNOWN, ...known }], NOTHING_LEARNED, ['c']);
    expect(found).toEqual({ id: 'k', score, reasons });
  });

  it('is not matched by the company alone', () => {
    expect(scorePersons(SAID, [{ ...KNOWN, companyIds: ['c'] }], NOTHING_LEARNED, ['c'])).toEqual([]);
  });

  it('is matched with certainty by a decision, but never by a sum of weak signs', () => {
    const learned: EarlierDecisions = { person: { contactId: 'k' }, companyId: null, isConfirmed: false };
    expect(scorePersons(SAID, [KNOWN], learned, [])[0]).toMatchObject({ score: 1, reasons: ['learned'] });
    const all = { ...KNOWN, isVariant: true, fullName: 'Li Na', phone: '+1', companyIds: ['c'] };
    expect(scorePersons({ ...SAID, phone: '+1' }, [all], NOTHING_LEARNED, ['c'])[0]!.score).toBeLessThan(1);
  });
});

describe('A company', () => {
  const by = (id: string, score: number, ...reasons: MatchReason[]) => ({ id, score, reasons });

  it.each<[string, ReturnType<typeof by>[], string | undefined]>([
    ['by its own mail domain', [by('a', 0.4, 'domain'), by('b', 0.7, 'name')], 'a'],
    ['by a register number rather than a domain', [by('a', 0.4, 'domain'), by('b', 1, 'identifier')], 'b'],
    ['by its Chinese name', [by('a', 0.85, 'native_name')], 'a'],
    ['not by a Chinese name of another province', [by('a', 0.5, 'native_name')], undefined],
    ['not by a domain that two have', [by('a', 0.4, 'domain'), by('b', 0.4, 'domain')], undefined],
    ['not by a name, however equal', [by('a', 0.95, 'name')], undefined],
    ['not by a similar name or the sound of it', [by('a', 0.7, 'similar_name'), by('b', 0.7, 'pinyin')], undefined],
    ['not of nothing', [], undefined],
  ])('is accepted %s', (_, companies, expected) => {
    expect(findConvincingCompany(scoreCompanies(companies, NOTHING_LEARNED))).toBe(expected);
  });

  it('is accepted by a decision before any other evidence', () => {
    const learned: EarlierDecisions = { person: null, companyId: 'a', isConfirmed: false };
    const scored = scoreCompanies([by('a', 0.5, 'name'), by('b', 1, 'identifier')], learned);
    expect(scored[0]).toEqual({ id: 'a', score: 1, reasons: ['learned', 'name'] });
    expect(findConvincingCompany(scored)).toBe('a');
  });
});

describe('A registration', () => {
  const certain: Candidate = { id: 'k', score: 1, reasons: ['email'] };
  const likely: Candidate = { id: 'k', score: 0.75, reasons: ['email_variant'] };
  const domain: Candidate = { id: 'c', score: 0.9, reasons: ['domain'] };
  const native: Candidate = { id: 'c', score: 0.85, reasons: ['native_name'] };
  const decided = (change: Partial<MatchFacts>) =>
    decideMatch({
      fields: SAID,
      persons: [],
      companies: [],
      learned: NOTHING_LEARNED,
      employerId: null,
      doubts: [],
      isUsable: true,
      ...change,
    });
  const of = (companyName: string): PersonFields => ({ ...SAID, companyName });

  it.each<[string, Partial<MatchFacts>, object]>([
    [
      'of a known address is of that contact and its employer',
      { persons: [certain], employerId: 'e' },
      { state: 'matched', contactId: 'k', companyId: 'e', by: 'rule' },
    ],
    [
      'keeps to the employer we know, whatever the form says',
      { persons: [certain], employerId: 'e', companies: [domain] },
      { state: 'matched', companyId: 'e' },
    ],
    [
      'of a contact without an employer is of the company of its domain',
      { persons: [certain], companies: [domain] },
      { state: 'matched', companyId: 'c' },
    ],
    ['of a contact who names no company is of none', { persons: [certain] }, { state: 'matched', companyId: null }],
    [
      'of a contact who names an unknown company waits',
      { persons: [certain], fields: of('Acme') },
      { state: 'needs_review', reasons: ['new_company'] },
    ],
    [
      'of a new person at a known domain makes a contact',
      { companies: [domain] },
      { state: 'newcomer', companyId: 'c', by: 'rule' },
    ],
    [
      'of a new person with a known Chinese name of the company waits',
      { companies: [native] },
      { state: 'needs_review', reasons: ['new_person'] },
    ],
    [
      'of a new person who may be known waits',
      { companies: [domain], persons: [likely] },
      { state: 'needs_review', reasons: ['new_person'] },
    ],
    [
      'of a person with the telephone number of a known contact waits',
      {
        companies: [domain],
        persons: scorePersons({ ...SAID, phone: '+1' }, [{ ...KNOWN, phone: '+1' }], NOTHING_LEARNED, []),
      },
      { state: 'needs_review', reasons: ['new_person'] },
    ],
    [
      'without an address waits',
      { fields: { ...SAID, emailKey: null }, companies: [domain] },
      { reasons: ['new_person', 'no_email'] },
    ],
    [
      'without a name waits',
      { fields: { ...SAID, fullName: null }, companies: [domain] },
      { reasons: ['new_person', 'no_name'] },
    ],
    [
      'with a name that is none waits',
      { companies: [domain], isUsable: false },
      { reasons: ['new_person', 'unusable_fields'] },
    ],
    [
      'of an unknown company waits',
      { fields: of('Acme') },
      { state: 'needs_review', reasons: ['new_person', 'new_company'] },
    ],
    [
      'in doubt waits, also when the address is known',
      { persons: [certain], doubts: ['possible_double'] },
      { state: 'needs_review', reasons: ['possible_double'] },
    ],
    [
      'that looks like a machine is put aside',
      { persons: [certain], doubts: ['suspicious_text'] },
      { state: 'suspected_spam' },
    ],
    [
      'of a new person at the domain of another company than its spelling was decided for waits',
      { companies: [domain], learned: { ...NOTHING_LEARNED, companyId: 'other' }, fields: of('Acme') },
      { state: 'needs_review', reasons: ['new_person', 'contradicting_evidence'] },
    ],
    [
      'of a contact whose employer is another company than its spelling was decided for waits',
      { persons: [certain], employerId: 'e', learned: { ...NOTHING_LEARNED, companyId: 'other' } },
      { state: 'needs_review', reasons: ['contradicting_evidence'] },
    ],
    [
      'of a contact about whose address somebody has decided so is of that company',
      { persons: [certain], employerId: 'e', learned: { ...NOTHING_LEARNED, companyId: 'other', isConfirmed: true } },
      { state: 'matched', contactId: 'k', companyId: 'other' },
    ],
    [
      'of a new person of the same name at the same company waits',
      { companies: [domain], persons: [{ id: 'k', score: 0.63, reasons: ['name', 'same_company'] }] },
      { state: 'needs_review', reasons: ['new_person'] },
    ],
    [
      'of a new person of the same name elsewhere makes a contact',
      { companies: [domain], persons: [{ id: 'k', score: 0.5, reasons: ['name'] }] },
      { state: 'newcomer', companyId: 'c' },
    ],
    [
      'of an address that is rejected is',
      { learned: { person: 'rejected', companyId: null, isConfirmed: false } },
      { state: 'rejected' },
    ],
  ])('%s', (_, facts, verdict) => {
    expect(decided(facts)).toMatchObject(verdict);
  });
});
