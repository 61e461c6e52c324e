import { trigramSimilarity } from '../../companies/trigram.similarity.js';
import { foldText } from '../../companies/name.normalisation.js';
import { comparePersonNames } from './person-names.rules.js';
import type { MatchReason, ReviewReason } from './registration.vocabulary.js';

/** What a form says of a person, as far as matching looks at it. */
export interface PersonSaid {
  /** Normalised; null for none. */
  emailKey: string | null;
  fullName: string | null;
  /** E.164; null for none. */
  phone: string | null;
  companyName: string | null;
}

/** A contact in use that a person may be. */
export interface KnownPerson {
  id: string;
  fullName: string;
  nativeName: string | null;
  email: string | null;
  /** {@link KnownPerson.email} without tag and dots equals that of the form. */
  isVariant: boolean;
  phone: string | null;
  employerId: string | null;
  /** The employer and the other companies that the contact works for. */
  companyIds: readonly string[];
}

/** A company in use that the person may be of, with how alike its records are to what the form says (0 to 1). */
export interface KnownCompany {
  id: string;
  score: number;
  reasons: MatchReason[];
}

/** What people decided before about the same address and the same spelling, on the same connection. */
export interface Learned {
  /** Null: nothing was decided; `rejected`: registrations with this address are. */
  person: { contactId: string } | 'rejected' | null;
  companyId: string | null;
  /** Whether somebody has decided that this very address is of that company. */
  isConfirmed: boolean;
}

/** A contact or company, how sure it is (0 to 1) and why: the strongest reason first. */
export interface Candidate {
  id: string;
  score: number;
  reasons: MatchReason[];
}

/** What each finding about a person is worth alone; several together are worth more, but never all. */
const WORTH_OF_PERSON: Partial<Record<MatchReason, number>> = {
  learned: 1,
  email: 1,
  email_variant: 0.75,
  phone: 0.7,
  native_name: 0.55,
  name: 0.5,
  pinyin: 0.45,
  similar_name: 0.3,
  same_company: 0.25,
};

/** From this likeness on a name is a suggestion: one wrong letter in a name of two words leaves about 0.55. */
const ALIKE = 0.5;

/** What findings add up to below certainty. */
const MOST_UNSURE = 0.95;

/** From this score on a contact is so likely the same person that no second one is made without asking. */
const LIKELY_PERSON = 0.7;

/** Reasons that say that two names are one, in whatever script and order. */
const SAME_NAME: readonly MatchReason[] = ['name', 'native_name', 'pinyin'];

/** Reasons that say that a company is called so, as far as anybody can write. */
const SAME_COMPANY_NAME: readonly MatchReason[] = ['name', 'native_name', 'alias'];

/** Reasons for which a company is believed without asking; a name alone, however alike, is a suggestion. */
const CONVINCING: readonly MatchReason[] = ['learned', 'identifier', 'domain', 'native_name'];

/** The contacts a person may be, likeliest first. Only an equal address or a decision makes one certain. */
export function scorePersons(
  said: PersonSaid,
  persons: readonly KnownPerson[],
  learned: Learned,
  companyIds: readonly string[],
): Candidate[] {
  return persons
    .map((person) => candidateOf(person.id, reasonsFor(said, person, learned, companyIds)))
    .filter(({ score }) => score > 0)
    .toSorted(likeliestFirst);
}

function reasonsFor(said: PersonSaid, person: KnownPerson, learned: Learned, companyIds: readonly string[]) {
  const reasons: MatchReason[] = [];
  if (learned.person !== null && learned.person !== 'rejected' && learned.person.contactId === person.id) {
    reasons.push('learned');
  }
  if (said.emailKey !== null) {
    if (person.email === said.emailKey) reasons.push('email');
    else if (person.isVariant) reasons.push('email_variant');
  }
  if (said.phone !== null && person.phone === said.phone) reasons.push('phone');
  reasons.push(...namedAs(said.fullName, person));
  // To be of the same company says something about who it is only beside something else.
  if (reasons.length > 0 && person.companyIds.some((id) => companyIds.includes(id))) {
    reasons.push('same_company');
  }
  return reasons;
}

function namedAs(fullName: string | null, person: KnownPerson): MatchReason[] {
  if (fullName === null) return [];
  if (person.nativeName !== null && comparePersonNames(person.nativeName, fullName) === 'same') return ['native_name'];
  const likeness = comparePersonNames(person.fullName, fullName);
  if (likeness === 'same') return ['name'];
  const soundsSame = likeness === 'pinyin' || comparePersonNames(person.nativeName ?? '', fullName) === 'pinyin';
  if (soundsSame) return ['pinyin'];
  return trigramSimilarity(foldText(person.fullName), foldText(fullName)) >= ALIKE ? ['similar_name'] : [];
}

function candidateOf(id: string, reasons: MatchReason[]): Candidate {
  const worths = reasons.map((reason) => WORTH_OF_PERSON[reason] ?? 0);
  if (worths.includes(1)) return { id, score: 1, reasons };
  const doubt = worths.reduce((left, worth) => left * (1 - worth), 1);
  return { id, score: Math.round(Math.min(1 - doubt, MOST_UNSURE) * 100) / 100, reasons };
}

/** The companies it may be, likeliest first, each once. A domain that several have tells none of them. */
export function scoreCompanies(companies: readonly KnownCompany[], learned: Learned): Candidate[] {
  const withDomain = companies.filter(({ reasons }) => reasons.includes('domain'));
  return companies
    .map(({ id, score, reasons }): Candidate => {
      if (id === learned.companyId) return { id, score: 1, reasons: ['learned', ...reasons] };
      if (reasons.includes('identifier')) return { id, score: 1, reasons };
      if (reasons.includes('domain')) {
        return { id, score: Math.max(score, withDomain.length === 1 ? 0.9 : 0.6), reasons };
      }
      return { id, score, reasons };
    })
    .toSorted(likeliestFirst);
}

/**
 * The company that the candidates leave no doubt about; undefined when there is none, or when they contradict each
 * other. A decision outweighs everything, a register number all but that.
 */
export function convincingCompany(candidates: readonly Candidate[]): string | undefined {
  for (const reason of CONVINCING) {
    const having = candidates.filter(({ reasons, score }) => reasons.includes(reason) && score >= SURE[reason]!);
    if (having.length === 1) return having[0]!.id;
    if (having.length > 1) return undefined;
  }
  return undefined;
}

/** The same Chinese name in another province is another firm: then its score is lower. */
const SURE: Partial<Record<MatchReason, number>> = { learned: 1, identifier: 1, domain: 0.8, native_name: 0.85 };

function likeliestFirst(a: Candidate, b: Candidate): number {
  return b.score - a.score || (a.id < b.id ? -1 : 1);
}

/** What is known when it is decided whom a registration is of. */
export interface MatchFacts {
  said: PersonSaid;
  persons: readonly Candidate[];
  companies: readonly Candidate[];
  learned: Learned;
  /** The employer of the contact that is certain, if there is one. */
  employerId: string | null;
  /** What speaks against deciding without somebody who looks. */
  doubts: readonly ReviewReason[];
  /** Whether name and address can be those of a contact. */
  isUsable: boolean;
}

/** Whom a registration is of. */
export type Verdict =
  | { state: 'matched'; contactId: string; companyId: string | null; by: 'rule' | 'learned' }
  /** Nobody yet: a contact is made, of a company that is known. */
  | { state: 'newcomer'; companyId: string; by: 'rule' | 'learned' }
  | { state: 'rejected' }
  | { state: 'needs_review' | 'suspected_spam'; reasons: ReviewReason[] };

/**
 * Decides whom a registration is of. A contact is certain by its exact address, or because somebody has said so. Who is
 * new becomes a contact without asking only at a company that is known by its own mail domain or by a decision. No company
 * is ever made.
 */
export function decideMatch({ said, persons, companies, learned, employerId, doubts, isUsable }: MatchFacts): Verdict {
  // What somebody has opened again stays open, whatever was decided before.
  if (learned.person === 'rejected' && !doubts.includes('reopened')) return { state: 'rejected' };
  if (doubts.length > 0) {
    return { state: doubts.includes('suspicious_text') ? 'suspected_spam' : 'needs_review', reasons: [...doubts] };
  }
  const contradiction = isContradicted(companies, learned, employerId) ? (['contradicting_evidence'] as const) : [];
  const certain = findCertainPerson(persons);
  const companyId = convincingCompany(companies);
  const by = (reasons: readonly MatchReason[]) => (reasons.includes('learned') ? 'learned' : 'rule');
  if (certain) {
    if (contradiction.length > 0) return review(...contradiction);
    const employer = (learned.isConfirmed ? learned.companyId : null) ?? employerId ?? companyId ?? null;
    if (employer === null && said.companyName !== null) return review(companyReason(companies));
    return { state: 'matched', contactId: certain.id, companyId: employer, by: by(certain.reasons) };
  }
  const missing: ReviewReason[] = [];
  if (said.emailKey === null) missing.push('no_email');
  if (said.fullName === null) missing.push('no_name');
  if (missing.length === 0 && !isUsable) missing.push('unusable_fields');
  const isNobodyKnown = !persons.some(isLikely);
  const company = companies.find(({ id }) => id === companyId);
  if (missing.length + contradiction.length === 0 && isNobodyKnown && company && isTrusted(company.reasons)) {
    return { state: 'newcomer', companyId: company.id, by: by(company.reasons) };
  }
  const unknown = companyId === undefined && said.companyName !== null ? [companyReason(companies)] : [];
  return review('new_person', ...missing, ...contradiction, ...unknown);
}

/** The contact that is certain: by an equal address, or by a decision, which outweighs the address. */
export function findCertainPerson(persons: readonly Candidate[]): Candidate | undefined {
  const certain = persons.filter(({ score }) => score === 1);
  return certain.find(({ reasons }) => reasons.includes('learned')) ?? certain[0];
}

/** Whether a contact may well be the person: no second one is made then without asking. */
function isLikely({ score, reasons }: Candidate): boolean {
  const hasSameName = reasons.some((reason) => SAME_NAME.includes(reason));
  return score >= LIKELY_PERSON || (hasSameName && reasons.includes('same_company'));
}

/**
 * Whether the evidence names different companies, each of them convincingly: the spelling as it was decided, an exact
 * name, register numbers, and the employer of the certain contact (or else the mail domain). An employer that
 * colleagues entered outweighs what a form says by name alone. What somebody has decided about this very address stands.
 */
export function isContradicted(companies: readonly Candidate[], learned: Learned, employerId: string | null): boolean {
  if (learned.isConfirmed) return false;
  const having = (wanted: readonly MatchReason[]) =>
    companies.filter(({ reasons }) => reasons.some((reason) => wanted.includes(reason))).map(({ id }) => id);
  const named = employerId === null ? having(SAME_COMPANY_NAME) : [];
  const evidence = [
    learned.companyId === null ? [] : [learned.companyId],
    named,
    having(['identifier']),
    employerId === null ? having(['domain']) : [employerId],
  ].filter((ids) => ids.length > 0);
  return evidence.some((ids, index) =>
    evidence.slice(index + 1).some((others) => !ids.some((id) => others.includes(id))),
  );
}

/** A name, also a Chinese one, is something anybody can write; an address at the company's own domain is not. */
function isTrusted(reasons: readonly MatchReason[]): boolean {
  return reasons.some((reason) => reason === 'learned' || reason === 'domain');
}

function companyReason(companies: readonly Candidate[]): ReviewReason {
  return companies.length > 0 ? 'unsure_company' : 'new_company';
}

function review(...reasons: ReviewReason[]): Verdict {
  return { state: 'needs_review', reasons };
}
