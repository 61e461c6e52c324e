import { PRINT_TRANSLATIONS } from '../../../activities/delegations/programme/i18n/programme-pdf.constants.js';
import { buildLabels } from '../../../reports/labels/labels.rules.js';
import type { ImportField } from '../import-field.constants.js';
import { normaliseName } from '../../../common/reference/text-forms.rules.js';

/**
 * The values of other systems that mean one of our choices, by vocabulary. Sources:
 * - tasks: the status reasons of Dynamics 365, of which all but "Completed" and "Canceled" belong to the state "Open"
 *   (github.com/MicrosoftDocs/powerapps-docs, powerapps-docs/developer/data-platform/reference/entities/task.md); the
 *   values of hs_task_status of HubSpot (github.com/HubSpot/agent-cli-skills,
 *   sales-execution/resources/activity-properties-reference.md); those of Salesforce are among them;
 * - interactions: the types of activities of Dynamics 365 (phonecall.md and appointment.md in the same folder as task.md).
 */
const SYSTEM_CHOICES: Readonly<Record<string, Readonly<Record<string, readonly string[]>>>> = {
  taskStatus: {
    open: ['Not Started', 'In Progress', 'Waiting', 'Waiting on someone else', 'Deferred'],
    done: ['Completed'],
    dropped: ['Canceled'],
  },
  interactionKind: {
    call: ['Phone Call'],
    meeting: ['Appointment'],
  },
};

/** The labels in English and Dutch, which are those of GET /reference/labels, and in Chinese where there are any. */
const VOCABULARIES = [
  buildLabels('en', {}),
  buildLabels('nl', {}),
  { participantRole: PRINT_TRANSLATIONS.zh.roles, programmeItemKind: PRINT_TRANSLATIONS.zh.kinds },
] as const;

/** The stored values of each choice by its texts, because a column asks for the same ones in every row. */
const indexes = new WeakMap<ImportField, ReadonlyMap<string, string>>();

/** Returns the stored value of a choice by the value itself, its label or the value of another system; null otherwise. */
export function findChoice(field: ImportField, text: string): string | null {
  const index = indexes.get(field) ?? buildIndex(field);
  indexes.set(field, index);
  return index.get(normaliseName(text)) ?? null;
}

/** Lists the choices in English with their stored values, for an error. */
export function describeChoices({ choices = [], vocabulary }: ImportField): string {
  const labels = vocabulary === undefined ? {} : (VOCABULARIES[0][vocabulary] ?? {});
  return choices.map((choice) => labels[choice] ?? choice).join(', ');
}

function buildIndex({ choices = [], vocabulary }: ImportField): ReadonlyMap<string, string> {
  const index = new Map<string, string>();
  for (const choice of choices) {
    for (const text of listTexts(choice, vocabulary)) index.set(normaliseName(text), choice);
  }
  return index;
}

function listTexts(choice: string, vocabulary: string | undefined): string[] {
  if (vocabulary === undefined) return [choice];
  const labels = VOCABULARIES.map(
    (language) => (language as Record<string, Record<string, string>>)[vocabulary]?.[choice],
  );
  const others = SYSTEM_CHOICES[vocabulary]?.[choice] ?? [];
  return [choice, ...labels.filter((label) => label !== undefined), ...others];
}
