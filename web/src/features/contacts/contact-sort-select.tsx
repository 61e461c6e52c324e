import { NativeSelect } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { type ChangeSearch, type ContactSearch, getSort, setSort, SORTS } from './contact-search.rules';

interface ContactSortSelectProps {
  search: ContactSearch;
  onChange: ChangeSearch;
}

/** Sorts the list where there are no headings to click. */
export function ContactSortSelect({ search, onChange }: ContactSortSelectProps) {
  const { t } = useTranslation('contacts');
  const { name, isDescending } = getSort(search);
  const options = SORTS.flatMap((sort) => {
    const column = t(`sort.${sort}`);
    return [
      { value: sort, label: t('ascending', { column }) },
      { value: `-${sort}`, label: t('descending', { column }) },
    ];
  });
  return (
    <NativeSelect
      aria-label={t('sortBy')}
      size="xs"
      w={150}
      data={options}
      value={isDescending ? `-${name}` : name}
      onChange={({ currentTarget }) => onChange((known) => setSort(known, currentTarget.value))}
    />
  );
}
