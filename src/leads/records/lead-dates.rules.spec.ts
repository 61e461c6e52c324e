import { type LeadDates, validateDateOrder } from './lead-dates.rules.js';

const DATES: LeadDates = {
  receivedOn: '2026-01-10',
  propositionSentOn: '2026-02-20',
  announcedOn: '2026-05-18',
};
const find = (change: Partial<LeadDates>, before: Partial<LeadDates> = {}) =>
  validateDateOrder({ ...DATES, ...before, ...change }, change).map(({ pointer, detail }) => [pointer, detail]);

describe('The days of a lead', () => {
  it.each<[string, Partial<LeadDates>]>([
    ['in order', DATES],
    ['all on one day', { propositionSentOn: '2026-01-10', announcedOn: '2026-01-10' }],
    ['not known', { propositionSentOn: null, announcedOn: null }],
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
      'a first contact after everything else',
      { receivedOn: '2026-05-19' },
      [
        ['/receivedOn', 'receivedOn 2026-05-19 must not be after propositionSentOn 2026-02-20.'],
        ['/receivedOn', 'receivedOn 2026-05-19 must not be after announcedOn 2026-05-18.'],
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
