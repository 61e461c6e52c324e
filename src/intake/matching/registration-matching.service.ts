import { Injectable } from '@nestjs/common';
import { plainToInstance } from 'class-transformer';
import { validateSync } from 'class-validator';
import { lockEmail } from '../../companies/contacts/contact.queries.js';
import { CreateContact } from '../../companies/contacts/contact.dto.js';
import { ContactService } from '../../companies/contacts/contact.service.js';
import { canBeSamePerson } from '../../companies/names/person-names.rules.js';
import { acquireAdvisoryLock } from '../../database/connections/advisory-lock.queries.js';
import type { Tx } from '../../database/transactions/unit-of-work.transaction.js';
import {
  buildPersonFields,
  readCompanies,
  readLearned,
  readPersons,
  writeCandidates,
} from './match-candidates.store.js';
import { findPeopleOfAddress, lockActive, type PersonOfAddress } from './match-candidates.queries.js';
import type { IntakeRegistration } from '../model/intake-registration.entity.js';
import {
  findCertainPerson,
  decideMatch,
  isCertainAmong,
  scoreCompanies,
  scorePersons,
  type Verdict,
  isSuspicious,
} from './registration-matching.rules.js';
import { formatFullName } from '../model/registration-text.rules.js';
import { findRegistrationCountry } from './registration-company.rules.js';
import { ThirdPartyNoticeService } from './third-party-notice.service.js';
import type { ReviewReason } from '../model/intake-registration.constants.js';

/** The fields of a registration that matching sets. */
export type Match = Pick<
  IntakeRegistration,
  | 'matchState'
  | 'reviewReasons'
  | 'contactId'
  | 'companyId'
  | 'matchedBy'
  | 'matchedByDecisionId'
  | 'matchedAt'
  | 'doubleOfId'
>;

type MatchContext = Awaited<ReturnType<RegistrationMatchingService['readContext']>>;

/** Matches registrations to contacts and companies. */
@Injectable()
export class RegistrationMatchingService {
  constructor(
    private readonly contacts: ContactService,
    private readonly notices: ThirdPartyNoticeService,
  ) {}

  /**
   * Matches a registration. It creates the contact if the rules allow it, and otherwise stores the candidates for the
   * review. An advisory lock on the address makes registrations with the same address wait for each other.
   */
  async match(tx: Tx, registration: IntakeRegistration, doubts: readonly ReviewReason[] = []): Promise<Match> {
    const { emailKey } = registration;
    if (emailKey !== null) await lockEmail(tx, emailKey);
    const context = await this.readContext(tx, registration);
    const { companies, newcomer, sharers, decisionIds } = context;
    const doubleOfId = context.doubleOfId ?? sharers[0]?.registrationId ?? null;
    let decision = await this.decide(tx, registration, context, doubts);
    if (decision.verdict.state === 'newcomer') {
      // An advisory lock lets a second registration of the same new person under another address find the contact of
      // the first. Only the contacts are read again, because the other facts do not depend on the first registration.
      await acquireAdvisoryLock(tx.sql, `intake newcomer ${decision.verdict.companyId}`);
      decision = await this.decide(tx, registration, context, doubts);
    }
    const { verdict, persons } = decision;
    const isOpen = verdict.state === 'needs_review' || verdict.state === 'suspected_spam';
    await writeCandidates(tx, registration.id, isOpen ? persons : [], isOpen ? companies : []);
    const matchedByDecisionId = verdict.restsOn ? decisionIds[verdict.restsOn] : null;
    return { ...(await this.applyVerdict(tx, registration, verdict, newcomer)), matchedByDecisionId, doubleOfId };
  }

  /**
   * Returns the people with other names who have the address of a registration at the same seminar. Such an address alone
   * tells nothing about the person.
   */
  async findSharers(tx: Tx, registration: IntakeRegistration): Promise<PersonOfAddress[]> {
    return pickOtherNames(registration, await findPeopleOfAddress(tx.sql, registration));
  }

  /** Reads the data that matching needs besides the contacts. */
  private async readContext(tx: Tx, registration: IntakeRegistration) {
    const people = await findPeopleOfAddress(tx.sql, registration);
    const doubleOfId = people.find(({ isDouble }) => isDouble)?.registrationId ?? null;
    const sharers = pickOtherNames(registration, people);
    const earlier = await readLearned(tx, registration);
    const { learned, decisionIds } = earlier;
    const companies = scoreCompanies(await readCompanies(tx, registration, earlier), learned);
    return { doubleOfId, sharers, learned, decisionIds, companies, newcomer: buildNewcomer(registration) };
  }

  /** Reads the contacts that the person may be and decides. */
  private async decide(
    tx: Tx,
    registration: IntakeRegistration,
    { doubleOfId, sharers, learned, companies, newcomer }: MatchContext,
    doubts: readonly ReviewReason[],
  ) {
    const fields = buildPersonFields(registration);
    const companyIds = companies.map(({ id }) => id);
    const known = await readPersons(tx, fields, learned, companyIds);
    const persons = scorePersons(fields, known, learned, companyIds);
    const isPossibleDouble = doubleOfId !== null || (sharers.length > 0 && !isCertainAmong(sharers, persons));
    const verdict = decideMatch({
      fields,
      persons,
      companies,
      learned,
      employerId: known.find(({ id }) => id === findCertainPerson(persons)?.id)?.employerId ?? null,
      doubts: [
        ...doubts,
        ...(isSuspicious(registration) ? (['suspicious_text'] as const) : []),
        ...(isPossibleDouble ? (['possible_double'] as const) : []),
      ],
      isUsable: newcomer !== undefined,
      isCountryUnknown: registration.country !== null && findRegistrationCountry(registration) === null,
    });
    return { verdict, persons };
  }

  private async applyVerdict(
    tx: Tx,
    registration: IntakeRegistration,
    verdict: Verdict,
    newcomer: CreateContact | undefined,
  ): Promise<Omit<Match, 'matchedByDecisionId' | 'doubleOfId'>> {
    const common = { reviewReasons: [], contactId: null, companyId: null, matchedAt: tx.now };
    switch (verdict.state) {
      case 'matched': {
        const contactId = await lockActive(tx.sql, 'contact', verdict.contactId);
        const companyId = verdict.companyId && (await lockActive(tx.sql, 'company', verdict.companyId));
        return { ...common, matchState: 'matched', contactId, companyId, matchedBy: verdict.by };
      }
      case 'newcomer': {
        const { companyId, by } = verdict;
        const id = await this.contacts.add(tx, { ...newcomer!, companyId });
        await this.notices.createNoticeTask(tx, registration, id);
        return { ...common, matchState: 'matched', contactId: id, companyId, matchedBy: by };
      }
      case 'rejected':
        return { ...common, matchState: 'rejected', matchedBy: 'learned' };
      case 'needs_review':
      case 'suspected_spam':
        return {
          ...common,
          matchState: verdict.state,
          reviewReasons: verdict.reasons,
          matchedBy: null,
          matchedAt: null,
        };
    }
  }
}

/** Returns the people at the seminar of a registration whose names differ from its name. */
function pickOtherNames(registration: IntakeRegistration, people: readonly PersonOfAddress[]): PersonOfAddress[] {
  const name = formatFullName(registration);
  return people.filter((person) => !person.isDouble && !canBeSamePerson(formatFullName(person), name));
}

/** Maximum length of the fields of a contact. Longer texts are not validated, because that takes quadratic time. */
const MAX_FIELD_LENGTH = 254;

/** Returns the values that are short enough for a contact. Longer values are never valid there. */
export function pickFittingFields<T extends Record<string, string | null>>(fields: T): Partial<T> {
  const fitting = Object.entries(fields).filter(([, text]) => text === null || text.length <= MAX_FIELD_LENGTH);
  return Object.fromEntries(fitting) as Partial<T>;
}

/** Builds a new contact from a registration. Returns undefined if its name or address is not valid. */
export function buildNewcomer(registration: IntakeRegistration): CreateContact | undefined {
  const { givenName, familyName, emailKey, phone, jobTitle } = registration;
  const body = plainToInstance(CreateContact, {
    fullName: formatFullName(registration),
    email: emailKey,
    ...pickFittingFields({ givenName, familyName, phone, jobTitle }),
  });
  const invalidFields = new Set(validateSync(body).map(({ property }) => property));
  if (invalidFields.has('fullName') || invalidFields.has('email')) return undefined;
  const usable = Object.entries(body).filter(([field]) => !invalidFields.has(field));
  return Object.fromEntries(usable) as unknown as CreateContact;
}
