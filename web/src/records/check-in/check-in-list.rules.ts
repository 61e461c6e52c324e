import type { components } from '../../shared/api/schema';

/** The people of a seminar, as the check-in reads them. They have no addresses and no notes. */
export type CheckInList = components['schemas']['CheckInListView'];
export type CheckInPerson = CheckInList['people'][number];

/** How many people of a seminar are there, and how many may still come. */
export interface CheckInCounts {
  present: number;
  expected: number;
}

/** Tells whether somebody who is not there may still come. */
export function isExpected({ status }: Pick<CheckInPerson, 'status'>): boolean {
  return status === 'registered' || status === 'confirmed' || status === 'waitlisted' || status === 'no_show';
}

/** Counts who is there and who may still come. */
export function countPeople(people: readonly Pick<CheckInPerson, 'status'>[]): CheckInCounts {
  return {
    present: people.filter(({ status }) => status === 'attended').length,
    expected: people.filter(isExpected).length,
  };
}

/** Writes a text without capitals and accents, so that it is found however it is typed. */
function fold(text: string): string {
  return text
    .normalize('NFD')
    .replaceAll(/\p{Diacritic}/gu, '')
    .toLowerCase();
}

/**
 * Finds the people whose name, native name or company contains every typed word, in their order. People who cancelled
 * are found only by typing.
 */
export function findPeople<P extends CheckInPerson>(people: readonly P[], typed: string): P[] {
  const words = fold(typed).split(/\s+/).filter(Boolean);
  return people.filter((person) => {
    if (person.status === 'cancelled' && words.length === 0) return false;
    const text = fold([person.fullName, person.nativeName, person.companyName].filter(Boolean).join(' '));
    return words.every((word) => text.includes(word));
  });
}

/** Returns a typed or scanned code as the server stores it. Case, spaces, hyphens and similar characters do not matter. */
export function normaliseCode(typed: string): string {
  return typed.toUpperCase().replaceAll(/[\s-]/g, '').replaceAll('O', '0').replaceAll(/[IL]/g, '1');
}
