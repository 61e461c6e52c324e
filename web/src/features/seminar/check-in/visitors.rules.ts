import type { components } from '../../../shared/api/schema';

type Registration = components['schemas']['RegistrationView'];
type Visitor = Pick<Registration, 'id' | 'fullName' | 'companyName' | 'email' | 'code' | 'status'>;

/** Which visitors the list shows. */
export const VISITOR_GROUPS = ['all', 'expected', 'present'] as const;
export type VisitorGroup = (typeof VISITOR_GROUPS)[number];

/** Writes a text without capitals and accents, so that it is found however it is typed. */
function fold(text: string): string {
  return text
    .normalize('NFD')
    .replaceAll(/\p{Diacritic}/gu, '')
    .toLowerCase();
}

/** Tells whether somebody still may come. */
function isExpected({ status }: Visitor): boolean {
  return status === 'registered' || status === 'confirmed' || status === 'waitlisted' || status === 'no_show';
}

/**
 * Finds the visitors of a group whose name, company or address contains every typed word. People who cancelled are found
 * only by typing.
 */
export function findVisitors<V extends Visitor>(visitors: readonly V[], typed: string, group: VisitorGroup): V[] {
  const words = fold(typed).split(/\s+/).filter(Boolean);
  return visitors.filter((visitor) => {
    if (group === 'present' && visitor.status !== 'attended') return false;
    if (group === 'expected' && !isExpected(visitor)) return false;
    if (visitor.status === 'cancelled' && words.length === 0) return false;
    const text = fold([visitor.fullName, visitor.companyName, visitor.email].filter(Boolean).join(' '));
    return words.every((word) => text.includes(word));
  });
}

/** How many people are there, and how many registered. */
export interface VisitorCounts {
  present: number;
  /** People with a seat, those who are there included. */
  registered: number;
  /** People on the waiting list, who are expected without a seat. */
  waitlisted: number;
  expected: number;
}

/** Counts who is there and who is still expected. */
export function countVisitors(visitors: readonly Visitor[]): VisitorCounts {
  const count = (statuses: readonly Registration['status'][]) =>
    visitors.filter(({ status }) => statuses.includes(status)).length;
  return {
    present: count(['attended']),
    registered: count(['registered', 'confirmed', 'attended', 'no_show']),
    waitlisted: count(['waitlisted']),
    expected: visitors.filter(isExpected).length,
  };
}

/** Returns a typed or scanned code as the server stores it. Case, spaces, hyphens and similar characters do not matter. */
export function normaliseCode(typed: string): string {
  return typed.toUpperCase().replaceAll(/[\s-]/g, '').replaceAll('O', '0').replaceAll(/[IL]/g, '1');
}

/** Finds the visitor whose code or address was typed. Nobody is found by an address that several visitors share. */
export function findVisitorByTicket<V extends Visitor>(visitors: readonly V[], typed: string): V | undefined {
  if (typed.includes('@')) {
    const address = typed.trim().toLowerCase();
    const [only, ...others] = visitors.filter(({ email, status }) => email === address && status !== 'cancelled');
    return others.length === 0 ? only : undefined;
  }
  return visitors.find(({ code }) => code === normaliseCode(typed));
}
