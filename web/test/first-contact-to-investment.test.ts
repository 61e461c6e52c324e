import type { Locator, Page } from 'playwright-core';
import { Make, type Made } from '../../test/support/make.js';
import {
  choose,
  describeInBrowser,
  expectHeading,
  expectText,
  findAccessibilityProblems,
  recordWrites,
  useJourney,
} from './support/journey.js';

const TODAY = new Intl.DateTimeFormat('en-CA', { timeZone: 'Europe/Brussels' }).format(new Date());

/** The chapters follow one another: each begins where the one before it has ended. */
describeInBrowser('A lead from first contact to investment', () => {
  let page: Page;
  let leadId: string;
  let localCompany: Made;
  const { journey } = useJourney();
  beforeAll(async () => {
    localCompany = await new Make(journey.api).company({ name: 'Lumenova Benelux', country: 'BE' });
    page = await journey.openAs('bdm', '/pipeline', { reducedMotion: 'no-preference' });
  }, 120_000);

  let isInterrupted = false;
  /** Tells a chapter, unless one before it has failed. */
  const chapter = (tell: () => Promise<void>) => async () => {
    if (isInterrupted) throw new Error('A chapter before this one has failed.');
    isInterrupted = true;
    await tell();
    isInterrupted = false;
  };
  const readLead = async (): Promise<Made> => (await journey.api.bdm.get(`/leads/${leadId}`)).body;
  const findNeeded = () => page.getByRole('region', { name: /^Needed for/ });
  const findHead = (on: Page) => on.locator('main header');
  const company = 'Company in the region';
  const involvement = 'Our part in the decision';
  /** The sentences of the server about what a verified investment needs, by the fields of the form. */
  const INVESTED = {
    [company]: 'Name the company that was set up or bought here.',
    Realisation: 'Record at least one realisation: jobs and capital expenditure reached by a date.',
    [involvement]: 'Judge how much our work counted for the investment.',
  };
  const move = (form: Locator, name = 'Move') => form.getByRole('button', { name, exact: true }).click();
  /** Opens the form that moves the lead to its next stage. */
  const openForm = async (on: Page, stage: string): Promise<Locator> => {
    await on.getByRole('button', { name: `Move to ${stage}` }).click();
    const form = on.getByRole('dialog', { name: `Move to ${stage}` });
    await form.getByRole('button', { name: 'Move', exact: true }).waitFor();
    return form;
  };
  /** Opens the form in which a second person verifies the investment. */
  const openVerification = async (on: Page): Promise<Locator> => {
    await findHead(on).getByRole('button', { name: 'Verify the investment…' }).click();
    const form = on.getByRole('dialog', { name: 'Verify the investment' });
    await form.getByRole('button', { name: 'Verify', exact: true }).waitFor();
    return form;
  };
  /** Returns the names of the fields and groups that a form asks for, as the page of the lead has them. */
  const listRequests = async (form: Locator, names: string[]): Promise<string[]> => {
    const texts = await form
      .locator('label, legend, [role="radiogroup"]')
      .evaluateAll((elements) =>
        elements.map((element) => element.getAttribute('aria-label') ?? element.textContent.replace(/[\s*]+$/, '')),
      );
    return [...new Set(texts.filter((text) => names.includes(text)))];
  };
  /** Tries to move the lead with nothing filled in, and sees each missing field refused, the focus in the first. */
  const expectRefusal = async (stage: string, requests: Record<string, string>) => {
    const form = await openForm(page, stage);
    expect(await listRequests(form, Object.keys(requests))).toEqual(Object.keys(requests));
    await move(form);
    await form.locator('[aria-invalid="true"]:focus').waitFor();
    for (const request of Object.values(requests))
      await form.locator('.mantine-InputWrapper-error', { hasText: request }).waitFor();
    await form.getByRole('button', { name: 'Cancel' }).click();
    await form.waitFor({ state: 'hidden' });
  };
  /** Follows what the stage misses to its field, and comes back without a change. */
  const expectLeadsToField = async (item: string) => {
    await page.getByRole('tab', { name: 'Overview' }).click();
    await findNeeded().getByRole('link', { name: item }).click();
    const form = page.locator(':is(main, [role="dialog"]) form');
    await form.locator(':focus').waitFor();
    await page.keyboard.press('Escape');
    await page.keyboard.press('Escape');
    await form.waitFor({ state: 'hidden' });
  };
  /** Moves the lead with what was filled in, in one request. */
  const expectMove = async (on: Page, form: Locator, stage: string, submit?: string) => {
    const writes = recordWrites(on);
    await move(form, submit);
    await expectText(on, `Plant for lamps is now in ${stage}`);
    await form.waitFor({ state: 'hidden' });
    expect(writes).toEqual([`POST /leads/${leadId}/transitions`]);
  };

  it(
    'begins with a call from somebody at a company that nobody knows yet',
    chapter(async () => {
      await page.getByRole('button', { name: 'Log interaction' }).click();
      const who = page.getByRole('combobox', { name: 'Who', exact: true });
      await who.fill('Lin Zhihao');
      await page.getByRole('option', { name: 'Create contact “Lin Zhihao”…' }).click();
      await page.getByRole('combobox', { name: 'Company' }).fill('Lumenova Lighting');
      await page.getByRole('option', { name: /^Create company/ }).click();
      await choose(page, page.getByRole('combobox', { name: 'Country', exact: true }), 'China');
      await page.getByRole('button', { name: 'Create company' }).click();
      await page.getByRole('button', { name: 'Create contact' }).click();
      await page.getByLabel('What').fill('They look for a place in Europe');
      await page.getByRole('button', { name: 'Save' }).click();
      await expectText(page, 'The interaction with Lin Zhihao is logged');
      const { body } = await journey.api.bdm.get('/interactions?limit=1');
      expect(body.items[0]).toMatchObject({ companyName: 'Lumenova Lighting', contacts: [{ fullName: 'Lin Zhihao' }] });
    }),
  );

  it(
    'becomes a lead, which must say whose it is and what it is about',
    chapter(async () => {
      await page.getByRole('button', { name: 'New lead' }).click();
      const form = page.getByRole('dialog', { name: 'New lead' });
      await form.getByRole('button', { name: 'Create lead' }).click();
      expect(await form.getByText('Fill in this field.').count()).toBe(3);
      await form.getByRole('combobox', { name: 'Company' }).fill('lumenova light');
      await page.getByRole('option', { name: /Lumenova Lighting/ }).click();
      await form.getByLabel('Title').fill('Plant for lamps');
      await choose(page, form.getByRole('combobox', { name: 'How it came in' }), 'Web');
      expect(await findAccessibilityProblems(page)).toEqual([]);
      await form.getByRole('button', { name: 'Create lead' }).click();
      await expectHeading(page, 'Plant for lamps');
      leadId = new URL(page.url()).pathname.split('/').at(-1)!;
      expect(await readLead()).toMatchObject({ stage: 'first_contact', ownerId: journey.api.bdm.id });
    }),
  );

  it(
    'is qualified when the project is known',
    chapter(async () => {
      await expectRefusal('Qualified', {
        Contacts: 'Link at least one contact person.',
        'Kind of investment': 'Say what kind of investment it is.',
        'Business activity': 'Say what the investor will do here.',
        'Sector (NACE code)': 'Give the sector as a NACE code.',
        'What the investor is looking for': 'Write down what the investor is looking for.',
        'Decision expected on': 'Say when the investor expects to decide.',
        'Planned expenditure': 'Give the planned capital expenditure, or say that it is not disclosed.',
        'Jobs expected': 'Say how many jobs are expected; 0 is an answer.',
        'Also looks elsewhere': 'Say whether the investor also looks at other locations.',
        'Interaction with the investor': 'Record at least one interaction with the investor.',
      });
      await expectLeadsToField('What the investor is looking for');
      const form = await openForm(page, 'Qualified');
      const find = (name: string) => form.getByRole('combobox', { name });
      await choose(page, find('Contacts'), 'Lin Zhihao');
      await page.keyboard.press('Escape');
      await choose(page, find('Kind of investment'), 'Greenfield');
      await choose(page, find('Business activity'), 'Assembly');
      await choose(page, find('Sector (NACE code)'), /^27.40 /, 'lighting equipment');
      await form.getByLabel('What the investor is looking for').fill('A hall of 4,000 m² near the E313');
      await form.getByLabel('Decision expected on').fill('2027-06-30');
      await form.getByLabel('Planned expenditure').fill('12000000');
      await form.getByLabel('Jobs expected').fill('40');
      await choose(page, find('Kind of interaction'), 'Video call');
      await form.getByLabel('Subject').fill('They told us their plans');
      expect(await form.getByLabel(/^Date\W*$/).inputValue()).toBe(TODAY);
      expect(await find('Other locations considered').count()).toBe(0);
      await form.getByText('Yes', { exact: true }).click();
      await choose(page, find('Other locations considered'), /^Germany/, 'duitsland');
      await page.keyboard.type('netherlands');
      await page.getByRole('option', { name: /^Netherlands/ }).click();
      await page.keyboard.press('Escape');
      await expectMove(page, form, 'Qualified');
      expect(await readLead()).toMatchObject({
        stage: 'qualified',
        competitorLocations: [{ country: 'DE' }, { country: 'NL' }],
        contactIds: [expect.any(String)],
      });
    }),
  );

  it(
    'gets a proposal when a project manager has it, and the screening is assessed by triage',
    chapter(async () => {
      await expectRefusal('Proposal', {
        'Project manager': 'Name the project manager.',
        Likelihood: 'Judge how likely the investment is: low, medium or high.',
        Screening: 'Assess whether the investment must be filed for screening.',
      });
      await expectLeadsToField('Project manager');
      await page.getByRole('tab', { name: 'Overview' }).click();
      await findNeeded().getByRole('link', { name: 'Screening assessed' }).click();
      await choose(page, page.getByRole('combobox', { name: 'Investor from outside the European Union' }), 'Yes');
      await choose(page, page.getByRole('combobox', { name: 'Gains control of a Belgian business' }), 'No');
      await page.getByRole('button', { name: 'Run the triage' }).click();
      await page.getByRole('button', { name: 'Use as status' }).click();
      await page.getByRole('button', { name: 'Save', exact: true }).click();
      await page.getByRole('button', { name: 'Screening Out of scope' }).waitFor();
      const form = await openForm(page, 'Proposal');
      // The form learns only after the screening was saved that the stage does not need it any more.
      await form.getByRole('combobox', { name: 'Screening' }).waitFor({ state: 'hidden' });
      expect(await listRequests(form, ['Project manager', 'Screening'])).toEqual(['Project manager']);
      await choose(page, form.getByRole('combobox', { name: 'Project manager' }), 'bdm 3');
      await choose(page, form.getByRole('combobox', { name: 'Likelihood' }), 'High');
      await expectMove(page, form, 'Proposal');
      expect(await readLead()).toMatchObject({ stage: 'proposal', screening: { status: 'out_of_scope' } });
    }),
  );

  it(
    'is shortlisted when the proposition is out and the investor knows the place',
    chapter(async () => {
      await expectRefusal('Shortlisted', {
        'Proposition sent on': 'Say on which day the proposition went out.',
        'Site visit': 'Record a site visit, or say why none is needed.',
      });
      await expectLeadsToField('Proposition sent on');
      const form = await openForm(page, 'Shortlisted');
      await form.getByLabel('Proposition sent on').fill(TODAY);
      await form.getByText('No visit needed').click();
      await form.getByLabel('Why no site visit is needed').fill('They saw the region at the fair of last year');
      await expectMove(page, form, 'Shortlisted');
      expect(await readLead()).toMatchObject({ stage: 'shortlisted', propositionSentOn: TODAY });
    }),
  );

  it(
    'is negotiated about a particular site',
    chapter(async () => {
      await expectRefusal('Negotiation', {
        'Site on the shortlist': 'Mark at least one candidate site as shortlisted.',
        'Incentives requested': 'Say whether the investor asked for incentives.',
      });
      await expectLeadsToField('A site on the shortlist');
      const form = await openForm(page, 'Negotiation');
      await choose(page, form.getByRole('combobox', { name: 'Site on the shortlist' }), /^Create site/, 'Genk-Zuid');
      await page.getByRole('dialog', { name: 'New site' }).getByRole('button', { name: 'Add site' }).click();
      await form.getByText('No', { exact: true }).click();
      await expectMove(page, form, 'Negotiation');
      expect(await readLead()).toMatchObject({
        stage: 'negotiation',
        sites: [{ name: 'Genk-Zuid', shortlisted: true }],
      });
    }),
  );

  it(
    'is announced with figures and evidence',
    chapter(async () => {
      await expectRefusal('Announced', {
        'Announced on': 'Say on which day the investment was announced.',
        Evidence: 'Add at least one piece of evidence, such as the press release.',
      });
      await expectLeadsToField('Announced on');
      const form = await openForm(page, 'Announced');
      await form.getByLabel('Announced on').fill(TODAY);
      expect(await form.getByLabel('Jobs announced').inputValue()).toBe('40');
      expect(await form.getByRole('combobox', { name: 'Chosen site' }).inputValue()).toBe('Genk-Zuid');
      await form.getByLabel('Expenditure announced').fill('11000000');
      await choose(page, form.getByRole('combobox', { name: 'Kind of evidence' }), 'Press release');
      await form.getByLabel('Web address').fill('https://example.org/lumenova-comes-to-genk');
      await expectMove(page, form, 'Announced');
      expect(await readLead()).toMatchObject({
        stage: 'announced',
        sites: [{ name: 'Genk-Zuid', shortlisted: true, chosen: true }],
        evidence: [{ kind: 'press_release', url: 'https://example.org/lumenova-comes-to-genk' }],
      });
    }),
  );

  it(
    'is not invested by the one who made it: the form asks somebody else, and says who may verify it',
    chapter(async () => {
      expect(await page.getByRole('button', { name: 'Move to Invested' }).count()).toBe(0);
      await findHead(page).getByRole('button', { name: 'Ask for verification' }).click();
      const form = page.getByRole('dialog', { name: 'Ask for verification' });
      await form.getByText('These colleagues can verify it: manager 2.').waitFor();
      expect(await listRequests(form, Object.keys(INVESTED))).toEqual(Object.keys(INVESTED));
      await form.getByRole('button', { name: 'Ask for verification' }).click();
      await form.locator('[aria-invalid="true"]:focus').waitFor();
      for (const request of Object.values(INVESTED))
        await form.locator('.mantine-InputWrapper-error', { hasText: request }).waitFor();
      expect(await form.getByText('must verify the investment').count()).toBe(0);
      await form.getByRole('button', { name: 'Cancel' }).click();
      await expectText(page, 'These may verify it: manager 2');
      expect((await readLead()).stage).toBe('announced');
    }),
  );

  it(
    'is invested when a second person has verified it',
    chapter(async () => {
      const second = await journey.openAs('manager', `/leads/${leadId}`);
      const early = await openVerification(second);
      expect(await listRequests(early, Object.keys(INVESTED))).toEqual([company, involvement]);
      await early.getByText(INVESTED.Realisation).waitFor();
      await early.getByText('Somebody else must enter this first').waitFor();
      expect(await early.getByRole('button', { name: 'Verify', exact: true }).isDisabled()).toBe(true);
      await early.getByRole('button', { name: 'Cancel' }).click();
      await page.getByRole('tab', { name: 'Evidence' }).click();
      const realisation = page.getByRole('form', { name: 'Add realisation' });
      await realisation.getByLabel('On').fill(TODAY);
      await realisation.getByLabel('Jobs in total').fill('4');
      await realisation.getByLabel('Expenditure in total').fill('1000000');
      await realisation.getByRole('button', { name: 'Add realisation' }).click();
      await page.getByRole('cell', { name: '4', exact: true }).waitFor();
      await second.reload();
      const form = await openVerification(second);
      expect(await listRequests(form, Object.keys(INVESTED))).toEqual([company, involvement]);
      await form.getByRole('combobox', { name: company }).fill('Lumenova');
      await second.getByRole('option', { name: 'Lumenova Benelux' }).click();
      await choose(second, form.getByRole('combobox', { name: involvement }), 'Significant');
      await form.getByLabel('I have seen the evidence').check();
      await expectMove(second, form, 'Invested', 'Verify');
      expect(await readLead()).toMatchObject({
        stage: 'invested',
        status: 'won',
        localCompanyId: localCompany.id,
        realisations: [{ jobs: 4, capexEur: 1_000_000 }],
      });
      await second.close();
    }),
  );

  it(
    'is seen as won by the first person, with every step of its history',
    chapter(async () => {
      await page.getByRole('tab', { name: 'Overview' }).click();
      await page.getByRole('button', { name: 'Stages and evidence', exact: true }).click();
      for (const step of ['First contact → Qualified', 'Negotiation → Announced', 'Announced → Invested']) {
        await expectText(page, step);
      }
      await page.locator('header').getByText('Won').waitFor();
      expect(await page.getByRole('button', { name: /^Move to/ }).count()).toBe(0);
      await page.close();
    }),
  );
});
