import { NativeSelect } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { type ChangeSearch, getSort, type ListDefinition, type ListSearch, setSort } from './list-search.rules';

interface SortSelectProps {
  list: ListDefinition;
  search: ListSearch;
  onChange: ChangeSearch;
  getLabel: (name: string) => string;
}

/** Sorts the list where there are no headings to click. */
export function SortSelect({ list, search, onChange, getLabel }: SortSelectProps) {
  const { t } = useTranslation('shared');
  const [key] = getSort(list, search);
  const options = list.sorts.flatMap((name) => {
    const column = getLabel(name);
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
        onChange((known) =>
          setSort(list, known, [{ name: value.replace(/^-/, ''), isDescending: value.startsWith('-') }]),
        )
      }
    />
  );
}
