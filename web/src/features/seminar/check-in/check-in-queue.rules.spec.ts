import { ProblemError, UnreachableError } from '../../../shared/api/api.errors';
import {
  addCheckIn,
  chooseCandidate,
  type CheckInQueue,
  dismissCheckIn,
  EMPTY_QUEUE,
  isSentAgain,
  joinQueues,
  listCheckInCandidates,
  refuseCheckIn,
  settleCheckIn,
  trimQueue,
} from './check-in-queue.rules';

const build = (key: string) => ({ key, name: key, body: { registrationId: key } });
const fill = (...keys: string[]): CheckInQueue => keys.map(build).reduce(addCheckIn, EMPTY_QUEUE);
const list = ({ pending, refused }: CheckInQueue) => [pending, refused].map((entries) => entries.map(({ key }) => key));

describe('the check-ins of a device', () => {
  it('wait in their order, each once', () => {
    expect(list(fill('a', 'b', 'a'))).toEqual([['a', 'b'], []]);
    expect(list(settleCheckIn(fill('a', 'b'), 'a'))).toEqual([['b'], []]);
  });

  it('are set aside when the server refuses them, and can be tried again', () => {
    const refused = refuseCheckIn(fill('a', 'b'), 'a', 'All seats are taken.');
    expect(list(refused)).toEqual([['b'], ['a']]);
    expect(refused.refused[0]?.message).toBe('All seats are taken.');
    expect(list(addCheckIn(refused, build('a')))).toEqual([['b', 'a'], []]);
    expect(list(dismissCheckIn(refused, 'a'))).toEqual([['b'], []]);
  });

  it('by an address that people share are sent again for the person who is chosen', () => {
    const problem = { code: 'registration.several_seats', candidates: [{ id: 'b', fullName: 'Bo Lin' }] };
    const candidates = listCheckInCandidates(new ProblemError(409, problem));
    expect(candidates).toEqual([{ id: 'b', name: 'Bo Lin' }]);
    expect(listCheckInCandidates(new ProblemError(409, { ...problem, code: 'seminar.full' }))).toEqual([]);
    const chosen = chooseCandidate(refuseCheckIn(fill('a'), 'a', 'Several.', candidates), 'a', candidates[0]!);
    expect(chosen).toEqual({
      pending: [{ key: 'b', name: 'Bo Lin', body: { registrationId: 'b' } }],
      refused: [],
    });
  });

  it('are joined with those that the device has kept', () => {
    const kept = refuseCheckIn(fill('a', 'b'), 'a', 'no');
    expect(list(joinQueues(kept, fill('b', 'c')))).toEqual([['b', 'c'], ['a']]);
    expect(joinQueues(null, EMPTY_QUEUE)).toEqual(EMPTY_QUEUE);
  });

  it('are kept until the last one is answered and read', () => {
    expect(trimQueue(settleCheckIn(fill('a'), 'a'))).toBeNull();
    expect(trimQueue(refuseCheckIn(fill('a'), 'a', 'no'))).not.toBeNull();
  });

  it('are sent again when their answer may have been lost, and not after a refusal', () => {
    const answer = (status: number, code: string) => isSentAgain(new ProblemError(status, { code }));
    expect(isSentAgain(new UnreachableError('no network'))).toBe(true);
    expect(answer(409, 'idempotency.in_flight')).toBe(true);
    expect(answer(504, 'http.504')).toBe(true);
    expect(answer(409, 'seminar.full')).toBe(false);
    expect(isSentAgain(new TypeError('a defect'))).toBe(false);
  });
});
