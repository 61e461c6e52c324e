import { combineParticipants } from './participant-combination.rules.js';

const row = (change: object = {}) => ({
  role: 'member' as const,
  status: 'confirmed' as const,
  companyId: null,
  title: null,
  notes: null,
  archivedAt: null,
  ...change,
});
const archivedAt = new Date('2026-05-01T00:00:00Z');

describe('Somebody who was on a delegation twice', () => {
  it.each([
    ['is what the survivor says', {}, { role: 'guest', status: 'invited' }, { role: 'member', status: 'confirmed' }],
    ['leads it when either did', {}, { role: 'head', status: 'invited' }, { role: 'head', status: 'confirmed' }],
    ['was there when either was', {}, { status: 'attended' }, { role: 'member', status: 'attended' }],
    ['comes when one row says so', { status: 'declined' }, { role: 'guest' }, { role: 'guest', status: 'confirmed' }],
    ['is in use when one row is', { archivedAt }, { role: 'guest' }, { role: 'guest', archivedAt: null }],
    ['stays away when both say so', { status: 'declined' }, { status: 'cancelled' }, { status: 'declined' }],
    ['does not lead by a row that is void', {}, { role: 'head', status: 'declined' }, { role: 'member' }],
    ['does not lead by an archived row', {}, { role: 'head', archivedAt }, { role: 'member', archivedAt: null }],
    [
      'has the blanks filled',
      { title: 'Governor' },
      { title: 'Mr', notes: 'Late' },
      { title: 'Governor', notes: 'Late' },
    ],
  ])('%s', (_, survivor, other, expected) => {
    expect(combineParticipants(row(survivor), row(other))).toMatchObject(expected);
  });
});
