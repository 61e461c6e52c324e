import { listHitFacts } from './hit-facts.rules';

const NONE = {
  nativeName: null,
  companyName: null,
  jobTitle: null,
  city: null,
  country: null,
  stage: null,
  status: null,
  type: null,
  day: null,
};
const FORMAT = {
  label: (vocabulary: string, value: string) => `${vocabulary} ${value}`,
  country: (code: string) => `country ${code}`,
  day: (day: string) => `day ${day}`,
};

describe('what distinguishes a hit', () => {
  it('is the seat of a company', () => {
    const details = { ...NONE, nativeName: '朗明', city: 'Foshan', country: 'CN' };
    expect(listHitFacts({ kind: 'company', details }, FORMAT)).toEqual(['朗明', 'Foshan', 'country CN']);
  });

  it('is the company and the stage of a lead, and its status unless it is open', () => {
    const details = { ...NONE, companyName: 'Lumenova', stage: 'qualified', status: 'open' };
    expect(listHitFacts({ kind: 'lead', details }, FORMAT)).toEqual(['Lumenova', 'stage qualified']);
    expect(listHitFacts({ kind: 'lead', details: { ...details, status: 'lost' } }, FORMAT)).toContain('status lost');
  });

  it('is the subject, the assignee and the day of a task', () => {
    const details = { ...NONE, day: '2026-12-01' };
    const hit = { kind: 'task', details, subtitle: 'Lumenova · Stefan · 2026-12-01' } as const;
    expect(listHitFacts(hit, FORMAT)).toEqual(['Lumenova · Stefan · day 2026-12-01']);
    expect(listHitFacts({ kind: 'task', details: NONE, subtitle: 'Stefan' }, FORMAT)).toEqual(['Stefan']);
  });

  it('is the kind, the place and the day of an activity', () => {
    const details = { ...NONE, type: 'seminar', city: 'Genk', day: '2026-05-24' };
    const facts = ['activityKind seminar', 'Genk', 'day 2026-05-24'];
    expect(listHitFacts({ kind: 'activity', details }, FORMAT)).toEqual(facts);
  });
});
