import { FAILURE, FORBIDDEN } from './appearance-responses.js';
import type { AppearanceState } from './appearance-steps.js';
import { buildPdf, chooseFiles } from './files.js';
import type { Screen } from './screen.js';

/** A lead of the demonstration about which a mail was written. */
const WITH_MAIL = '0199c000-0000-7000-8000-000000000310';

const HOUR_MS = 3_600_000;
const hoursAgo = (hours: number) => new Date(Date.now() - hours * HOUR_MS).toISOString();

/** The settings of mail while everything works. */
const SETTINGS = {
  isConfigured: true,
  host: 'mail.locate.example',
  port: 587,
  security: 'starttls',
  from: 'Locate in Limburg <crm@locate.example>',
  replyTo: 'info@locate.example',
  inboundAddress: 'crm@locate.example',
  queued: 3,
  lastSuccessAt: hoursAgo(1),
  lastErrorAt: null,
  lastError: null,
  pausedUntil: null,
};
/** The settings of mail after a refused login. */
const PAUSED = {
  ...SETTINGS,
  queued: 214,
  lastErrorAt: hoursAgo(0),
  lastError: 'Invalid login: 535 5.7.8 Error: authentication failed: the password of this mailbox has expired',
  pausedUntil: hoursAgo(-0.1),
};

const answerSettings = (body: object) => ({ '/mail-settings': { status: 200, body } });

/** The response of the server about people who get a mail and others who do not. */
const buildRecipients = (server: object): AppearanceState['responses'] => ({
  '/mails': {
    status: 200,
    body: {
      mails: [],
      skipped: [],
      isConfigured: true,
      pausedUntil: null,
      ...server,
    },
  },
});

const openForm = async (screen: Screen) => {
  await screen.find('button', 'records:words.writeMail').first().waitFor();
  await screen.page.keyboard.press('m');
  await screen.page.getByRole('dialog').getByRole('textbox').first().waitFor();
};

const fill = async (screen: Screen) => {
  await openForm(screen);
  await screen.fill('records:words.subject', 'Your visit to Genk in April');
  const text = screen.page.getByRole('dialog').locator('textarea').first();
  await text.fill('Dear Ms Chen,\n\nThank you for your visit.\n\nhttps://www.locateinlimburg.com/sites');
};

const openMail = async (screen: Screen) => {
  const kind = screen.texts.label('timelineKind', 'mail');
  const item = screen.page.getByRole('listitem').filter({ hasText: `${kind}: ` });
  await item.first().getByRole('button').first().click();
  await screen.page.getByRole('dialog').getByRole('button').nth(1).waitFor();
};

const waitForPreview = ({ page }: Screen) => page.locator('iframe').waitFor();

/** The screens of mail in the states that users meet. */
export const MAIL_STATES: readonly AppearanceState[] = [
  {
    name: 'mail to the people of a lead',
    as: 'bdm',
    path: ({ negotiation }) => `/leads/${negotiation.id}`,
    open: fill,
  },
  {
    name: 'mail to a contact',
    as: 'bdm',
    path: ({ negotiation }) => `/contacts/${negotiation.contactIds[0]}`,
    open: openForm,
  },
  {
    name: 'mail with a document',
    as: 'bdm',
    path: ({ negotiation }) => `/leads/${negotiation.id}`,
    open: async (screen) => {
      await fill(screen);
      const upload = () => screen.click('button', 'documents:uploadOne');
      await chooseFiles(screen.page, upload, [{ name: 'Sites in Genk.pdf', content: buildPdf('sites') }]);
      await screen.page.getByRole('dialog').locator('.mantine-MultiSelect-pill').waitFor();
    },
  },
  {
    name: 'mail refused',
    as: 'bdm',
    path: ({ negotiation }) => `/contacts/${negotiation.contactIds[0]}`,
    open: async (screen) => {
      await openForm(screen);
      await screen.click('button', 'write-mail:send');
      await screen.page.getByRole('dialog').locator('[aria-invalid="true"]').first().waitFor();
    },
  },
  {
    name: 'mail while the login is refused',
    as: 'bdm',
    path: ({ negotiation }) => `/contacts/${negotiation.contactIds[0]}`,
    responses: buildRecipients({ pausedUntil: hoursAgo(-0.1) }),
    open: openForm,
  },
  {
    name: 'mail previewed',
    as: 'bdm',
    path: ({ negotiation }) => `/leads/${negotiation.id}`,
    open: async (screen) => {
      await fill(screen);
      await screen.click('button', 'write-mail:preview.open');
      await screen.page.locator('iframe').waitFor();
    },
  },
  {
    name: 'mail whose preview fails',
    as: 'bdm',
    path: ({ negotiation }) => `/leads/${negotiation.id}`,
    responses: { '/mails': FAILURE },
    open: async (screen) => {
      await fill(screen);
      await screen.click('button', 'write-mail:preview.open');
      await screen.find('button', 'shared:retry').waitFor();
    },
  },
  {
    name: 'mail on the timeline',
    as: 'bdm',
    path: `/leads/${WITH_MAIL}`,
  },
  {
    name: 'mail opened',
    as: 'bdm',
    path: `/leads/${WITH_MAIL}`,
    open: openMail,
  },
  {
    name: 'administration mail',
    as: 'admin',
    path: '/administration/mail',
    responses: answerSettings(SETTINGS),
  },
  {
    name: 'administration mail with a refused login',
    as: 'admin',
    path: '/administration/mail',
    responses: answerSettings(PAUSED),
  },
  { name: 'administration mail without a server', as: 'admin', path: '/administration/mail' },
  {
    name: 'administration mail tested',
    as: 'admin',
    path: '/administration/mail',
    responses: {
      ...answerSettings(SETTINGS),
      '/mail-settings/test': {
        status: 200,
        body: { mailId: '0199c000-0000-7000-8000-000000000901', sent: false, error: PAUSED.lastError },
      },
    },
    open: async (screen) => {
      await screen.click('button', 'mail:test.submit');
      await screen.page.getByText(screen.texts.find('mail:test.failed')).waitFor();
    },
  },
  {
    name: 'administration mail failing',
    as: 'admin',
    path: '/administration/mail',
    responses: { '/mail-settings': FAILURE },
  },
  {
    name: 'administration mail forbidden',
    as: 'manager',
    path: '/administration/mail',
    responses: { '/mail-templates': FORBIDDEN },
  },
  { name: 'administration mail of a manager', as: 'manager', path: '/administration/mail' },
  {
    name: 'mail template',
    as: 'manager',
    path: '/administration/mail/registration_confirmed/en',
    open: waitForPreview,
  },
  {
    name: 'mail template in Chinese',
    as: 'manager',
    path: '/administration/mail/seminar_reminder/zh',
    open: waitForPreview,
  },
  {
    name: 'mail template with an unknown placeholder',
    as: 'manager',
    path: '/administration/mail/seminar_reminder/nl',
    open: async (screen) => {
      await waitForPreview(screen);
      await screen.page.locator('main textarea').first().fill('Dag {{nonsense}}');
      await screen.click('button', 'shared:save');
      await screen.page.locator('main [aria-invalid="true"]').waitFor();
    },
  },
  {
    name: 'mail template of a viewer',
    as: 'viewer',
    path: '/administration/mail/seminar_reminder/nl',
    open: waitForPreview,
  },
  { name: 'mail template that does not exist', as: 'viewer', path: '/administration/mail/password_link/zh' },
  {
    name: 'mail template failing',
    as: 'viewer',
    path: '/administration/mail/seminar_reminder/nl',
    responses: { '/mail-templates/seminar_reminder/nl': FAILURE },
  },
];
