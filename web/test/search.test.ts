import type { Page } from 'playwright-core';
import { measureTaskTimes } from '../../bench/task-times.js';
import {
  describeInBrowser,
  expectHeading,
  expectText,
  findAccessibilityProblems,
  Journey,
  useJourney,
} from './support/journey.js';
import { settle, waitForPatch } from './support/settle.js';

/** Counts the searches that are under way at once, in the page. */
function countRequestsUnderWay(): void {
  const { fetch: send } = globalThis;
  const counts = { mostRequests: 0 };
  let underWay = 0;
  Object.defineProperty(globalThis, 'mostRequests', { get: () => counts.mostRequests });
  globalThis.fetch = async (...args) => {
    const request = args[0] as Request;
    if (!new URL(request.url).pathname.endsWith('/search')) return send(...args);
    underWay++;
    counts.mostRequests = Math.max(counts.mostRequests, underWay);
    let isCounted = true;
    const finish = () => {
      if (isCounted) underWay--;
      isCounted = false;
    };
    request.signal.addEventListener('abort', finish);
    try {
      return await send(...args);
    } finally {
      finish();
    }
  };
}

describeInBrowser('The search', () => {
  const { journey, make } = useJourney();
  beforeAll(async () => {
    const company = await make.company({ name: 'Lumenova Lighting', nativeName: '佛山朗明照明', city: 'Foshan' });
    await make.contact({ fullName: 'Lin Zhihao', nativeName: '林志豪', jobTitle: 'Director', companyId: company.id });
    await make.lead({ title: 'Assembly of lamps', companyId: company.id });
    await journey.api.bdm.post('/agreements', { title: 'Twinning with Guangdong', kind: 'twinning' });
  }, 120_000);

  const findInput = (page: Page) => page.getByRole('combobox', { name: 'Search', exact: true });
  const findHit = (page: Page, name: string | RegExp) => page.getByRole('option', { name });
  const openBoard = async (role: Parameters<Journey['openAs']>[0], options?: Parameters<Journey['openAs']>[2]) => {
    const page = await journey.openAs(role, '/pipeline', options);
    await expectHeading(page, 'Pipeline');
    await page.getByRole('article').first().waitFor();
    return page;
  };
  const openSearch = async (page: Page) => {
    await page.keyboard.press('Control+k');
    await findInput(page).waitFor();
  };

  it('finds records in Chinese and in pinyin, and says why', async () => {
    const page = await openBoard('bdm');
    await openSearch(page);
    await findInput(page).fill('朗明');
    await findHit(page, /Lumenova Lighting/).waitFor();
    await findInput(page).fill('zhihao');
    await findHit(page, /Lin Zhihao.*林志豪 · Director · Lumenova Lighting/).waitFor();
    await findInput(page).fill('foshanlangming');
    await findHit(page, /Lumenova Lighting.*佛山朗明照明 · Foshan · China.*Pinyin/).waitFor();
    expect(await page.getByRole('group', { name: 'Companies' }).getByRole('option').count()).toBe(1);
  });

  it('opens the page of a lead by keyboard alone, and remembers the lead', async () => {
    const page = await openBoard('bdm');
    // Single keys work when the preferences of the user are known.
    await settle(page);
    await page.keyboard.press('/');
    await findInput(page).waitFor();
    await page.keyboard.type('assembly of');
    await findHit(page, /Assembly of lamps/).waitFor();
    const stored = waitForPatch(page);
    await page.keyboard.press('Enter');
    await page.waitForURL(/\/leads\/[0-9a-f-]{36}$/);
    await stored;
    await page.goto('/pipeline');
    await page.getByRole('button', { name: 'Search', exact: true }).waitFor();
    await openSearch(page);
    await page.getByRole('group', { name: 'Recently opened' }).getByRole('option', { name: /lamps/ }).waitFor();
    expect(await findInput(page).inputValue()).toBe('');
  });

  it('opens the page of an agreement', async () => {
    const page = await openBoard('viewer');
    await openSearch(page);
    await findInput(page).fill('Guangdong');
    await findHit(page, /Twinning with Guangdong/).click();
    await page.waitForURL(/\/agreements\//);
    await expectHeading(page, 'Twinning with Guangdong');
  });

  it('opens the page of an activity', async () => {
    const days = { startsOn: '2026-03-01', endsOn: '2026-03-05' };
    const { body } = await journey.api.bdm.post('/roadshows', { title: 'Roadshow through Shenzhen', ...days });
    const page = await openBoard('viewer');
    await openSearch(page);
    await findInput(page).fill('Shenzhen');
    await findHit(page, /Roadshow through Shenzhen/).click();
    await page.waitForURL((url) => url.pathname === `/roadshows/${body.id}`);
    await expectHeading(page, 'Roadshow through Shenzhen');
  });

  it('does not find a confidential lead for an outsider', async () => {
    await make.lead({ title: 'Secret smelter', confidential: true, codename: 'Project Moth', by: journey.api.manager });
    const page = await openBoard('bdm');
    await openSearch(page);
    await findInput(page).fill('Moth');
    await expectText(page, 'Nothing matches “Moth”');
    await findInput(page).fill('smelter');
    await expectText(page, 'Nothing matches “smelter”');
    const insider = await openBoard('manager');
    await openSearch(insider);
    await findInput(insider).fill('Moth');
    await findHit(insider, /Secret smelter.*Codename/).waitFor();
    expect(await page.getByText('Secret').count()).toBe(0);
  });

  it('shows a script in a name as text', async () => {
    const name = `Joker <img src=x onerror="document.title='taken over'">`;
    await make.company({ name });
    const page = await openBoard('bdm');
    await openSearch(page);
    await findInput(page).fill('Joker');
    await findHit(page, /onerror/).click();
    await expectHeading(page, name);
    expect(await page.title()).toBe(`${name} · Locate CRM`);
  });

  it('offers actions by their name', async () => {
    const page = await openBoard('admin');
    await openSearch(page);
    await page.keyboard.type('dark');
    await page.keyboard.press('Enter');
    await page.getByRole('dialog').waitFor({ state: 'hidden' });
    await page.waitForFunction(() => document.documentElement.dataset['mantineColorScheme'] === 'dark');
    expect(await page.evaluate(() => document.documentElement.dataset['mantineColorScheme'])).toBe('dark');
  });

  it('offers actions and recent records before screens, and opens the form of a new record where the user is', async () => {
    const page = await openBoard('manager');
    await openSearch(page);
    await findInput(page).fill('assembly of');
    await findHit(page, /Assembly of lamps/).click();
    await expectHeading(page, 'Assembly of lamps');
    await openSearch(page);
    await page.getByRole('group', { name: 'Recently opened' }).getByRole('option', { name: /lamps/ }).waitFor();
    const groups = page.getByRole('listbox').getByRole('group');
    const names = await groups.evaluateAll((all) => all.map((group) => group.firstElementChild!.textContent));
    expect(names).toEqual(['Actions', 'Recently opened', 'Go to', 'Preferences']);
    const actions = await page.getByRole('group', { name: 'Actions' }).getByRole('option').allTextContents();
    expect(actions).toEqual(['Log an interactionc', 'New lead', 'New taskt', 'New company']);
    await page.keyboard.type('new comp');
    await findHit(page, 'New company').waitFor();
    await page.keyboard.press('Enter');
    await page.getByRole('dialog', { name: 'New company' }).getByLabel('Name in Latin letters').waitFor();
    await expectHeading(page, 'Assembly of lamps');
    await page.close();
  });

  it('ignores single keys in inputs and dialogs, and while an input method is composing', async () => {
    const page = await openBoard('bdm');
    await page.getByLabel('Search in references, titles and companies').fill('');
    await page.keyboard.type('c/?');
    expect(await page.getByLabel('Search in references, titles and companies').inputValue()).toBe('c/?');
    expect(await page.getByRole('dialog').count()).toBe(0);
    await page.getByRole('heading', { name: 'Pipeline' }).click();
    await page.evaluate(() => {
      for (const init of [{ isComposing: true }, { keyCode: 229 }]) {
        document.body.dispatchEvent(new KeyboardEvent('keydown', { key: 'c', bubbles: true, ...init }));
      }
    });
    await page.keyboard.press('?');
    await expectHeading(page, 'Keyboard shortcuts');
    await page.keyboard.press('/');
    expect(await page.getByRole('dialog').count()).toBe(1);
  });

  it('waits for the end of a composition, and does not open a result with its Enter', async () => {
    const page = await openBoard('bdm');
    await openSearch(page);
    const questions: string[] = [];
    page.on('request', (request) => {
      const { pathname, searchParams } = new URL(request.url());
      if (pathname.endsWith('/search')) questions.push(searchParams.get('q') ?? '');
    });
    const client = await page.context().newCDPSession(page);
    await client.send('Input.imeSetComposition', { text: 'lang', selectionStart: 4, selectionEnd: 4 });
    await client.send('Input.imeSetComposition', { text: 'langming', selectionStart: 8, selectionEnd: 8 });
    await client.send('Input.insertText', { text: '朗明' });
    await findHit(page, /Lumenova Lighting/).waitFor();
    expect(questions).toEqual(['朗明']);
  });

  it('lets the user switch single keys off; Ctrl-K goes on working', async () => {
    const page = await openBoard('manager');
    await page.getByRole('button', { name: /^Account of/ }).click();
    const stored = waitForPatch(page);
    await page.getByRole('switch', { name: 'Single-key shortcuts' }).click();
    await stored;
    await page.keyboard.press('Escape');
    await page.getByRole('button', { name: 'Sign out' }).waitFor({ state: 'hidden' });
    await page.getByRole('heading', { name: 'Pipeline' }).click();
    for (const key of ['/', 'c', '?']) await page.keyboard.press(key);
    expect(await page.getByRole('dialog').count()).toBe(0);
    await openSearch(page);
    expect(await page.getByRole('dialog').count()).toBe(1);
  });

  it('has at most one request under way while the user types, and no task half as long as the longest of opening the board', async () => {
    const page = await openBoard('bdm');
    const opening = await measureTaskTimes(page, async () => {
      await page.reload();
      await page.getByRole('article').first().waitFor();
    });
    await openSearch(page);
    await findInput(page).fill('lumenova');
    await findHit(page, /Lumenova Lighting/).waitFor();
    await findInput(page).fill('');
    await page.evaluate(countRequestsUnderWay);
    const typing = await measureTaskTimes(page, async () => {
      const answer = page.waitForResponse(
        (response) => new URL(response.url()).searchParams.get('q') === 'lumenova lighting',
      );
      await page.keyboard.type('lumenova lighting', { delay: 90 });
      await answer;
      await findHit(page, /Lumenova Lighting/).waitFor();
    });
    // The page itself is the measure, because the same task takes longer on a slower machine.
    expect(Math.max(...typing)).toBeLessThan(Math.max(...opening) / 2);
    expect(Math.max(...typing)).toBeGreaterThan(0);
    expect(await page.evaluate(() => (globalThis as unknown as { mostRequests: number }).mostRequests)).toBe(1);
  });

  it('has no finding of axe on a phone', async () => {
    const page = await openBoard('viewer', { viewport: { width: 390, height: 800 } });
    await page.getByRole('button', { name: 'Search', exact: true }).click();
    await findInput(page).fill('lumenova');
    await findHit(page, /Lumenova Lighting/).waitFor();
    expect(await findAccessibilityProblems(page)).toEqual([]);
    await findHit(page, /Lumenova Lighting/).click();
    await expectHeading(page, 'Lumenova Lighting');
    expect(await findAccessibilityProblems(page)).toEqual([]);
  });
});
