import { v7 as uuidv7 } from 'uuid';
import { toE164 } from '../../common/reference/phone-numbers.rules.js';
import { POSSIBLE_DUPLICATE } from '../../companies/duplicates/duplicate-scoring.rules.js';
import { findDuplicates } from '../../companies/duplicates/duplicate-search.queries.js';
import { normaliseIdentifier, type IdentifierScheme } from '../../companies/identifiers/identifiers.rules.js';
import type { Tx } from '../../database/transactions/unit-of-work.transaction.js';
import {
  findCompaniesByDomain,
  isDecidedFor,
  readDecisions,
  findSimilarPersons,
  replaceCandidates,
} from './match-candidates.queries.js';
import type { IntakeRegistration } from '../model/intake-registration.entity.js';
import { canNameCompany } from '../../companies/names/empty-company-names.rules.js';
import { listJoinedNames } from '../../companies/names/person-names.rules.js';
import {
  buildRegistrationFingerprint,
  findRegistrationCountry,
  listCompanyDomains,
} from './registration-company.rules.js';
import {
  type Candidate,
  findPrevailing,
  type KnownCompany,
  type KnownPerson,
  type EarlierDecisions,
  type PersonFields,
} from './registration-matching.rules.js';
import { formatFullName, normaliseSpelling } from '../model/registration-text.rules.js';

/** Maximum number of contacts, and of companies, that are stored as candidates of a registration. */
const MAX_CANDIDATES = 10;

/** Returns the data of a registration about the person, normalised for comparisons. */
export function buildPersonFields(registration: IntakeRegistration): PersonFields {
  const { emailKey, phone, companyName } = registration;
  const number = phone === null ? undefined : toE164(phone, findRegistrationCountry(registration));
  return { emailKey, fullName: formatFullName(registration), phone: number?.ok ? number.value : null, companyName };
}

/**
 * Returns the earlier decisions about the same address and the same spelling. A spelling that names no company is left
 * out, whatever was learned about it before the list of such words had it.
 */
export async function readLearned(tx: Tx, { id, connectionId, emailKey, companyName }: IntakeRegistration) {
  const spelling = companyName !== null && canNameCompany(companyName) ? normaliseSpelling(companyName) : null;
  const rows = await readDecisions(tx.sql, connectionId, emailKey, spelling);
  const person = findPrevailing(
    rows.filter(({ kind }) => kind === 'email'),
    ({ contactId }) => contactId,
  );
  const company = findPrevailing(
    rows.filter(({ kind }) => kind === 'company'),
    ({ companyId }) => companyId,
  );
  const companyId = company?.companyId ?? null;
  const learned: EarlierDecisions = {
    person: person ? (person.contactId ? { contactId: person.contactId } : 'rejected') : null,
    companyId,
    isConfirmed: await isDecidedFor(tx.sql, { id, emailKey, companyId }),
  };
  return {
    learned,
    /** Country of the learned company. */
    country: company?.country ?? null,
    decisionIds: { email: person?.id ?? null, company: company?.id ?? null },
  };
}

/** Returns the contacts, without archived ones, that a person may be. */
export function readPersons(
  tx: Tx,
  fields: PersonFields,
  learned: EarlierDecisions,
  companyIds: readonly string[],
): Promise<KnownPerson[]> {
  const learnedId = learned.person === null || learned.person === 'rejected' ? null : learned.person.contactId;
  const joined = fields.fullName === null ? [] : listJoinedNames(fields.fullName);
  return findSimilarPersons(tx.sql, fields, { learnedId, companyIds, joined });
}

/**
 * Returns the companies that the person may work for: by name, register number, mail domain or earlier decision. Where the
 * form says no country, that of the learned company is supposed, because only names of one country are compared closely.
 */
export async function readCompanies(
  tx: Tx,
  registration: IntakeRegistration,
  { learned, country }: Pick<Awaited<ReturnType<typeof readLearned>>, 'learned' | 'country'>,
): Promise<KnownCompany[]> {
  const found = new Map<string, KnownCompany>();
  for (const { id, score, reasons } of await findSimilarCompanies(tx, registration, country)) {
    found.set(id, { id, score, reasons: reasons.map(({ code }) => code) });
  }
  const others = await findCompaniesByDomain(
    tx.sql,
    listCompanyDomains(registration.emailKey),
    learned.companyId,
    MAX_CANDIDATES,
  );
  for (const { id, byDomain } of others) {
    const known = found.get(id) ?? { id, score: byDomain ? 0.6 : 1, reasons: [] };
    if (byDomain && !known.reasons.includes('domain')) known.reasons.push('domain');
    found.set(id, known);
  }
  return [...found.values()];
}

async function findSimilarCompanies(tx: Tx, registration: IntakeRegistration, supposedCountry: string | null) {
  const identifiers = parseRegisterNumbers(registration);
  if (registration.companyName === null && identifiers.length === 0) return [];
  const country = findRegistrationCountry(registration) ?? supposedCountry;
  const fingerprint = buildRegistrationFingerprint({ ...registration, country }, identifiers);
  return findDuplicates(tx.sql, fingerprint, { minScore: POSSIBLE_DUPLICATE, limit: MAX_CANDIDATES });
}

/** Schemes with a check digit. Without one, any nine digits could be a register number. */
const CHECKED: readonly IdentifierScheme[] = ['KBO', 'VAT', 'USCC', 'LEI'];

/** Returns the register numbers among the answers, because no mapped field contains them. */
function parseRegisterNumbers({ answers }: IntakeRegistration): { scheme: IdentifierScheme; value: string }[] {
  const texts = answers.flatMap(({ value }) => (typeof value === 'string' && value.length <= 40 ? [value] : []));
  return texts.slice(0, 50).flatMap((text) =>
    CHECKED.flatMap((scheme) => {
      const result = normaliseIdentifier(scheme, text);
      return result.ok ? [{ scheme, value: result.value }] : [];
    }),
  );
}

/** Replaces the candidates of a registration, up to the maximum number of each kind. */
export async function writeCandidates(
  tx: Tx,
  registrationId: string,
  persons: readonly Candidate[],
  companies: readonly Candidate[],
): Promise<void> {
  await replaceCandidates(tx.sql, registrationId, [
    ...persons.slice(0, MAX_CANDIDATES).map(({ id: contactId, score, reasons }) => {
      return { id: uuidv7(), contactId, companyId: null, score, reasons };
    }),
    ...companies.slice(0, MAX_CANDIDATES).map(({ id: companyId, score, reasons }) => {
      return { id: uuidv7(), contactId: null, companyId, score, reasons };
    }),
  ]);
}
