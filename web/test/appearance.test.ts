import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { DEFAULT_DEMO_PASSWORD } from '../../src/config/demo-plan.rules.js';
import { DEMO_ACCOUNTS } from '../../src/demo/seeding/demo-accounts.constants.js';
import type { Made } from '../../test/support/make.js';
import { ACTIVITY_STATES } from './support/appearance-activity-states.js';
import { ADMINISTRATION_STATES } from './support/appearance-administration-states.js';
import { AGREEMENT_STATES } from './support/appearance-agreement-states.js';
import { COMPANY_STATES } from './support/appearance-company-states.js';
import { CONTACT_STATES } from './support/appearance-contact-states.js';
import { DASHBOARD_STATES } from './support/appearance-dashboard-states.js';
import { DOCUMENT_STATES } from './support/appearance-document-states.js';
import { DUPLICATE_STATES } from './support/appearance-duplicate-states.js';
import { IMPORT_STATES } from './support/appearance-import-states.js';
import { INTAKE_STATES } from './support/appearance-intake-states.js';
import { MAIL_STATES } from './support/appearance-mail-states.js';
import { PRIVACY_STATES } from './support/appearance-privacy-states.js';
import { REPORT_SCHEDULE_STATES } from './support/appearance-report-schedule-states.js';
import { REPORT_STATES } from './support/appearance-reports-states.js';
import { ROADSHOW_STATES } from './support/appearance-roadshow-states.js';
import { SEMINAR_STATES } from './support/appearance-seminar-states.js';
import { APPEARANCE_STATES } from './support/appearance-states.js';
import type { AppearanceState, DemoLeads, DemoRole } from './support/appearance-steps.js';
import { WEBHOOK_STATES } from './support/webhooks/webhook-states.js';
import type { Account } from './support/browser-profiles.js';
import { describeInBrowser, runAxe, useJourney } from './support/journey.js';
import { findHiddenHeadings, followHeadings } from './support/headings.js';
import { type Language, Screen, ScreenTexts } from './support/screen.js';

/** How the application is looked at. */
interface Variant {
  name: string;
  width: number;
  colorScheme: 'light' | 'dark';
  language: Language;
}

const VARIANTS: readonly Variant[] = [
  { name: 'light', width: 1_280, colorScheme: 'light', language: 'en' },
  { name: 'dark', width: 1_280, colorScheme: 'dark', language: 'en' },
  { name: 'phone', width: 390, colorScheme: 'light', language: 'en' },
  { name: 'small phone', width: 320, colorScheme: 'light', language: 'nl' },
  { name: 'Dutch', width: 1_280, colorScheme: 'light', language: 'nl' },
];

/** `all`, or the names of variants with commas between them. */
const WANTED = (process.env['APPEARANCE'] ?? 'light').split(',');
/** The names of the states match this expression. */
const STATE = new RegExp(process.env['APPEARANCE_STATE'] ?? '');
/** The folder for a picture of every state; none when absent. */
const PICTURES = process.env['APPEARANCE_PICTURES'];

const variants = VARIANTS.filter(({ name }) => WANTED.includes('all') || WANTED.includes(name));
/** The states of all screens, by the subject of the screens. */
const ALL_STATES: readonly AppearanceState[] = [
  ...ACTIVITY_STATES,
  ...ADMINISTRATION_STATES,
  ...AGREEMENT_STATES,
  ...COMPANY_STATES,
  ...CONTACT_STATES,
  ...DASHBOARD_STATES,
  ...DOCUMENT_STATES,
  ...IMPORT_STATES,
  ...DUPLICATE_STATES,
  ...INTAKE_STATES,
  ...MAIL_STATES,
  ...REPORT_STATES,
  ...PRIVACY_STATES,
  ...REPORT_SCHEDULE_STATES,
  ...ROADSHOW_STATES,
  ...SEMINAR_STATES,
  ...WEBHOOK_STATES,
  ...APPEARANCE_STATES,
];

const states = ALL_STATES.filter(({ name }) => STATE.test(name));

const USERS: Readonly<Record<DemoRole, string>> = { admin: 'admin', manager: 'an', bdm: 'stefan', viewer: 'viewer' };

/** Returns the account of the demonstration that a state is opened with. */
function getAccount(role: DemoRole): Account {
  const { email } = DEMO_ACCOUNTS.find(({ user }) => user === USERS[role])!.account;
  return { email, password: DEFAULT_DEMO_PASSWORD };
}

/** The widest screen that shows cards instead of a table. */
const NARROW = 768;

describeInBrowser('The appearance of the application', () => {
  let leads: DemoLeads;
  const { journey } = useJourney(() => ({ demo: true }));
  beforeAll(async () => {
    leads = await findLeads();
  });

  /** Finds leads of the demonstration in the states that the screens show. */
  const findLeads = async (): Promise<DemoLeads> => {
    const { admin } = journey.api;
    const { items } = (await admin.get('/leads?limit=200&sort=receivedOn')).body as { items: Made[] };
    const find = (isWanted: (lead: Made) => boolean) => items.find((lead) => isWanted(lead))!;
    const ofStefan = ({ ownerName }: Made) => ownerName === 'Stefan Raes';
    const { id } = (
      await admin.post('/leads', {
        title: 'Assembly of luminaires for the European market',
        companyId: items.find(({ company }) => company.nativeName !== null)!.companyId,
        source: { channel: 'web' },
        externalIds: [{ system: 'HubSpot', value: '8814032' }],
      })
    ).body;
    return {
      fresh: (await admin.get(`/leads/${id}`)).body,
      first: find(({ stage, status }) => stage === 'first_contact' && status === 'open'),
      negotiation: find(({ stage, status }) => stage === 'negotiation' && status === 'open'),
      announced: find((lead) => lead.stage === 'announced' && lead.status === 'open' && ofStefan(lead)),
      won: find(({ status }) => status === 'won'),
      lost: find(({ status }) => status === 'lost'),
      confidential: find(({ confidential }) => confidential),
    };
  };

  describe.each(variants)('$name, $width px', (variant) => {
    const isNarrow = variant.width < NARROW;
    let texts: ScreenTexts;
    beforeAll(async () => {
      const { body } = await journey.api.viewer.get(`/reference/labels?lang=${variant.language}`);
      texts = await ScreenTexts.load(variant.language, body.labels);
    });

    const openPage = async ({ as, responses = {} }: AppearanceState): Promise<Page> => {
      const options = {
        viewport: { width: variant.width, height: 800 },
        colorScheme: variant.colorScheme,
        locale: variant.language === 'nl' ? 'nl-BE' : 'en-GB',
      };
      const page = await (as
        ? journey.prepareFirstTabFor(getAccount(as), options)
        : journey.open('/favicon.svg', options));
      await followHeadings(page);
      for (const [end, { status, body }] of Object.entries(responses)) {
        await page.route(
          ({ pathname }) => pathname === `/api/v1${end}`,
          (route) => route.fulfill({ status, json: body }),
        );
      }
      return page;
    };

    const openState = async (page: Page, { path, open }: AppearanceState): Promise<void> => {
      const screen = new Screen(page, texts, isNarrow);
      await page.goto(typeof path === 'string' ? path : path(leads));
      await screen.settle();
      if (!open) return;
      await open(screen, leads);
      await screen.settle();
    };

    const takePicture = async (page: Page, name: string): Promise<void> => {
      if (PICTURES === undefined) return;
      const folder = join(PICTURES, variant.name);
      await mkdir(folder, { recursive: true });
      await page.screenshot({ path: join(folder, `${name}.png`) });
    };

    it.each(states.filter(({ only }) => only === undefined || only === (isNarrow ? 'narrow' : 'wide')))(
      '$name: axe finds nothing, nothing scrolls sideways, and the page stays while more is loaded',
      async (state) => {
        const page = await openPage(state);
        await openState(page, state).finally(() => takePicture(page, state.name));
        const overflow = await page.evaluate(() =>
          [document.documentElement, ...document.querySelectorAll('[role="dialog"]')].map(
            ({ scrollWidth, clientWidth }) => Math.max(0, scrollWidth - clientWidth),
          ),
        );
        const hidden = await findHiddenHeadings(page);
        expect({ findings: await runAxe(page), overflow: Math.max(...overflow), hidden }).toEqual({
          findings: [],
          overflow: 0,
          hidden: [],
        });
        if (!state.as) await page.close();
      },
    );
  });
});
