import { useCallback } from 'react';
import { useTranslation } from 'react-i18next';
import { useFormat } from '../../../shared/format/use-format';

const DAY = /^\d{4}-\d\d-\d\d$/;

/** Returns a function that writes the value of a field for a reader. Lists and amounts are written part by part. */
export function useValueText(): (field: string, value: unknown) => string {
  const { t } = useTranslation(['imports', 'shared']);
  const format = useFormat();
  return useCallback(
    (field: string, value: unknown): string => {
      const write = (one: unknown): string => {
        if (one === null || one === undefined || one === '') return t('rows.empty');
        if (typeof one === 'boolean') return t(one ? 'shared:yes' : 'shared:no');
        if (typeof one === 'number') return field.endsWith('Year') ? String(one) : format.count(one);
        if (Array.isArray(one)) return one.length === 0 ? t('rows.empty') : one.map(write).join(', ');
        if (typeof one === 'object') {
          return Object.values(one)
            .filter((part) => part !== null)
            .map(write)
            .join(' ');
        }
        const text = typeof one === 'string' ? one : '';
        if (DAY.test(text)) return format.day(text);
        return /country$/i.test(field) && /^[A-Z]{2}$/.test(text) ? format.country(text) : text;
      };
      return write(value);
    },
    [t, format],
  );
}
