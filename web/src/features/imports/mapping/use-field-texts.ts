import { createContext, use, useCallback } from 'react';
import { useTranslation } from 'react-i18next';
import dictionaries from 'record-catalogue/dictionaries';
import { listTextKeys } from '../../../shared/i18n/text-keys.rules';
import { useLabels } from '../../../shared/labels/use-labels';
import type { ImportField, WordMeaning } from '../imports.api';

/** The parts of names that say nothing to a reader, because what follows is enough. */
const SILENT = new Set(['identifiers']);

/** The lists of the records that rows name with all of their fields. */
const NAMED_LISTS: Readonly<Record<string, string>> = { company: 'companies', contact: 'contacts' };

/** The list of the records that the import on the screen creates. */
export const ImportedListContext = createContext('');

/** Returns the translations of imports, with the names of the fields of a record where the record catalogue has them. */
export function useImportTexts(list: string) {
  const named = list === 'leads' || list === 'contacts' ? Object.values(NAMED_LISTS) : [];
  const lists = [list, ...named].filter((one) => `${one}/en` in dictionaries);
  return useTranslation(['imports', ...new Set(lists.map((one) => `fields-${one}`))] as ['imports']);
}

/** Returns a function that writes the name of a field, such as `company.identifiers.KBO`, for a reader. */
export function useFieldName(): (field: string) => string {
  const list = use(ImportedListContext);
  const { t, i18n } = useImportTexts(list);
  const label = useLabels();
  return useCallback(
    (field: string) => {
      const parts = field.split('.');
      const own: string = `fields-${list}:${field}`;
      if (parts.length === 1 && i18n.exists(own)) return t(own as never);
      const [first = '', ...rest] = parts;
      const named: string = `fields-${NAMED_LISTS[first]}:${rest.join('.')}`;
      if (rest.length === 1 && first in NAMED_LISTS && i18n.exists(named)) {
        return [t(listTextKeys('part', first)), t(named as never)].join(' · ');
      }
      const isStage = parts[0] === 'stageDates';
      return parts
        .filter((part, index) => index === parts.length - 1 || !SILENT.has(part))
        .map((part, index) => {
          if (isStage && index === 1) return label('stage', part);
          return t(listTextKeys('part', part), { defaultValue: part });
        })
        .join(' · ');
    },
    [t, i18n, label, list],
  );
}

/** Returns the options of a select of fields, in groups: those of the record itself, and those of each other record. */
export function useFieldOptions(fields: readonly ImportField[], own: string) {
  const { t } = useTranslation('imports');
  const getName = useFieldName();
  const groups = new Map<string, { value: string; label: string }[]>();
  for (const { name, required } of fields) {
    const [first = ''] = name.split('.');
    const isOwn = !name.includes('.') || SILENT.has(first);
    const group = isOwn ? own : t(listTextKeys('part', first), { defaultValue: first });
    const option = { value: name, label: required ? t('requiredField', { field: getName(name) }) : getName(name) };
    groups.set(group, [...(groups.get(group) ?? []), option]);
  }
  return [...groups].map(([group, items]) => ({ group, items }));
}

/** Returns a function that writes the meaning of a word of a column that fills a choice. */
export function useMeaningLabel(): (field: ImportField | null, meaning: WordMeaning['meaning']) => string {
  const { t } = useTranslation('imports');
  const label = useLabels();
  return (field, meaning) => {
    if (meaning === undefined) return t('meanings.refuse');
    if (meaning === null) return t('meanings.leaveOut');
    return field === null || field.vocabulary === null ? meaning : label(field.vocabulary, meaning);
  };
}
