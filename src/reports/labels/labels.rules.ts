import { PRINT_TRANSLATIONS } from '../../activities/delegations/programme/i18n/programme-pdf.constants.js';
import type { Language, Translations } from '../../common/reference/languages.constants.js';
import { VOCABULARY } from '../i18n/vocabulary.constants.js';
import { ADMINISTRATION_LABELS } from './administration-labels.constants.js';
import { EVENT_LABELS } from './event-labels.constants.js';
import { IMPORT_LABELS } from './import-labels.constants.js';
import { MAIL_LABELS } from './mail-labels.constants.js';
import { OPERATION_LABELS } from './operation-labels.constants.js';
import { PRIVACY_LABELS } from './privacy-labels.constants.js';
import { RETENTION_LABELS } from './retention-labels.constants.js';
import { RECORD_LABELS } from './record-labels.constants.js';

/** The labels of values, by vocabulary and value. */
export type Labels = Readonly<Record<string, Readonly<Record<string, string>>>>;

/**
 * Builds the labels of all values in a language. Reports and printed programmes take theirs from the same texts. The
 * titles of reports are passed in because each report defines its own.
 */
export function buildLabels(language: Language, reports: Readonly<Record<string, Translations>>): Labels {
  const texts: Record<string, Record<string, Translations>> = {
    ...RECORD_LABELS,
    ...MAIL_LABELS,
    ...OPERATION_LABELS,
    ...ADMINISTRATION_LABELS,
    ...IMPORT_LABELS,
    ...EVENT_LABELS,
    ...PRIVACY_LABELS,
    ...RETENTION_LABELS,
    reportName: reports,
  };
  const chosen = Object.entries(texts).map(([vocabulary, labels]) => [
    vocabulary,
    Object.fromEntries(Object.entries(labels).map(([value, label]) => [value, label[language]])),
  ]);
  const { kinds, roles } = PRINT_TRANSLATIONS[language];
  const { stage, status } = VOCABULARY[language];
  return {
    ...VOCABULARY[language],
    // A column of stages in a file to import also says that a lead waits or is closed.
    importedStage: { ...stage, on_hold: status.on_hold, lost: status.lost, abandoned: status.abandoned },
    programmeItemKind: kinds,
    participantRole: roles,
    ...(Object.fromEntries(chosen) as Labels),
  };
}
