import { buildSubject } from '../model/record-subject.rules.js';
import { getFollowUpSubject, validateSubject } from './task-subject.rules.js';

const none = { companyId: null, contactId: null, leadId: null, activityId: null, agreementId: null };

describe('The subject of a task', () => {
  it.each([
    ['is none when none is named', {}, undefined, none],
    ['is what the body names', { leadId: 'l' }, undefined, { ...none, leadId: 'l' }],
    ['stays when the body is silent', {}, { ...none, companyId: 'c' }, { ...none, companyId: 'c' }],
    ['goes when the body says null', { companyId: null }, { ...none, companyId: 'c' }, none],
    ['changes', { companyId: null, leadId: 'l' }, { ...none, companyId: 'c' }, { ...none, leadId: 'l' }],
  ])('%s', (_, body, before, subject) => {
    expect(buildSubject(body, before)).toEqual(subject);
  });

  it('is a single record, and the error names every field of several', () => {
    expect(validateSubject({ ...none, leadId: 'l' })).toEqual([]);
    expect(validateSubject(none)).toEqual([]);
    const pointers = validateSubject({ ...none, leadId: 'l', contactId: 'k', agreementId: 'g' }).map((e) => e.pointer);
    expect(pointers).toEqual(['/contactId', '/leadId', '/agreementId']);
  });
});

describe('A follow-up is about', () => {
  const all = { companyId: 'c', leadId: 'l', contactIds: ['k2', 'k1'], activityId: 'a', agreementId: 'g' };

  it.each([
    ['the lead before all else', {}, { leadId: 'l' }],
    ['the company where there is no lead', { leadId: null }, { companyId: 'c' }],
    ['somebody, the same one whatever the order', { leadId: null, companyId: null }, { contactId: 'k1' }],
    ['the activity', { leadId: null, companyId: null, contactIds: [] }, { activityId: 'a' }],
    ['the agreement', { leadId: null, companyId: null, contactIds: [], activityId: null }, { agreementId: 'g' }],
  ])('%s', (_, change, subject) => {
    expect(getFollowUpSubject({ ...all, ...change })).toEqual({ ...none, ...subject });
  });
});
