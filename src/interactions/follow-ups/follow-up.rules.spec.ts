import { formatFollowUpTitle, getRolesToFollowUp, formatUnknownAttendeesTitle } from './follow-up.rules.js';

describe('The participants of a delegation who are followed up', () => {
  it.each([
    ['inbound', ['head', 'member', 'guest']],
    ['outbound', ['head', 'member', 'guest', 'host']],
    [null, ['head', 'member', 'guest']],
  ] as const)('%s: %j', (direction, roles) => expect(getRolesToFollowUp(direction)).toEqual(roles));
});

describe('The title of a follow-up', () => {
  it.each([
    [formatFollowUpTitle('Chen Wei', 'Autumn seminar'), 'Follow up with Chen Wei after Autumn seminar'],
    [formatUnknownAttendeesTitle(1, 'Autumn seminar'), '1 attendee without a contact record after Autumn seminar'],
    [formatUnknownAttendeesTitle(12, 'Autumn seminar'), '12 attendees without a contact record after Autumn seminar'],
    [formatFollowUpTitle('Chen Wei', 'x'.repeat(170)), `Follow up with Chen Wei after ${'x'.repeat(170)}`],
    [formatFollowUpTitle('Chen Wei', 'x'.repeat(171)), `Follow up with Chen Wei after ${'x'.repeat(169)}…`],
    [
      formatFollowUpTitle('Chen Wei', `${'x'.repeat(168)}😀 evening`),
      `Follow up with Chen Wei after ${'x'.repeat(168)}…`,
    ],
  ])('%#: is %s', (title, expected) => {
    expect(title).toBe(expected);
    expect(title.length).toBeLessThanOrEqual(200);
  });
});
