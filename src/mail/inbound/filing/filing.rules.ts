import type { InboundReason, InboundState } from '../model/inbound-mail.constants.js';

/** The facts that decide about the state of a received mail. */
export interface FilingFacts {
  /** Whether the message could be parsed. */
  isReadable: boolean;
  /** Whether the message is one of our own. */
  isOwnMail: boolean;
  isBounce: boolean;
  isAutoReply: boolean;
  /** Whether a signed-in colleague has posted the mail, or our server has verified the sender. */
  isTrusted: boolean;
  /** Number of people who are no colleagues, also those whose address is not known. */
  participants: number;
  contacts: number;
  /** Whether several leads are equally likely. */
  isLeadAmbiguous: boolean;
}

/** The state of a received mail, and why. */
export type Filing =
  | { state: Extract<InboundState, 'processed'>; reason: null }
  | { state: Extract<InboundState, 'needs_review' | 'ignored'>; reason: InboundReason };

/** Decides what becomes of a received mail. The first rule that fits decides. */
export function decideFiling(facts: FilingFacts): Filing {
  if (facts.isOwnMail) return { state: 'ignored', reason: 'own_mail' };
  if (facts.isBounce) return { state: 'ignored', reason: 'bounce' };
  if (facts.isAutoReply) return { state: 'ignored', reason: 'auto_reply' };
  if (!facts.isReadable) return { state: 'needs_review', reason: 'unreadable' };
  if (facts.participants === 0) return { state: 'ignored', reason: 'only_colleagues' };
  if (!facts.isTrusted) return { state: 'needs_review', reason: 'unverified_sender' };
  if (facts.contacts === 0) return { state: 'needs_review', reason: 'unknown_sender' };
  if (facts.isLeadAmbiguous) return { state: 'needs_review', reason: 'ambiguous_lead' };
  return { state: 'processed', reason: null };
}

/** A reference of a lead in a text. */
const LEAD_REFERENCE = /(?<![\w-])LEAD-\d{4}-\d{4,9}(?!\d)/gi;
const MAX_REFERENCES = 5;

/** Finds the references of leads in a subject. */
export function findLeadReferences(text: string): string[] {
  const found = [...text.slice(0, 1_000).matchAll(LEAD_REFERENCE)].map(([reference]) => reference.toUpperCase());
  return [...new Set(found)].slice(0, MAX_REFERENCES);
}

/** Finds the references of leads after the `+` of addresses: `crm+LEAD-2026-0021@locate.example`. */
export function findTaggedReferences(addresses: readonly string[]): string[] {
  const tags = addresses.flatMap((address) => /^[^+@]{1,64}\+(lead-\d{4}-\d{4,9})@/i.exec(address)?.[1] ?? []);
  return [...new Set(tags.map((tag) => tag.toUpperCase()))].slice(0, MAX_REFERENCES);
}

/** Removes the part after a `+` from an address. */
export function removeTag(address: string): string {
  return address.replace(/\+[^@]*@/, '@');
}
