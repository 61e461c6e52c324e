import { Injectable } from '@nestjs/common';
import type { Actor } from '../../../common/actor/actor.constants.js';
import type { Tx } from '../../../database/transactions/unit-of-work.transaction.js';
import { canSeeLead, canUse } from '../../../identity/access/access.policy.js';
import { LeadsService } from '../../../leads/records/leads.service.js';
import type { LeadMatch } from '../model/inbound-mail.constants.js';
import {
  findLeadById,
  findLeadsByReference,
  findOpenLeads,
  findOwnMails,
  isContactOnLead,
  type LeadCandidate,
  type MatchedContact,
} from './inbound-matching.queries.js';

/** The hints at the lead that a mail is about. */
export interface LeadHints {
  /** References after the `+` of recipients, and those of the subject. */
  tagged: readonly string[];
  named: readonly string[];
  /** Message ids of the mails that it answers. */
  answered: readonly string[];
  contacts: readonly MatchedContact[];
}

/** Those whose rights decide whether a lead counts. */
export interface LeadWitnesses {
  /** The one who has posted the mail, and the verified user who has sent it. */
  viewers: readonly Actor[];
  /** The address of a sender whom our server has verified. */
  verifiedSender: string | null;
}

/** The lead of a mail, and how it was found. */
export interface FoundLead {
  lead: LeadCandidate | null;
  matchedBy: LeadMatch | null;
  isAmbiguous: boolean;
  /** Whether the mail names a lead that does not exist, or that none of them may see. */
  isIgnored: boolean;
  /** The first such lead, where it exists. */
  ignoredLeadId: string | null;
}

/** Finds the lead of a mail. A lead that nobody concerned may see is as if it was not named. */
@Injectable()
export class InboundLeadPolicy {
  constructor(private readonly leads: LeadsService) {}

  async find(tx: Tx, hints: LeadHints, witnesses: LeadWitnesses): Promise<FoundLead> {
    const sources: (readonly [LeadMatch, () => Promise<NamedLeads>])[] = [
      ['recipient', () => this.readNamed(tx, hints.tagged)],
      ['subject', () => this.readNamed(tx, hints.named)],
      ['reply', () => this.readAnswered(tx, hints.answered, witnesses)],
    ];
    let isIgnored = false;
    let ignoredLeadId: string | null = null;
    for (const [matchedBy, read] of sources) {
      const { count, leads } = await read();
      const [lead] = await this.listCounted(tx, leads, witnesses);
      if (lead) return { lead, matchedBy, isAmbiguous: false, isIgnored, ignoredLeadId };
      isIgnored ||= count > 0;
      ignoredLeadId ??= leads[0]?.id ?? null;
    }
    const open = await findOpenLeads(
      tx.sql,
      hints.contacts.map(({ id }) => id),
    );
    const counted = await this.listCounted(tx, open, witnesses);
    const lead = counted.length === 1 ? counted[0]! : null;
    return { lead, matchedBy: lead && 'open_lead', isAmbiguous: counted.length > 1, isIgnored, ignoredLeadId };
  }

  private async readNamed(tx: Tx, references: readonly string[]): Promise<NamedLeads> {
    const leads = references.length === 0 ? [] : await findLeadsByReference(tx.sql, references);
    return { count: references.length, leads };
  }

  /** Reads the leads of the mails that this one answers. The recipient of a mail about a lead may answer it. */
  private async readAnswered(
    tx: Tx,
    messageIds: readonly string[],
    { verifiedSender }: LeadWitnesses,
  ): Promise<NamedLeads> {
    const mails = messageIds.length === 0 ? [] : await findOwnMails(tx.sql, messageIds);
    const leads: CountedLead[] = [];
    for (const { leadId, toAddress } of mails) {
      const lead = leadId === null ? null : await findLeadById(tx.sql, leadId);
      if (lead) leads.push({ ...lead, isKnownToSender: verifiedSender === toAddress });
    }
    return { count: leads.length, leads };
  }

  private async listCounted(
    tx: Tx,
    leads: readonly CountedLead[],
    { viewers, verifiedSender }: LeadWitnesses,
  ): Promise<LeadCandidate[]> {
    const counted: LeadCandidate[] = [];
    for (const { isKnownToSender = false, ...lead } of leads) {
      const people = await this.leads.findLeadPeople(tx, lead.id);
      const isSeen = people && viewers.some((viewer) => canUse(viewer, 'leads:read') && canSeeLead(viewer, people));
      const isOnLead = isKnownToSender || (verifiedSender && (await isContactOnLead(tx.sql, lead.id, verifiedSender)));
      if (isSeen || isOnLead) counted.push(lead);
    }
    return counted;
  }
}

interface CountedLead extends LeadCandidate {
  /** Whether we have written to the sender about it. */
  isKnownToSender?: boolean;
}

/** The leads that a hint names, and how many it names, whether they exist or not. */
interface NamedLeads {
  count: number;
  leads: readonly CountedLead[];
}
