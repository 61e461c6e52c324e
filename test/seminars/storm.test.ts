import fc from 'fast-check';
import { ManualClock } from '../../src/common/time/clock.service.js';
import { useApi } from '../support/api.js';
import type { Made } from '../support/make.js';
import { Parties } from './seminar.parties.js';

let parties: Parties;
const { api } = useApi({ clock: new ManualClock(new Date('2026-06-01T08:00:00Z')) });
beforeAll(async () => {
  parties = new Parties(api);
});

const PEOPLE = 12;

/** Something that a client does; several at once. */
type Deed =
  | { act: 'register' | 'cancel' | 'confirm' | 'archive' | 'restore'; who: number }
  | { act: 'seats'; seats: number | null };

const who = fc.nat(PEOPLE - 1);
const deed: fc.Arbitrary<Deed> = fc.oneof(
  { weight: 5, arbitrary: fc.record({ act: fc.constant('register' as const), who }) },
  {
    weight: 4,
    arbitrary: fc.record({
      act: fc.constantFrom('cancel' as const, 'confirm' as const, 'archive' as const, 'restore' as const),
      who,
    }),
  },
  { weight: 2, arbitrary: fc.record({ act: fc.constant('seats' as const), seats: fc.option(fc.nat(6)) }) },
);

/** What must hold whatever happens, and in whatever order. */
function check(seminar: Made, line: Made[]): void {
  const { capacity, seatsTaken, seatsFree, waitlisted } = seminar;
  const inUse = line.filter(({ archivedAt }) => archivedAt === null);
  const waiting = inUse.filter(({ status }) => status === 'waitlisted');
  const seated = inUse.filter(({ status }) => ['registered', 'confirmed'].includes(status));
  expect([seatsTaken, waitlisted]).toEqual([seated.length, waiting.length]);
  // Never over-booked, and nobody waits while a seat is free.
  if (capacity !== null) expect(seatsTaken).toBeLessThanOrEqual(capacity);
  if (waitlisted > 0) expect(seatsFree).toBe(0);
  expect(waiting.map(({ waitlistPosition }) => waitlistPosition)).toEqual(waiting.map((_, index) => index + 1));
  // Everybody has one registration.
  expect(new Set(line.map(({ email }) => email)).size).toBe(line.length);
}

describe('A storm of registrations, cancellations and changes of capacity', () => {
  it('never over-books, leaves no seat free while somebody waits, and books nobody twice', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.option(fc.nat(6)),
        fc.array(fc.array(deed, { minLength: 1, maxLength: 8 }), { minLength: 1, maxLength: 6 }),
        async (capacity, rounds) => {
          const { id } = await parties.seminar({ capacity });
          const people = Array.from({ length: PEOPLE }, (_, n) => parties.person({ companyName: `Firm ${n}` }));
          for (const round of rounds) {
            const line = await parties.line(id, '&archived=any');
            const getId = (n: number) => line.find(({ email }) => email === people[n]!.email)?.id as string | undefined;
            const answers = await Promise.all(round.map((each) => act(id, each, people, getId)));
            // A refusal says what is the matter; nothing fails.
            expect(answers.filter((status) => ![200, 201, 404, 409].includes(status))).toEqual([]);
            check(await parties.read(id), await parties.line(id, '&archived=any'));
          }
        },
      ),
      { numRuns: 25, interruptAfterTimeLimit: 60_000 },
    );
  }, 120_000);

  async function act(id: string, each: Deed, people: object[], getId: (n: number) => string | undefined) {
    if (each.act === 'seats') return (await api.bdm.patch(`/seminars/${id}`, { capacity: each.seats })).status;
    if (each.act === 'register') return (await parties.register(id, people[each.who])).status;
    const registration = getId(each.who);
    if (!registration) return 404;
    const path = `/seminars/${id}/registrations/${registration}`;
    if (each.act === 'archive') return (await api.bdm.delete(path)).status;
    if (each.act === 'restore') return (await api.bdm.post(`${path}/restore`)).status;
    const status = each.act === 'cancel' ? 'cancelled' : 'confirmed';
    return (await api.bdm.patch(path, { status })).status;
  }
});
