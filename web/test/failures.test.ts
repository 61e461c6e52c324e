import type { Locator, Page } from 'playwright-core';
import { PASSWORD } from '../../test/support/api.js';
import type { Made } from '../../test/support/make.js';
import { type ServerProcess, startProcess } from '../../test/server/process.js';
import { waitForDraft } from './support/drafts.js';
import {
  describeInBrowser,
  expectHeading,
  expectText,
  findAccessibilityProblems,
  useJourney,
} from './support/journey.js';

const GONE = /^(The server cannot be reached|You are offline)\. Your work is kept and the application tries again\.$/;
const NO_ANSWER = 'The server did not answer. Nothing that you typed is lost';

describeInBrowser('While somebody types', () => {
  let server: ServerProcess;
  /** Starts the built application in a process of its own, on the port on which it was before. */
  const startServer = async (port = '0') => {
    const env = { DATABASE_URL: journey.api.databaseUrl, PORT: port, LOG_LEVEL: 'silent', JOBS: 'false' };
    server = await startProcess(env);
  };
  afterAll(() => server.end('SIGKILL'));
  const { journey, make } = useJourney();
  beforeAll(async () => {
    await startServer();
  }, 120_000);
  beforeEach(async () => {
    if (server.child.exitCode !== null || server.child.signalCode !== null) await restartServer();
  });

  const killServer = () => server.end('SIGKILL');
  const restartServer = () => startServer(new URL(server.url).port);
  const open = (path: string): Promise<Page> => journey.openAs('bdm', server.url + path);
  const readLead = async (id: string): Promise<Made> => (await journey.api.bdm.get(`/leads/${id}`)).body;
  /** Kills the server right after it has done what a request asks for, so that the answer is lost. */
  const loseAnswerTo = async (page: Page, path: string) => {
    await page.route(
      `**/api/v1${path}`,
      async (route) => {
        await route.fetch();
        await killServer();
        await route.abort('connectionreset');
      },
      { times: 1 },
    );
  };
  const expectGone = (place: Page | Locator, text: string | RegExp = GONE) => place.getByText(text).first().waitFor();
  const expectBack = (place: Page | Locator, text: string | RegExp = GONE) =>
    place.getByText(text).first().waitFor({ state: 'hidden' });
  const signInAgain = async (page: Page) => {
    await expectText(page, 'Your session has ended');
    await page.getByLabel(/^Password/).fill(PASSWORD);
    await page.getByRole('button', { name: 'Sign in', exact: true }).click();
  };

  describe('an interaction,', () => {
    const openForm = async (subject: string) => {
      const lead = await make.lead({ stage: 'qualified' });
      const page = await open(`/leads/${lead.id}`);
      await page.getByRole('button', { name: 'Log interaction' }).click();
      const form = page.getByRole('dialog', { name: 'Log an interaction' });
      await form.getByLabel('What').fill(subject);
      return { lead, page, form };
    };
    const save = (form: Locator) => form.getByRole('button', { name: 'Save' }).click();
    const countInteractions = async (subject: string, leadId: string): Promise<number> => {
      const { body } = await journey.api.bdm.get(`/interactions?leadId=${leadId}`);
      return body.items.filter((one: Made) => one.subject === subject).length;
    };

    it('the server is killed: the form says so, keeps everything, and saves after the restart', async () => {
      const { lead, page, form } = await openForm('They come in May');
      await killServer();
      await form.getByLabel('Next step').fill('Book the hotel');
      await expectGone(form);
      expect(await findAccessibilityProblems(page)).toEqual([]);
      await save(form);
      await form.getByText(NO_ANSWER).waitFor();
      await restartServer();
      await expectBack(form);
      expect(await form.getByLabel('What').inputValue()).toBe('They come in May');
      await save(form);
      await expectText(page, /is logged, with a task for the next step/);
      expect(await countInteractions('They come in May', lead.id)).toBe(1);
      await page.close();
    });

    it('the server is killed before it can answer: the interaction is recorded once', async () => {
      const { lead, page, form } = await openForm('They come in June');
      await form.getByLabel('Next step').fill('Book the train');
      await loseAnswerTo(page, '/interactions');
      await save(form);
      await form.getByText(NO_ANSWER).waitFor();
      expect(await countInteractions('They come in June', lead.id)).toBe(1);
      await restartServer();
      await save(form);
      await expectText(page, /is logged, with a task for the next step/);
      expect(await countInteractions('They come in June', lead.id)).toBe(1);
      const { body } = await journey.api.bdm.get(`/tasks?leadId=${lead.id}`);
      expect(body.items.map(({ title }: Made) => title)).toEqual(['Book the train']);
      await page.close();
    });
  });

  describe('what a stage needs,', () => {
    const openForm = async () => {
      const lead = await make.lead({ stage: 'qualified' });
      await make.fillInFields(lead.id, 'proposal');
      await journey.api.bdm.patch(`/leads/${lead.id}`, { likelihood: null });
      const page = await open(`/leads/${lead.id}`);
      await page.getByRole('button', { name: 'Move to Proposal' }).click();
      const form = page.getByRole('dialog', { name: 'Move to Proposal' });
      await form.getByRole('combobox', { name: 'Likelihood' }).click();
      await page.getByRole('option', { name: 'High' }).click();
      await form.getByLabel('Note').fill('They asked for it by phone');
      return { lead, page, form };
    };
    const move = (form: Locator) => form.getByRole('button', { name: 'Move', exact: true }).click();

    it('the server is killed: nothing is lost, and the lead is moved after the restart', async () => {
      const { lead, page, form } = await openForm();
      await killServer();
      await expectGone(form);
      await move(form);
      await form.getByText(NO_ANSWER).waitFor();
      await restartServer();
      await expectBack(form);
      expect(await form.getByLabel('Note').inputValue()).toBe('They asked for it by phone');
      await move(form);
      await expectText(page, `${lead.title} is now in Proposal`);
      expect(await readLead(lead.id)).toMatchObject({ stage: 'proposal', likelihood: 'high' });
      await page.close();
    });

    it('the server is killed before it can answer: the lead is moved once, and the form says that it was', async () => {
      const { lead, page, form } = await openForm();
      await loseAnswerTo(page, `/leads/${lead.id}/transitions`);
      await move(form);
      await form.getByText(NO_ANSWER).waitFor();
      await restartServer();
      await form.getByText(`${lead.title} is now in Proposal`).waitFor();
      await form.getByRole('button', { name: 'Close' }).last().click();
      await page.getByRole('button', { name: 'Move to Shortlisted' }).waitFor();
      const { body } = await journey.api.bdm.get(`/leads/${lead.id}/transitions`);
      expect(body.items.filter(({ toStage }: Made) => toStage === 'proposal')).toHaveLength(1);
      await page.close();
    });

    it('the page is reloaded: the form has everything again, and can start over', async () => {
      const { page, form } = await openForm();
      await waitForDraft(page, 'They asked for it by phone');
      await page.reload();
      await page.getByRole('button', { name: 'Move to Proposal' }).click();
      await form.getByText('This is your draft of earlier.').waitFor();
      expect(await form.getByLabel('Note').inputValue()).toBe('They asked for it by phone');
      await form.getByRole('button', { name: 'Start over' }).click();
      expect(await form.getByLabel('Note').inputValue()).toBe('');
      await page.close();
    });

    it('the session ends: the user signs in again, and the transition goes on', async () => {
      const { lead, page, form } = await openForm();
      await page.context().clearCookies();
      await move(form);
      await signInAgain(page);
      await expectText(page, `${lead.title} is now in Proposal`);
      expect((await readLead(lead.id)).stage).toBe('proposal');
      await page.close();
    });
  });

  describe('a field of a lead,', () => {
    const openField = async (text: string) => {
      const lead = await make.lead({ stage: 'qualified' });
      const page = await open(`/leads/${lead.id}`);
      await page.getByRole('button', { name: /^Description/ }).click();
      const input = page.getByRole('textbox', { name: 'Description' });
      await input.fill(text);
      return { lead, page, input };
    };
    const save = (page: Page) => page.getByRole('button', { name: 'Save', exact: true }).click();
    const expectSaved = (page: Page, text: string) =>
      page.getByRole('button', { name: `Description ${text}`, exact: true }).waitFor();

    it('the server is killed: the page says so, keeps the text, and saves it after the restart', async () => {
      const { lead, page, input } = await openField('A hall with a crane');
      await killServer();
      await expectGone(page);
      await save(page);
      await expectText(page, NO_ANSWER);
      await input.fill('A hall with two cranes');
      await restartServer();
      await expectBack(page);
      await save(page);
      await expectSaved(page, 'A hall with two cranes');
      expect((await readLead(lead.id)).description).toBe('A hall with two cranes');
      await page.close();
    });

    it('the server is killed before it can answer: the user is in no conflict with himself', async () => {
      const { lead, page } = await openField('A hall with an office');
      await loseAnswerTo(page, `/leads/${lead.id}`);
      await save(page);
      await expectText(page, NO_ANSWER);
      await restartServer();
      await expectBack(page);
      await save(page);
      await expectSaved(page, 'A hall with an office');
      expect(await page.getByRole('dialog').count()).toBe(0);
      expect((await readLead(lead.id)).description).toBe('A hall with an office');
      await page.close();
    });

    it('the network is gone for a while: the page says so, and goes on when it is back', async () => {
      const offline = /^You are offline/;
      const { lead, page, input } = await openField('Near the');
      await page.context().setOffline(true);
      await expectGone(page, offline);
      await input.fill('Near the motorway');
      await save(page);
      await expectText(page, NO_ANSWER);
      await page.context().setOffline(false);
      await expectBack(page, offline);
      await save(page);
      await expectSaved(page, 'Near the motorway');
      expect((await readLead(lead.id)).description).toBe('Near the motorway');
      await page.close();
    });

    it('the session ends: the user signs in again, and the text is saved', async () => {
      const { lead, page } = await openField('Near the canal');
      await page.context().clearCookies();
      await save(page);
      await signInAgain(page);
      await expectSaved(page, 'Near the canal');
      expect((await readLead(lead.id)).description).toBe('Near the canal');
      await page.close();
    });
  });

  it('nothing, the server is killed: the screen stays, and shows later what a colleague has done meanwhile', async () => {
    await make.lead();
    const page = await open('/pipeline');
    await page.getByRole('article').first().waitFor();
    await killServer();
    await expectGone(page);
    const { title } = await make.lead({ title: 'Plant made meanwhile' });
    // A part of the application that is not loaded yet waits for the server, too.
    await page.keyboard.press('Control+k');
    expect(await page.getByRole('article').count()).toBeGreaterThan(0);
    await restartServer();
    await expectBack(page);
    await page.getByRole('combobox', { name: 'Search', exact: true }).waitFor();
    await page.keyboard.press('Escape');
    await page.getByRole('article', { name: title }).waitFor();
    await expectHeading(page, 'Pipeline');
  });
});
