import { readFileSync } from 'node:fs';
import { gzipSync } from 'node:zlib';
import { getProjectPath } from '../../src/config/project-files.reader.js';
import { PASSWORD } from '../../test/support/api.js';
import { describeInBrowser, expectHeading, expectText, getEmail, signIn, useJourney } from './support/journey.js';

/** The most that a visitor loads before he can sign in: scripts and styles in one language, compressed. */
const MAX_FIRST_LOAD_BYTES = 215_000;

describeInBrowser('The sign-in page', () => {
  const { journey } = useJourney();

  it('says that the e-mail address or the password is wrong, without saying which', async () => {
    const page = await journey.open('/');
    await page.getByLabel('E-mail address').fill(getEmail('bdm'));
    await page.getByLabel(/^Password/).fill('not the password');
    await page.getByRole('button', { name: 'Sign in', exact: true }).click();
    await expectText(page, 'The e-mail address or the password is wrong.');
  });

  it('leads to the page that the visitor wanted to open', async () => {
    const page = await journey.open('/pipeline?owner=me');
    await signIn(page, getEmail('bdm'));
    await expectHeading(page, 'Pipeline');
    expect(new URL(page.url()).search).toBe('?ownerId=me');
  });

  it('never leads to another site', async () => {
    const page = await journey.open('/sign-in?redirect=//evil.example/');
    await signIn(page, getEmail('bdm'));
    expect(new URL(page.url()).origin).toBe(journey.api.url);
  });

  it('can be used by keyboard alone', async () => {
    const page = await journey.open('/sign-in');
    await page.getByLabel('E-mail address').waitFor();
    await page.keyboard.press('Tab');
    await page.keyboard.type(getEmail('viewer'));
    await page.keyboard.press('Tab');
    await page.keyboard.type(PASSWORD);
    await page.keyboard.press('Enter');
    await expectHeading(page, 'My day');
  });

  it('is in Dutch in a Dutch browser', async () => {
    const page = await journey.open('/', { locale: 'nl-BE' });
    await expectHeading(page, 'Aanmelden');
    expect(await page.evaluate(() => document.documentElement.lang)).toBe('nl');
  });

  it('leaves nothing of the session where a script can read it', async () => {
    const page = await journey.openAs('bdm', '/');
    const readable = await page.evaluate(
      () => document.cookie + JSON.stringify(localStorage) + JSON.stringify(sessionStorage),
    );
    expect(readable).not.toMatch(/session|token|bdm/i);
  });

  it('is there after 215 KB of scripts and styles', async () => {
    const page = await journey.open('/');
    await page.getByLabel('E-mail address').waitFor();
    // Files that are loaded a moment later count too.
    await page.waitForLoadState('networkidle');
    const paths = await page.evaluate(() =>
      performance.getEntriesByType('resource').map(({ name }) => new URL(name).pathname),
    );
    const files = paths
      .filter((path) => /\.(js|css)$/.test(path))
      .map((path) => ({ path, bytes: gzipSync(readFileSync(getProjectPath('web', 'dist', path))).length }))
      .toSorted((one, other) => other.bytes - one.bytes);
    const sum = files.reduce((total, { bytes }) => total + bytes, 0);
    const list = files.map(({ path, bytes }) => `${bytes} ${path}`).join('\n');
    if (sum > MAX_FIRST_LOAD_BYTES) throw new Error(`The first load is ${sum} bytes:\n${list}`);
    expect(files.length).toBeGreaterThan(5);
  });
});
