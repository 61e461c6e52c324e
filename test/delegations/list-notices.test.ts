import { ManualClock } from '../../src/common/time/clock.service.js';
import { useApi } from '../support/api.js';
import { given } from './delegation.given.js';

const { api } = useApi({ clock: new ManualClock(new Date('2026-05-01T08:00:00Z')) });
const its = given(api);

const readTasks = async (activityId: string) =>
  (await api.bdm.get(`/tasks?activityId=${activityId}&sort=createdAt`)).body.items as Record<string, unknown>[];

describe('The list of a delegation that another organisation sends', () => {
  it('gives one task to tell the people on it where their data is from, due within four weeks', async () => {
    const { id: senderCompanyId } = await its.make.company();
    const { id, reference } = await its.delegation({ senderCompanyId });
    await its.participant(id, { role: 'host' });
    await its.participant(id, { role: 'interpreter' });
    expect(await readTasks(id)).toEqual([]);
    const contacts = await Promise.all([1, 2, 3].map(() => its.make.contact()));
    const joined = await Promise.all(contacts.map((contact) => its.join(id, { contactId: contact.id })));
    expect(joined.map(({ status }) => status)).toEqual([201, 201, 201]);
    const title = `Tell the people on the list of ${reference} where their data is from (GDPR art. 14)`;
    const tasks = await readTasks(id);
    expect(tasks).toMatchObject([{ title, dueOn: '2026-05-29', assigneeId: api.bdm.id, status: 'open' }]);

    await api.bdm.patch(`/tasks/${String(tasks[0]!['id'])}`, { status: 'done' });
    await its.participant(id, { role: 'guest' });
    expect(await readTasks(id)).toMatchObject([{ status: 'done' }, { title, status: 'open' }]);
  });

  it('gives the task also where the sender is entered after the people', async () => {
    const { id: senderCompanyId } = await its.make.company();
    const { id } = await its.delegation();
    await its.participant(id, { role: 'interpreter' });
    await its.ok(api.bdm.patch(`/delegations/${id}`, { senderCompanyId }));
    expect(await readTasks(id)).toEqual([]);
    await its.ok(api.bdm.patch(`/delegations/${id}`, { senderCompanyId: null }));
    await its.participant(id);
    await its.ok(api.bdm.patch(`/delegations/${id}`, { senderCompanyId }));
    await its.ok(api.bdm.patch(`/delegations/${id}`, { title: 'The same list' }));
    expect(await readTasks(id)).toMatchObject([{ dueOn: '2026-05-29', assigneeId: api.bdm.id, status: 'open' }]);
  });

  it('gives the task also for an interpreter who becomes a member, and for a person who is restored', async () => {
    const { id: senderCompanyId } = await its.make.company();
    const [changed, restored] = [await its.delegation({ senderCompanyId }), await its.delegation()];
    const interpreter = await its.participant(changed.id, { role: 'interpreter' });
    await its.ok(api.bdm.patch(`/delegations/${changed.id}/participants/${interpreter.id}`, { role: 'member' }));
    const tasks = await readTasks(changed.id);
    expect(tasks).toMatchObject([{ status: 'open' }]);
    await its.ok(api.bdm.patch(`/tasks/${String(tasks[0]!['id'])}`, { status: 'done' }));
    await its.ok(api.bdm.patch(`/delegations/${changed.id}/participants/${interpreter.id}`, { role: 'guest' }));
    expect(await readTasks(changed.id)).toHaveLength(1);

    const member = await its.participant(restored.id);
    const path = `/delegations/${restored.id}/participants/${member.id}`;
    await its.ok(api.bdm.delete(path));
    await its.ok(api.bdm.patch(`/delegations/${restored.id}`, { senderCompanyId }));
    expect(await readTasks(restored.id)).toEqual([]);
    await its.ok(api.bdm.post(`${path}/restore`));
    expect(await readTasks(restored.id)).toMatchObject([{ status: 'open' }]);
  });

  it('gives the task to the owner of the delegation where a program enters the people', async () => {
    const { id: senderCompanyId } = await its.make.company();
    const { id } = await its.delegation({ senderCompanyId });
    const { id: contactId } = await its.make.contact();
    await its.ok(its.join(id, { contactId }, await api.key('bdm')));
    expect(await readTasks(id)).toMatchObject([{ assigneeId: api.bdm.id }]);
  });

  it('is none where we travel, or where nobody sends the people', async () => {
    const { id: senderCompanyId } = await its.make.company();
    for (const change of [{ direction: 'outbound', senderCompanyId }, {}]) {
      const { id } = await its.delegation(change);
      await its.participant(id);
      expect(await readTasks(id)).toEqual([]);
    }
  });
});
