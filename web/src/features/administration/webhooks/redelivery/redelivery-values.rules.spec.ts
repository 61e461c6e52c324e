import { buildRedelivery, findFirstMissed, listOwnTypes, startRedelivery } from './redelivery-values.rules';

const NOW = Date.parse('2026-12-01T09:30:20Z');

describe('The events of a period', () => {
  it('are those of the last day in Brussels unless something else is known', () => {
    const values = startRedelivery(null, NOW);
    expect(values).toEqual({ from: '2026-11-30T10:30', to: '2026-12-01T10:30', types: [], includeDelivered: false });
  });

  it('are asked for with the whole last minute, and counted before they are sent', () => {
    const values = { ...startRedelivery(null, NOW), types: ['lead.created'], includeDelivered: true };
    expect(buildRedelivery(values, true)).toEqual({
      from: '2026-11-30T09:30:00.000Z',
      to: '2026-12-01T09:31:00.000Z',
      types: ['lead.created'],
      includeDelivered: true,
      dryRun: true,
    });
    expect(buildRedelivery(startRedelivery(null, NOW), false)).not.toHaveProperty('types');
  });

  it('that a disabled webhook missed begin before that, with what had failed already', () => {
    const disabled = { disabledReason: 'failing', disabledAt: '2026-11-30T09:30:00Z' } as const;
    const from = findFirstMissed({ ...disabled, createdAt: '2026-09-01T08:00:00Z' });
    expect(startRedelivery(from, NOW).from).toBe('2026-11-23T10:30');
    // Before a webhook was made, it missed nothing.
    const later = findFirstMissed({ ...disabled, createdAt: '2026-11-29T08:00:00Z' });
    expect(startRedelivery(later, NOW).from).toBe('2026-11-29T09:00');
  });

  it('are of the types of the webhook', () => {
    const all = ['lead.created', 'lead.updated', 'task.created', 'task.completed'];
    expect(listOwnTypes(['lead.*', 'task.completed'], all)).toEqual(['lead.created', 'lead.updated', 'task.completed']);
  });
});
