import fc from 'fast-check';
import { subtractMonths } from '../../common/time/calendar-dates.rules.js';
import {
  getCreditedSubjects,
  MODELS,
  splitEqually,
  type Touch,
  UNATTRIBUTED,
  WHOLE,
} from './attribution-models.rules.js';
import { type Achievement, computeCredits, buildFigures, rollUp, sumFigures } from './attribution-sums.rules.js';

const day = fc
  .date({ min: new Date('2020-01-01'), max: new Date('2026-12-31'), noInvalidDate: true })
  .map((date) => date.toISOString().slice(0, 10));
const subject = fc.constantFrom('activity:a', 'activity:b', 'activity:c', 'agreement:g', 'channel:web');
const touch: fc.Arbitrary<Touch> = fc.record({ id: fc.uuid(), subject, occurredOn: day, isSource: fc.boolean() });
const attribution = fc.record({ model: fc.constantFrom(...MODELS), windowMonths: fc.integer({ min: 1, max: 60 }) });
const achievement: fc.Arbitrary<Achievement> = fc.record({
  leadId: fc.constantFrom('1', '2', '3', '4'),
  kind: fc.constantFrom('new', 'qualified', 'announced', 'won'),
  on: day,
  jobs: fc.integer({ min: 0, max: 10_000 }),
  capexEur: fc.integer({ min: 0, max: 9_000_000_000_000 }),
});
const touches = fc
  .array(fc.tuple(fc.constantFrom('1', '2', '3'), touch))
  .map(
    (pairs) =>
      new Map([...Map.groupBy(pairs, ([leadId]) => leadId)].map(([id, list]) => [id, list.map(([, one]) => one)])),
  );

describe('The shares of a lead', () => {
  it('add up to exactly one, for any touches, model and window', () => {
    fc.assert(
      fc.property(day, fc.array(touch), attribution, (on, all, how) => {
        const shares = splitEqually(WHOLE, getCreditedSubjects(on, all, how)).map(([, share]) => share);
        expect(shares.reduce((sum, share) => sum + share, 0)).toBe(WHOLE);
        expect(Math.max(...shares) - Math.min(...shares)).toBeLessThanOrEqual(1);
      }),
    );
  });

  it('do not depend on the order in which touches are read', () => {
    fc.assert(
      fc.property(day, fc.uniqueArray(touch, { selector: ({ id }) => id }), attribution, (on, all, how) => {
        expect(getCreditedSubjects(on, all.toReversed(), how)).toEqual(getCreditedSubjects(on, all, how));
      }),
    );
  });

  it('go only to touches up to the day and within the window', () => {
    fc.assert(
      fc.property(day, fc.array(touch), attribution, (on, all, how) => {
        const since = subtractMonths(on, how.windowMonths);
        const eligible = all
          .filter(({ occurredOn }) => occurredOn <= on && occurredOn >= since)
          .map((one) => one.subject);
        for (const one of getCreditedSubjects(on, all, how))
          expect(eligible.length > 0 ? eligible : [UNATTRIBUTED]).toContain(one);
      }),
    );
  });
});

describe('Credits', () => {
  it('add up to the figures of the leads, whatever the model', () => {
    fc.assert(
      fc.property(fc.array(achievement), touches, attribution, (achievements, all, how) => {
        const credits = computeCredits(achievements, all, how);
        expect(sumFigures(credits.values())).toEqual(sumFigures(achievements.map((one) => buildFigures(one))));
      }),
    );
  });

  it('are the sum of their parts when they are rolled up, level by level', () => {
    const level = fc.dictionary(fc.string(), fc.constantFrom('x', 'y', 'z'));
    fc.assert(
      fc.property(fc.array(achievement), touches, attribution, level, (achievements, all, how, groups) => {
        const credits = computeCredits(achievements, all, how);
        const into = (key: string) => groups[key] ?? 'rest';
        const rolled = rollUp(credits, into);
        for (const [group, figures] of rolled) {
          const parts = [...credits].filter(([key]) => into(key) === group).map(([, one]) => one);
          expect(figures).toEqual(sumFigures(parts));
        }
        const again = rollUp(rolled, () => 'all');
        expect(sumFigures(again.values())).toEqual(sumFigures(credits.values()));
      }),
    );
  });
});

describe('A credited touch', () => {
  const at = (occurredOn: string, of: string, isSource = false): Touch => ({
    id: `${of}${occurredOn}`,
    subject: of,
    occurredOn,
    isSource,
  });
  const three = [at('2026-03-01', 'b'), at('2026-01-01', 'a'), at('2026-05-01', 'c')];

  it.each([
    ['first', '2026-06-01', 24, ['a']],
    ['last', '2026-06-01', 24, ['c']],
    ['linear', '2026-06-01', 24, ['a', 'b', 'c']],
    ['last', '2026-04-30', 24, ['b']],
    ['linear', '2026-05-01', 24, ['a', 'b', 'c']],
    ['first', '2026-06-01', 3, ['b']],
    ['first', '2026-06-02', 3, ['c']],
    ['linear', '2025-12-31', 24, [UNATTRIBUTED]],
  ] as const)('is found by %s on %s within %i months', (model, on, windowMonths, expected) => {
    expect(getCreditedSubjects(on, three, { model, windowMonths })).toEqual(expected);
  });

  it('is one for several touches of one thing on one day, and the source where two happened on one', () => {
    const same = [at('2026-03-01', 'b'), { ...at('2026-03-01', 'b'), id: '0' }, at('2026-03-01', 'a', true)];
    expect(getCreditedSubjects('2026-03-01', same, { model: 'linear', windowMonths: 24 })).toEqual(['a', 'b']);
    expect(getCreditedSubjects('2026-03-01', same, { model: 'first', windowMonths: 24 })).toEqual(['a']);
    expect(getCreditedSubjects('2026-03-01', same, { model: 'last', windowMonths: 24 })).toEqual(['b']);
  });

  it('shares what does not divide one by one from the first', () => {
    expect(splitEqually(11, ['a', 'b', 'c'])).toEqual([
      ['a', 4],
      ['b', 4],
      ['c', 3],
    ]);
  });
});
