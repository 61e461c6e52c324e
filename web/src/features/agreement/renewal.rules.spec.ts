import { describeRenewal } from './renewal.rules';

const inForce = {
  status: 'in_force',
  expiresOn: '2036-05-23',
  renewalNoticeDays: 180,
  renewalNoticedFor: null,
} as const;

describe('The renewal of an agreement', () => {
  it('is decided by a task that is created so many days before the end', () => {
    expect(describeRenewal(inForce)).toEqual({ kind: 'planned', day: '2035-11-25' });
    expect(describeRenewal({ ...inForce, renewalNoticeDays: null })).toEqual({ kind: 'unnoticed' });
  });

  it('has its task already, for this end or only for a former one', () => {
    expect(describeRenewal({ ...inForce, renewalNoticedFor: '2036-05-23' })).toEqual({ kind: 'noticed' });
    expect(describeRenewal({ ...inForce, renewalNoticedFor: '2026-05-23' }).kind).toBe('planned');
  });

  it('is none without an end, or after the termination', () => {
    expect(describeRenewal({ ...inForce, expiresOn: null })).toEqual({ kind: 'endless' });
    expect(describeRenewal({ ...inForce, status: 'terminated' })).toEqual({ kind: 'terminated' });
  });
});
