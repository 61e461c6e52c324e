import { describeVerifiers, resolveVerification, type VerifierCandidate } from './win-verification.rules.js';

const user = (id: string, role: VerifierCandidate['role'], hasPart: boolean) => ({
  id,
  name: `Name ${id}`,
  role,
  hasPart,
});
const FREE_MANAGER = user('m1', 'manager', false);
const INVOLVED_MANAGER = user('m2', 'manager', true);
const FREE_ADMIN = user('a1', 'admin', false);
const INVOLVED_ADMIN = user('a2', 'admin', true);

describe('The win of a lead', () => {
  it.each<[scenario: string, candidates: VerifierCandidate[], ids: string[], noteRequired: boolean]>([
    ['by a manager without a part', [FREE_MANAGER], ['m1'], false],
    ['by every manager without a part', [FREE_MANAGER, user('m3', 'manager', false)], ['m1', 'm3'], false],
    ['not by a manager with a part', [INVOLVED_MANAGER, FREE_MANAGER], ['m1'], false],
    ['not by an administrator while a manager may', [FREE_ADMIN, FREE_MANAGER], ['m1'], false],
    ['by an administrator where every manager has a part', [INVOLVED_MANAGER, FREE_ADMIN], ['a1'], true],
    ['by an administrator where there is no manager', [FREE_ADMIN], ['a1'], true],
    ['not by an administrator with a part while another has none', [INVOLVED_ADMIN, FREE_ADMIN], ['a1'], true],
    ['by an administrator with a part where nobody is without', [INVOLVED_MANAGER, INVOLVED_ADMIN], ['a2'], true],
    ['by nobody where there is nobody', [], [], true],
  ])('is verified %s', (_scenario, candidates, ids, noteRequired) => {
    const verification = resolveVerification(candidates);
    expect([verification.verifiers.map(({ id }) => id), verification.noteRequired]).toEqual([ids, noteRequired]);
  });

  it.each<[scenario: string, candidates: VerifierCandidate[], sentence: string]>([
    ['managers', [FREE_MANAGER], 'These managers may: Name m1.'],
    [
      'some of many managers',
      Array.from({ length: 7 }, (_, n) => user(String(n), 'manager', false)),
      'These managers may: Name 0, Name 1, Name 2, Name 3, Name 4, 2 more.',
    ],
    [
      'administrators',
      [FREE_ADMIN],
      'No such manager is left, so an administrator may, with the reason in the note: Name a1.',
    ],
    ['nobody', [], 'Nobody may at present: add another manager first.'],
  ])('has an error text that names %s', (_scenario, candidates, sentence) => {
    expect(describeVerifiers(resolveVerification(candidates))).toBe(sentence);
  });
});
