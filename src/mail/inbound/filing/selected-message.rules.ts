import type { Direction } from '../../../interactions/model/interaction.constants.js';
import { isForwardSubject, isReplySubject } from '../parsing/forwarding.rules.js';
import type { MailHead, MailPerson, ParsedAttachment, ParsedMail, QuotedHead } from '../parsing/parsed-mail.rules.js';

/** The message that a mail brings: the mail itself, or the one that a colleague has forwarded with it. */
export interface SelectedMessage {
  /** The headers that identify the message. A message that was forwarded in a text has none of its own. */
  head: MailHead;
  direction: Direction;
  /** The people of the message who are no colleagues, the sender first. */
  participants: MailPerson[];
  /** Whether the message has a sender whose address is not known, because the text has none that is understood. */
  hasUnknownSender: boolean;
  /** The whole text. */
  text: string;
  /** The texts that its authors have typed, each with its quoted history: the remark of a colleague, and the message. */
  ownTexts: string[];
  attachments: ParsedAttachment[];
  omittedAttachments: number;
}

type IsColleague = (address: string) => boolean;

/** Finds the message that a mail brings. */
export function selectMessage(mail: ParsedMail, isColleague: IsColleague): SelectedMessage {
  const isSentByColleague = mail.head.from !== null && isColleague(mail.head.from.address);
  if (!isSentByColleague) return selectWhole(mail, isColleague);
  const isForward = isForwarding(mail, isColleague);
  if (isForward && mail.attached) return selectAttached(mail, mail.attached, isColleague);
  const heads = mail.segments.flatMap(({ head }) => head ?? []);
  if (isForward && heads.length > 0) return selectQuoted(mail, heads, isColleague);
  const whole = selectWhole(mail, isColleague);
  // The header block of the message that it brings is not understood.
  return isMarkedForward(mail) ? { ...whole, hasUnknownSender: true } : whole;
}

/** Lists all addresses of a mail, and of the messages in it. */
export function listAddresses(mail: ParsedMail): string[] {
  const { head, segments, attached } = mail;
  const people = [head.from ?? [], head.to, head.cc, segments.flatMap((one) => listHeadPeople(one.head))].flat();
  return [...people.map(({ address }) => address), ...(attached ? listAddresses(attached) : [])];
}

function listHeadPeople(head: QuotedHead | null): MailPerson[] {
  return head ? [...head.from, ...head.to, ...head.cc] : [];
}

/**
 * Tells whether a colleague forwards a message. A mail to somebody else is also one if its subject or the line before the
 * message says so; a reply quotes older messages, which may have been forwarded.
 */
function isForwarding(mail: ParsedMail, isColleague: IsColleague): boolean {
  const isInternal = [...mail.head.to, ...mail.head.cc].every(({ address }) => isColleague(address));
  return isInternal || isMarkedForward(mail);
}

/** Tells whether the subject of a mail or a line of it says that it is forwarded. */
function isMarkedForward({ head: { subject }, hasForwardLine }: ParsedMail): boolean {
  return isForwardSubject(subject) || (hasForwardLine && !isReplySubject(subject));
}

function selectWhole(mail: ParsedMail, isColleague: IsColleague): SelectedMessage {
  const { head, text, segments, attachments, omittedAttachments } = mail;
  const { from } = head;
  const own = segments[0]?.text ?? '';
  return {
    head,
    direction: from !== null && isColleague(from.address) ? 'outbound' : 'inbound',
    participants: listOutsiders([from ?? [], head.to, head.cc].flat(), isColleague),
    hasUnknownSender: from === null,
    text,
    ownTexts: [own === '' ? text : own],
    attachments,
    omittedAttachments,
  };
}

/** Selects the message that was forwarded as an attachment. Its own attachments are part of it. */
function selectAttached(mail: ParsedMail, attached: ParsedMail, isColleague: IsColleague): SelectedMessage {
  const message = selectMessage(attached, isColleague);
  const { text, segments, omittedAttachments } = mail;
  // The attached message itself is what becomes an interaction, so it is no document as well.
  const others = mail.attachments.filter(({ fileName }) => !/\.eml$/i.test(fileName));
  return {
    ...message,
    text: [text, message.text].filter(Boolean).join('\n\n'),
    ownTexts: [segments[0]?.text ?? '', ...message.ownTexts],
    attachments: [...others, ...message.attachments],
    omittedAttachments: omittedAttachments + message.omittedAttachments,
  };
}

/**
 * Selects the message that was forwarded in the text. Where a colleague has forwarded what another person had forwarded
 * before, it is the innermost of these messages, and not the history below it.
 */
function selectQuoted(mail: ParsedMail, heads: readonly QuotedHead[], isColleague: IsColleague): SelectedMessage {
  let index = 0;
  while (index + 1 < heads.length && isPassedOn(heads[index]!, isColleague)) index++;
  const chosen = heads[index]!;
  const [sender] = chosen.from;
  const isOwn = sender !== undefined && isColleague(sender.address);
  const { head, text, segments, attachments, omittedAttachments } = mail;
  return {
    head,
    direction: isOwn ? 'outbound' : 'inbound',
    participants: listOutsiders(listHeadPeople(chosen), isColleague),
    hasUnknownSender: sender === undefined,
    text,
    ownTexts: [segments[0]?.text ?? '', segments[index + 1]?.text ?? ''],
    attachments,
    omittedAttachments,
  };
}

/** Tells whether a quoted message only passes another one on: it was forwarded, or it is that of a colleague. */
function isPassedOn({ from, subject }: QuotedHead, isColleague: IsColleague): boolean {
  return isForwardSubject(subject) || (from[0] !== undefined && isColleague(from[0].address));
}

function listOutsiders(people: readonly MailPerson[], isColleague: IsColleague): MailPerson[] {
  const outsiders = new Map(
    people.filter(({ address }) => !isColleague(address)).map((person) => [person.address, person]),
  );
  return [...outsiders.values()];
}
