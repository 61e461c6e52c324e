import { IdentityProvider } from '../../test/support/identity-provider.js';
import {
  describeInBrowser,
  expectHeading,
  expectNoText,
  expectText,
  findAccessibilityProblems,
  getEmail,
  useJourney,
} from './support/journey.js';

describeInBrowser('Signing in through the organisation', () => {
  let provider: IdentityProvider;
  beforeAll(async () => (provider = await IdentityProvider.start()));
  const { journey } = useJourney(() => ({ env: provider.env }));
  beforeAll(() => {
    provider.register(journey.api.url);
    provider.accounts.set('an', { email: getEmail('bdm'), email_verified: true });
    provider.accounts.set('stranger', { email: 'stranger@locate.test', email_verified: true });
    provider.accounts.set('unverified', { email: getEmail('manager'), email_verified: false });
  });
  afterAll(() => provider.close());

  const openProvider = async (path: string, options = {}) => {
    const page = await journey.open(path, options);
    await page.getByRole('link', { name: /^(Sign in with your organisation|Aanmelden via uw organisatie)$/ }).click();
    await page.getByLabel('Account').waitFor();
    return page;
  };
  const logIn = async (path: string, account: string, options = {}) => {
    const page = await openProvider(path, options);
    await page.getByLabel('Account').fill(account);
    await page.getByRole('button', { name: 'Continue' }).click();
    return page;
  };

  it('leads to the page that the visitor wanted to open', async () => {
    const page = await logIn('/leads?q=led', 'an');
    await expectHeading(page, 'Pipeline');
    expect(new URL(page.url()).search).toBe('?q=led');
    await expectNoText(page, 'Sign in with your organisation');
    await page.close();
  });

  it('goes on where the session has ended', async () => {
    const page = await logIn('/pipeline', 'an');
    await expectHeading(page, 'Pipeline');
    await page.context().clearCookies({ name: 'locate_session' });
    await page.getByLabel('Search in references, titles and companies').fill('led');
    await expectText(page, 'Your session has ended');
    await page.getByRole('link', { name: 'Sign in with your organisation' }).click();
    await expectHeading(page, 'Pipeline');
    expect(new URL(page.url()).pathname).toBe('/pipeline');
    await page.close();
  });

  it.each([
    ['stranger', 'Your account has no access to Locate CRM. Ask an administrator to add or restore you.'],
    ['unverified', 'Your organisation has not verified your e-mail address. Ask its help desk to do so.'],
  ])('ends on the sign-in page with a sentence that says what to do: %s', async (account, sentence) => {
    const page = await logIn('/pipeline', account);
    await expectText(page, sentence);
    expect(await findAccessibilityProblems(page)).toEqual([]);
    await page.close();
  });

  it('can be cancelled, and says so in Dutch', async () => {
    const page = await openProvider('/pipeline', { locale: 'nl-BE' });
    await page.getByRole('button', { name: 'Cancel' }).click();
    await expectText(page, 'De aanmelding is geannuleerd of door uw organisatie geweigerd.');
    expect(new URL(page.url()).searchParams.get('redirect')).toBe('/pipeline');
    await page.close();
  });

  it('shows a general sentence for a made-up problem, as text', async () => {
    const page = await journey.open('/sign-in?problem=%3Cscript%3Ealert(1)%3C/script%3E');
    await expectText(page, 'The sign-in failed.');
    expect(await page.getByText('alert(1)').count()).toBe(0);
    await page.close();
  });
});
