import { ok } from '../../test/support/make.js';
import {
  choose,
  describeInBrowser,
  expectHeading,
  expectText,
  findAccessibilityProblems,
  readOverflow,
  useJourney,
} from './support/journey.js';

describeInBrowser('Privacy', () => {
  const { journey, make } = useJourney();

  it('shows requests with the days that are left, from the first day to the answer', async () => {
    const page = await journey.openAs('manager', '/administration/privacy');
    await expectHeading(page, 'No requests');
    expect(await findAccessibilityProblems(page)).toEqual([]);
    await page.getByRole('button', { name: 'New request' }).click();
    const form = page.getByRole('dialog', { name: 'New request' });
    await choose(page, form.getByRole('combobox', { name: 'The person asks for' }), 'Access');
    await form.getByLabel('Name of the person').fill('Chen Yuqing');
    expect(await findAccessibilityProblems(page)).toEqual([]);
    await form.getByRole('button', { name: 'Save' }).click();
    await form.waitFor({ state: 'hidden' });
    const card = page.getByRole('article', { name: /^PRIV-/ });
    await card.getByText(/^\d+ days left$/).waitFor();
    await card.getByRole('button', { name: /^Edit PRIV-/ }).click();
    const edit = page.getByRole('dialog', { name: /^Change PRIV-/ });
    await choose(page, edit.getByRole('combobox', { name: 'Status' }), 'In progress');
    await edit.getByRole('button', { name: 'Save' }).click();
    await edit.waitFor({ state: 'hidden' });
    await card.getByText('In progress').waitFor();
    expect(await findAccessibilityProblems(page)).toEqual([]);
  });

  it('finds a person from the page of the contact, offers the report and records an objection', async () => {
    const contact = await make.contact({ fullName: 'Zhou Guoqiang', email: 'zhou@journey.example' });
    const page = await journey.openAs('manager', `/contacts/${contact.id}`);
    await page.getByRole('button', { name: 'Actions for Zhou Guoqiang' }).click();
    await page.getByRole('menuitem', { name: 'Data of this person' }).click();
    const card = page.getByRole('article', { name: 'Zhou Guoqiang' });
    await card.getByText('Contact: Zhou Guoqiang').waitFor();
    await card.getByRole('button', { name: 'Report' }).click();
    const pdf = page.getByRole('menuitem', { name: 'To print (PDF)' });
    expect(await pdf.getAttribute('href')).toBe(`/api/v1/privacy/people/${contact.id}/report?lang=en&format=pdf`);
    await page.keyboard.press('Escape');
    await card.getByRole('button', { name: 'Record an objection' }).click();
    const form = page.getByRole('dialog', { name: 'Objection of Zhou Guoqiang' });
    await form.getByLabel('Where the person objected').fill('Letter of today');
    await form.getByLabel('What the person said').fill('No more mails, please.');
    expect(await findAccessibilityProblems(page)).toEqual([]);
    await form.getByRole('button', { name: 'Record the objection' }).click();
    await expectText(page, 'Zhou Guoqiang gets no invitations and no marketing any more');
    await card.getByText('Suppressed address: objected').waitFor();
    await page.goto(`${journey.api.url}/contacts/${contact.id}`);
    await expectText(page, 'Does not want mailings');
  });

  it('keeps what was typed for one person apart from the next, also without contacts', async () => {
    const seminar = await ok(
      journey.api.bdm.post('/seminars', {
        title: 'Light in care',
        startsAt: '2029-09-13T09:00',
        endsAt: '2029-09-13T12:00',
        timezone: 'Europe/Brussels',
      }),
    );
    for (const name of ['Draft Janssens', 'Draft Peeters']) {
      const email = `${name.toLowerCase().replace(' ', '.')}@journey.example`;
      await ok(journey.api.bdm.post(`/seminars/${seminar.id}/registrations`, { fullName: name, email }));
    }
    const page = await journey.openAs('manager', '/administration/privacy/people?q=draft');
    const open = async (name: string) => {
      await page.getByRole('article', { name }).getByRole('button', { name: 'New request' }).click();
      return page.getByRole('dialog', { name: 'New request' });
    };
    const first = await open('Draft Janssens');
    await first.getByLabel('Notes').fill('Typed for the first');
    await page.keyboard.press('Escape');
    await first.waitFor({ state: 'hidden' });
    const second = await open('Draft Peeters');
    expect(await second.getByLabel('Name of the person').inputValue()).toBe('Draft Peeters');
    expect(await second.getByLabel('Notes').inputValue()).toBe('');
  });

  it('fits on a phone, in Dutch, and is missing for those who may not see it', async () => {
    await make.contact({ fullName: 'Lin Zhihao', email: 'lin.zhihao.with.a.long.address@journey.example' });
    const phone = { viewport: { width: 390, height: 800 }, locale: 'nl-BE' };
    const page = await journey.openAs('manager', '/administration/privacy/people?q=zhihao', phone);
    await page.getByRole('article', { name: 'Lin Zhihao' }).waitFor();
    expect(await readOverflow(page)).toBeLessThanOrEqual(0);
    expect(await findAccessibilityProblems(page)).toEqual([]);
    const bdm = await journey.openAs('bdm', '/administration/users');
    await bdm.getByRole('link', { name: 'Users' }).first().waitFor();
    expect(await bdm.getByRole('link', { name: 'Privacy' }).count()).toBe(0);
  });
});
