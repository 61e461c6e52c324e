/** Texts of a form that are checked for spam. */
export interface SuspectTexts {
  fullName: string | null;
  companyName: string | null;
  jobTitle: string | null;
  message: string | null;
}

const LINK = /https?:\/\/|www\.[^\s.]+\./gi;

/** Number of links from which on a message counts as spam. */
const MANY_LINKS = 3;

/**
 * Checks whether a form was probably filled in by a machine: it has links in names, or many links. The registration is
 * set aside for a review and never deleted, because the check also affects people.
 */
export function isSuspicious({ fullName, companyName, jobTitle, message }: SuspectTexts): boolean {
  const countLinks = (text: string | null) => text?.match(LINK)?.length ?? 0;
  if (countLinks(fullName) > 0 || countLinks(jobTitle) > 0 || countLinks(message) >= MANY_LINKS) return true;
  // A company may enter its website as its name.
  return (companyName?.length ?? 0) > 100 && countLinks(companyName) > 0;
}
