import { getErrorStatus } from '../../common/errors/error-codes.rules.js';
import { buildFactsAt, TODAY, VERIFICATION, VERIFIER } from '../../../test/support/lead.facts.js';
import { evaluateTransition, type TransitionRequest } from './lead-transition.rules.js';
import type { LeadStatus, Stage } from '../pipeline/lead.constants.js';

const OWNER = { userId: 'user-owner', role: 'bdm' };

function move(
  change: Partial<TransitionRequest> & Pick<TransitionRequest, 'facts' | 'to'>,
): ReturnType<typeof evaluateTransition> {
  const plain = { occurredOn: TODAY, note: null, actor: OWNER, lastOccurredOn: '2026-05-01', today: TODAY };
  return evaluateTransition({ ...plain, verification: VERIFICATION, ...change });
}

/** Formats a refusal as `as code: pointers`, and an allowed transition as `ok`. */
function verdict(decision: ReturnType<typeof evaluateTransition>): string {
  if (decision.kind === 'ok') return 'ok';
  return `${getErrorStatus(decision.code)} ${decision.code}: ${decision.errors.map(({ pointer }) => pointer).join(' ')}`;
}

describe('A transition forward', () => {
  it('to the next stage is allowed once its gate is open', () => {
    const facts = buildFactsAt('first_contact', {}, 'qualified');
    expect(move({ facts, to: 'qualified' })).toEqual({ kind: 'ok' });
  });

  it('may skip stages if every gate on the way is open', () => {
    const facts = buildFactsAt('first_contact', {}, 'negotiation');
    expect(move({ facts, to: 'negotiation' })).toEqual({
      kind: 'ok',
    });
  });

  it('may not skip a stage whose gate is closed', () => {
    const facts = buildFactsAt('first_contact', { likelihood: null }, 'negotiation');
    expect(verdict(move({ facts, to: 'negotiation' }))).toBe('422 lead.gate_unmet: /likelihood');
  });

  it('with a closed gate names every missing field with its error text', () => {
    const facts = buildFactsAt('first_contact', {}, 'qualified');
    expect(move({ facts, to: 'proposal' })).toMatchObject({
      code: 'lead.gate_unmet',
      detail: expect.stringContaining('Name the project manager.'),
      errors: [
        { pointer: '/projectManagerId', code: 'required', detail: 'Name the project manager.' },
        { pointer: '/likelihood', code: 'required' },
        { pointer: '/screening/status', code: 'must_be_known' },
      ],
    });
  });

  it('needs no note', () => {
    expect(verdict(move({ facts: buildFactsAt('first_contact', {}, 'qualified'), to: 'qualified', note: '' }))).toBe(
      'ok',
    );
  });
});

describe('A transition to invested', () => {
  const facts = buildFactsAt('announced', {}, 'invested');

  it('by a manager who has no part in it wins the lead', () => {
    expect(move({ facts, to: 'invested', actor: VERIFIER })).toEqual({
      kind: 'ok',
      setsStatus: 'won',
    });
  });

  it('by a user who may not verify it is forbidden, and the error names the users who may', () => {
    const decision = move({ facts, to: 'invested', actor: { userId: 'user-owner', role: 'manager' } });
    expect(verdict(decision)).toBe('403 lead.second_pair_of_eyes: /to');
    expect(decision).toMatchObject({ detail: expect.stringContaining('These managers may: An.') });
  });

  it('by an administrator as the last resort needs a note that is not blank', () => {
    const verification = { ...VERIFICATION, noteRequired: true };
    const request = { facts, to: 'invested' as const, actor: VERIFIER, verification };
    for (const note of [null, undefined, '', ' \n']) {
      expect(verdict(move({ ...request, note }))).toBe('422 lead.note_required: /note');
    }
    expect(verdict(move({ ...request, note: 'The only manager owns it' }))).toBe('ok');
    expect(verdict(move({ ...request, actor: OWNER }))).toBe('403 lead.second_pair_of_eyes: /to');
  });

  it('by its owner with missing fields reports the fields and the verification together', () => {
    const lacking = buildFactsAt('announced', { involvement: null }, 'invested');
    expect(verdict(move({ facts: lacking, to: 'invested' }))).toBe('422 lead.gate_unmet: /involvement /mover');
  });
});

describe('A transition backward', () => {
  it('needs a note that is not blank', () => {
    const facts = buildFactsAt('negotiation');
    for (const note of [null, undefined, '', '  \n']) {
      expect(verdict(move({ facts, to: 'qualified', note }))).toBe('422 lead.note_required: /note');
    }
  });

  it('with a note is allowed, whatever the gates of the stage say', () => {
    const facts = buildFactsAt('negotiation', { sector: null });
    const decision = move({ facts, to: 'qualified', note: 'The board wants to start again' });
    expect(decision).toEqual({ kind: 'ok' });
  });
});

describe('A transition that is not possible', () => {
  it('to the stage it is in is a conflict', () => {
    const decision = move({ facts: buildFactsAt('proposal'), to: 'proposal', note: 'Again' });
    expect(verdict(decision)).toBe('409 lead.stage_not_allowed: /to');
  });

  it.each<[LeadStatus, string, Stage]>([
    ['on_hold', 'The lead is on hold: set it to open first.', 'qualified'],
    ['lost', 'The lead is lost: reopen it first.', 'qualified'],
    ['abandoned', 'The lead is abandoned: reopen it first.', 'qualified'],
    ['won', 'The lead is won: a won lead must be reopened first.', 'announced'],
  ])('of a lead that is %s is a conflict that says so', (status, detail, to) => {
    const facts = buildFactsAt('invested', { status });
    expect(move({ facts, to, note: 'Back', actor: VERIFIER })).toMatchObject({
      kind: 'refused',
      code: 'lead.stage_not_allowed',
      detail,
    });
  });
});

describe('The day on which a transition occurred', () => {
  const facts = buildFactsAt('first_contact', {}, 'qualified');

  it.each([
    ['today', TODAY, '2026-05-01', 'ok'],
    ['tomorrow', '2026-06-16', '2026-05-01', '422 lead.occurred_in_future: /occurredOn'],
    ['the day of the previous move', '2026-05-01', '2026-05-01', 'ok'],
    ['the day before the previous move', '2026-04-30', '2026-05-01', '422 lead.occurred_before_previous: /occurredOn'],
    ['long ago, where there is no previous move', '2020-01-01', null, 'ok'],
  ])('may be %s (%s after %s): %s', (_scenario, occurredOn, lastOccurredOn, expected) => {
    expect(verdict(move({ facts, to: 'qualified', occurredOn, lastOccurredOn }))).toBe(expected);
  });

  it('and a missing note are reported together', () => {
    const decision = move({ facts: buildFactsAt('proposal'), to: 'qualified', occurredOn: '2026-06-16' });
    expect(verdict(decision)).toBe('422 lead.occurred_in_future: /occurredOn /note');
  });
});
