import type { CheckInList, CheckInPerson } from '../../../records/check-in/check-in-list.rules';
import type { CheckInEntry } from './check-in-entry.rules';
import {
  addEntry,
  applyEntries,
  type CheckInQueue,
  dismissEntry,
  EMPTY_QUEUE,
  type EntryResult,
  findEntryKey,
  isClockCorrected,
  listBatch,
  moveToPresent,
  settleEntries,
  updateList,
} from './check-in-queue.rules';

const AT = '2027-03-18T08:01:00.000Z';
const buildPerson = (id: string, change: Partial<CheckInPerson> = {}): CheckInPerson => ({
  id,
  code: `CODE${id}`,
  fullName: `Name of ${id}`,
  nativeName: null,
  companyName: null,
  status: 'registered',
  checkedInAt: null,
  walkIn: false,
  ...change,
});
const buildList = (people: CheckInPerson[], capacity: number | null = null): CheckInList => ({
  seminar: { id: 's', title: 'S', startsAt: AT, endsAt: AT, timezone: 'Europe/Brussels', capacity },
  people,
  asOf: AT,
});
const fill = (...entries: (Partial<CheckInEntry> & { key: string })[]): CheckInQueue =>
  entries
    .map((entry) => ({ entry: { occurredAt: AT, ...entry }, name: `Typed ${entry.key}` }))
    .reduce(addEntry, EMPTY_QUEUE);
const buildResult = (key: string, change: Partial<EntryResult> = {}): EntryResult => ({
  key,
  outcome: 'checked_in',
  person: null,
  code: null,
  detail: null,
  ...change,
});
const listStatuses = (list: CheckInList, queue: CheckInQueue) =>
  applyEntries(list, queue).map(({ id, status }) => `${id} ${status}`);

describe('the entries of a device', () => {
  it('are sent in their order, 50 at a time', () => {
    const keys = Array.from({ length: 51 }, (_, index) => `k${index}`);
    const batch = listBatch(fill(...keys.map((key) => ({ key, registrationId: 'a' }))));
    expect(batch.map(({ key }) => key)).toEqual(keys.slice(0, 50));
  });

  it('leave the queue with their result, and those that were made meanwhile stay', () => {
    const queue = fill({ key: '1', registrationId: 'a' }, { key: '2', registrationId: 'b' });
    const settled = settleEntries(queue, [buildResult('1', { person: buildPerson('a') })]);
    expect(settled.pending.map(({ entry }) => entry.key)).toEqual(['2']);
    expect(settled.settled).toEqual([{ key: '1', personId: 'a' }]);
    // Another tab has had the same result.
    expect(settleEntries(settled, [buildResult('1', { person: buildPerson('a') })])).toEqual(settled);
  });

  it('are shown after a refusal until somebody has read it', () => {
    const refusal = buildResult('1', { outcome: 'refused', code: 'registration.cancelled', detail: 'Cancelled.' });
    const queue = settleEntries(fill({ key: '1', code: 'X' }), [refusal]);
    expect(queue.refused).toEqual([
      {
        key: '1',
        name: 'Typed 1',
        occurredAt: AT,
        isUndo: false,
        code: 'registration.cancelled',
        detail: 'Cancelled.',
      },
    ]);
    expect(dismissEntry(queue, '1')).toEqual(EMPTY_QUEUE);
  });

  it('are moved to the present when the clock of the device was set back', () => {
    const queue = fill({ key: '1', code: 'X', occurredAt: '2027-03-18T11:00:00.000Z' }, { key: '2', code: 'Y' });
    const now = '2027-03-18T08:05:00.000Z';
    expect(moveToPresent(queue, now).pending.map(({ entry }) => entry.occurredAt)).toEqual([now, AT]);
    expect(moveToPresent(queue, '2027-03-18T11:00:00.000Z')).toBe(queue);
  });

  it('tell whether the clock of the device is wrong', () => {
    expect(isClockCorrected([buildResult('1'), buildResult('2', { code: 'clock_corrected' })])).toBe(true);
    expect(isClockCorrected([buildResult('1', { code: 'seminar.full' })])).toBe(false);
  });
});

describe('the people whom a device shows', () => {
  it('are those of the list, with the entries that wait on top', () => {
    const list = buildList([buildPerson('a'), buildPerson('b'), buildPerson('c', { status: 'cancelled' })]);
    const queue = fill(
      { key: '1', registrationId: 'a' },
      { key: '2', code: 'CODEb' },
      { key: '3', registrationId: 'c' },
      { key: '4', code: 'UNKNOWN' },
      { key: '5', walkIn: { fullName: 'Jan Claes' } },
    );
    expect(listStatuses(list, queue)).toEqual(['a attended', 'b attended', 'c cancelled', '5 attended']);
    expect(applyEntries(list, queue)[0]!.checkedInAt).toBe(AT);
  });

  it('keep the earlier time of somebody who was in before', () => {
    const earlier = '2027-03-18T07:00:00.000Z';
    const list = buildList([buildPerson('a', { status: 'attended', checkedInAt: earlier })]);
    expect(applyEntries(list, fill({ key: '1', registrationId: 'a' }))[0]!.checkedInAt).toBe(earlier);
  });

  it('get no seat that is taken', () => {
    const list = buildList([buildPerson('a'), buildPerson('b', { status: 'waitlisted' })], 1);
    expect(listStatuses(list, fill({ key: '1', registrationId: 'b' }))).toEqual(['a registered', 'b waitlisted']);
    expect(listStatuses(list, fill({ key: '1', walkIn: { fullName: 'Jan' } })).at(-1)).toBe('1 waitlisted');
    expect(
      listStatuses({ ...list, seminar: { ...list.seminar, capacity: 2 } }, fill({ key: '1', code: 'CODEb' })),
    ).toEqual(['a registered', 'b attended']);
  });

  it('are back as they were when a waiting entry is taken back', () => {
    const list = buildList([buildPerson('a', { status: 'confirmed' })]);
    const queue = fill(
      { key: '1', registrationId: 'a' },
      { key: '2', undo: '1' },
      { key: '3', walkIn: { fullName: 'Jan' } },
      { key: '4', undo: '3' },
    );
    expect(listStatuses(list, queue)).toEqual(['a confirmed']);
  });

  it('are registered again when an entry is taken back that the server had processed', () => {
    const present = buildPerson('a', { status: 'attended', checkedInAt: AT });
    const queue = settleEntries(fill({ key: '1', registrationId: 'a' }), [buildResult('1', { person: present })]);
    const undone = addEntry(queue, { entry: { key: '2', occurredAt: AT, undo: '1' }, name: 'A' });
    expect(listStatuses(buildList([present]), undone)).toEqual(['a registered']);
    expect(findEntryKey(undone, 'a', 'CODEa')).toBeUndefined();
    // The undo makes the first entry unknown to this device.
    expect(settleEntries(undone, [buildResult('2', { outcome: 'undone', person: buildPerson('a') })])).toEqual(
      EMPTY_QUEUE,
    );
  });

  it('come from the results of the server, and new ones are added', () => {
    const list = buildList([buildPerson('a')]);
    const walkIn = buildPerson('w', { status: 'attended', walkIn: true });
    const { people } = updateList(list, [
      buildResult('1', { person: buildPerson('a', { status: 'attended' }) }),
      buildResult('2', { person: buildPerson('a') }),
      buildResult('3', { person: walkIn }),
      buildResult('4'),
    ]);
    expect(people).toEqual([buildPerson('a'), walkIn]);
  });

  it('can be taken back by the entry of this device that brought them in, and by no other', () => {
    const queue = fill(
      { key: '1', registrationId: 'a' },
      { key: '2', walkIn: { fullName: 'Jan' } },
      { key: '3', code: 'X' },
    );
    expect([findEntryKey(queue, 'a', 'A'), findEntryKey(queue, '2', ''), findEntryKey(queue, 'x', 'X')]).toEqual([
      '1',
      '2',
      '3',
    ]);
    const earlier = buildResult('1', { outcome: 'already', person: buildPerson('a') });
    expect(findEntryKey(settleEntries(queue, [earlier]), 'a', 'A')).toBeUndefined();
  });
});
