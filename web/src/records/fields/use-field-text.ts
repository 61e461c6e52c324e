import { useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import type { CatalogueField } from '../../shared/catalogue/catalogue-field.rules';
import { useFormat } from '../../shared/format/use-format';
import { useLabels } from '../../shared/labels/use-labels';
import { colleaguesQuery } from '../users/users.api';

/** Writes the value of a field in a line; null if there is none. */
export type WriteField = (field: CatalogueField | undefined, value: unknown) => string | null;

/**
 * Returns a function that writes the value of a field in a line, for the cells of tables and for cards. The names of
 * users are looked up here once, so that no cell has to do it.
 */
export function useFieldText({ hasUsers }: { hasUsers: boolean }): WriteField {
  const { t } = useTranslation(['records', 'shared']);
  const format = useFormat();
  const label = useLabels();
  const { data } = useQuery({ ...colleaguesQuery, enabled: hasUsers });
  return useMemo(() => {
    const names = new Map(data?.items.map(({ id, fullName }) => [id, fullName]));
    const missing = data ? t('formerColleague') : '…';
    return (field, value) => {
      if (value === null || value === undefined || value === '') return null;
      const text = value as string;
      switch (field?.kind) {
        case 'country':
          return format.country(text);
        case 'choice':
          return label(field.vocabulary ?? '', text);
        case 'record':
          return field.record === 'user' ? (names.get(text) ?? missing) : null;
        case 'texts':
          return (value as string[]).join(', ');
        case 'languages':
          return (value as string[]).map(format.language).join(', ');
        case 'integer':
          return format.count(Number(value));
        case 'year':
          return String(Number(value));
        case 'euro':
          return format.euro(Number(value));
        case 'date':
          return format.day(text);
        case 'instant':
          return format.momentDay(text);
        case 'boolean':
          return t(value === true ? 'shared:yes' : 'shared:no');
        default:
          return typeof value === 'string' ? value : null;
      }
    };
  }, [t, format, label, data]);
}
