import { findClashingIds } from './clashes.rules';

const item = (id: string, from: number, to: number, people: string[], status = 'planned') => ({
  id,
  startsAt: `2027-03-08T${String(from).padStart(2, '0')}:00:00.000Z`,
  endsAt: `2027-03-08T${String(to).padStart(2, '0')}:00:00.000Z`,
  status,
  participants: people.map((person) => ({ id: person })),
});

it('Items clash when they overlap for the same person and take place', () => {
  const tour = item('tour', 9, 11, ['chen', 'zhang']);
  expect(findClashingIds([tour, item('signing', 10, 12, ['chen'])])).toEqual(new Set(['tour', 'signing']));
  expect(findClashingIds([tour, item('other people', 10, 12, ['li'])])).toEqual(new Set());
  expect(findClashingIds([tour, item('afterwards', 11, 12, ['chen'])])).toEqual(new Set());
  expect(findClashingIds([tour, item('cancelled', 10, 12, ['chen'], 'cancelled')])).toEqual(new Set());
});
