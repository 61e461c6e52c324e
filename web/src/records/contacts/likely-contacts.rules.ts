import type { ContactValues } from './contact-values.rules';

/** A question for contacts that may be the same person; null while too little is known. */
export type LikelyContactsQuestion = { email: string } | { q: string } | null;

const MIN_LETTERS = 4;

/** Builds the question: the e-mail address if there is a whole one, otherwise the name. */
export function buildLikelyContactsQuestion(values: ContactValues): LikelyContactsQuestion {
  const email = values.email.trim();
  if (/^\S+@\S+\.\S{2,}$/.test(email)) return { email };
  const name = values.fullName.trim() || values.nativeName.trim();
  // Two Chinese characters are a name; two Latin letters are a part of many.
  const isName = name.length >= MIN_LETTERS || /\p{Script=Han}{2}/u.test(name);
  return isName ? { q: name } : null;
}
