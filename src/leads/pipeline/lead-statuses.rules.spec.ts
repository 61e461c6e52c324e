import { getErrorStatus } from '../../common/errors/error-codes.rules.js';
import { evaluateStatusChange, type StatusRequest } from './lead-statuses.rules.js';
import { LEAD_STATUSES, type LeadStatus } from './lead.constants.js';

const BDM = { userId: 'user-1', role: 'bdm' };
/** A lead that came in in January and moved to another stage in March; today is in June. */
const DATES = { receivedOn: '2026-01-05', lastOccurredOn: '2026-03-02', occurredOn: '2026-06-01', today: '2026-06-01' };
const MANAGER = { userId: 'user-2', role: 'manager' };

function change(
  request: Partial<StatusRequest> & Pick<StatusRequest, 'from' | 'to'>,
): ReturnType<typeof evaluateStatusChange> {
  return evaluateStatusChange({ reason: null, note: null, lostToCountry: null, actor: BDM, ...DATES, ...request });
}

function verdict(decision: ReturnType<typeof evaluateStatusChange>): string {
  if (decision.kind === 'ok') return 'ok';
  return `${getErrorStatus(decision.code)} ${decision.code}: ${decision.errors.map(({ pointer }) => pointer).join(' ')}`;
}

describe('a change of status', () => {
  const cases: [scenario: string, request: Parameters<typeof change>[0], expected: string][] = [
    ['an open lead rests', { from: 'open', to: 'on_hold' }, 'ok'],
    ['an open lead rests for a reason', { from: 'open', to: 'on_hold', reason: 'financing' }, 'ok'],
    ['a resting lead goes on', { from: 'on_hold', to: 'open' }, 'ok'],
    ['an open lead is lost', { from: 'open', to: 'lost', reason: 'incentives', lostToCountry: 'NL' }, 'ok'],
    ['a resting lead is lost', { from: 'on_hold', to: 'lost', reason: 'no_response' }, 'ok'],
    ['an open lead is abandoned', { from: 'open', to: 'abandoned', reason: 'no_response' }, 'ok'],
    ['a resting lead is abandoned', { from: 'on_hold', to: 'abandoned', reason: 'permits' }, 'ok'],
    ['a lost lead comes back', { from: 'lost', to: 'open', note: 'They called again' }, 'ok'],
    ['an abandoned lead comes back', { from: 'abandoned', to: 'open', note: 'They called again' }, 'ok'],
    ['a win is taken back by a manager', { from: 'won', to: 'open', note: 'Not built', actor: MANAGER }, 'ok'],

    [
      'lost on the day of the previous step',
      { from: 'open', to: 'lost', reason: 'permits', occurredOn: '2026-03-02' },
      'ok',
    ],
    [
      'lost tomorrow',
      { from: 'open', to: 'lost', reason: 'permits', occurredOn: '2026-06-02' },
      '422 lead.occurred_in_future: /occurredOn',
    ],
    [
      'lost before the previous step',
      { from: 'open', to: 'lost', reason: 'permits', occurredOn: '2026-03-01' },
      '422 lead.occurred_before_previous: /occurredOn',
    ],
    [
      'lost before it was received, with no step before',
      { from: 'open', to: 'lost', reason: 'permits', occurredOn: '2026-01-04', lastOccurredOn: null },
      '422 lead.occurred_before_received: /occurredOn',
    ],

    ['lost without a reason', { from: 'open', to: 'lost' }, '422 lead.reason_required: /reason'],
    ['abandoned without a reason', { from: 'open', to: 'abandoned', note: 'No' }, '422 lead.reason_required: /reason'],
    [
      'another reason, not said',
      { from: 'open', to: 'lost', reason: 'other', note: ' ' },
      '422 lead.note_required: /note',
    ],
    ['another reason, said', { from: 'open', to: 'lost', reason: 'other', note: 'A flood' }, 'ok'],
    [
      'resting for another reason, not said',
      { from: 'open', to: 'on_hold', reason: 'other' },
      '422 lead.note_required: /note',
    ],
    ['reopened without a note', { from: 'lost', to: 'open' }, '422 lead.note_required: /note'],
    ['reopened with a blank note', { from: 'abandoned', to: 'open', note: ' ' }, '422 lead.note_required: /note'],
    [
      'reopened with a reason code',
      { from: 'lost', to: 'open', reason: 'other', note: 'Back' },
      '422 lead.reason_not_allowed: /reason',
    ],
    [
      'a country for an abandoned lead',
      { from: 'open', to: 'abandoned', reason: 'permits', lostToCountry: 'NL' },
      '422 lead.lost_to_country_not_allowed: /lostToCountry',
    ],
    [
      'everything wrong at once',
      { from: 'open', to: 'abandoned', lostToCountry: 'NL' },
      '422 lead.reason_required: /reason /lostToCountry',
    ],

    ['won by hand', { from: 'open', to: 'won', actor: MANAGER }, '409 lead.won_by_transition: /status'],
    ['a lost lead won by hand', { from: 'lost', to: 'won', note: 'Yes' }, '409 lead.won_by_transition: /status'],
    [
      'a lost lead abandoned',
      { from: 'lost', to: 'abandoned', reason: 'other', note: 'No' },
      '409 lead.status_not_allowed: /status',
    ],
    ['a lost lead put to rest', { from: 'lost', to: 'on_hold' }, '409 lead.status_not_allowed: /status'],
    [
      'a won lead lost',
      { from: 'won', to: 'lost', reason: 'other', note: 'No', actor: MANAGER },
      '409 lead.status_not_allowed: /status',
    ],
    [
      'a win taken back by a bdm',
      { from: 'won', to: 'open', note: 'Not built' },
      '403 lead.status_needs_manager: /status',
    ],
    ['a win taken back without a note', { from: 'won', to: 'open', actor: MANAGER }, '422 lead.note_required: /note'],
  ];
  it.each(cases)('%s', (_scenario, request, expected) => {
    expect(verdict(change(request))).toBe(expected);
  });

  it.each(LEAD_STATUSES)('from %s to itself is a conflict', (status) => {
    const decision = change({ from: status, to: status, reason: 'other', note: 'Again', actor: MANAGER });
    expect(verdict(decision)).toBe('409 lead.status_not_allowed: /status');
  });

  it('is allowed exactly if the graph of transitions has it', () => {
    const allowed: [LeadStatus, LeadStatus][] = [];
    for (const from of LEAD_STATUSES) {
      for (const to of LEAD_STATUSES) {
        const reason = to === 'open' ? null : ('permits' as const);
        if (change({ from, to, reason, note: 'Why', actor: MANAGER }).kind === 'ok') allowed.push([from, to]);
      }
    }
    expect(allowed.map((pair) => pair.join(' → '))).toEqual([
      'open → on_hold',
      'open → lost',
      'open → abandoned',
      'on_hold → open',
      'on_hold → lost',
      'on_hold → abandoned',
      'won → open',
      'lost → open',
      'abandoned → open',
    ]);
  });

  it('that takes a win back returns the lead to announced', () => {
    const decision = change({ from: 'won', to: 'open', note: 'Not built', actor: MANAGER });
    expect(decision).toEqual({ kind: 'ok', reopens: true, setsStage: 'announced' });
  });

  it('reopens a lost lead in its former stage, but does not count resuming a lead on hold as reopening', () => {
    expect(change({ from: 'lost', to: 'open', note: 'Back' })).toEqual({ kind: 'ok', reopens: true });
    expect(change({ from: 'on_hold', to: 'open' })).toEqual({ kind: 'ok', reopens: false });
  });

  it('that is not allowed lists the allowed ones', () => {
    expect(change({ from: 'lost', to: 'on_hold' })).toMatchObject({
      detail: 'A lead that is lost cannot become on hold, only open.',
    });
  });
});
