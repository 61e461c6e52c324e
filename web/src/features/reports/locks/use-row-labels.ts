import { useCallback } from 'react';
import { useTranslation } from 'react-i18next';
import { useFormat } from '../../../shared/format/use-format';
import { useLabels } from '../../../shared/labels/use-labels';
import type { ReportDefinition, ReportRow } from '../document/report-document.rules';

/** The vocabularies of the keys of tables, by report and table. */
const VOCABULARIES: Readonly<Record<string, string>> = {
  'pipeline-summary lost-reasons': 'reason',
  'lost-reasons main': 'reason',
  'lost-reasons stages': 'stage',
  'lost-reasons competitors': 'country',
  'forecast likelihood': 'likelihood',
  'annual origins': 'country',
  'annual types': 'investmentType',
  'annual activities': 'businessActivity',
};

/** The groupings whose keys are codes. */
const CODED_GROUPS = ['stage', 'channel', 'country'];

/** Returns the vocabulary of the codes in the keys of a table, or `country`; null if they are no codes. */
function findKeyVocabulary(report: string, table: string, groupBy: string | undefined): string | null {
  const own = VOCABULARIES[`${report} ${table}`];
  if (own !== undefined) return own;
  return table === 'main' && groupBy !== undefined && CODED_GROUPS.includes(groupBy) ? groupBy : null;
}

/**
 * Returns a function that names a row in the language of the user. Locked documents are kept in English; the codes of
 * their rows have labels in both languages. Other names stay as they are.
 */
export function useRowLabels(definition: ReportDefinition, parameters: Readonly<Record<string, string>>) {
  const { i18n } = useTranslation('reports');
  const label = useLabels();
  const format = useFormat();
  const { name } = definition;
  const { language } = i18n;
  return useCallback(
    (table: string, row: ReportRow): ReportRow => {
      const { key } = row;
      const vocabulary = findKeyVocabulary(name, table, parameters['groupBy']);
      if (language === 'en' || vocabulary === null || typeof key !== 'string') return row;
      const isCountry = vocabulary === 'country';
      if (isCountry && !/^[A-Z]{2}$/.test(key)) return row;
      return { ...row, label: isCountry ? format.country(key) : label(vocabulary, key) };
    },
    [name, parameters, language, label, format],
  );
}
