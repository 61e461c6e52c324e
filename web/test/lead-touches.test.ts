import type { Made } from '../../test/support/make.js';
import {
  describeInBrowser,
  expectNoText,
  expectText,
  findAccessibilityProblems,
  useJourney,
} from './support/journey.js';

describeInBrowser('The touches of a lead', () => {
  const { journey, make } = useJourney();

  it('are added, edited and removed by hand', async () => {
    const { id } = await make.lead();
    const { body: seminar } = await journey.api.bdm.post('/seminars', {
      title: 'Seminar on lighting in Foshan',
      startsAt: '2026-03-02T09:00',
      endsAt: '2026-03-02T12:00',
      timezone: 'Asia/Shanghai',
    });
    const page = await journey.openAs('bdm', `/leads/${id}?tab=touches`);
    await page.getByRole('button', { name: 'Add a touch' }).click();
    const form = page.getByRole('dialog', { name: 'Add a touch' });
    await form.getByRole('button', { name: 'Save' }).click();
    await form.getByText('Choose an activity, an agreement or a channel.').waitFor();
    await form.locator('[aria-invalid="true"]:focus').waitFor();
    await form.getByRole('combobox', { name: 'Activity' }).fill('lighting');
    await page.getByRole('option', { name: seminar.title }).click();
    await form.getByLabel('Date').fill('2026-03-02');
    expect(await findAccessibilityProblems(page)).toEqual([]);
    await form.getByRole('button', { name: 'Save' }).click();
    await page.getByRole('button', { name: `Edit ${seminar.title}` }).click();
    const edited = page.getByRole('dialog', { name: 'Edit the touch' });
    await edited.getByLabel('Note').fill('<b>They met the mayor</b>');
    await edited.getByRole('button', { name: 'Save' }).click();
    await edited.waitFor({ state: 'hidden' });
    await expectText(page, '<b>They met the mayor</b>');
    const listTouches = async (): Promise<Made[]> => (await journey.api.bdm.get(`/leads/${id}/touches`)).body.items;
    expect(await listTouches()).toContainEqual(
      expect.objectContaining({ activityId: seminar.id, occurredOn: '2026-03-02', note: '<b>They met the mayor</b>' }),
    );
    await page.getByRole('button', { name: `Remove ${seminar.title}` }).click();
    const question = page.getByRole('dialog', { name: 'Remove the touch?' });
    await question.getByRole('button', { name: 'Remove' }).click();
    await question.waitFor({ state: 'hidden' });
    await expectNoText(page, '<b>They met the mayor</b>');
    expect((await listTouches()).map(({ origin }) => origin)).not.toContain('hand');
    expect(await page.getByRole('button', { name: /^Edit/ }).count()).toBe(0);
  });

  it('that follow from other records cannot be changed, nor any by a viewer', async () => {
    const { id } = await make.lead();
    await journey.api.bdm.post(`/leads/${id}/touches`, { channel: 'partner_network' });
    const page = await journey.openAs('bdm', `/leads/${id}?tab=touches`);
    await page.getByRole('button', { name: /^Edit/ }).waitFor();
    expect(await page.getByRole('button', { name: /^(Edit|Remove)/ }).count()).toBe(2);
    const viewer = await journey.openAs('viewer', `/leads/${id}?tab=touches`);
    await expectText(viewer, 'Entered by a person');
    expect(await viewer.getByRole('button', { name: /^(Edit|Remove|Add)/ }).count()).toBe(0);
  });
});
