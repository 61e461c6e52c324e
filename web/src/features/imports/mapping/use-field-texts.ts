import { useCallback } from 'react';
import { useTranslation } from 'react-i18next';
import { listTextKeys } from '../../../shared/i18n/text-keys.rules';
import { useLabels } from '../../../shared/labels/use-labels';
import type { ImportField } from '../imports.api';

/** The parts of names that say nothing to a reader, because what follows is enough. */
const SILENT = new Set(['identifiers']);

/** Returns a function that writes the name of a field, such as `company.identifiers.KBO`, for a reader. */
export function useFieldName(): (field: string) => string {
  const { t } = useTranslation('imports');
  const label = useLabels();
  return useCallback(
    (field: string) => {
      const parts = field.split('.');
      const isStage = parts[0] === 'stageDates';
      return parts
        .filter((part, index) => index === parts.length - 1 || !SILENT.has(part))
        .map((part, index) => {
          if (isStage && index === 1) return label('stage', part);
          return t(listTextKeys('part', part), { defaultValue: part });
        })
        .join(' · ');
    },
    [t, label],
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
