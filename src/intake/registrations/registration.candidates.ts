import { v7 as uuidv7 } from 'uuid';
import { toE164 } from '../../common/reference/phone.numbers.js';
import { isCountry } from '../../common/reference/country.codes.js';
import { fingerprintOf } from '../../companies/company.fingerprint.js';
import { POSSIBLE_DUPLICATE } from '../../companies/duplicate.scoring.js';
import { findDuplicates } from '../../companies/duplicate.search.js';
import { domainOfEmail, isSharedDomain } from '../../companies/email.domains.js';
import { normaliseIdentifier, type IdentifierScheme } from '../../companies/identifier.checks.js';
import { hasCjk } from '../../companies/name.normalisation.js';
import type { Tx } from '../../database/unit-of-work.js';
import type { IntakeRegistration } from './registration.entity.js';
import type { Candidate, KnownCompany, KnownPerson, Learned, PersonSaid } from './registration.matching.rules.js';
import { shownName, spellingOf } from './registration.text.rules.js';

/** Most contacts, and most companies, that are kept as candidates of a registration. */
const MOST_CANDIDATES = 10;

/** What a registration says of the person, ready to be compared. */
export function personSaid(registration: IntakeRegistration): PersonSaid {
  const { emailKey, phone, companyName } = registration;
  const number = phone === null ? undefined : toE164(phone, countryOf(registration));
  return { emailKey, fullName: shownName(registration), phone: number?.ok ? number.value : null, companyName };
}

/** The country, where the form gives a code. */
export function countryOf({ country }: Pick<IntakeRegistration, 'country'>): string | null {
  const code = country?.trim().toUpperCase() ?? '';
  return isCountry(code) ? code : null;
}

/** What was decided before of the same address and spelling on the connection. Served by intake_decision_key_uq. */
export async function readLearned(tx: Tx, { connectionId, emailKey, companyName }: IntakeRegistration) {
  const spelling = companyName === null ? null : spellingOf(companyName);
  const rows = await tx.sql.rows<{ kind: string; contactId: string | null; companyId: string | null }>(
    `SELECT d.kind, k.id AS "contactId", c.id AS "companyId" FROM intake_decision d
       LEFT JOIN contact k ON k.id = d.contact_id AND k.archived_at IS NULL
       LEFT JOIN company c ON c.id = d.company_id AND c.archived_at IS NULL
     WHERE d.connection_id = $1 AND d.archived_at IS NULL
       AND (d.kind = 'email' AND d.key = $2::text AND (d.contact_id IS NULL OR k.id IS NOT NULL)
         OR d.kind = 'company' AND d.key = $3::text)`,
    [connectionId, emailKey, spelling],
  );
  const person = rows.find(({ kind }) => kind === 'email');
  const learned: Learned = {
    person: person ? (person.contactId ? { contactId: person.contactId } : 'rejected') : null,
    companyId: rows.find(({ kind }) => kind === 'company')?.companyId ?? null,
  };
  return learned;
}

/**
 * Contacts in use that a person may be. Every branch has its index: contact_email_uq, contact_mail_stem_idx,
 * contact_phone_idx, contact_full_name_sort_idx, contact_native_name_idx, contact_company_id_idx.
 */
export async function readPersons(
  tx: Tx,
  said: PersonSaid,
  learned: Learned,
  companyIds: readonly string[],
): Promise<KnownPerson[]> {
  const learnedId = learned.person === null || learned.person === 'rejected' ? null : learned.person.contactId;
  return tx.sql.rows<KnownPerson & Record<string, unknown>>(
    `SELECT k.id, k.full_name AS "fullName", k.native_name AS "nativeName", k.email, k.phone, k.company_id AS "companyId",
       coalesce(k.email <> $1::text AND mail_stem(k.email) = mail_stem($1::text), false) AS "isVariant"
     FROM contact k WHERE k.archived_at IS NULL AND k.id IN (
       SELECT $5::uuid
       UNION (SELECT id FROM contact WHERE email = $1::text AND archived_at IS NULL)
       UNION (SELECT id FROM contact WHERE mail_stem(email) = mail_stem($1::text) AND archived_at IS NULL LIMIT 10)
       UNION (SELECT id FROM contact WHERE phone = $2::text AND archived_at IS NULL LIMIT 10)
       UNION (SELECT id FROM contact WHERE fold(full_name) COLLATE "C" = fold($3::text) COLLATE "C"
         AND archived_at IS NULL LIMIT 10)
       UNION (SELECT id FROM contact WHERE native_name = $3::text AND archived_at IS NULL LIMIT 10)
       UNION (SELECT id FROM contact WHERE company_id = ANY($4::uuid[]) AND archived_at IS NULL
         AND similarity(fold(full_name), fold($3::text)) >= 0.5 LIMIT 10))`,
    [said.emailKey, said.phone, said.fullName, companyIds, learnedId],
  );
}

/** Companies in use that the person may be of: by name and register numbers, by mail domain, by decision. */
export async function readCompanies(
  tx: Tx,
  registration: IntakeRegistration,
  learned: Learned,
): Promise<KnownCompany[]> {
  const { emailKey } = registration;
  const domains = emailKey === null ? [] : companyDomains(emailKey);
  const found = new Map<string, KnownCompany>();
  for (const { id, score, reasons } of await alikeCompanies(tx, registration, domains)) {
    found.set(id, { id, score, reasons: reasons.map(({ code }) => code) });
  }
  // company_email_domains_idx
  const others = await tx.sql.rows<{ id: string; byDomain: boolean }>(
    `SELECT id, email_domains && $1::text[] AS "byDomain" FROM company
     WHERE archived_at IS NULL AND (email_domains && $1::text[] OR id = $2::uuid) ORDER BY id LIMIT ${MOST_CANDIDATES}`,
    [domains, learned.companyId],
  );
  for (const { id, byDomain } of others) {
    const known = found.get(id) ?? { id, score: byDomain ? 0.6 : 1, reasons: [] };
    if (byDomain && !known.reasons.includes('domain')) known.reasons.push('domain');
    found.set(id, known);
  }
  return [...found.values()];
}

/** The domains of an address that one company can have for its own. */
export function companyDomains(emailKey: string): string[] {
  const host = emailKey.slice(emailKey.lastIndexOf('@') + 1);
  const domain = domainOfEmail(emailKey);
  if (domain === null || isSharedDomain(domain) || isSharedDomain(host)) return [];
  return [...new Set([host, domain])];
}

async function alikeCompanies(tx: Tx, registration: IntakeRegistration, emailDomains: string[]) {
  const name = registration.companyName?.slice(0, 200) ?? null;
  const identifiers = registerNumbersIn(registration);
  if (name === null && identifiers.length === 0) return [];
  const fingerprint = fingerprintOf({
    id: null,
    name: name ?? '',
    nativeName: name !== null && hasCjk(name) ? name : null,
    aliases: [],
    country: countryOf(registration) ?? '',
    emailDomains,
    identifiers,
  });
  return findDuplicates(tx.sql, fingerprint, { minScore: POSSIBLE_DUPLICATE, most: MOST_CANDIDATES });
}

/** Numbers with a check digit; nine digits may be anything. */
const CHECKED: readonly IdentifierScheme[] = ['KBO', 'VAT', 'USCC', 'LEI'];

/** Register numbers among the answers, which no field of a mapping takes. */
function registerNumbersIn({ answers }: IntakeRegistration): { scheme: IdentifierScheme; value: string }[] {
  const texts = answers.flatMap(({ value }) => (typeof value === 'string' && value.length <= 40 ? [value] : []));
  return texts.slice(0, 50).flatMap((text) =>
    CHECKED.flatMap((scheme) => {
      const result = normaliseIdentifier(scheme, text);
      return result.ok ? [{ scheme, value: result.value }] : [];
    }),
  );
}

/** Writes the candidates of a registration anew. */
export async function writeCandidates(
  tx: Tx,
  registrationId: string,
  persons: readonly Candidate[],
  companies: readonly Candidate[],
): Promise<void> {
  await tx.sql.run('DELETE FROM intake_candidate WHERE registration_id = $1', [registrationId]);
  const rows = [
    ...persons.slice(0, MOST_CANDIDATES).map((person) => ({ ...person, contactId: person.id, companyId: null })),
    ...companies.slice(0, MOST_CANDIDATES).map((company) => ({ ...company, contactId: null, companyId: company.id })),
  ];
  for (const { contactId, companyId, score, reasons } of rows) {
    await tx.sql.run(
      `INSERT INTO intake_candidate (id, registration_id, contact_id, company_id, score, reasons)
       VALUES ($1, $2, $3, $4, $5, $6)`,
      [uuidv7(), registrationId, contactId, companyId, score, reasons],
    );
  }
}
