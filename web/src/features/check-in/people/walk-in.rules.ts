import type { WalkIn } from '../queue/check-in-entry.rules';

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

/** Returns what is wrong with the values, by field. This device has to find it, because nobody is there later to ask. */
export function findWalkInErrors({
  fullName,
  email,
}: WalkInValues): Partial<Record<keyof WalkInValues, 'required' | 'invalid'>> {
  return {
    ...(fullName.trim() === '' && { fullName: 'required' as const }),
    ...(email.trim() !== '' && !EMAIL.test(email.trim()) && { email: 'invalid' as const }),
  };
}

/** Builds what is sent. Empty fields are left out. */
export function buildWalkIn(values: WalkInValues): WalkIn {
  const filled = Object.entries(values)
    .map(([name, text]) => [name, text.trim()] as const)
    .filter(([, text]) => text !== '');
  return { fullName: '', ...Object.fromEntries(filled) };
}
