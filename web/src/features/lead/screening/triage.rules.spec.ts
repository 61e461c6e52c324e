import { buildTriageBody, NO_ANSWERS } from './triage.rules';

describe('the request of the triage', () => {
  it('has only what was answered', () => {
    expect(buildTriageBody({ ...NO_ANSWERS, gainsControl: 'false' })).toEqual({
      gainsControl: false,
    });
  });
});
