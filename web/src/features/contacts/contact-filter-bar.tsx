import { Button, Group, NativeSelect, TextInput } from '@mantine/core';
import { useDebouncedCallback } from '@mantine/hooks';
import SearchIcon from 'lucide-react/icons/search';
import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { CompanySelect } from '../../records/companies/company-select';
import { LanguageSelect } from '../../records/contacts/language-select';
import { CountrySelect } from '../../records/countries/country-select';
import {
  type ChangeSearch,
  changeSearch,
  clearFilters,
  type ContactFilter,
  type ContactSearch,
  isFiltered,
} from './contact-search.rules';

interface ContactFilterBarProps {
  search: ContactSearch;
  onChange: ChangeSearch;
}

/** The filters of the list. All are in the address. */
export function ContactFilterBar({ search, onChange }: ContactFilterBarProps) {
  const { t } = useTranslation('contacts');
  const set = (name: ContactFilter, value: string | null) =>
    onChange((known) => changeSearch(known, { [name]: value ?? undefined }));
  const getText = (name: ContactFilter) => (search[name] === undefined ? null : String(search[name]));
  return (
    <Group gap="xs" role="search" aria-label={t('filters')}>
      <FilterText
        name="q"
        label={t('search')}
        width={240}
        icon={<SearchIcon size={14} aria-hidden />}
        {...{ search, onChange }}
      />
      <CompanySelect
        size="xs"
        w={220}
        aria-label={t('filter.company')}
        placeholder={t('filter.company')}
        value={getText('worksFor')}
        onChange={(value) => set('worksFor', value)}
      />
      <CountrySelect
        size="xs"
        w={180}
        aria-label={t('filter.country')}
        placeholder={t('filter.country')}
        value={getText('company.country')}
        onChange={(value) => set('company.country', value)}
      />
      <LanguageSelect
        size="xs"
        w={160}
        aria-label={t('filter.language')}
        placeholder={t('filter.language')}
        value={getText('languages')}
        onChange={(value) => set('languages', value)}
      />
      <FilterText name="tags" label={t('filter.tag')} width={120} {...{ search, onChange }} />
      <NativeSelect
        size="xs"
        w={170}
        aria-label={t('filter.mailing')}
        value={getText('mayBeMailed') ?? ''}
        onChange={({ currentTarget }) => set('mayBeMailed', currentTarget.value)}
        data={[
          { value: '', label: t('filter.anyMailing') },
          { value: 'true', label: t('filter.mayBeMailed') },
          { value: 'false', label: t('filter.mayNotBeMailed') },
        ]}
      />
      <NativeSelect
        size="xs"
        w={150}
        aria-label={t('filter.archived')}
        value={getText('archived') ?? ''}
        onChange={({ currentTarget }) => set('archived', currentTarget.value)}
        data={[
          { value: '', label: t('filter.inUse') },
          { value: 'true', label: t('filter.onlyArchived') },
          { value: 'any', label: t('filter.withArchived') },
        ]}
      />
      {isFiltered(search) && (
        <Button variant="subtle" size="xs" color="gray" onClick={() => onChange(clearFilters)}>
          {t('clearFilters')}
        </Button>
      )}
    </Group>
  );
}

interface FilterTextProps extends ContactFilterBarProps {
  name: 'q' | 'tags';
  label: string;
  width: number;
  icon?: React.ReactNode;
}

/** Filters while the user types. It follows the address when that changes elsewhere. */
function FilterText({ name, label, width, icon, search, onChange }: FilterTextProps) {
  const value = String(search[name] ?? '');
  const [text, setText] = useState(value);
  const sent = useRef(value);
  useEffect(() => {
    // The text that the user types meanwhile is newer than the one that comes back in the address.
    if (value === sent.current) return;
    sent.current = value;
    setText(value);
  }, [value]);
  const changeLater = useDebouncedCallback((typed: string) => {
    sent.current = typed.trim();
    onChange((known) => changeSearch(known, { [name]: typed.trim() }));
  }, 300);
  return (
    <TextInput
      type="search"
      size="xs"
      w={width}
      aria-label={label}
      placeholder={label}
      leftSection={icon}
      value={text}
      onChange={({ currentTarget }) => {
        setText(currentTarget.value);
        changeLater(currentTarget.value);
      }}
    />
  );
}
