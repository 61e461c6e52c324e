import type { components } from '../../../shared/api/schema';
import { buildEvidenceKey, canWithdraw, findVerificationStep } from './verification.rules';

type Request = components['schemas']['VerificationRequestView'];

const STEFAN = { id: 'stefan', name: 'Stefan Raes' };
const AN = { id: 'an', name: 'An Janssens' };
const buildRequest = (state: Request['state']) => ({ state, requestedBy: STEFAN }) as Request;

describe('The next step towards the verification of a win', () => {
  it.each([
    ['announced', null, 'ask'],
    ['announced', 'waiting', 'wait'],
    ['announced', 'sent_back', 'askAgain'],
    ['negotiation', null, 'announceFirst'],
  ] as const)('of a lead in %s whose request is %s is, for whoever may not verify, %s', (stage, state, step) => {
    const lead = { stage, verificationRequest: state && buildRequest(state) };
    expect(findVerificationStep(lead, [AN], 'stefan')).toBe(step);
    expect(findVerificationStep(lead, [], 'stefan')).toBe(step);
  });

  it.each([
    ['announced', null],
    ['announced', 'waiting'],
    ['announced', 'sent_back'],
    ['negotiation', null],
  ] as const)('is to verify it for whoever may, in %s with the request %s', (stage, state) => {
    const lead = { stage, verificationRequest: state && buildRequest(state) };
    expect(findVerificationStep(lead, [AN], 'an')).toBe('verify');
  });
});

describe('A request', () => {
  it('that waits can be withdrawn by its author and by the owner of the lead', () => {
    const lead = { ownerId: 'owner', verificationRequest: buildRequest('waiting') };
    expect(['stefan', 'owner', 'an'].filter((id) => canWithdraw(lead, id))).toEqual(['stefan', 'owner']);
  });

  it.each([null, buildRequest('sent_back')])('cannot be withdrawn when none waits', (verificationRequest) => {
    expect(canWithdraw({ ownerId: 'stefan', verificationRequest }, 'stefan')).toBe(false);
  });
});

it('Evidence and realisations that are added later have not been seen', () => {
  const first = { evidence: [{ id: 'e1' }], realisations: [] } as never;
  const later = { evidence: [{ id: 'e1' }], realisations: [{ id: 'r1' }] } as never;
  expect(buildEvidenceKey(later)).not.toBe(buildEvidenceKey(first));
});
