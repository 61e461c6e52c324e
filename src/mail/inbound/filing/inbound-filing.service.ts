import { Inject, Injectable } from '@nestjs/common';
import { v7 as uuidv7 } from 'uuid';
import { type Actor, SYSTEM } from '../../../common/actor/actor.constants.js';
import { SETTINGS } from '../../../config/config.module.js';
import type { Settings } from '../../../config/settings.factory.js';
import type { Tx } from '../../../database/transactions/unit-of-work.transaction.js';
import { canUse } from '../../../identity/access/access.policy.js';
import { type InboundSource, MAX_PARTICIPANTS } from '../model/inbound-mail.constants.js';
import { InboundMail, InboundMailContact } from '../model/inbound-mail.entity.js';
import { verifySender } from '../parsing/sender-verification.rules.js';
import { BounceService } from './bounce.service.js';
import { decideFiling, findLeadReferences, findTaggedReferences } from './filing.rules.js';
import { InboundInteractionService } from './inbound-interaction.service.js';
import { type FoundLead, InboundLeadPolicy } from './inbound-lead.policy.js';
import type { InboundMessage } from './inbound-message.reader.js';
import { findContacts, findOwnMails, type MatchedContact } from './inbound-matching.queries.js';

/** How a message has arrived. */
export interface Arrival {
  /** The user or key that has posted it; null for the command. */
  poster: Actor | null;
  sha256: string;
  raw: Buffer;
  /** The id, where it is known before. */
  id?: string;
}

/** Those who answer for a mail. */
export interface Responsibility {
  isTrusted: boolean;
  isSenderVerified: boolean | null;
  /** The one as whom the mail is filed. */
  actor: Actor;
  /** Those whose rights decide which leads count. */
  viewers: Actor[];
}

/** Files received mails: finds the people and the lead, and makes the interaction or leaves it to a person. */
@Injectable()
export class InboundFilingService {
  constructor(
    @Inject(SETTINGS) private readonly settings: Settings,
    private readonly leads: InboundLeadPolicy,
    private readonly interactions: InboundInteractionService,
    private readonly bounces: BounceService,
  ) {}

  /**
   * Finds out who answers for a mail. A colleague who posts it does; otherwise our mail server must know the sender. The
   * headers of a file that a colleague uploads verify nobody, because the colleague may have written them.
   */
  findResponsibility({ head, sender }: InboundMessage, poster: Actor | null): Responsibility {
    const isUploaded = poster?.kind === 'user';
    const isSenderVerified = isUploaded ? null : verifySender(head, this.settings.mailAuthservId);
    const verifiedUser = isSenderVerified === true ? (sender?.actor ?? null) : null;
    const user = isUploaded && canUse(poster, 'inbound_mails:read') ? poster : null;
    return {
      isTrusted: user !== null || isSenderVerified === true,
      isSenderVerified,
      actor: user ?? verifiedUser ?? poster ?? SYSTEM,
      viewers: [poster, verifiedUser].filter((actor) => actor !== null),
    };
  }

  /** Stores a message and what becomes of it. @returns its id */
  async storeMessage(
    tx: Tx,
    message: InboundMessage,
    arrival: Arrival,
    responsibility: Responsibility,
  ): Promise<string> {
    const { head, selected } = message;
    const shown = selected?.head ?? head;
    const participants = (selected?.participants ?? []).slice(0, MAX_PARTICIPANTS);
    const contacts = await findContacts(
      tx.sql,
      participants.map(({ address }) => address),
    );
    const found = await this.findLead(tx, message, contacts, responsibility);
    const filing = decideFiling({
      isReadable: selected !== null,
      isOwnMail: await this.isOwnMail(tx, [head.messageId, shown.messageId]),
      isBounce: message.report !== null,
      isAutoReply: head.isAutoReply,
      isTrusted: responsibility.isTrusted,
      participants: participants.length + (selected?.hasUnknownSender ? 1 : 0),
      contacts: contacts.length,
      isLeadAmbiguous: found.isAmbiguous,
    });
    if (filing.reason === 'bounce') await this.bounces.apply(tx, message.report!);
    const about = {
      companyId: contacts[0]?.companyId ?? found.lead?.companyId ?? null,
      leadId: found.lead?.id ?? null,
      activityId: null,
    };
    const row: Omit<InboundMail, 'interactionId' | 'attachments'> = {
      id: arrival.id ?? uuidv7(),
      receivedAt: tx.now,
      receivedBy: arrival.poster?.id ?? null,
      receivedFrom: chooseSource(arrival.poster),
      sha256: arrival.sha256,
      raw: arrival.raw,
      rawAddresses: arrival.raw === null ? [] : message.addresses,
      messageId: shown.messageId,
      fromAddress: shown.from?.address ?? null,
      fromName: shown.from?.name ?? null,
      toAddresses: shown.to.map(({ address }) => address),
      ccAddresses: shown.cc.map(({ address }) => address),
      subject: shown.subject,
      sentAt: shown.sentAt === null ? null : new Date(shown.sentAt),
      text: selected?.text ?? '',
      visibleText: message.visibleText,
      senderVerified: responsibility.isSenderVerified,
      direction: selected?.direction ?? null,
      ...filing,
      matchedBy: found.matchedBy,
      leadIgnored: found.isIgnored,
      namedLeadId: found.ignoredLeadId,
      participants,
      ...about,
      decidedAt: null,
      decidedBy: null,
      note: null,
    };
    await this.store(tx, row, message, contacts);
    return row.id;
  }

  private async store(
    tx: Tx,
    row: Omit<InboundMail, 'interactionId' | 'attachments'>,
    message: InboundMessage,
    contacts: readonly MatchedContact[],
  ): Promise<void> {
    const contactIds = contacts.map(({ id }) => id);
    const recorded =
      row.state === 'processed'
        ? await this.interactions.record(tx, row, { ...row, contactIds }, message.attachments)
        : { interactionId: null, attachments: message.attachments.map(({ file: _file, ...facts }) => facts) };
    await tx.manager.insert(InboundMail, { ...row, ...recorded });
    if (contactIds.length > 0) {
      await tx.manager.insert(
        InboundMailContact,
        contactIds.map((contactId) => ({ inboundMailId: row.id, contactId })),
      );
    }
    const { id: entityId, leadId, state, reason } = row;
    const changes = {
      state: { before: null, after: state },
      ...(reason && { reason: { before: null, after: reason } }),
    };
    await tx.audit({ action: 'received', entityType: 'inbound_mail', entityId, leadId, changes });
  }

  private findLead(
    tx: Tx,
    { head, selected }: InboundMessage,
    contacts: readonly MatchedContact[],
    { isSenderVerified, viewers }: Responsibility,
  ): Promise<FoundLead> {
    const heads = selected && selected.head !== head ? [head, selected.head] : [head];
    const recipients = heads.flatMap(({ to, cc, deliveredTo }) => [
      ...[...to, ...cc].map(({ address }) => address),
      ...deliveredTo,
    ]);
    const hints = {
      tagged: findTaggedReferences(recipients),
      named: [...new Set(heads.flatMap(({ subject }) => findLeadReferences(subject)))],
      answered: heads.flatMap(({ references }) => references),
      contacts,
    };
    const verifiedSender = isSenderVerified === true ? (head.from?.address ?? null) : null;
    return this.leads.find(tx, hints, { viewers, verifiedSender });
  }

  private async isOwnMail(tx: Tx, messageIds: readonly (string | null)[]): Promise<boolean> {
    const ids = messageIds.filter((id) => id !== null);
    return ids.length > 0 && (await findOwnMails(tx.sql, ids)).length > 0;
  }
}

function chooseSource(poster: Actor | null): InboundSource {
  if (poster === null) return 'pipe';
  return poster.kind === 'key' ? 'key' : 'user';
}
