/** A manager or an administrator in use, with the facts that the verification of a win needs. */
export interface VerifierCandidate {
  id: string;
  name: string;
  role: 'manager' | 'admin';
  /**
   * Whether this user has owned, managed or moved the lead since it was received or last reopened, or changed its
   * announcement, evidence or realisations since it was announced.
   */
  hasPart: boolean;
}

/** A user who may verify a win. */
export interface Verifier {
  id: string;
  name: string;
}

/** The users who may verify the win of a lead. */
export interface Verification {
  verifiers: readonly Verifier[];
  /**
   * Whether the verification needs a note. Administrators verify as the last resort only, and give the reason in the
   * note.
   */
  noteRequired: boolean;
}

/** The verification for a transition that needs none. It names no verifier. */
export const NOBODY_VERIFIES: Verification = { verifiers: [], noteRequired: true };

/** Maximum number of names in a sentence; the gates list all of them. */
const MAX_NAMES_IN_SENTENCE = 5;

/**
 * Determines who may verify the win of a lead. These are the managers who have no part in it. When there is none, an
 * administrator without a part is the last resort. When every administrator has a part, any administrator may verify:
 * an agency of two people can then still win a lead, and the note gives the reason.
 */
export function resolveVerification(candidates: readonly VerifierCandidate[]): Verification {
  const managers = candidates.filter(({ role, hasPart }) => role === 'manager' && !hasPart);
  if (managers.length > 0) return { verifiers: managers.map(toVerifier), noteRequired: false };
  const administrators = candidates.filter(({ role }) => role === 'admin');
  const uninvolved = administrators.filter(({ hasPart }) => !hasPart);
  const lastResort = uninvolved.length > 0 ? uninvolved : administrators;
  return { verifiers: lastResort.map(toVerifier), noteRequired: true };
}

/** Describes in a sentence who may verify the win. */
export function describeVerifiers({ verifiers, noteRequired }: Verification): string {
  const names = verifiers.slice(0, MAX_NAMES_IN_SENTENCE).map(({ name }) => name);
  const others = verifiers.length - names.length;
  const list = [...names, ...(others > 0 ? [`${others} more`] : [])].join(', ');
  if (verifiers.length === 0) return 'Nobody may at present: add another manager first.';
  if (!noteRequired) return `These managers may: ${list}.`;
  return `No such manager is left, so an administrator may, with the reason in the note: ${list}.`;
}

function toVerifier({ id, name }: VerifierCandidate): Verifier {
  return { id, name };
}
