import { NO_LEAD } from '../../records/leads/about-lead/about-lead.rules';
import { buildInteractionRequest, splitText, startDraft } from './interaction-draft.rules';

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
    expect(buildInteractionRequest(draft, { companyId: 'k1', now: NOW })).toEqual({
      kind: 'call',
      occurredAt: '2026-11-27T10:00:00.000Z',
      subject: 'Talked',
      leadId: 'l1',
    });
  });

  it('takes a time that was typed as one of Brussels, where the browser may be anywhere (W32)', () => {
    const draft = { ...startDraft(CONTACT), text: 'Talked', occurredAt: '2026-07-01T09:30' };
    expect(buildInteractionRequest(draft, { companyId: null, now: NOW }).occurredAt).toBe('2026-07-01T07:30:00.000Z');
  });

  it('names a contact and the company of the contact', () => {
    const draft = { ...startDraft(CONTACT), text: 'Talked', contactIds: ['c1', 'c2'] };
    expect(buildInteractionRequest(draft, { companyId: 'k1', now: NOW })).toMatchObject({
      companyId: 'k1',
      contactIds: ['c1', 'c2'],
    });
  });

  it('has a follow-up task if there is a next step', () => {
    const draft = { ...startDraft(CONTACT), text: 'Talked', nextStep: 'Send the sites', dueOn: '2026-12-04' };
    expect(buildInteractionRequest(draft, { companyId: null, now: NOW }).followUp).toEqual({
      title: 'Send the sites',
      dueOn: '2026-12-04',
    });
    expect(
      buildInteractionRequest({ ...draft, nextStep: ' ' }, { companyId: null, now: NOW }).followUp,
    ).toBeUndefined();
  });
});

describe('the lead of an interaction with a contact', () => {
  const draft = { ...startDraft(CONTACT), text: 'Talked' };

  it('is sent in place of the company, which it brings along', () => {
    const request = buildInteractionRequest(draft, { companyId: 'k1', leadId: 'l1', now: NOW });
    expect(request).toMatchObject({ leadId: 'l1', contactIds: ['c1'] });
    expect(request).not.toHaveProperty('companyId');
    expect(buildInteractionRequest(draft, { companyId: 'k1', leadId: NO_LEAD, now: NOW })).toMatchObject({
      companyId: 'k1',
    });
  });

  it('comes with the task that it answers, unless that is not done', () => {
    const context = { companyId: null, taskId: 't1', now: NOW };
    expect(buildInteractionRequest(draft, context).completeTaskId).toBe('t1');
    expect(buildInteractionRequest({ ...draft, completesTask: false }, context).completeTaskId).toBeUndefined();
  });
});
