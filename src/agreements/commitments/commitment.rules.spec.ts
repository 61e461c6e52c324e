import { deriveFulfilment, type Fulfilment, validateFulfilment } from './commitment.rules.js';

const TODAY = '2026-05-24';
const stands = (change: Partial<Fulfilment> = {}): Fulfilment => ({
  status: 'open',
  doneOn: null,
  evidence: null,
  activityId: null,
  ...change,
});

describe('A commitment', () => {
  it.each<[string, Partial<Fulfilment>, Partial<Fulfilment>, Partial<Fulfilment>]>([
    ['is done today', {}, { status: 'done' }, { doneOn: TODAY }],
    ['is done on the day given', {}, { status: 'done', doneOn: '2026-01-01' }, { doneOn: '2026-01-01' }],
    ['keeps its day', { status: 'done', doneOn: '2026-01-01' }, { evidence: 'x' }, { doneOn: '2026-01-01' }],
    ['that is open again was done on no day', { status: 'done', doneOn: TODAY }, { status: 'open' }, { doneOn: null }],
  ])('%s', (_, before, change, after) => {
    expect(deriveFulfilment(stands(before), change, TODAY)).toMatchObject(after);
  });

  it.each<[string[], Partial<Fulfilment>]>([
    [[], {}],
    [[], { status: 'done', doneOn: TODAY, evidence: 'Letter' }],
    [[], { status: 'done', doneOn: TODAY, activityId: 'a' }],
    [['commitment.evidence_needed'], { status: 'done', doneOn: TODAY }],
    [['commitment.evidence_needed'], { status: 'done', doneOn: TODAY, evidence: ' \n' }],
    [['commitment.done_in_future'], { status: 'done', doneOn: '2026-05-25', evidence: 'Letter' }],
    [['commitment.evidence_needed', 'commitment.done_in_future'], { status: 'done', doneOn: '2026-05-25' }],
    [['commitment.not_done'], { status: 'dropped', doneOn: TODAY }],
  ])('gives %j for %j', (codes, given) => {
    expect(validateFulfilment(stands(given), TODAY).map(({ code }) => code)).toEqual(codes);
  });
});
