import { Injectable } from '@nestjs/common';
import { CodedError } from '../../../common/errors/domain.errors.js';
import type { Tx } from '../../../database/transactions/unit-of-work.transaction.js';
import { DocumentUploadService } from '../../../documents/uploads/document-upload.service.js';
import { canUse } from '../../../identity/access/access.policy.js';
import { InteractionService } from '../../../interactions/interactions/interaction.service.js';
import { LeadsService } from '../../../leads/records/leads.service.js';
import type { InboundAttachment, InboundMail } from '../model/inbound-mail.entity.js';
import type { ReadAttachment } from './inbound-message.reader.js';

/** The records that a mail is about. */
export interface MailSubject {
  contactIds: readonly string[];
  companyId: string | null;
  leadId: string | null;
  activityId: string | null;
}

/** The interaction of a mail, and what became of its attachments. */
export interface RecordedMail {
  interactionId: string;
  attachments: InboundAttachment[];
}

const NO_SUBJECT = '(no subject)';
const NOT_ALLOWED = 'Nobody who has sent or posted the mail may add documents there.';
const NO_PLACE = 'The mail has neither a lead nor a company.';

/** Makes the interaction of a received mail, and documents of its attachments. */
@Injectable()
export class InboundInteractionService {
  constructor(
    private readonly interactions: InteractionService,
    private readonly leads: LeadsService,
    private readonly documents: DocumentUploadService,
  ) {}

  async record(
    tx: Tx,
    mail: Pick<InboundMail, 'subject' | 'visibleText' | 'sentAt' | 'direction'>,
    { contactIds, companyId, leadId, activityId }: MailSubject,
    attachments: readonly ReadAttachment[],
  ): Promise<RecordedMail> {
    const about = { companyId, leadId, activityId };
    const interactionId = await this.interactions.record(tx, {
      kind: 'email',
      source: 'mail',
      direction: mail.direction,
      subject: mail.subject === '' ? NO_SUBJECT : mail.subject,
      summary: mail.visibleText || null,
      // A clock of a sender that is wrong must not make a mail of tomorrow.
      occurredAt: mail.sentAt && mail.sentAt <= tx.now ? mail.sentAt : tx.now,
      contactIds,
      ...about,
    });
    const stored: InboundAttachment[] = [];
    const refusal = await this.findRefusal(tx, about);
    for (const attachment of attachments) {
      stored.push(await this.storeAttachment(tx, attachment, { ...about, interactionId }, refusal));
    }
    const refused = stored.flatMap(({ fileName, problem }) =>
      problem === null ? [] : [`${toLine(fileName)}: ${problem}`],
    );
    if (refused.length > 0) {
      const list = ['Attachments that were not stored:', ...refused].join('\n');
      await this.interactions.replaceSummary(tx, interactionId, [mail.visibleText, list].filter(Boolean).join('\n\n'));
    }
    return { interactionId, attachments: stored };
  }

  /** Returns why no attachment can become a document; null if they can. */
  private async findRefusal(tx: Tx, { leadId, companyId }: Omit<MailSubject, 'contactIds'>): Promise<string | null> {
    if (leadId === null && companyId === null) return NO_PLACE;
    // The application itself has no rights of its own: a mail that nobody answers for changes no record.
    if (tx.actor.kind === 'system' || !canUse(tx.actor, 'documents:write')) return NOT_ALLOWED;
    return leadId !== null && !(await this.leads.canEdit(tx, leadId)) ? NOT_ALLOWED : null;
  }

  private async storeAttachment(
    tx: Tx,
    { file, ...attachment }: ReadAttachment,
    { leadId, companyId, interactionId }: { leadId: string | null; companyId: string | null; interactionId: string },
    refusal: string | null,
  ): Promise<InboundAttachment> {
    if (file === null) return attachment;
    if (refusal !== null) return { ...attachment, problem: refusal };
    const subject = leadId !== null ? { leadId } : { companyId };
    try {
      const { id } = await this.documents.attach(tx, file, { ...subject, interactionId, kind: 'correspondence' });
      return { ...attachment, documentId: id };
    } catch (error) {
      if (!(error instanceof CodedError) || error.status >= 500) throw error;
      return { ...attachment, problem: error.message };
    }
  }
}

/** Puts the name of a file on one line. Its sender chose it. */
function toLine(fileName: string): string {
  return fileName.replaceAll(/[\p{Cc}\p{Zl}\p{Zp}\s]+/gu, ' ');
}
