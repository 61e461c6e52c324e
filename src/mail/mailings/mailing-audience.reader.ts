import { Injectable } from '@nestjs/common';
import type { Tx } from '../../database/transactions/unit-of-work.transaction.js';
import type { MailLanguage } from '../model/mail.constants.js';
import type { Mailing } from '../model/mailing.entity.js';
import { chooseLanguage } from '../text/mail-language.rules.js';
import { SuppressionStore } from '../suppressions/suppression.store.js';
import {
  type AudiencePerson,
  lockAudience,
  readActivityLanguages,
  readAudience,
} from '../audience/mailing-audience.queries.js';
import { sortAudience, type SortedAudience } from './mailing-recipients.rules.js';

/** A person who gets a mail, and its language. */
export interface MailingRecipient extends AudiencePerson {
  email: string;
  mailLanguage: MailLanguage;
}

/** The part of a mailing that decides who gets a mail. */
type Addressed = Pick<Mailing, 'audience' | 'purpose' | 'language' | 'activityId'>;

/** The people of a mailing: those who get a mail, and the others with the reason. */
interface MailingAudience extends Pick<SortedAudience<AudiencePerson>, 'skipped'> {
  recipients: MailingRecipient[];
}

/** Finds out who gets a mail of a mailing. */
@Injectable()
export class MailingAudienceReader {
  constructor(private readonly suppressions: SuppressionStore) {}

  /** Reads the people of an audience. */
  async read(tx: Tx, { audience, purpose, language, activityId }: Addressed): Promise<MailingAudience> {
    const people = await readAudience(tx.sql, audience, purpose);
    const addresses = [...new Set(people.flatMap(({ email }) => email ?? []))];
    const reasons = await this.suppressions.findReasons(addresses, tx.sql);
    const { recipients, skipped } = sortAudience(people, purpose, reasons);
    // Somebody of whom no language is known gets that of the seminar.
    const ofActivity = activityId === null ? [] : await readActivityLanguages(tx.sql, activityId);
    return {
      skipped,
      recipients: recipients.map((person) => ({
        ...person,
        mailLanguage: language === 'auto' ? chooseLanguage([...person.languages, ...ofActivity]) : language,
      })),
    };
  }

  /** Reads the people of an audience once no merge can change them any more. */
  async lock(tx: Tx, addressed: Addressed): Promise<MailingAudience> {
    await lockAudience(tx.sql, await readAudience(tx.sql, addressed.audience, addressed.purpose));
    return this.read(tx, addressed);
  }
}
