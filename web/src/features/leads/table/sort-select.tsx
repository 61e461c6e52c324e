import { NativeSelect } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { ColumnName } from './lead-columns.constants';
import { SORTS } from '../filters/lead-filters.constants';
import { type ChangeSearch, getSort, type LeadSearch, setSort } from '../lead-search.rules';

interface SortSelectProps {
  search: LeadSearch;
  onChange: ChangeSearch;
}

/** Sorts the list where there are no headings to click. */
export function SortSelect({ search, onChange }: SortSelectProps) {
  const { t } = useTranslation('leads');
  const [key] = getSort(search);
  const options = SORTS.flatMap((name) => {
    const column = t(`column.${name as ColumnName}`);
    return [
      { value: name, label: t('ascending', { column }) },
      { value: `-${name}`, label: t('descending', { column }) },
    ];
  });
  return (
    <NativeSelect
      aria-label={t('sortBy')}
      size="xs"
      w={150}
      data={options}
      value={key && (key.isDescending ? `-${key.name}` : key.name)}
      onChange={({ currentTarget: { value } }) =>
        onChange((known) => setSort(known, [{ name: value.replace(/^-/, ''), isDescending: value.startsWith('-') }]))
      }
    />
  );
}
