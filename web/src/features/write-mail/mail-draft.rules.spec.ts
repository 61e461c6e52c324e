import { NO_LEAD } from '../../records/leads/about-lead/about-lead.rules';
import type { AnyRecord } from '../../records/search/record.api';
import { buildMailRequest, startDraft } from './mail-draft.rules';

const CONTACT = { kind: 'contact', record: { id: 'c1', companyId: 'k1' } } as AnyRecord;
const LEAD = { kind: 'lead', record: { id: 'l1', companyId: 'k1', contactIds: ['c1', 'c2'] } } as AnyRecord;
const ACTIVITY = { kind: 'activity', record: { id: 'a1' } } as AnyRecord;
const about = (kind: 'contact' | 'lead' | 'activity', id: string) => ({ kind, id, title: '' });

describe('the draft of a mail', () => {
  it('is to the contact, to at most twenty people of the lead, and to nobody yet from an activity', () => {
    const ids = Array.from({ length: 25 }, (_, index) => `c${index}`);
    const crowded = { ...LEAD, record: { ...LEAD.record, contactIds: ids } } as AnyRecord;
    expect(startDraft(CONTACT).contactIds).toEqual(['c1']);
    expect(startDraft(LEAD).contactIds).toEqual(['c1', 'c2']);
    expect(startDraft(crowded).contactIds).toEqual(ids.slice(0, 20));
    expect(startDraft(ACTIVITY).contactIds).toEqual([]);
  });
});

describe('the request of a mail', () => {
  it('has only what was filled in', () => {
    const draft = { ...startDraft(LEAD), subject: ' Your visit ', body: 'Dear guest' };
    expect(buildMailRequest(draft, { subject: about('lead', 'l1'), record: LEAD, leadId: NO_LEAD })).toEqual({
      contactIds: ['c1', 'c2'],
      subject: 'Your visit',
      body: 'Dear guest',
      leadId: 'l1',
    });
  });

  it('to a contact is about the lead that was chosen, or else about the company of the contact', () => {
    const context = { subject: about('contact', 'c1'), record: CONTACT };
    const withLead = buildMailRequest(startDraft(CONTACT), { ...context, leadId: 'l1' });
    expect(withLead).toMatchObject({ leadId: 'l1' });
    expect(withLead).not.toHaveProperty('companyId');
    const withoutLead = buildMailRequest(startDraft(CONTACT), { ...context, leadId: NO_LEAD });
    expect(withoutLead).toMatchObject({ companyId: 'k1' });
    expect(withoutLead).not.toHaveProperty('leadId');
  });

  it('takes the time that was typed as one of Brussels', () => {
    const draft = { ...startDraft(ACTIVITY), language: 'nl' as const, documentIds: ['d1'], sendAt: '2026-07-01T09:30' };
    expect(
      buildMailRequest(draft, { subject: about('activity', 'a1'), record: ACTIVITY, leadId: NO_LEAD }),
    ).toMatchObject({
      activityId: 'a1',
      language: 'nl',
      documentIds: ['d1'],
      sendAt: '2026-07-01T07:30:00.000Z',
    });
  });
});
