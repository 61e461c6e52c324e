/** Texts of a form that are looked at. */
export interface SuspectTexts {
  fullName: string | null;
  companyName: string | null;
  jobTitle: string | null;
  message: string | null;
}

const LINK = /https?:\/\/|www\.[^\s.]+\./gi;

/** Links from which on a message is no message. */
const MANY_LINKS = 3;

/**
 * Whether a form was filled in by a machine rather than a person: links where names stand, or many of them. It is only
 * ever put aside for somebody to look at, never thrown away: what catches machines catches people too.
 */
export function isSuspicious({ fullName, companyName, jobTitle, message }: SuspectTexts): boolean {
  const links = (text: string | null) => text?.match(LINK)?.length ?? 0;
  if (links(fullName) > 0 || links(jobTitle) > 0 || links(message) >= MANY_LINKS) return true;
  // A company may give its site for its name.
  return (companyName?.length ?? 0) > 100 && links(companyName) > 0;
}
