import { SegmentedControl } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { type ChangeSearch, changeSearch, type ListSearch } from '../../shared/tables/list-search.rules';

interface OwnerSwitchProps {
  search: ListSearch;
  onChange: ChangeSearch;
  label: string;
  mine: string;
}

/** Switches between the records of everybody and those that the user owns. */
export function OwnerSwitch({ search: { ownerId }, onChange, label, mine }: OwnerSwitchProps) {
  const { t } = useTranslation('filters');
  return (
    <SegmentedControl
      size="xs"
      aria-label={label}
      value={ownerId === undefined ? 'all' : ownerId === 'me' ? 'me' : ''}
      onChange={(value) => onChange((known) => changeSearch(known, { ownerId: value === 'me' ? 'me' : undefined }))}
      data={[
        { value: 'all', label: t('words.everybody') },
        { value: 'me', label: mine },
      ]}
    />
  );
}
