/** The addresses of the settings to which answers can go. */
interface AnswerAddresses {
  /** Address for mails whose author has none. */
  replyTo: string | undefined;
  /** Address that receives copies. */
  inbound: string | undefined;
}

/**
 * Builds the addresses to which an answer goes: that of the author, else the one of the settings. A mail about a lead also
 * has one with the reference of the lead, because Outlook drops the headers by which an answer could be recognised.
 */
export function buildReplyTo(
  authorEmail: string | null,
  leadReference: string | null,
  { replyTo, inbound }: AnswerAddresses,
): string[] {
  const author = authorEmail ?? replyTo;
  const at = inbound?.lastIndexOf('@') ?? -1;
  const ofLead =
    inbound !== undefined && leadReference !== null
      ? `${inbound.slice(0, at)}+${leadReference}${inbound.slice(at)}`
      : undefined;
  return [author, ofLead].filter((address) => address !== undefined);
}
