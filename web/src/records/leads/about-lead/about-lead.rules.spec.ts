import { findAboutLead, NO_LEAD } from './about-lead.rules';

it('The lead is the only one by itself, one of several when it is chosen, and none if the user says so', () => {
  expect(findAboutLead('', [{ id: 'l1' }])).toBe('l1');
  expect(findAboutLead('', [{ id: 'l1' }, { id: 'l2' }])).toBe('');
  expect(findAboutLead('l2', [{ id: 'l1' }, { id: 'l2' }])).toBe('l2');
  expect(findAboutLead('l9', [{ id: 'l1' }, { id: 'l2' }])).toBe('');
  expect(findAboutLead(NO_LEAD, [{ id: 'l1' }])).toBe(NO_LEAD);
  expect(findAboutLead('', [])).toBe(NO_LEAD);
});
