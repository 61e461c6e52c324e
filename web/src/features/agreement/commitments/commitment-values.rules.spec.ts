import { buildCommitmentRequest, readCommitmentValues } from './commitment-values.rules';

describe('The form of a commitment', () => {
  it('sends what was filled in, and nothing as null', () => {
    const values = { ...readCommitmentValues(null), description: ' Hold a roadshow ', dueOn: '2016-12-20' };
    expect(buildCommitmentRequest(values)).toEqual({
      description: 'Hold a roadshow',
      ownerCompanyId: null,
      dueOn: '2016-12-20',
      status: 'open',
      evidence: null,
      activityId: null,
      doneOn: null,
    });
  });

  it('sends the day of a commitment only while it is done', () => {
    const values = { ...readCommitmentValues(null), doneOn: '2016-10-21' };
    expect(buildCommitmentRequest({ ...values, status: 'done' }).doneOn).toBe('2016-10-21');
    expect(buildCommitmentRequest({ ...values, status: 'at_risk' }).doneOn).toBeNull();
  });
});
