import { readFileSync } from 'node:fs';
import type { Locator, Page } from 'playwright-core';
import type { RecordCatalogue } from '../../../scripts/record-catalogue.factory.js';
import { settle } from './settle.js';

export type Language = 'en' | 'nl';

/** The folders of the dictionaries, by the name of the dictionary. */
const DICTIONARIES = {
  app: 'app',
  activities: 'features/activities',
  'activity-create': 'records/activities/activity-create',
  delegation: 'features/delegation',
  shared: 'shared',
  filters: 'records/filters',
  records: 'records',
  'record-editor': 'shared/record-editor',
  'lead-actions': 'records/leads/lead-actions',
  administration: 'features/administration',
  privacy: 'features/administration/privacy',
  erasure: 'features/administration/privacy/erasure',
  retention: 'features/administration/privacy/retention',
  webhooks: 'features/administration/webhooks',
  mail: 'features/administration/mail',
  mails: 'records/mails',
  'write-mail': 'features/write-mail',
  audit: 'records/audit',
  contact: 'features/contact',
  dashboard: 'features/dashboard',
  documents: 'records/documents',
  'report-schedules': 'features/report-schedules',
  contacts: 'features/contacts',
  merge: 'features/merge',
  imports: 'features/imports',
  interactions: 'features/interactions',
  lead: 'features/lead',
  leads: 'features/leads',
  lists: 'records/lists',
  'lead-list': 'records/leads/lead-list',
  'my-day': 'features/my-day',
  tasks: 'records/tasks',
  agreement: 'features/agreement',
  agreements: 'features/agreements',
  meetings: 'records/activities/meetings',
  'new-agreement': 'records/agreements/new-agreement',
  review: 'features/review',
  connections: 'features/connections',
  companies: 'features/companies',
  company: 'features/company',
  pipeline: 'features/pipeline',
  roadshow: 'features/roadshow',
  badges: 'records/activities/badges',
  mailings: 'records/activities/mailings',
  seminar: 'features/seminar',
  'registration-page': 'features/seminar/registration-page',
  'follow-up': 'records/activities/follow-up',
  'activity-fields': 'records/activities/activity-fields',
  reports: 'features/reports',
  search: 'features/search',
  'server-texts': 'shared/server-texts',
  'sign-in': 'features/sign-in',
} as const;

type Labels = Record<string, Record<string, string>>;
const CATALOGUE = JSON.parse(readFileSync('record-catalogue.json', 'utf8')) as RecordCatalogue;

interface Tree {
  readonly [name: string]: string | Tree;
}

/** The texts of the application in a language, so that a test finds an element in each language by its name. */
export class ScreenTexts {
  private constructor(
    private readonly language: Language,
    private readonly dictionaries: Readonly<Record<string, Tree>>,
    private readonly labels: Labels,
  ) {}

  static async load(language: Language, labels: Labels): Promise<ScreenTexts> {
    const loaded = await Promise.all(
      Object.entries(DICTIONARIES).map(async ([name, folder]) => {
        const path = `../../src/${folder}/i18n/${language}.ts`;
        const { default: texts } = (await import(path)) as { default: Tree };
        return [name, texts] as const;
      }),
    );
    return new ScreenTexts(language, Object.fromEntries(loaded), labels);
  }

  /** Returns a text, such as `leads:bulk.preview`, with its values. */
  find(key: string, values: Record<string, string | number> = {}): string {
    const [dictionary = '', path = ''] = key.split(':');
    const text = findText(this.dictionaries[dictionary] ?? {}, path);
    if (text === null) throw new Error(`There is no text ${key}.`);
    return text.replaceAll(/\{\{(\w+)\}\}/g, (_, name: string) => String(values[name] ?? ''));
  }

  /** Returns the name of a field of a record, such as `sector` in `leads`. */
  field(list: string, name: string): string {
    const label = CATALOGUE[list]?.fields[name]?.label;
    if (!label) throw new Error(`The field ${name} of ${list} has no name.`);
    return label[this.language];
  }

  /** Returns the label of a value, such as `stage` and `qualified`. */
  label(vocabulary: string, value: string): string {
    return this.labels[vocabulary]?.[value] ?? value;
  }
}

/** Finds a text by its path. A name may contain dots, because some are those of fields. */
function findText(tree: Tree, path: string): string | null {
  const found = tree[path];
  if (typeof found === 'string') return found;
  for (const [name, below] of Object.entries(tree)) {
    if (typeof below === 'string' || !path.startsWith(`${name}.`)) continue;
    const text = findText(below, path.slice(name.length + 1));
    if (text !== null) return text;
  }
  return null;
}

/** A page with the texts of its language. */
export class Screen {
  constructor(
    readonly page: Page,
    readonly texts: ScreenTexts,
    readonly isNarrow: boolean,
  ) {}

  find(role: Parameters<Page['getByRole']>[0], key: string, values?: Record<string, string | number>): Locator {
    return this.page.getByRole(role, { name: this.texts.find(key, values), exact: true });
  }

  /** Finds elements whose names contain a text. */
  findPart(role: Parameters<Page['getByRole']>[0], key: string, values?: Record<string, string | number>): Locator {
    return this.page.getByRole(role, { name: this.texts.find(key, values).trim() });
  }

  click(role: Parameters<Page['getByRole']>[0], key: string, values?: Record<string, string | number>): Promise<void> {
    return this.find(role, key, values).first().click();
  }

  async fill(key: string, text: string): Promise<void> {
    await this.page
      .getByRole('textbox', { name: this.texts.find(key) })
      .first()
      .fill(text);
  }

  /** Waits until the page has its heading and has come to rest. */
  async settle(): Promise<void> {
    await this.page.locator('h1').first().waitFor();
    await settle(this.page);
  }
}
