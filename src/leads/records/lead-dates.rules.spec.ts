import { type LeadDates, validateDateOrder } from './lead-dates.rules.js';

const DATES: LeadDates = {
  receivedOn: '2026-01-10',
  propositionSentOn: '2026-02-20',
  announcedOn: '2026-05-18',
  expectedDecisionOn: '2026-04-30',
  expectedLandingOn: '2027-01-15',
};
const find = (change: Partial<LeadDates>, before: Partial<LeadDates> = {}) =>
  validateDateOrder({ ...DATES, ...before, ...change }, change).map(({ pointer, detail }) => [pointer, detail]);

describe('The days of a lead', () => {
  it.each<[string, Partial<LeadDates>]>([
    ['in order', DATES],
    ['all on one day', { propositionSentOn: '2026-01-10', announcedOn: '2026-01-10' }],
    ['not known', { propositionSentOn: null, announcedOn: null, expectedDecisionOn: null, expectedLandingOn: null }],
    ['after the expected decision', { receivedOn: '2026-05-01', propositionSentOn: null, announcedOn: '2026-05-01' }],
    ['after the expected landing', { announcedOn: '2027-01-16' }],
  ])('may be %s', (_, change) => {
    expect(find({ ...DATES, ...change })).toEqual([]);
  });

  it.each<[string, Partial<LeadDates>, string[][]]>([
    [
      'an announcement before the first contact',
      { announcedOn: '2025-12-31', propositionSentOn: null },
      [['/announcedOn', 'announcedOn 2025-12-31 must not be before receivedOn 2026-01-10.']],
    ],
    [
      'a proposition before the first contact',
      { propositionSentOn: '2026-01-09' },
      [['/propositionSentOn', 'propositionSentOn 2026-01-09 must not be before receivedOn 2026-01-10.']],
    ],
    [
      'an announcement before the proposition',
      { announcedOn: '2026-02-19' },
      [['/announcedOn', 'announcedOn 2026-02-19 must not be before propositionSentOn 2026-02-20.']],
    ],
    [
      'a landing that is expected before the first contact',
      { expectedLandingOn: '2020-01-01', expectedDecisionOn: null },
      [['/expectedLandingOn', 'expectedLandingOn 2020-01-01 must not be before receivedOn 2026-01-10.']],
    ],
    [
      'a landing that is expected before the decision',
      { expectedLandingOn: '2026-04-29' },
      [['/expectedLandingOn', 'expectedLandingOn 2026-04-29 must not be before expectedDecisionOn 2026-04-30.']],
    ],
    [
      'a decision that is expected after the landing',
      { expectedDecisionOn: '2027-01-16' },
      [['/expectedDecisionOn', 'expectedDecisionOn 2027-01-16 must not be after expectedLandingOn 2027-01-15.']],
    ],
    [
      'a first contact after everything else',
      { receivedOn: '2027-01-16' },
      [
        ['/receivedOn', 'receivedOn 2027-01-16 must not be after propositionSentOn 2026-02-20.'],
        ['/receivedOn', 'receivedOn 2027-01-16 must not be after announcedOn 2026-05-18.'],
        ['/receivedOn', 'receivedOn 2027-01-16 must not be after expectedLandingOn 2027-01-15.'],
      ],
    ],
  ])('are not %s', (_, change, errors) => {
    expect(find(change)).toEqual(errors);
  });

  it('may stay out of order in an old row, until a change touches one of them', () => {
    const wrong = { announcedOn: '2025-01-01', propositionSentOn: null };
    const detail = 'announcedOn 2025-01-02 must not be before receivedOn 2026-01-10.';
    expect(find({}, wrong)).toEqual([]);
    expect(find({ announcedOn: '2025-01-02' }, wrong)).toEqual([['/announcedOn', detail]]);
    expect(find({ receivedOn: '2025-01-02' }, wrong)).toEqual([
      ['/receivedOn', 'receivedOn 2025-01-02 must not be after announcedOn 2025-01-01.'],
    ]);
    expect(find({ receivedOn: '2025-01-01' }, wrong)).toEqual([]);
  });

  it.each<[Partial<LeadDates>, string]>([
    [{ propositionSentOn: '2026-01-09' }, 'proposition_sent_before_received'],
    [{ receivedOn: '2026-02-21' }, 'received_after_proposition_sent'],
    [{ announcedOn: '2026-01-09', propositionSentOn: null }, 'announced_before_received'],
    [{ receivedOn: '2026-05-19', propositionSentOn: null }, 'received_after_announced'],
    [{ announcedOn: '2026-02-19' }, 'announced_before_proposition_sent'],
    [{ propositionSentOn: '2026-05-19' }, 'proposition_sent_after_announced'],
    [{ expectedLandingOn: '2026-01-09', expectedDecisionOn: null }, 'expected_landing_before_received'],
    [{ receivedOn: '2027-01-16', propositionSentOn: null, announcedOn: null }, 'received_after_expected_landing'],
    [{ expectedLandingOn: '2026-04-29' }, 'expected_landing_before_expected_decision'],
    [{ expectedDecisionOn: '2027-01-16' }, 'expected_decision_after_expected_landing'],
  ])('give %j an error with the code %s', (change, code) => {
    expect(validateDateOrder({ ...DATES, ...change }, change).map((error) => error.code)).toEqual([code]);
  });

  it('are compared only where a change touches them', () => {
    const wrong = { announcedOn: '2025-01-01' };
    expect(find({ propositionSentOn: '2026-02-21' }, wrong).map(([pointer]) => pointer)).toEqual([
      '/propositionSentOn',
    ]);
    expect(find({ propositionSentOn: null }, wrong)).toEqual([]);
  });
});
