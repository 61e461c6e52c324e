import { useCallback } from 'react';
import { useTranslation } from 'react-i18next';
import { useFormat } from '../../../shared/format/use-format';
import { useLabels } from '../../../shared/labels/use-labels';
import type { ReportDefinition, ReportRow } from '../document/report-document.rules';
import { findKeyVocabulary } from './row-labels.rules';

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
