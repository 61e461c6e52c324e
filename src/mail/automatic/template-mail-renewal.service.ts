import { Injectable } from '@nestjs/common';
import { v7 as uuidv7 } from 'uuid';
import { CodedError, createInvalidError } from '../../common/errors/domain.errors.js';
import type { TemplateKey } from '../../common/mail/mail-template.constants.js';
import { OutgoingMailRegistry } from '../../common/mail/outgoing-mail.registry.js';
import { normaliseEmail } from '../../common/reference/email-address.rules.js';
import type { Tx } from '../../database/transactions/unit-of-work.transaction.js';
import type { MailPurpose } from '../model/mail.constants.js';
import type { Mail } from '../model/mail.entity.js';
import { MailOutboxStore } from '../outgoing/mail-outbox.store.js';
import { findSuppressionCode } from '../suppressions/suppression.rules.js';
import { SuppressionStore } from '../suppressions/suppression.store.js';
import { readRegistrationFacts } from '../templates/registration-values.queries.js';
import { TEMPLATES } from '../templates/template-catalogue.constants.js';
import { isStillTrue } from '../templates/registration-mail.rules.js';
import { readRegistrationStanding } from '../templates/registration-standing.queries.js';
import { RegistrationMailStore } from './registration-mail.store.js';

/** Makes mails anew that were made from a template. */
@Injectable()
export class TemplateMailRenewalService {
  constructor(
    private readonly registrations: RegistrationMailStore,
    private readonly outbox: MailOutboxStore,
    private readonly suppressions: SuppressionStore,
    private readonly registry: OutgoingMailRegistry,
  ) {}

  /**
   * Stores a new mail in place of a former one. One about a registration has the present text of the template, the present
   * facts and the present address; any other one is repeated, with the present content of its file.
   * @returns the id of the new mail
   * @throws 409 `mail.not_resendable` for a mail whose link was deleted or that is not true any more, 422 `mail.recipient_unreachable`
   */
  async renew(tx: Tx, mail: Mail & { templateKey: TemplateKey }): Promise<string> {
    const { templateKey, registrationId, language } = mail;
    if (TEMPLATES[templateKey].hasSecretLink) {
      const detail = 'This mail had a link that is valid once and is not stored any more; ask for a new link instead.';
      throw new CodedError('mail.not_resendable', detail);
    }
    if (registrationId === null) return this.repeat(tx, mail);
    if (!isStillTrue(templateKey, await readRegistrationStanding(tx.sql, registrationId, tx.now))) {
      const detail = 'The registration does not stand any more as this mail says, or its seminar is cancelled or over.';
      throw new CodedError('mail.not_resendable', detail);
    }
    const [facts] = await readRegistrationFacts(tx.sql, [registrationId]);
    if (facts?.email) await this.assertReachable(tx, normaliseEmail(facts.email), mail.purpose);
    const [id] = await this.registrations.add(tx, templateKey, [registrationId], { language });
    if (id === undefined)
      throw createUnreachableError(
        'The person of this registration has no e-mail address to which mails can be sent, or is archived.',
      );
    return id;
  }

  private async assertReachable(tx: Tx, address: string, purpose: MailPurpose): Promise<void> {
    const reasons = await this.suppressions.findReasons([address], tx.sql);
    const code = findSuppressionCode(reasons.get(address) ?? [], purpose);
    if (code !== null) throw createUnreachableError(`The address gets no mail: ${code.replaceAll('_', ' ')}.`);
  }

  private async repeat(tx: Tx, mail: Mail): Promise<string> {
    const { templateKey, language, purpose, contactId, userId, toAddress, toName, replyTo, subject, bodyText } = mail;
    const { leadId, companyId, activityId, attachmentSource, attachmentId } = mail;
    await this.assertReachable(tx, toAddress, purpose);
    if (attachmentSource !== null && attachmentId !== null)
      await this.registry.assertReceiver({ source: attachmentSource, id: attachmentId }, mail);
    const text = { templateKey, language, purpose, subject, bodyText };
    const about = { leadId, companyId, activityId, attachmentSource, attachmentId };
    const address = { contactId, userId, toAddress, toName, replyTo };
    const [id] = await this.outbox.add(tx, [
      { batchId: uuidv7(), ...text, ...address, ...about, documents: [], sendAt: tx.now },
    ]);
    return id!;
  }
}

function createUnreachableError(detail: string): CodedError {
  const code = 'mail.recipient_unreachable';
  return createInvalidError([{ pointer: '/toAddress', code, detail }], code);
}
