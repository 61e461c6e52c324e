import { REQUEST_KINDS, REQUEST_STATES } from './privacy-request.constants.js';
import {
  deriveRequest,
  findTransitionProblem,
  listNextStates,
  type RequestFacts,
  validateRequest,
} from './privacy-request.rules.js';

const TODAY = '2026-06-01';
const request = (change: Partial<RequestFacts> = {}): RequestFacts => ({
  kind: 'access',
  state: 'in_progress',
  receivedOn: '2026-05-26',
  dueOn: '2026-06-26',
  extendedTo: null,
  extendedReason: null,
  identityChecked: false,
  refusedReason: null,
  answeredOn: null,
  ...change,
});

describe('A request of a person', () => {
  it('goes from open over in_progress to its end, and from there nowhere', () => {
    const allowed = REQUEST_STATES.flatMap((from) =>
      REQUEST_STATES.filter((to) => from !== to && findTransitionProblem('access', from, to) === null).map((to) => [
        from,
        to,
      ]),
    );
    expect(allowed).toEqual([
      ['open', 'in_progress'],
      ['in_progress', 'done'],
      ['in_progress', 'refused'],
      ['in_progress', 'withdrawn'],
    ]);
    for (const state of REQUEST_STATES) expect(findTransitionProblem('access', state, state)).toBeNull();
  });

  it('for erasure is not done by hand, and can be refused or withdrawn', () => {
    expect(findTransitionProblem('erasure', 'in_progress', 'done')?.code).toBe('privacy_request.erasure_needed');
    expect(findTransitionProblem('erasure', 'open', 'done')?.code).toBe('privacy_request.state_not_allowed');
    expect(listNextStates('erasure', 'in_progress')).toEqual(['refused', 'withdrawn']);
  });

  it('names the states to which it can come', () => {
    expect(findTransitionProblem('objection', 'in_progress', 'open')?.detail).toContain('done, refused, withdrawn');
    expect(findTransitionProblem('objection', 'done', 'open')?.detail).toContain('done is its end');
  });

  it.each(REQUEST_KINDS)('for %s is answered today unless a day is given, and keeps the day', (kind) => {
    const after = request({ kind, state: 'refused', refusedReason: 'legal_claims' });
    expect(deriveRequest(request(), after, TODAY).answeredOn).toBe(TODAY);
    expect(deriveRequest(request(), { ...after, answeredOn: '2026-05-28' }, TODAY).answeredOn).toBe('2026-05-28');
    expect(deriveRequest(after, { ...after, answeredOn: null }, TODAY).answeredOn).toBeNull();
  });

  it('that was withdrawn needs no day of an answer', () => {
    const after = request({ state: 'withdrawn' });
    expect(deriveRequest(request(), after, TODAY).answeredOn).toBeNull();
    expect(validateRequest(after, TODAY)).toEqual([]);
  });

  it('is due a month after the day that is corrected', () => {
    expect(deriveRequest(request(), request({ receivedOn: '2026-04-27' }), TODAY).dueOn).toBe('2026-05-27');
  });

  it.each<[string[], Partial<RequestFacts>]>([
    [[], {}],
    [['/receivedOn'], { receivedOn: '2026-06-02', dueOn: '2026-07-02' }],
    [[], { extendedTo: '2026-08-26', extendedReason: 'Many mails' }],
    [['/extendedTo'], { extendedTo: '2026-08-27', extendedReason: 'Many mails' }],
    [['/extendedTo'], { extendedTo: '2026-06-26', extendedReason: 'Many mails' }],
    [['/extendedReason'], { extendedTo: '2026-07-01' }],
    [['/extendedTo'], { extendedReason: 'Many mails' }],
    [['/identityChecked'], { state: 'done', answeredOn: TODAY }],
    [[], { state: 'done', answeredOn: TODAY, identityChecked: true }],
    [[], { kind: 'objection', state: 'done', answeredOn: TODAY }],
    [['/refusedReason'], { state: 'refused', answeredOn: TODAY }],
    [['/refusedReason'], { refusedReason: 'legal_claims' }],
    [['/answeredOn'], { answeredOn: TODAY }],
    [['/answeredOn'], { state: 'done', identityChecked: true }],
    [['/answeredOn'], { state: 'done', identityChecked: true, answeredOn: '2026-06-02' }],
    [['/answeredOn'], { state: 'done', identityChecked: true, answeredOn: '2026-05-25' }],
  ])('has errors at %j for %j', (pointers, change) => {
    expect(validateRequest(request(change), TODAY).map(({ pointer }) => pointer)).toEqual(pointers);
  });
});
