import type { components } from '../../src/shared/api/schema.js';
import { FAILURE, FORBIDDEN, NOTHING } from './appearance-responses.js';
import { type AppearanceState, doAll, openLog, openTransition } from './appearance-steps.js';
import { buildPdf, chooseFiles, dropFiles, PICTURE } from './files.js';
import type { Screen } from './screen.js';

type Schemas = components['schemas'];

const LEAD_ID = '0199c000-0000-7000-8000-00000000d0c0';
const SHA256 = '9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08';

const LETTER: Schemas['DocumentRowView'] = {
  id: '0199c000-0000-7000-8000-00000000d0c1',
  subject: { kind: 'lead', id: LEAD_ID, label: 'LEAD-2026-0021 Assembly of luminaires' },
  companyId: null,
  contactId: null,
  leadId: LEAD_ID,
  activityId: null,
  agreementId: null,
  interactionId: null,
  title: 'Letter of intent',
  kind: 'letter',
  tags: ['genk', 'signed'],
  note: 'The original is in the cabinet of the secretariat.',
  currentVersion: 2,
  fileName: 'Letter of intent.pdf',
  mediaType: 'application/pdf',
  size: 182_044,
  sha256: SHA256,
  canPreview: true,
  fileRemovedAt: null,
  creatorName: 'Stefan Raes',
  createdAt: '2026-11-28T09:12:00Z',
  updatedAt: '2026-11-28T09:12:00Z',
  version: 3,
  createdBy: '0199c000-0000-7000-8000-000000000003',
  archivedAt: null,
};

const DOCUMENTS: readonly Schemas['DocumentRowView'][] = [
  LETTER,
  {
    ...LETTER,
    id: '0199c000-0000-7000-8000-00000000d0c2',
    title: '总平面图 Overall plan of the plot along the Albert Canal with the quay, the rails and the access road',
    kind: 'plan',
    tags: [],
    note: null,
    currentVersion: 1,
    fileName: 'masterplan_2026-11-20_final_FINAL_v7_without_comments_of_the_architect.dwg',
    mediaType: 'application/octet-stream',
    size: 21_874_220,
    canPreview: false,
  },
  {
    ...LETTER,
    id: '0199c000-0000-7000-8000-00000000d0c3',
    title: 'Passport of the director',
    kind: 'other',
    tags: [],
    note: null,
    currentVersion: 1,
    fileName: 'passport.png',
    mediaType: 'image/png',
    size: 482_020,
    canPreview: false,
    fileRemovedAt: '2026-11-29T15:00:00Z',
    creatorName: null,
  },
  {
    ...LETTER,
    id: '0199c000-0000-7000-8000-00000000d0c4',
    title: 'Site in Genk',
    kind: 'photo',
    tags: [],
    note: null,
    currentVersion: 1,
    fileName: 'IMG_2041.png',
    mediaType: 'image/png',
    size: 68,
  },
];

const VERSION: Schemas['DocumentVersionView'] = {
  number: 2,
  fileName: 'Letter of intent, signed by both parties.pdf',
  mediaType: 'application/pdf',
  size: 182_044,
  sha256: SHA256,
  scanState: 'clean',
  note: 'Signed by both parties',
  createdAt: '2026-11-29T13:20:00Z',
  creatorName: 'An Janssens',
  removedAt: null,
  removedReason: null,
};

const HISTORY: Schemas['DocumentView'] = {
  ...LETTER,
  versions: [
    VERSION,
    {
      ...VERSION,
      number: 1,
      fileName: 'Letter of intent.docx',
      mediaType: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
      scanState: 'not_scanned',
      note: null,
      creatorName: 'Stefan Raes',
      removedAt: '2026-11-30T08:00:00Z',
      removedReason: 'It had the private address of the director',
    },
  ],
};

const RESPONSES = {
  '/documents': { status: 200, body: { items: DOCUMENTS, nextCursor: null } },
  [`/documents/${LETTER.id}`]: { status: 200, body: HISTORY },
};

/** Chooses an action of a document. */
const openAction =
  (item: string, title = LETTER.title) =>
  async (screen: Screen) => {
    await screen.click('button', 'records:words.actionsForTitle', { title });
    await screen.click('menuitem', item);
    await screen.page.getByRole('dialog').locator('form, ol, img, button').first().waitFor();
  };

const findZone = ({ page }: Screen) => page.locator('[data-drop-zone]');

/** Uploads a file, and then the same one and a program, which are refused. */
const refuseUploads = async (screen: Screen) => {
  const file = { name: 'A plan with a long name, such as architects give to files.pdf', content: buildPdf('plan') };
  const findFailed = () => screen.page.locator('[data-upload="failed"]');
  // Another variant may have uploaded it before.
  await dropFiles(screen.page, findZone(screen), [file]);
  await screen.page
    .locator('[data-document]')
    .filter({ hasText: 'A plan with a long name' })
    .or(findFailed())
    .first()
    .waitFor();
  await dropFiles(screen.page, findZone(screen), [file, { name: 'setup.exe', content: 'MZ' }]);
  await findFailed().nth(1).waitFor();
};

const ofLead = (name: string, state: Partial<AppearanceState> = {}): AppearanceState => ({
  name: `documents${name}`,
  as: 'manager',
  path: ({ negotiation }) => `/leads/${negotiation.id}?tab=documents`,
  responses: RESPONSES,
  ...state,
});

/** The documents of a record, and the forms with files, in the states that users meet. */
export const DOCUMENT_STATES: readonly AppearanceState[] = [
  ofLead(''),
  ofLead(' of a viewer', { as: 'viewer', path: ({ announced }) => `/leads/${announced.id}?tab=documents` }),
  ofLead(' empty', { responses: { '/documents': NOTHING } }),
  ofLead(' empty for a viewer', {
    as: 'viewer',
    path: ({ announced }) => `/leads/${announced.id}?tab=documents`,
    responses: { '/documents': NOTHING },
  }),
  ofLead(' failing', { responses: { '/documents': FAILURE } }),
  ofLead(' forbidden', { responses: { '/documents': FORBIDDEN } }),
  ofLead(' with a menu', {
    open: (screen) => screen.click('button', 'records:words.actionsForTitle', { title: LETTER.title }),
  }),
  ofLead(' to drop', {
    only: 'wide',
    open: async (screen) => {
      const dataTransfer = await screen.page.evaluateHandle(() => {
        const transfer = new DataTransfer();
        transfer.items.add(new File(['x'], 'a.pdf'));
        return transfer;
      });
      await findZone(screen).dispatchEvent('dragover', { dataTransfer });
      await screen.page.getByText(screen.texts.find('documents:dropHere')).waitFor();
    },
  }),
  ofLead(' refused', {
    path: ({ fresh }) => `/leads/${fresh.id}?tab=documents`,
    responses: {},
    open: refuseUploads,
  }),
  ofLead(', a new version', { open: openAction('documents:newVersion') }),
  ofLead(', a new version without a file', {
    open: doAll(openAction('documents:newVersion'), async (screen) => {
      await screen.click('button', 'documents:submitVersion');
      await screen.page.locator('[role="dialog"] [aria-invalid="true"]').waitFor();
    }),
  }),
  ofLead(', renamed', { open: openAction('documents:rename') }),
  ofLead(', kind and tags', { open: openAction('documents:classify') }),
  ofLead(', history', { open: openAction('documents:history') }),
  ofLead(', file to remove', { open: openAction('documents:removeFile') }),
  ofLead(', to archive', { open: openAction('records:words.archive') }),
  ofLead(', picture that is gone', { open: openAction('records:words.open', 'Site in Genk') }),
  ...['companies', 'contacts', 'agreements', 'delegations', 'roadshows', 'seminars'].map((list): AppearanceState => ({
    name: `documents of ${list}`,
    as: 'bdm',
    path: '/',
    responses: RESPONSES,
    open: async (screen) => {
      const response = await screen.page.request.get(`/api/v1/${list}?limit=1`);
      const { items } = (await response.json()) as { items: { id: string }[] };
      await screen.page.goto(`/${list}/${items[0]!.id}?tab=documents`);
      await screen.page.locator('[data-document]').first().waitFor();
    },
  })),
  {
    name: 'evidence with a document',
    as: 'manager',
    path: ({ negotiation }) => `/leads/${negotiation.id}?tab=evidence`,
    open: async (screen) => {
      const upload = () => screen.click('button', 'documents:uploadOne');
      await chooseFiles(screen.page, upload, [{ name: 'Press release.pdf', content: buildPdf('release') }]);
      await screen.page.getByRole('link', { name: screen.texts.find('documents:look') }).waitFor();
    },
  },
  {
    name: 'evidence refused',
    as: 'manager',
    path: ({ negotiation }) => `/leads/${negotiation.id}?tab=evidence`,
    open: async (screen) => {
      const upload = () => screen.click('button', 'documents:uploadOne');
      await chooseFiles(screen.page, upload, [{ name: 'setup.exe', content: 'MZ' }]);
      await screen.find('button', 'shared:retry').waitFor();
    },
  },
  {
    name: 'transition with a document as evidence',
    as: 'manager',
    path: ({ negotiation }) => `/leads/${negotiation.id}`,
    responses: RESPONSES,
    open: openTransition('announced'),
  },
  {
    name: 'interaction with files',
    as: 'manager',
    path: ({ negotiation }) => `/leads/${negotiation.id}`,
    open: doAll(openLog, async (screen) => {
      const attach = () => screen.click('button', 'documents:attach');
      await chooseFiles(screen.page, attach, [
        { name: 'Letter of intent.pdf', content: buildPdf('letter') },
        { name: 'A photo of the plot along the canal, seen from the bridge.png', content: PICTURE },
      ]);
      await screen.page.getByRole('dialog').getByText('Letter of intent.pdf').waitFor();
    }),
  },
];
