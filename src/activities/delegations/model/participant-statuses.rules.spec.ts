import {
  isExpected,
  isHead,
  PARTICIPANT_TRANSITIONS,
  validateParticipantStatus,
} from './participant-statuses.rules.js';
import { PARTICIPANT_STATUSES, type ParticipantStatus } from './participant.constants.js';

const delegation = { startsOn: '2026-05-25' };
const codes = (from: ParticipantStatus | undefined, to: ParticipantStatus, today = '2026-05-25') =>
  validateParticipantStatus({ from, to, delegation, today }).map(({ code }) => code);

describe('The status of a participant', () => {
  it.each<[ParticipantStatus, ParticipantStatus, boolean]>([
    ['invited', 'confirmed', true],
    ['invited', 'attended', true],
    ['confirmed', 'declined', true],
    ['confirmed', 'invited', false],
    ['declined', 'confirmed', true],
    ['declined', 'cancelled', false],
    ['declined', 'no_show', false],
    ['cancelled', 'attended', true],
    ['attended', 'no_show', true],
    ['attended', 'cancelled', false],
    ['no_show', 'attended', true],
    ['no_show', 'invited', false],
  ])('from %s to %s: %s', (from, to, allowed) => {
    expect(codes(from, to)).toEqual(allowed ? [] : ['participant.status_not_allowed']);
  });

  it.each(PARTICIPANT_STATUSES)('%s does not change by itself and can be left again', (status) => {
    expect(codes(status, status, '2026-05-01')).toEqual([]);
    expect(PARTICIPANT_TRANSITIONS[status].length).toBeGreaterThan(0);
    expect(PARTICIPANT_TRANSITIONS[status]).not.toContain(status);
  });

  it.each(['attended', 'no_show'] as const)('%s is not known before the delegation starts', (status) => {
    expect(codes('confirmed', status, '2026-05-24')).toEqual(['participant.not_started']);
    expect(codes(undefined, status, '2026-05-24')).toEqual(['participant.not_started']);
    expect(codes(undefined, status, '2026-05-25')).toEqual([]);
  });

  it('decides which participants are counted and who is the head', () => {
    expect(PARTICIPANT_STATUSES.filter(isExpected)).toEqual(['invited', 'confirmed', 'attended', 'no_show']);
    expect(isHead({ role: 'head', status: 'invited' })).toBe(true);
    expect(isHead({ role: 'head', status: 'declined' })).toBe(false);
    expect(isHead({ role: 'member', status: 'invited' })).toBe(false);
  });
});
