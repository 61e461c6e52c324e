import {
  type AgreementLifecycle,
  computeRenewalDueDay,
  deriveLifecycle,
  validateLifecycle,
} from './agreement-lifecycle.rules.js';

const TODAY = '2026-05-24';
const life = (change: Partial<AgreementLifecycle> = {}): AgreementLifecycle => ({
  status: 'draft',
  signedOn: null,
  effectiveOn: null,
  expiresOn: null,
  terminatedOn: null,
  ...change,
});

describe('A change in the life of an agreement', () => {
  it.each<[string, Partial<AgreementLifecycle>, Partial<AgreementLifecycle>, Partial<AgreementLifecycle>]>([
    ['is signed today', { status: 'negotiated' }, { status: 'signed' }, { signedOn: TODAY }],
    [
      'is signed on the day given',
      { status: 'negotiated' },
      { status: 'signed', signedOn: '2026-05-01' },
      { signedOn: '2026-05-01' },
    ],
    [
      'comes into force with the signing',
      { status: 'signed', signedOn: '2026-05-01' },
      { status: 'in_force' },
      { effectiveOn: '2026-05-01' },
    ],
    [
      'comes into force today when nobody knows when it was signed',
      { status: 'signed' },
      { status: 'in_force' },
      { effectiveOn: TODAY },
    ],
    [
      'keeps its day in force',
      { status: 'signed', effectiveOn: '2026-04-01' },
      { status: 'in_force' },
      { effectiveOn: '2026-04-01' },
    ],
    ['is terminated today', { status: 'in_force' }, { status: 'terminated' }, { terminatedOn: TODAY }],
    ['expires with an end that has passed', { status: 'in_force' }, { expiresOn: '2026-05-23' }, { status: 'expired' }],
    ['lasts through its last day', { status: 'in_force' }, { expiresOn: TODAY }, { status: 'in_force' }],
    ['does not expire before it is signed', { status: 'draft' }, { expiresOn: '2026-05-23' }, { status: 'draft' }],
    [
      'is renewed by a new end, since when unknown',
      { status: 'expired', expiresOn: '2025-01-01' },
      { expiresOn: '2030-01-01' },
      { status: 'in_force', effectiveOn: null },
    ],
    [
      'stays expired when its end is corrected within the past',
      { status: 'expired', expiresOn: '2025-01-01' },
      { expiresOn: '2025-06-01' },
      { status: 'expired' },
    ],
    [
      'stays expired when nothing is known of its end any more',
      { status: 'expired', expiresOn: '2025-01-01' },
      { expiresOn: null },
      { status: 'expired' },
    ],
    ['of the past keeps unknown days unknown', { status: 'terminated' }, { signedOn: null }, { terminatedOn: null }],
  ])('%s', (_, before, change, after) => {
    expect(deriveLifecycle(life(before), change, TODAY)).toMatchObject(after);
  });
});

/** The expected error, the agreement, and its status before the change. */
const LIVES: [string | null, Partial<AgreementLifecycle>, AgreementLifecycle['status']?][] = [
  [null, {}],
  [null, { status: 'in_force' }],
  [null, { status: 'in_force', signedOn: TODAY, effectiveOn: TODAY, expiresOn: TODAY }],
  [null, { status: 'signed', signedOn: TODAY, effectiveOn: '2027-01-01', expiresOn: '2027-01-01' }],
  [null, { status: 'expired' }],
  [null, { status: 'expired', expiresOn: '2026-05-23' }, 'in_force'],
  [null, { status: 'terminated', signedOn: TODAY, terminatedOn: TODAY }],
  ['agreement.signed_in_future', { status: 'signed', signedOn: '2026-05-25' }],
  ['agreement.not_signed', { status: 'negotiated', signedOn: '2026-05-01' }],
  ['agreement.not_effective', { status: 'in_force', effectiveOn: '2026-05-25' }],
  ['agreement.ends_before_start', { status: 'signed', signedOn: TODAY, expiresOn: '2026-05-23' }],
  ['agreement.ends_before_start', { status: 'draft', effectiveOn: '2026-06-02', expiresOn: '2026-06-01' }],
  ['agreement.past_its_end', { status: 'in_force', expiresOn: '2026-05-23' }],
  ['agreement.past_its_end', { status: 'signed', expiresOn: '2026-05-23' }],
  ['agreement.not_past_its_end', { status: 'expired', expiresOn: TODAY }],
  ['agreement.not_past_its_end', { status: 'expired' }, 'in_force'],
  ['agreement.not_terminated', { status: 'in_force', terminatedOn: TODAY }],
  ['agreement.terminated_in_future', { status: 'terminated', terminatedOn: '2026-05-25' }],
  ['agreement.terminated_before_signed', { status: 'terminated', signedOn: '2026-05-02', terminatedOn: '2026-05-01' }],
];

describe('The life of an agreement', () => {
  it.each(LIVES.map(([code, given, movedFrom]) => ({ code, given, movedFrom })))(
    'gives $code for $given after $movedFrom',
    ({ code, given, movedFrom }) => {
      expect(validateLifecycle(life(given), TODAY, movedFrom).map((error) => error.code)).toEqual(code ? [code] : []);
    },
  );
});

describe('The decision about a renewal', () => {
  it.each([
    ['when half of the notice is over', '2026-12-31', 180, '2026-07-04', '2026-10-02'],
    ['on the last day without any notice', '2026-12-31', 0, '2026-12-31', '2026-12-31'],
    ['on the last day with a notice of one', '2026-12-31', 1, '2026-12-30', '2026-12-31'],
    ['at once when the notice comes late', '2026-12-31', 180, '2026-12-01', '2026-12-01'],
    ['at once when the end has passed', '2026-12-31', 180, '2027-02-01', '2027-02-01'],
  ])('is due %s', (_, expiresOn, noticeDays, today, dueOn) => {
    expect(computeRenewalDueDay(expiresOn, noticeDays, today)).toBe(dueOn);
  });
});
