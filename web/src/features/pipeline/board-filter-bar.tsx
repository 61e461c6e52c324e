import { Button, Group, SegmentedControl, Switch, TextInput } from '@mantine/core';
import { useDebouncedCallback } from '@mantine/hooks';
import { useNavigate } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import type { BoardFilters } from './board-filters.rules';

/** The filters of the board. They are in the address, so that a board can be sent to a colleague. */
export function BoardFilterBar({ filters }: { filters: BoardFilters }) {
  const { t } = useTranslation('pipeline');
  const navigate = useNavigate({ from: '/pipeline' });
  const change = (changes: BoardFilters) => {
    void navigate({ search: (known) => removeEmpty({ ...known, ...changes }), replace: true });
  };
  const changeLater = useDebouncedCallback(change, 300);
  const text = (name: 'q' | 'companyCountry' | 'sector', label: string, placeholder: string) => (
    <TextInput
      key={`${name} ${filters[name] === undefined}`}
      aria-label={label}
      placeholder={placeholder}
      defaultValue={filters[name] ?? ''}
      onChange={({ currentTarget }) => changeLater({ [name]: currentTarget.value.trim() })}
      w={name === 'q' ? 240 : 190}
    />
  );
  return (
    <Group gap="sm" role="search" aria-label={t('filters')} mb="md">
      <SegmentedControl
        aria-label={t('owner')}
        value={filters.ownerId === 'me' ? 'me' : 'all'}
        onChange={(value) => change({ ownerId: value === 'me' ? 'me' : undefined })}
        data={[
          { value: 'all', label: t('everybody') },
          { value: 'me', label: t('mine') },
        ]}
      />
      {text('q', t('search'), t('search'))}
      {text('companyCountry', t('country'), t('countryHint'))}
      {text('sector', t('sector'), t('sectorHint'))}
      <Switch
        label={t('stale')}
        checked={filters.stale === true}
        onChange={({ currentTarget }) => change({ stale: currentTarget.checked ? true : undefined })}
      />
      {Object.keys(filters).length > 0 && (
        <Button variant="subtle" onClick={() => void navigate({ search: {} })}>
          {t('clearFilters')}
        </Button>
      )}
    </Group>
  );
}

/** Removes the filters without a value, so that the address names only those that are set. */
function removeEmpty(filters: BoardFilters): BoardFilters {
  return Object.fromEntries(Object.entries(filters).filter(([, value]) => value !== undefined && value !== ''));
}
