import { validateOccurredAt, validateRelations } from './interaction.rules.js';

describe('An interaction', () => {
  const now = new Date('2026-03-12T13:30:00Z');

  it.each([
    ['long ago', '1999-01-01T00:00:00Z', []],
    ['now', '2026-03-12T13:30:00Z', []],
    ['five minutes ahead: clocks differ', '2026-03-12T13:35:00Z', []],
    ['more than that', '2026-03-12T13:35:00.001Z', ['/occurredAt']],
    ['tomorrow', '2026-03-13T13:30:00Z', ['/occurredAt']],
  ])('may have taken place in the past only: %s', (_, occurredAt, pointers) => {
    expect(validateOccurredAt(new Date(occurredAt), now).map(({ pointer }) => pointer)).toEqual(pointers);
  });

  const nothing = { companyId: null, leadId: null, contactIds: [], activityId: null, agreementId: null };

  it.each([
    ['nothing', {}, 5],
    ['a company', { companyId: 'c' }, 0],
    ['a lead', { leadId: 'l' }, 0],
    ['somebody', { contactIds: ['k'] }, 0],
    ['an activity', { activityId: 'a' }, 0],
    ['an agreement', { agreementId: 'g' }, 0],
  ])('is about something: %s', (_, relations, complaints) => {
    expect(validateRelations({ ...nothing, ...relations })).toHaveLength(complaints);
  });
});
