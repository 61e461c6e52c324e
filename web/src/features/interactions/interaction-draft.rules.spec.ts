import { addDays, buildInteractionRequest, splitText, startDraft } from './interaction-draft.rules';

const NOW = new Date('2026-11-27T10:00:00Z');
const CONTACT = { kind: 'contact' as const, id: 'c1', title: 'Li Na' };

describe('the text of an interaction', () => {
  it('has the subject in its first line and the summary in the rest', () => {
    expect(splitText('They visit Genk\n\nIn April, with five people.\nTwo nights.')).toEqual({
      subject: 'They visit Genk',
      summary: 'In April, with five people.\nTwo nights.',
    });
    expect(splitText(' They visit Genk ')).toEqual({ subject: 'They visit Genk', summary: null });
  });

  it('is kept whole in the summary if its first line is too long', () => {
    const text = 'word '.repeat(60).trim();
    const { subject, summary } = splitText(text);
    expect(subject.length).toBeLessThanOrEqual(200);
    expect(subject).toMatch(/word…$/);
    expect(summary).toBe(text);
  });
});

describe('the request of an interaction', () => {
  it('has only what was filled in', () => {
    const draft = { ...startDraft({ kind: 'lead', id: 'l1', title: 'Plant' }), text: 'Talked' };
    expect(buildInteractionRequest(draft, 'k1', NOW)).toEqual({
      kind: 'call',
      occurredAt: '2026-11-27T10:00:00.000Z',
      subject: 'Talked',
      leadId: 'l1',
    });
  });

  it('names a contact and the company of the contact', () => {
    const draft = { ...startDraft(CONTACT), text: 'Talked', contactIds: ['c1', 'c2'] };
    expect(buildInteractionRequest(draft, 'k1', NOW)).toMatchObject({ companyId: 'k1', contactIds: ['c1', 'c2'] });
  });

  it('has a follow-up task if there is a next step', () => {
    const draft = { ...startDraft(CONTACT), text: 'Talked', nextStep: 'Send the sites', dueOn: '2026-12-04' };
    expect(buildInteractionRequest(draft, null, NOW).followUp).toEqual({
      title: 'Send the sites',
      dueOn: '2026-12-04',
    });
    expect(buildInteractionRequest({ ...draft, nextStep: ' ' }, null, NOW).followUp).toBeUndefined();
  });
});

describe('the due date', () => {
  it('is some days later, across the end of a month', () => {
    expect(addDays('2026-11-27', 7)).toBe('2026-12-04');
  });
});
