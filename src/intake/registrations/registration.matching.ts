import { Injectable } from '@nestjs/common';
import { plainToInstance } from 'class-transformer';
import { validateSync } from 'class-validator';
import { holdEmail } from '../../companies/contact.email.js';
import { CreateContact } from '../../companies/contact.dto.js';
import { Contacts } from '../../companies/contact.service.js';
import { takeTurn } from '../../database/turns.queries.js';
import type { Tx } from '../../database/unit-of-work.js';
import { personSaid, readCompanies, readLearned, readPersons, writeCandidates } from './registration.candidates.js';
import type { IntakeRegistration } from './registration.entity.js';
import {
  findCertainPerson,
  decideMatch,
  scoreCompanies,
  scorePersons,
  type Verdict,
} from './registration.matching.rules.js';
import { isSuspicious } from './registration.suspicion.rules.js';
import { shownName } from './registration.text.rules.js';
import { ThirdPartyNotices } from './third.party.notices.js';
import type { ReviewReason } from './registration.vocabulary.js';

/** What of a registration matching decides. */
export type Match = Pick<
  IntakeRegistration,
  'matchState' | 'reviewReasons' | 'contactId' | 'companyId' | 'matchedBy' | 'matchedAt' | 'doubleOfId'
>;

type Surroundings = Awaited<ReturnType<RegistrationMatching['readSurroundings']>>;

/** Minutes within which the same address from new ids is one person who sent the form twice, until somebody has looked. */
const DOUBLE_WITHIN_MINUTES = 15;

/** Finds out whom a registration is of. */
@Injectable()
export class RegistrationMatching {
  constructor(
    private readonly contacts: Contacts,
    private readonly notices: ThirdPartyNotices,
  ) {}

  /**
   * Matches a registration; makes its contact where the rules let it, and writes the candidates for whoever has to look.
   * Registrations with one address take turns from here on.
   */
  async match(tx: Tx, registration: IntakeRegistration, doubts: readonly ReviewReason[] = []): Promise<Match> {
    const { emailKey } = registration;
    if (emailKey !== null) await holdEmail(tx, emailKey);
    const surroundings = await this.readSurroundings(tx, registration);
    const { companies, newcomer, doubleOfId } = surroundings;
    let judged = await this.judge(tx, registration, surroundings, doubts);
    if (judged.verdict.state === 'newcomer') {
      // Two registrations of one new person under two addresses take turns, so that the second meets the first's contact.
      // The other facts do not depend on who held the lock before, so they are not read again.
      await takeTurn(tx.sql, `intake newcomer ${judged.verdict.companyId}`);
      judged = await this.judge(tx, registration, surroundings, doubts);
    }
    const { verdict, persons } = judged;
    const isOpen = verdict.state === 'needs_review' || verdict.state === 'suspected_spam';
    await writeCandidates(tx, registration.id, isOpen ? persons : [], isOpen ? companies : []);
    return { ...(await this.settle(tx, registration, verdict, newcomer)), doubleOfId };
  }

  /** Reads everything that matching depends on besides the contacts. */
  private async readSurroundings(tx: Tx, registration: IntakeRegistration) {
    const doubleOfId = await this.doubleOf(tx, registration);
    const learned = await readLearned(tx, registration);
    const companies = scoreCompanies(await readCompanies(tx, registration, learned), learned);
    return { doubleOfId, learned, companies, newcomer: newcomerOf(registration) };
  }

  /** Reads the contacts that the person may be and decides. */
  private async judge(
    tx: Tx,
    registration: IntakeRegistration,
    { doubleOfId, learned, companies, newcomer }: Surroundings,
    doubts: readonly ReviewReason[],
  ) {
    const said = personSaid(registration);
    const companyIds = companies.map(({ id }) => id);
    const known = await readPersons(tx, said, learned, companyIds);
    const persons = scorePersons(said, known, learned, companyIds);
    const verdict = decideMatch({
      said,
      persons,
      companies,
      learned,
      employerId: known.find(({ id }) => id === findCertainPerson(persons)?.id)?.employerId ?? null,
      doubts: [
        ...doubts,
        ...(isSuspicious(registration) ? (['suspicious_text'] as const) : []),
        ...(doubleOfId === null ? [] : (['possible_double'] as const)),
      ],
      isUsable: newcomer !== undefined,
    });
    return { verdict, persons };
  }

  private async settle(
    tx: Tx,
    registration: IntakeRegistration,
    verdict: Verdict,
    newcomer: CreateContact | undefined,
  ): Promise<Omit<Match, 'doubleOfId'>> {
    const settled = { reviewReasons: [], contactId: null, companyId: null, matchedAt: tx.now };
    switch (verdict.state) {
      case 'matched': {
        const contactId = await holdLive(tx, 'contact', verdict.contactId);
        const companyId = verdict.companyId && (await holdLive(tx, 'company', verdict.companyId));
        return { ...settled, matchState: 'matched', contactId, companyId, matchedBy: verdict.by };
      }
      case 'newcomer': {
        const { companyId, by } = verdict;
        const { id } = await this.contacts.createIn(tx, { ...newcomer!, companyId });
        await this.notices.owe(tx, registration, id);
        return { ...settled, matchState: 'matched', contactId: id, companyId, matchedBy: by };
      }
      case 'rejected':
        return { ...settled, matchState: 'rejected', matchedBy: 'learned' };
      case 'needs_review':
      case 'suspected_spam':
        return {
          ...settled,
          matchState: verdict.state,
          reviewReasons: verdict.reasons,
          matchedBy: null,
          matchedAt: null,
        };
    }
  }

  /** Another registration of the same form with the same address, a moment ago. Served by intake_registration_email_key_idx. */
  private async doubleOf(tx: Tx, registration: IntakeRegistration): Promise<string | null> {
    const { id, connectionId, emailKey, formId, receivedAt } = registration;
    const other = await tx.sql.first<{ id: string }>(
      `SELECT id FROM intake_registration WHERE connection_id = $1 AND email_key = $2::text AND id <> $3
         AND form_id IS NOT DISTINCT FROM $4::text AND status <> 'cancelled' AND match_state <> 'rejected'
         AND received_at BETWEEN $5::timestamptz - $6 * interval '1 minute' AND $5::timestamptz + $6 * interval '1 minute'
         AND (double_of_id IS NULL OR double_of_id <> $3)
       ORDER BY received_at, id LIMIT 1`,
      [connectionId, emailKey, id, formId, receivedAt, DOUBLE_WITHIN_MINUTES],
    );
    return other?.id ?? null;
  }
}

/**
 * Holds a record against being merged until the transaction ends. One that was merged away since it was found is the one
 * it was merged into.
 */
async function holdLive(tx: Tx, table: 'contact' | 'company', id: string): Promise<string> {
  const row = await tx.sql.first<{ mergedIntoId: string | null }>(
    `SELECT merged_into_id AS "mergedIntoId" FROM ${table} WHERE id = $1 FOR KEY SHARE`,
    [id],
  );
  return row?.mergedIntoId ? holdLive(tx, table, row.mergedIntoId) : id;
}

/** Longest text that any field of a contact takes. The checks of a longer one take the square of its length. */
const LONGEST_FIELD = 254;

/** What of a form is short enough to be checked for a contact; the rest no contact can have. */
export function withinContact<T extends Record<string, string | null>>(said: T): Partial<T> {
  const short = Object.entries(said).filter(([, text]) => text === null || text.length <= LONGEST_FIELD);
  return Object.fromEntries(short) as Partial<T>;
}

/** The contact that a registration would make; undefined where name or address cannot be those of one. */
export function newcomerOf(registration: IntakeRegistration): CreateContact | undefined {
  const { givenName, familyName, emailKey, phone, jobTitle } = registration;
  const body = plainToInstance(CreateContact, {
    fullName: shownName(registration),
    email: emailKey,
    ...withinContact({ givenName, familyName, phone, jobTitle }),
  });
  const faults = new Set(validateSync(body).map(({ property }) => property));
  if (faults.has('fullName') || faults.has('email')) return undefined;
  const usable = Object.entries(body).filter(([field]) => !faults.has(field));
  return Object.fromEntries(usable) as unknown as CreateContact;
}
