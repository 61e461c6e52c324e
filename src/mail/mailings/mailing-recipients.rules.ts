import type { MailPurpose, SkipCode } from '../model/mail.constants.js';
import type { SkippedCounts } from '../model/mailing.constants.js';
import { findSkipCode, type Reachability } from '../suppressions/skip-code.rules.js';
import type { SuppressionReason } from '../suppressions/suppression.rules.js';

/** The people of an audience: those who get a mail, and the others with the reason. */
export interface SortedAudience<Person> {
  recipients: (Person & { email: string })[];
  skipped: { person: Person; code: SkipCode }[];
}

/** Decides who of an audience gets a mail. An address gets it once, whoever has it. */
export function sortAudience<Person extends Reachability>(
  people: readonly Person[],
  purpose: MailPurpose,
  reasons: ReadonlyMap<string, readonly SuppressionReason[]>,
): SortedAudience<Person> {
  const sorted: SortedAudience<Person> = { recipients: [], skipped: [] };
  const addresses = new Set<string>();
  for (const person of people) {
    const email = person.email ?? '';
    const code = findSkipCode(person, purpose, reasons) ?? (addresses.has(email) ? 'duplicate_address' : null);
    if (code !== null) {
      sorted.skipped.push({ person, code });
      continue;
    }
    addresses.add(email);
    sorted.recipients.push({ ...person, email });
  }
  return sorted;
}

/** Counts the people who get no mail, by the reason. */
export function countSkipped(skipped: readonly { code: SkipCode }[]): SkippedCounts {
  const counts: SkippedCounts = {};
  for (const { code } of skipped) counts[code] = (counts[code] ?? 0) + 1;
  return counts;
}
