import { findAttachmentSubject } from './attachment-subject.rules';
import { NO_LEAD } from '../../records/leads/about-lead/about-lead.rules';

const CONTACT = { kind: 'contact', id: 'c1', title: 'Li Na' } as const;
const LEADS = [{ id: 'l1', title: 'Plant' }];

describe('the record to which the files of an interaction belong', () => {
  it('is the lead that it is about, or else the company or the contact', () => {
    const lead = { kind: 'lead', id: 'l1', title: 'Plant' } as const;
    expect(findAttachmentSubject(lead, [], NO_LEAD)).toEqual(lead);
    expect(findAttachmentSubject(CONTACT, LEADS, 'l1')).toEqual(lead);
    expect(findAttachmentSubject(CONTACT, LEADS, NO_LEAD)).toEqual(CONTACT);
    expect(findAttachmentSubject({ kind: 'company', id: 'k1', title: 'Lumenova' }, [], NO_LEAD)?.id).toBe('k1');
  });

  it('is unknown until the user has said whom and what the interaction is about', () => {
    expect(findAttachmentSubject(null, [], NO_LEAD)).toBeNull();
    expect(findAttachmentSubject(CONTACT, LEADS, '')).toBeNull();
    expect(findAttachmentSubject({ kind: 'activity', id: 'a1', title: 'Seminar' }, [], NO_LEAD)).toBeNull();
  });
});
