import { computeTrigramSimilarity } from '../../companies/names/trigram-similarity.rules.js';
import { foldText } from '../../companies/names/name-normalisation.rules.js';
import { comparePersonNames } from '../../companies/names/person-names.rules.js';
import { hasNameReason } from './registration-company.rules.js';
import type { DecisionKind, MatchReason, ReviewReason } from '../model/intake-registration.constants.js';

/** The data of a form about a person that matching uses. */
export interface PersonFields {
  /** Normalised e-mail address; null if there is none. */
  emailKey: string | null;
  fullName: string | null;
  /** Phone number in E.164 format; null if there is none. */
  phone: string | null;
  companyName: string | null;
}

/** A contact that a person may be. */
export interface KnownPerson {
  id: string;
  fullName: string;
  nativeName: string | null;
  email: string | null;
  /** Whether {@link KnownPerson.email} equals the address of the form apart from tag and dots. */
  isVariant: boolean;
  phone: string | null;
  employerId: string | null;
  /** The employer and the other companies that the contact works for. */
  companyIds: readonly string[];
}

/** A company that the person may work for, with its similarity to the data of the form (0 to 1). */
export interface KnownCompany {
  id: string;
  score: number;
  reasons: MatchReason[];
}

/** Earlier decisions of people about the same address and the same spelling. */
export interface EarlierDecisions {
  /** Contact of the address; `rejected` if registrations with this address are rejected; null without a decision. */
  person: { contactId: string } | 'rejected' | null;
  companyId: string | null;
  /** Whether a person has decided that this address belongs to that company. */
  isConfirmed: boolean;
}

/**
 * Returns the decision that prevails among those about one address or spelling. The decision of the connection comes
 * first. Decisions of other connections prevail only if they all agree.
 */
export function findPrevailing<T extends { isOwn: boolean }>(
  decisions: readonly T[],
  getSubject: (decision: T) => string | null,
): T | undefined {
  const own = decisions.find(({ isOwn }) => isOwn);
  if (own) return own;
  return new Set(decisions.map(getSubject)).size === 1 ? decisions[0] : undefined;
}

/** A contact or company with its score (0 to 1) and the reasons, the strongest first. */
export interface Candidate {
  id: string;
  score: number;
  reasons: MatchReason[];
}

/** Weight of each reason for a person. Several reasons together weigh more, but never reach certainty. */
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

/** Minimum similarity of a similar name. One wrong letter in a name of two words leaves about 0.55. */
const ALIKE = 0.5;

/** Maximum score of several reasons together, which is below certainty. */
const MAX_UNCERTAIN_SCORE = 0.95;

/** Minimum score of a contact that is likely the same person, so that no second one is created automatically. */
const LIKELY_PERSON = 0.7;

/** Reasons for the same name of a person in any script and order. */
const SAME_NAME: readonly MatchReason[] = ['name', 'native_name', 'pinyin'];

/** Reasons for the same name of a company. They are weak, because anybody can type a name. */
const SAME_COMPANY_NAME: readonly MatchReason[] = ['name', 'native_name', 'alias'];

/** Reasons that are sufficient for a company, the strongest first. A similar name alone is only a suggestion. */
const CONVINCING: readonly MatchReason[] = ['learned', 'identifier', 'domain', 'native_name'];

/** Scores the contacts that a person may be, the likeliest first. Only an equal address or a decision is certain. */
export function scorePersons(
  fields: PersonFields,
  persons: readonly KnownPerson[],
  learned: EarlierDecisions,
  companyIds: readonly string[],
): Candidate[] {
  return persons
    .map((person) => scoreCandidate(person.id, listReasons(fields, person, learned, companyIds)))
    .filter(({ score }) => score > 0)
    .toSorted(compareByScore);
}

function listReasons(
  fields: PersonFields,
  person: KnownPerson,
  learned: EarlierDecisions,
  companyIds: readonly string[],
) {
  const reasons: MatchReason[] = [];
  if (learned.person !== null && learned.person !== 'rejected' && learned.person.contactId === person.id) {
    reasons.push('learned');
  }
  if (fields.emailKey !== null) {
    if (person.email === fields.emailKey) reasons.push('email');
    else if (person.isVariant) reasons.push('email_variant');
  }
  if (fields.phone !== null && person.phone === fields.phone) reasons.push('phone');
  reasons.push(...listNameReasons(fields.fullName, person));
  // The same company is a reason only together with another reason.
  if (reasons.length > 0 && person.companyIds.some((id) => companyIds.includes(id))) {
    reasons.push('same_company');
  }
  return reasons;
}

function listNameReasons(fullName: string | null, person: KnownPerson): MatchReason[] {
  if (fullName === null) return [];
  if (person.nativeName !== null && comparePersonNames(person.nativeName, fullName) === 'same') return ['native_name'];
  const likeness = comparePersonNames(person.fullName, fullName);
  if (likeness === 'same') return ['name'];
  const soundsSame = likeness === 'pinyin' || comparePersonNames(person.nativeName ?? '', fullName) === 'pinyin';
  if (soundsSame) return ['pinyin'];
  return computeTrigramSimilarity(foldText(person.fullName), foldText(fullName)) >= ALIKE ? ['similar_name'] : [];
}

function scoreCandidate(id: string, reasons: MatchReason[]): Candidate {
  const worths = reasons.map((reason) => WORTH_OF_PERSON[reason] ?? 0);
  if (worths.includes(1)) return { id, score: 1, reasons };
  const doubt = worths.reduce((left, worth) => left * (1 - worth), 1);
  return { id, score: Math.round(Math.min(1 - doubt, MAX_UNCERTAIN_SCORE) * 100) / 100, reasons };
}

/**
 * Scores the companies, the likeliest first. A domain that several companies have is a weak reason for each of them.
 */
export function scoreCompanies(companies: readonly KnownCompany[], learned: EarlierDecisions): Candidate[] {
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
    .toSorted(compareByScore);
}

/**
 * Returns the company that is certain. Returns undefined if there is none or if the candidates contradict each other. A
 * decision outweighs all other reasons, and a register number outweighs all reasons but a decision.
 */
export function findConvincingCompany(candidates: readonly Candidate[]): string | undefined {
  for (const reason of CONVINCING) {
    const having = candidates.filter(({ reasons, score }) => reasons.includes(reason) && score >= SURE[reason]!);
    if (having.length === 1) return having[0]!.id;
    if (having.length > 1) return undefined;
  }
  return undefined;
}

/**
 * Minimum scores by reason. The same Chinese name in another province has a lower score, because it is another company.
 */
const SURE: Partial<Record<MatchReason, number>> = { learned: 1, identifier: 1, domain: 0.8, native_name: 0.85 };

function compareByScore(a: Candidate, b: Candidate): number {
  return b.score - a.score || (a.id < b.id ? -1 : 1);
}

/** The facts that decide to whom a registration belongs. */
export interface MatchFacts {
  fields: PersonFields;
  persons: readonly Candidate[];
  companies: readonly Candidate[];
  learned: EarlierDecisions;
  /** Employer of the certain contact, if there is one. */
  employerId: string | null;
  /** Reasons against a decision without a review. */
  doubts: readonly ReviewReason[];
  /** Whether the name and the address are valid for a contact. */
  isUsable: boolean;
  /** Whether the form has a country that names none. */
  isCountryUnknown?: boolean;
}

/** Result of matching. */
export type Verdict = (
  | { state: 'matched'; contactId: string; companyId: string | null; by: 'rule' | 'learned' }
  /** No contact exists. One is created at an existing company. */
  | { state: 'newcomer'; companyId: string; by: 'rule' | 'learned' }
  | { state: 'rejected' }
  | { state: 'needs_review' | 'suspected_spam'; reasons: ReviewReason[] }
) & {
  /** The learned decision that it rests on: that about the address, or else that about the spelling of the company. */
  restsOn?: DecisionKind | null;
};

/**
 * Decides to whom a registration belongs. A contact is certain if its address is equal or a person has decided so. A
 * contact for a new person is created only at a company that is certain by its own mail domain or by a decision. A
 * company is never created.
 */
export function decideMatch({
  fields,
  persons,
  companies,
  learned,
  employerId,
  doubts,
  isUsable,
  isCountryUnknown = false,
}: MatchFacts): Verdict {
  // A registration that was reopened stays open, even if an earlier decision would reject it.
  if (learned.person === 'rejected' && !doubts.includes('reopened')) {
    return { state: 'rejected', restsOn: 'email' };
  }
  if (doubts.length > 0) {
    const isSpam = doubts.includes('suspicious_text') || doubts.includes('filled_by_program');
    return { state: isSpam ? 'suspected_spam' : 'needs_review', reasons: [...doubts] };
  }
  const contradiction = isContradicted(companies, learned, employerId) ? (['contradicting_evidence'] as const) : [];
  const certain = findCertainPerson(persons);
  const companyId = hasRival(companies, learned) ? undefined : findConvincingCompany(companies);
  const chooseMatchedBy = (reasons: readonly MatchReason[]) => (reasons.includes('learned') ? 'learned' : 'rule');
  if (certain) {
    if (contradiction.length > 0) return buildReview(...contradiction);
    const employer = (learned.isConfirmed ? learned.companyId : null) ?? employerId ?? companyId ?? null;
    if (employer === null && fields.companyName !== null)
      return buildReview(...listCompanyReasons(companies, isCountryUnknown));
    const isByWord = employer !== null && employer === learned.companyId && employer !== employerId;
    const isByAddress = certain.reasons.includes('learned');
    return {
      state: 'matched',
      contactId: certain.id,
      companyId: employer,
      by: chooseMatchedBy(certain.reasons),
      restsOn: isByAddress ? 'email' : isByWord ? 'company' : null,
    };
  }
  const missing: ReviewReason[] = [];
  if (fields.emailKey === null) missing.push('no_email');
  if (fields.fullName === null) missing.push('no_name');
  if (missing.length === 0 && !isUsable) missing.push('unusable_fields');
  const isNobodyKnown = !persons.some(isLikely);
  const company = companies.find(({ id }) => id === companyId);
  if (missing.length + contradiction.length === 0 && isNobodyKnown && company && isTrusted(company.reasons)) {
    const by = chooseMatchedBy(company.reasons);
    return { state: 'newcomer', companyId: company.id, by, restsOn: by === 'learned' ? 'company' : null };
  }
  const isCompanyOpen = companyId === undefined && fields.companyName !== null;
  const unknown = isCompanyOpen ? listCompanyReasons(companies, isCountryUnknown) : [];
  return buildReview('new_person', ...missing, ...contradiction, ...unknown);
}

/** Returns the certain contact: by an equal address, or by a decision, which outweighs the address. */
export function findCertainPerson(persons: readonly Candidate[]): Candidate | undefined {
  const certain = persons.filter(({ score }) => score === 1);
  return certain.find(({ reasons }) => reasons.includes('learned')) ?? certain[0];
}

/**
 * Checks whether a contact is certain although people with other names share the address: the contact also has the name
 * of the form, and none of them was taken for that contact.
 */
export function isCertainAmong(
  sharers: readonly { contactId: string | null }[],
  persons: readonly Candidate[],
): boolean {
  const certain = findCertainPerson(persons);
  if (!certain?.reasons.some((reason) => SAME_NAME.includes(reason))) return false;
  return sharers.every(({ contactId }) => contactId !== certain.id);
}

/** Checks whether a contact is likely the person, so that no second contact is created automatically. */
function isLikely({ score, reasons }: Candidate): boolean {
  const hasSameName = reasons.some((reason) => SAME_NAME.includes(reason));
  return score >= LIKELY_PERSON || (hasSameName && reasons.includes('same_company'));
}

/**
 * Checks whether strong evidence names different companies. Strong evidence is a decision about the spelling, an exact
 * name, a register number, and the employer of the certain contact or else the mail domain. An employer that colleagues
 * entered outweighs the name on the form. A decision about this address and company is never contradicted.
 */
export function isContradicted(
  companies: readonly Candidate[],
  learned: EarlierDecisions,
  employerId: string | null,
): boolean {
  if (learned.isConfirmed) return false;
  const listIdsWith = (wanted: readonly MatchReason[]) =>
    companies.filter(({ reasons }) => reasons.some((reason) => wanted.includes(reason))).map(({ id }) => id);
  const named = employerId === null ? listIdsWith(SAME_COMPANY_NAME) : [];
  const evidence = [
    learned.companyId === null ? [] : [learned.companyId],
    named,
    listIdsWith(['identifier']),
    employerId === null ? listIdsWith(['domain']) : [employerId],
  ].filter((ids) => ids.length > 0);
  return evidence.some((ids, index) =>
    evidence.slice(index + 1).some((others) => !ids.some((id) => others.includes(id))),
  );
}

/**
 * Checks whether a company is certain enough for a new contact. Anybody can type a name, but not use its mail domain.
 */
function isTrusted(reasons: readonly MatchReason[]): boolean {
  return reasons.some((reason) => reason === 'learned' || reason === 'domain');
}

/**
 * Checks whether nothing but a decision about the spelling speaks for a company, while another company has a similar
 * name. Anybody can type the name, and the decision was about another person.
 */
function hasRival(companies: readonly Candidate[], learned: EarlierDecisions): boolean {
  if (learned.companyId === null || learned.isConfirmed) return false;
  const isAlone = companies.some(
    ({ id, reasons }) => id === learned.companyId && !reasons.includes('domain') && !reasons.includes('identifier'),
  );
  return isAlone && companies.some(({ id, reasons }) => id !== learned.companyId && hasNameReason(reasons));
}

function listCompanyReasons(companies: readonly Candidate[], isCountryUnknown: boolean): ReviewReason[] {
  return [
    companies.length > 0 ? 'unsure_company' : 'new_company',
    ...(isCountryUnknown ? (['unknown_country'] as const) : []),
  ];
}

function buildReview(...reasons: ReviewReason[]): Verdict {
  return { state: 'needs_review', reasons };
}

/** Texts of a form that are checked for spam. */
export interface SuspectTexts {
  fullName: string | null;
  companyName: string | null;
  jobTitle: string | null;
  message: string | null;
}

const LINK = /https?:\/\/|www\.[^\s.]+\./gi;

/** Number of links from which on a message counts as spam. */
const MANY_LINKS = 3;

/**
 * Checks whether a form was probably filled in by a machine: it has links in names, or many links. The registration is
 * set aside for a review and never deleted, because the check also affects people.
 */
export function isSuspicious({ fullName, companyName, jobTitle, message }: SuspectTexts): boolean {
  const countLinks = (text: string | null) => text?.match(LINK)?.length ?? 0;
  if (countLinks(fullName) > 0 || countLinks(jobTitle) > 0 || countLinks(message) >= MANY_LINKS) return true;
  // A company may enter its website as its name.
  return (companyName?.length ?? 0) > 100 && countLinks(companyName) > 0;
}
