import type { components } from '../../shared/api/schema';

type Schemas = components['schemas'];
export type Registration = Schemas['WholeIntakeRegistrationView'];
export type ContactCandidate = Schemas['ContactCandidateView'];
export type CompanyCandidate = Schemas['CompanyCandidateView'];
export type Resolution = Schemas['ResolveRegistration'];

interface RecordName {
  id: string;
  name: string;
}

/** A whole decision that one key makes: who the person is, and for which company the person works. */
export interface Proposal {
  /** The key on the keyboard; null after the ninth proposal. */
  key: string | null;
  /** The candidate contact, or null for a new contact. */
  contact: ContactCandidate | null;
  /** The company, which is null if there is none or if a new one is created. */
  company: RecordName | null;
  /** The candidate company that the proposal is about, if it is about one. */
  candidate: CompanyCandidate | null;
  isCompanyCreated: boolean;
  request: Resolution;
}

/** The number of proposals that have a key of their own. */
const MAX_KEYS = 9;

/** Returns the name of the person as typed; null if the form has none. The queue knows full names only. */
export function findTypedName({ fullName, givenName, familyName }: TypedName): string | null {
  return fullName ?? ([givenName, familyName].filter(Boolean).join(' ') || null);
}

type TypedName = Pick<Registration, 'fullName'> & Partial<Pick<Registration, 'givenName' | 'familyName'>>;

/**
 * Lists the decisions that the candidates suggest, the likeliest contact first: the person is a contact whom we know, or
 * a new contact at a company that we know.
 */
export function listProposals({ contactCandidates, companyCandidates }: Registration): Proposal[] {
  const proposals = [
    ...contactCandidates.map((contact) => proposeContact(contact, companyCandidates)),
    ...companyCandidates.map(proposeCompany),
  ];
  return proposals.map((proposal, index) => ({ ...proposal, key: index < MAX_KEYS ? String(index + 1) : null }));
}

function proposeContact(contact: ContactCandidate, companies: readonly CompanyCandidate[]): Proposal {
  const { id: contactId, companyId, companyName } = contact;
  const common = { key: null, contact, candidate: null, isCompanyCreated: false };
  if (companyId !== null) {
    return { ...common, company: { id: companyId, name: companyName ?? '' }, request: { contactId } };
  }
  // The employer of this contact is not known, so that the likeliest company is taken.
  const company = companies[0] ?? null;
  return { ...common, company, request: { contactId, ...(company && { companyId: company.id }) } };
}

function proposeCompany(candidate: CompanyCandidate): Proposal {
  const request = { createContact: {}, companyId: candidate.id };
  return { key: null, contact: null, company: candidate, candidate, isCompanyCreated: false, request };
}

/** Returns the decision that creates what the form says: a contact and, if the form names one, its company. */
export function proposeNew({ companyName, hasCompanyName = true }: TypedCompany): Proposal {
  const isCompanyCreated = companyName !== null && hasCompanyName;
  const request = { createContact: {}, ...(isCompanyCreated && { createCompany: {} }) };
  return { key: 'n', contact: null, company: null, candidate: null, isCompanyCreated, request };
}

type TypedCompany = Pick<Registration, 'companyName'> & Partial<Pick<Registration, 'hasCompanyName'>>;

/** The reasons for a company that come from its names. */
const NAME_REASONS: readonly CompanyCandidate['reasons'][number][] = [
  'name',
  'native_name',
  'alias',
  'similar_name',
  'pinyin',
];

/** Tells whether one of the proposals is a company that no typed name resembles, so that its other name has to be said. */
export function hasUnlikeCompany(registration: Registration): boolean {
  const { companyName, hasCompanyName, companyCandidates } = registration;
  if (companyName === null || !hasCompanyName) return false;
  const alike = companyCandidates.filter(({ reasons }) => reasons.some((reason) => NAME_REASONS.includes(reason)));
  return listProposals(registration).some(
    ({ company }) => company !== null && !alike.some(({ id }) => id === company.id),
  );
}

/** The key by which later registrations are matched: the address to a person, and the spelling to a company. */
export interface Lesson {
  kind: 'email' | 'company';
  key: string;
}

type LessonSource = TypedCompany & Pick<Registration, 'email'>;

/** Lists what is learned from a decision for a person at a company, as the server does it. */
export function listLessons({ email, companyName, hasCompanyName = true }: LessonSource): Lesson[] {
  const isAddress = email !== null && /^\S+@\S+\.\S+$/.test(email.trim());
  return [
    ...(isAddress ? [{ kind: 'email', key: email.trim().toLowerCase() } as const] : []),
    ...(companyName !== null && hasCompanyName ? [{ kind: 'company', key: companyName } as const] : []),
  ];
}

/** The decision about several registrations: a new contact for each at one company, or all are ignored. */
export type BulkChoice = 'company' | 'newCompany' | 'reject';

/** Builds the request. A new company is created for the first registration, and the others get the same one. */
export function buildBulkResolution(
  ids: readonly string[],
  choice: BulkChoice,
  companyId: string | null,
  reason: string,
): components['schemas']['ResolveRegistrations'] {
  if (choice === 'reject') {
    return { registrationIds: [...ids], decision: { reject: true, ...(reason.trim() && { reason: reason.trim() }) } };
  }
  if (choice === 'company') return { registrationIds: [...ids], decision: { createContact: {}, companyId } };
  const [first] = ids;
  return {
    decisions: ids.map((registrationId) => ({
      registrationId,
      createContact: {},
      ...(registrationId === first ? { createCompany: {} } : { companyOfId: first }),
    })),
  };
}
