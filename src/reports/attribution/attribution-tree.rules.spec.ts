import { getGroup, findParentKey } from './activity-attribution-groups.rules.js';
import { AttributionTree, type KnownActivity, type KnownAgreement, wasHeld } from './attribution-tree.rules.js';

const activity = (id: string, change: Partial<KnownActivity> = {}): KnownActivity => ({
  id,
  kind: 'seminar',
  status: 'completed',
  parentId: null,
  agreementId: null,
  country: null,
  startsOn: '2026-05-01',
  endsOn: '2026-05-02',
  costEur: null,
  archived: false,
  ...change,
});
const agreement = (id: string, parentId: string | null = null): KnownAgreement => {
  return { id, status: 'in_force', parentId, archived: false };
};

const tree = new AttributionTree(
  [
    activity('roadshow', { agreementId: 'gsc', country: 'CN', kind: 'roadshow' }),
    activity('stop', { parentId: 'roadshow', kind: 'roadshow_stop' }),
    activity('seminar', { parentId: 'stop' }),
    activity('lent', { parentId: 'stop', agreementId: 'voka' }),
    activity('single'),
  ],
  [agreement('twinning'), agreement('gsc', 'twinning'), agreement('voka')],
);

describe('The tree of agreements and activities', () => {
  it.each([
    ['activity:seminar', ['gsc', 'twinning']],
    ['activity:lent', ['voka']],
    ['activity:single', []],
    ['activity:unknown', []],
    ['agreement:gsc', ['gsc', 'twinning']],
    ['channel:web', []],
    ['unattributed', []],
  ])('counts %s for %j', (subject, agreements) => {
    expect(tree.listAgreements(subject)).toEqual(agreements);
  });

  it.each([
    ['activity', 'activity:seminar', 'activity:seminar', 'roadshow'],
    ['roadshow', 'activity:seminar', 'activity:roadshow', 'gsc'],
    ['agreement', 'activity:seminar', 'agreement:gsc', 'twinning'],
    ['twinning', 'activity:seminar', 'agreement:twinning', null],
    ['country', 'activity:seminar', 'country:CN', null],
    ['country', 'agreement:gsc', 'none', null],
    ['kind', 'activity:seminar', 'kind:seminar', null],
    ['kind', 'agreement:gsc', 'kind:agreement', null],
    ['agreement', 'activity:single', 'none', null],
    ['activity', 'channel:web', 'channel:web', null],
    ['twinning', 'unattributed', 'unattributed', null],
  ] as const)('by %s puts %s in the row %s, which is a part of %s', (group, subject, row, whole) => {
    expect(getGroup(tree, group, subject)).toBe(row);
    expect(findParentKey(tree, group, row)).toBe(whole);
  });

  it('ends where the tree has a cycle', () => {
    const circle = new AttributionTree([], [agreement('a', 'b'), agreement('b', 'a')]);
    expect(circle.getAgreementChain('a')).toEqual(['a', 'b']);
  });
});

describe('An activity was held', () => {
  it.each<[string, Partial<KnownActivity>, boolean]>([
    ['when it is completed', {}, true],
    ['when it was planned and its last day is over', { status: 'planned' }, true],
    ['not before its last day', { status: 'planned', endsOn: '2026-05-04' }, false],
    ['not when it was cancelled', { status: 'cancelled' }, false],
    ['not when it is archived', { archived: true }, false],
  ])('%s', (_when, change, held) => {
    expect(wasHeld(activity('x', change), '2026-05-03')).toBe(held);
  });
});
