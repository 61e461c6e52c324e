import type { Locator, Page } from 'playwright-core';
import { describeInBrowser, expectFocus, expectHeading, expectText, useJourney } from './support/journey.js';

const TODAY = new Intl.DateTimeFormat('en-CA', { timeZone: 'Europe/Brussels' }).format(new Date());
const MAX_CLICKS = 60;
/** A field that is further away with Tab is clicked. */
const MAX_TABS = 3;

/** A user who counts his clicks. */
class ClickCounter {
  clicks = 0;

  constructor(private readonly page: Page) {}

  async click(target: Locator): Promise<void> {
    this.clicks++;
    await target.click();
  }

  /** Goes to a field by Tab if it is near, otherwise by a click. */
  async reach(field: Locator): Promise<void> {
    for (let tabs = 0; tabs <= MAX_TABS; tabs++) {
      if (await field.evaluate((element) => element === document.activeElement)) return;
      if (tabs < MAX_TABS) await this.page.keyboard.press('Tab');
    }
    await this.click(field);
  }

  async enter(field: Locator, text: string): Promise<void> {
    await this.reach(field);
    await field.fill(text);
  }

  /** Chooses an option of a list, which a text finds where there are many. */
  async choose(list: Locator, option: string | RegExp, search?: string): Promise<void> {
    await this.click(list);
    if (search !== undefined) await list.pressSequentially(search);
    await this.click(this.page.getByRole('option', { name: option }));
  }
}

describeInBrowser('A lead from nothing to invested', () => {
  const { journey } = useJourney();

  it(`takes a BDM and a manager at most ${MAX_CLICKS} clicks, with contact, local company and site made on the way`, async () => {
    const page = await journey.openAs('bdm', '/my-day');
    const bdm = new ClickCounter(page);
    const findDialog = (name: string) => page.getByRole('dialog', { name });
    const press = (on: Locator, name: string) => bdm.click(on.getByRole('button', { name, exact: true }));

    await bdm.click(page.getByRole('button', { name: 'New lead' }));
    const lead = findDialog('New lead');
    const findIn = (form: Locator, name: string) => form.getByRole('combobox', { name });
    await bdm.enter(findIn(lead, 'Company'), 'Xinghe Sensors');
    await bdm.click(page.getByRole('option', { name: 'Create company “Xinghe Sensors”…' }));
    const company = findDialog('Create a company');
    await bdm.choose(findIn(company, 'Country'), /^China/, 'chin');
    await press(company, 'Create company');
    await company.waitFor({ state: 'hidden' });
    await bdm.enter(lead.getByLabel('Title'), 'Plant for sensors');
    await bdm.enter(findIn(lead, 'Contact person'), 'Wang Lei');
    await bdm.click(page.getByRole('option', { name: 'Create contact “Wang Lei”…' }));
    const contact = findDialog('Create a contact');
    expect(await findIn(contact, 'Company').inputValue()).toBe('Xinghe Sensors');
    await press(contact, 'Create contact');
    await contact.waitFor({ state: 'hidden' });
    expect(await lead.getByLabel('Title').inputValue()).toBe('Plant for sensors');
    await bdm.choose(findIn(lead, 'How it came in'), 'Web');
    await press(lead, 'Create lead');
    await expectHeading(page, 'Plant for sensors');
    const leadId = new URL(page.url()).pathname.split('/').at(-1)!;

    const openForm = async (stage: string): Promise<Locator> => {
      await bdm.click(page.getByRole('button', { name: `Move to ${stage}` }).first());
      return findDialog(`Move to ${stage}`);
    };
    const move = async (form: Locator, stage: string) => {
      await press(form, 'Move');
      await expectText(page, `Plant for sensors is now in ${stage}`);
      await form.waitFor({ state: 'hidden' });
    };

    const qualified = await openForm('Qualified');
    await bdm.choose(findIn(qualified, 'Kind of investment'), 'Greenfield');
    await bdm.choose(findIn(qualified, 'Business activity'), 'Assembly');
    await bdm.choose(findIn(qualified, 'Sector (NACE code)'), /^26.51 /, 'navigatie');
    await bdm.enter(qualified.getByLabel('What the investor is looking for'), 'A hall near the E313');
    await bdm.enter(qualified.getByLabel('Decision expected on'), '2027-06-30');
    await bdm.enter(qualified.getByLabel('Planned expenditure'), '4500000');
    await bdm.enter(qualified.getByLabel('Jobs expected'), '35');
    await bdm.click(qualified.getByText('No', { exact: true }));
    await bdm.choose(findIn(qualified, 'Kind of interaction'), 'Video call');
    await bdm.enter(qualified.getByLabel('Subject'), 'They told us their plans');
    await move(qualified, 'Qualified');

    const proposal = await openForm('Proposal');
    await bdm.choose(findIn(proposal, 'Project manager'), 'bdm 3');
    await bdm.choose(findIn(proposal, 'Likelihood'), 'High');
    await bdm.choose(findIn(proposal, 'Screening'), 'Out of scope');
    await move(proposal, 'Proposal');

    const shortlisted = await openForm('Shortlisted');
    await bdm.enter(shortlisted.getByLabel('Proposition sent on'), TODAY);
    await bdm.enter(shortlisted.getByLabel('Subject of the visit'), 'Genk-Zuid and Lommel');
    await move(shortlisted, 'Shortlisted');

    const negotiation = await openForm('Negotiation');
    await bdm.choose(
      findIn(negotiation, 'Site on the shortlist'),
      'Create site “Genk-Zuid plot 12”…',
      'Genk-Zuid plot 12',
    );
    // Enter in the name adds the site. The button that closes the dialog does not have the focus.
    const site = findDialog('New site');
    await expectFocus(page, site.getByRole('textbox', { name: 'Name' }));
    await press(site, 'Add site');
    await bdm.click(negotiation.getByText('No', { exact: true }));
    await move(negotiation, 'Negotiation');

    const announced = await openForm('Announced');
    await bdm.enter(announced.getByLabel('Announced on'), TODAY);
    await bdm.choose(findIn(announced, 'Kind of evidence'), 'Press release');
    await bdm.enter(announced.getByLabel('Web address'), 'https://example.org/xinghe-comes-to-genk');
    await move(announced, 'Announced');

    await bdm.click(page.getByRole('button', { name: 'Ask for verification' }).first());
    const asking = findDialog('Ask for verification');
    await bdm.choose(findIn(asking, 'Company in the region'), 'Create company “Xinghe Europe BV”…', 'Xinghe Europe BV');
    expect(await findIn(company, 'Country').inputValue()).toBe('Belgium');
    await press(company, 'Create company');
    await company.waitFor({ state: 'hidden' });
    await bdm.enter(asking.getByLabel(/^On\W*$/), TODAY);
    await bdm.enter(asking.getByLabel('Jobs in total'), '4');
    await bdm.enter(asking.getByLabel('Expenditure in total'), '1000000');
    await bdm.choose(findIn(asking, 'Our part in the decision'), 'Significant');
    await press(asking, 'Ask for verification');
    await expectText(page, 'The verification of Plant for sensors was requested');

    const second = await journey.openAs('manager', '/my-day');
    const manager = new ClickCounter(second);
    await manager.click(second.getByRole('button', { name: 'Verify Plant for sensors' }));
    const verifying = second.getByRole('dialog', { name: 'Verify the investment' });
    await manager.click(verifying.getByLabel('I have seen the evidence'));
    await manager.click(verifying.getByRole('button', { name: 'Verify', exact: true }));
    await expectText(second, 'Plant for sensors is now in Invested');

    const { body } = await journey.api.bdm.get(`/leads/${leadId}`);
    expect(body).toMatchObject({
      stage: 'invested',
      status: 'won',
      contactIds: [expect.any(String)],
      localCompanyId: expect.any(String),
      announcedJobs: 35,
      announcedCapexEur: 4_500_000,
      sites: [{ name: 'Genk-Zuid plot 12', shortlisted: true, chosen: true }],
    });
    expect(bdm.clicks + manager.clicks).toBeLessThanOrEqual(MAX_CLICKS);
  }, 240_000);
});
