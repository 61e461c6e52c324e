import { type Evidence, mergeEvidence, groupByMonth, groupChanges, listFilters, splitPlanned } from './timeline.rules';

const buildEntry = (at: string, actorName = 'Stefan Raes', action = 'updated') => ({ at, actorName, action });

describe('the timeline of a record', () => {
  it('can be narrowed to what the record has and the user may read', () => {
    expect(listFilters('leads', true)).toEqual(['events', 'interactions', 'tasks', 'stages', 'changes']);
    expect(listFilters('companies', false)).toEqual(['events', 'interactions']);
  });

  it('has a heading for each month in Brussels', () => {
    const days = ['2026-11-30', '2026-11-02', '2026-09-29'];
    expect(groupByMonth(days, (day) => day)).toEqual([
      { month: '2026-11-01', items: ['2026-11-30', '2026-11-02'] },
      { month: '2026-09-01', items: ['2026-09-29'] },
    ]);
  });

  it('shows what lies ahead apart, the nearest first', () => {
    const items = ['2026-12-24T00:00:00Z', '2026-12-02T00:00:00Z', '2026-11-30T08:00:00Z'].map((at) => ({ at }));
    const { planned, past } = splitPlanned(items, '2026-11-30');
    expect(planned.map(({ at }) => at.slice(0, 10))).toEqual(['2026-12-02', '2026-12-24']);
    expect(past).toHaveLength(1);
  });

  it('puts the changes of one person on one day together, and nothing else', () => {
    const entries = [
      buildEntry('2026-11-30T10:00:00Z'),
      buildEntry('2026-11-30T09:00:00Z'),
      buildEntry('2026-11-30T08:00:00Z', 'An Janssens'),
      buildEntry('2026-11-29T08:00:00Z', 'An Janssens'),
      buildEntry('2026-11-29T07:00:00Z', 'An Janssens', 'archived'),
    ];
    expect(groupChanges(entries).map(({ length }) => length)).toEqual([2, 1, 1, 1]);
  });
});

it('Evidence stands among the changes of stage by its day, below a change of the same day', () => {
  const transitions = [{ occurredOn: '2026-11-20' }, { occurredOn: '2026-11-03' }];
  const buildEvidence = (id: string, createdAt: string) => ({ id, createdAt }) as Evidence;
  const evidence = [
    buildEvidence('same', '2026-11-20T09:00:00Z'),
    buildEvidence('later', '2026-11-24T09:00:00Z'),
    // It is the next day in Brussels.
    buildEvidence('night', '2026-11-03T23:30:00Z'),
  ];
  const merged = mergeEvidence(transitions, evidence);
  expect(merged.map(({ kind, of }) => (kind === 'evidence' ? of.id : of.occurredOn))).toEqual([
    'later',
    '2026-11-20',
    'same',
    'night',
    '2026-11-03',
  ]);
});
