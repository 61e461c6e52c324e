import type { CheckInList } from '../../../records/check-in/check-in-list.rules';
import type { WalkIn } from '../queue/check-in-entry.rules';

type WalkInConsent = NonNullable<WalkIn['consents']>[number];

/** The fields of the form for people without a registration. */
export interface WalkInValues {
  fullName: string;
  email: string;
  companyName: string;
  jobTitle: string;
}

export const EMPTY_WALK_IN: WalkInValues = { fullName: '', email: '', companyName: '', jobTitle: '' };

/** An address as people write it. The server looks at it more closely. */
const EMAIL = /^[^\s@]+@[^\s@]+\.[^\s@]+$/;

/** A character that people see, as the server takes it. */
const VISIBLE = /[^\p{C}\p{M}\p{Z}\p{Default_Ignorable_Code_Point}\u2800]/u;

/** Returns what is wrong with the values, by field. This device has to find it, because nobody is there later to ask. */
export function findWalkInErrors({
  fullName,
  email,
}: WalkInValues): Partial<Record<keyof WalkInValues, 'required' | 'invalid'>> {
  return {
    ...(!VISIBLE.test(fullName) && { fullName: 'required' as const }),
    ...(email.trim() !== '' && !EMAIL.test(email.trim()) && { email: 'invalid' as const }),
  };
}

/** A consent for which a walk-in is asked. */
export type AskedConsent = NonNullable<CheckInList['consents']>[number];

/** Returns the languages in which all consents can be read. The first one is the usual one. */
export function listConsentLanguages(consents: readonly AskedConsent[]): string[] {
  const [first, ...others] = consents.map(({ wordings }) => wordings.map(({ language }) => language));
  return (first ?? []).filter((language) => others.every((known) => known.includes(language)));
}

/** Returns the text of a consent in a language. */
export function findWording({ wordings }: AskedConsent, language: string): string {
  return (wordings.find((wording) => wording.language === language) ?? wordings[0])?.text ?? '';
}

/**
 * Builds what is sent. Empty fields are left out, and so are consents that the person has not given. A consent has the text
 * that the person has read.
 */
export function buildWalkIn(values: WalkInValues, consents: readonly WalkInConsent[] = []): WalkIn {
  const filled = Object.entries(values)
    .map(([name, text]) => [name, text.trim()] as const)
    .filter(([, text]) => text !== '');
  return { fullName: '', ...Object.fromEntries(filled), ...(consents.length > 0 && { consents: [...consents] }) };
}
