import type { Language } from '../../../shared/i18n/languages.constants';
import { buildCron, FIRST_RHYTHM, parseCron, type Rhythm } from '../rhythm.rules';
import type { NewSchedule, Schedule, ScheduleChanges } from '../report-schedules.api';
import type { Recipient } from '../recipients/recipients.rules';
import { type CatalogueReport, findChoices } from './report-choices.rules';

/** The fields of a schedule in the form. */
interface ScheduleFields {
  name: string;
  report: string;
  parameters: Record<string, string>;
  rhythm: Rhythm;
  format: string;
  lang: string;
  folder: string;
  keepFiles: number | null;
  recipients: Recipient[];
  enabled: boolean;
}

export type ScheduleField = keyof ScheduleFields;

/** The input of a user about a schedule. */
export interface ScheduleDraft extends ScheduleFields {
  /** The schedule as it was when the user began to change it; null until then, and for a new one. */
  seen: Schedule | null;
}

/** The draft of a new schedule. */
export function createDraft(lang: Language): ScheduleDraft {
  return {
    name: '',
    report: '',
    parameters: {},
    rhythm: FIRST_RHYTHM,
    format: 'pdf',
    lang,
    folder: '',
    keepFiles: null,
    recipients: [],
    enabled: true,
    seen: null,
  };
}

/** The draft of the changes to a schedule. */
export function buildDraft(schedule: Schedule): ScheduleDraft {
  return { ...buildFields(schedule), seen: null };
}

function buildFields(schedule: Schedule): ScheduleFields {
  const { name, report, parameters, cron, format, lang, folder, keepFiles, recipients, enabled } = schedule;
  return {
    name,
    report,
    parameters,
    rhythm: parseCron(cron),
    format,
    lang,
    folder,
    keepFiles,
    recipients,
    enabled,
  };
}

/** Returns the parameters that a report has, so that those of a former choice do not remain. */
export function keepKnownParameters(
  parameters: Readonly<Record<string, string>>,
  report: CatalogueReport | undefined,
): Record<string, string> {
  const choices = findChoices(report);
  const isKnown = (name: string, value: string) =>
    report?.parameters.some((one) => one.name === name && one.type === 'date') ||
    choices.some((choice) => choice.name === name && choice.options.some((option) => option.value === value));
  return Object.fromEntries(Object.entries(parameters).filter(([name, value]) => isKnown(name, value)));
}

/** Builds the request for a new schedule. */
export function buildNewSchedule(draft: ScheduleFields): NewSchedule {
  const { name, report, parameters, rhythm, format, lang, folder, keepFiles, recipients, enabled } = draft;
  const [file, language] = [format as NewSchedule['format'], lang as NewSchedule['lang']];
  return {
    name: name.trim(),
    report: report as NewSchedule['report'],
    parameters,
    cron: buildCron(rhythm),
    format: file,
    lang: language,
    folder: folder.trim() || buildFolderName(name, report),
    keepFiles,
    recipients,
    enabled,
  };
}

/** Builds the request that changes a schedule. It has only what the user has changed. */
export function buildChanges({ seen, ...typed }: ScheduleDraft & { seen: Schedule }): ScheduleChanges {
  const { parameters = {}, ...fields } = buildNewSchedule(typed);
  const changed = Object.entries(fields).filter(
    ([name, value]) => JSON.stringify(seen[name as keyof Schedule]) !== JSON.stringify(value),
  );
  const names = [...new Set([...Object.keys(seen.parameters), ...Object.keys(parameters)])];
  const merged = names
    .filter((name) => seen.parameters[name] !== parameters[name])
    .map((name) => [name, parameters[name] ?? null] as const);
  return {
    ...(Object.fromEntries(changed) as ScheduleChanges),
    ...(merged.length > 0 && { parameters: Object.fromEntries(merged) }),
  };
}

/** Lists the fields that somebody else has changed since the user has seen a schedule. */
export function listChangedFields(seen: Schedule, now: Schedule): ScheduleField[] {
  const [before, after] = [buildFields(seen), buildFields(now)];
  const names = Object.keys(before) as ScheduleField[];
  return names.filter((name) => JSON.stringify(before[name]) !== JSON.stringify(after[name]));
}

/** Returns a folder that is named after a schedule, so that the files of two schedules do not get in each other's way. */
export function buildFolderName(name: string, report: string): string {
  const plain = name.normalize('NFD').replaceAll(/\p{M}/gu, '').toLowerCase();
  const words = plain.replaceAll(/[^a-z0-9]+/g, '-').replaceAll(/^-+|-+$/g, '');
  return words.slice(0, 60) || report;
}
