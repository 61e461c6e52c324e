import { Button, Group, SegmentedControl, Switch, TextInput } from '@mantine/core';
import { useDebouncedCallback } from '@mantine/hooks';
import { useNavigate } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { ActivitySelect } from '../../records/activities/activity-select';
import { AgreementSelect } from '../../records/agreements/agreement-select';
import { CountrySelect } from '../../records/countries/country-select';
import { UserSelect } from '../../records/users/user-select';
import type { BoardFilters } from './board-filters.rules';

/** The filters of the board. They are in the address, so that a board can be sent to a colleague. */
export function BoardFilterBar({ filters }: { filters: BoardFilters }) {
  const { t } = useTranslation('pipeline');
  const navigate = useNavigate({ from: '/pipeline' });
  const change = (changes: BoardFilters) => {
    void navigate({ search: (known) => removeEmpty({ ...known, ...changes }), replace: true });
  };
  const changeLater = useDebouncedCallback(change, 300);
  const buildText = (name: 'q' | 'sector', label: string, placeholder: string) => (
    <TextInput
      key={`${name} ${filters[name] === undefined}`}
      aria-label={label}
      placeholder={placeholder}
      defaultValue={filters[name] ?? ''}
      onChange={({ currentTarget }) => changeLater({ [name]: currentTarget.value.trim() })}
      size="xs"
      w={name === 'q' ? 145 : 105}
    />
  );
  const buildSelect = (name: 'country' | 'activity' | 'agreement', label: string, placeholder: string) => ({
    'aria-label': label,
    placeholder,
    value: filters[name] ?? null,
    onChange: (value: string | null) => change({ [name]: value ?? undefined }),
    size: 'xs',
    w: name === 'country' ? 100 : 125,
  });
  return (
    <Group gap="xs" role="search" aria-label={t('words.filters')} mb="md">
      <SegmentedControl
        size="xs"
        aria-label={t('words.owner')}
        value={filters.owner === 'me' ? 'me' : filters.owner === undefined ? 'all' : 'other'}
        onChange={(value) => change({ owner: value === 'me' ? 'me' : undefined })}
        data={[
          { value: 'all', label: t('words.everybody') },
          { value: 'me', label: t('words.myLeads') },
        ]}
      />
      <UserSelect
        aria-label={t('colleague')}
        placeholder={t('colleagueShort')}
        value={filters.owner === 'me' ? null : (filters.owner ?? null)}
        onChange={(value) => change({ owner: value ?? undefined })}
        size="xs"
        w={115}
      />
      {buildText('q', t('search'), t('words.searchLeads'))}
      <CountrySelect {...buildSelect('country', t('country'), t('words.country'))} />
      {buildText('sector', t('words.sector'), t('sectorHint'))}
      <ActivitySelect {...buildSelect('activity', t('activity'), t('words.activity'))} />
      <AgreementSelect {...buildSelect('agreement', t('agreement'), t('words.agreement'))} />
      <Switch
        size="sm"
        label={t('words.onlyStaleLeads')}
        checked={filters.stale === true}
        onChange={({ currentTarget }) => change({ stale: currentTarget.checked ? true : undefined })}
      />
      {Object.keys(filters).length > 0 && (
        <Button variant="subtle" size="xs" color="gray" onClick={() => void navigate({ search: {} })}>
          {t('words.clearFilters')}
        </Button>
      )}
    </Group>
  );
}

/** Removes the filters without a value, so that the address names only those that are set. */
function removeEmpty(filters: BoardFilters): BoardFilters {
  return Object.fromEntries(Object.entries(filters).filter(([, value]) => value !== undefined && value !== ''));
}
