import { weighValue, sumWeighted, type WeightedItem } from './pipeline-weighting.rules.js';
import { STAGE_NAMES } from './lead.constants.js';

describe('the weighted pipeline', () => {
  it.each(STAGE_NAMES.map((stage, index) => [stage, [5, 15, 30, 50, 70, 90, 100][index]] as const))(
    'counts 100 jobs at %s as %i',
    (stage, expected) => {
      expect(weighValue(100, stage)).toBe(expected);
    },
  );

  it('does not round a single value, and keeps unknown values unknown', () => {
    expect(weighValue(3, 'first_contact')).toBe(0.15);
    expect(weighValue(0, 'invested')).toBe(0);
    expect(weighValue(null, 'invested')).toBeNull();
  });

  const totals: [scenario: string, items: WeightedItem[], total: number][] = [
    ['nothing', [], 0],
    ['only what is not known', [{ value: null, stage: 'invested' }], 0],
    [
      'ten times 0.15, which are 1.5 and not ten times 0',
      Array.from({ length: 10 }, () => ({ value: 3, stage: 'first_contact' })),
      2,
    ],
    ['half a job, rounded up', [{ value: 1, stage: 'shortlisted' }], 1],
    ['less than half a job', [{ value: 3, stage: 'qualified' }], 0],
    [
      'several stages',
      [
        { value: 40, stage: 'proposal' },
        { value: null, stage: 'negotiation' },
        { value: 25, stage: 'negotiation' },
      ],
      30,
    ],
    [
      'amounts whose hundredths no double can hold',
      [
        { value: 900_000_000_000_001, stage: 'announced' },
        { value: 1, stage: 'announced' },
      ],
      810_000_000_000_002,
    ],
  ];
  it.each(totals)('adds up %s and rounds once', (_scenario, items, total) => {
    expect(sumWeighted(items)).toBe(total);
    expect(sumWeighted([...items].reverse())).toBe(total);
  });
});
