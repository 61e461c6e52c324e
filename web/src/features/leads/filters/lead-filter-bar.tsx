import { Button, Group, Menu, SegmentedControl, Switch, TextInput } from '@mantine/core';
import { useDebouncedCallback } from '@mantine/hooks';
import ListFilter from 'lucide-react/icons/list-filter';
import SearchIcon from 'lucide-react/icons/search';
import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { FilterChip } from './filter-chip';
import { EMPTY_FILTER, getFilterValue, isEmptyFilter, setFilterValue } from './lead-filter-value.rules';
import { FILTER_FIELDS, type FilterName, USUAL_FILTERS } from './lead-filters.constants';
import { type ChangeSearch, changeSearch, clearFilters, isFiltered, type LeadSearch } from '../lead-search.rules';

interface LeadFilterBarProps {
  search: LeadSearch;
  onChange: ChangeSearch;
}

/** The filters of the list: the usual ones, and those that were added from the menu. All are in the address. */
export function LeadFilterBar({ search, onChange }: LeadFilterBarProps) {
  const { t } = useTranslation('leads');
  const [opened, setOpened] = useState<FilterName | null>(null);
  const menuButton = useRef<HTMLButtonElement>(null);
  const owner = search['ownerId'];
  const isShownAlone = (name: FilterName) =>
    // These are shown by the switch and the choice beside the chips.
    (name === 'ownerId' && owner === 'me') || (name === 'staleSince' && search['staleSince.isNull'] === false);
  const shown = FILTER_FIELDS.filter(
    (field) =>
      USUAL_FILTERS.includes(field.name) ||
      opened === field.name ||
      (!isEmptyFilter(getFilterValue(search, field)) && !isShownAlone(field.name)),
  );
  const toggle = (name: FilterName, isOpen: boolean) => {
    setOpened(isOpen ? name : null);
    // A filter without a value disappears when it is closed, and the focus goes back to where it came from.
    const field = FILTER_FIELDS.find((one) => one.name === name)!;
    const isKept = USUAL_FILTERS.includes(name) || !isEmptyFilter(getFilterValue(search, field));
    if (!isOpen && !isKept) menuButton.current?.focus();
  };
  return (
    <Group gap="xs" role="search" aria-label={t('filters')}>
      <SearchInput search={search} onChange={onChange} />
      <SegmentedControl
        size="xs"
        aria-label={t('filterName.ownerId')}
        value={owner === undefined ? 'all' : owner === 'me' ? 'me' : ''}
        onChange={(value) => onChange((known) => changeSearch(known, { ownerId: value === 'me' ? 'me' : undefined }))}
        data={[
          { value: 'all', label: t('everybody') },
          { value: 'me', label: t('mine') },
        ]}
      />
      {shown.map((field) => (
        <FilterChip
          key={field.name}
          field={field}
          value={getFilterValue(search, field)}
          isOpen={opened === field.name}
          onToggle={(isOpen) => toggle(field.name, isOpen)}
          onChange={(value) => onChange((known) => setFilterValue(known, field, value))}
          onRemove={() => {
            onChange((known) => setFilterValue(known, field, EMPTY_FILTER));
            menuButton.current?.focus();
          }}
        />
      ))}
      <Switch
        size="sm"
        label={t('onlyStale')}
        checked={search['staleSince.isNull'] === false}
        onChange={({ currentTarget }) =>
          onChange((known) => changeSearch(known, { 'staleSince.isNull': currentTarget.checked ? false : undefined }))
        }
      />
      <Menu position="bottom-start" returnFocus={opened === null}>
        <Menu.Target>
          <Button ref={menuButton} variant="subtle" size="xs" leftSection={<ListFilter size={14} aria-hidden />}>
            {t('moreFilters')}
          </Button>
        </Menu.Target>
        <Menu.Dropdown mah={360} style={{ overflowY: 'auto' }}>
          {FILTER_FIELDS.filter((field) => !shown.includes(field)).map(({ name }) => (
            <Menu.Item key={name} onClick={() => setOpened(name)}>
              {t(`filterName.${name}`)}
            </Menu.Item>
          ))}
          <Menu.Divider />
          <Menu.Label>{t('archived.label')}</Menu.Label>
          <Menu.RadioGroup
            value={String(search['archived'] ?? 'false')}
            onChange={(value) =>
              onChange((known) => changeSearch(known, { archived: value === 'false' ? undefined : value }))
            }
          >
            {(['false', 'true', 'any'] as const).map((value) => (
              <Menu.RadioItem key={value} value={value} closeMenuOnClick>
                {t(`archived.${value}`)}
              </Menu.RadioItem>
            ))}
          </Menu.RadioGroup>
        </Menu.Dropdown>
      </Menu>
      {search['archived'] !== undefined && (
        <Button
          size="xs"
          variant="light"
          onClick={() => onChange((known) => changeSearch(known, { archived: undefined }))}
          aria-label={t('filter.remove', { label: t(`archived.${search['archived'] as 'true' | 'any'}`) })}
        >
          {t(`archived.${search['archived'] as 'true' | 'any'}`)} ×
        </Button>
      )}
      {isFiltered(search) && (
        <Button variant="subtle" size="xs" color="gray" onClick={() => onChange(clearFilters)}>
          {t('clearFilters')}
        </Button>
      )}
    </Group>
  );
}

/** Searches while the user types. It follows the address when that changes elsewhere. */
function SearchInput({ search, onChange }: LeadFilterBarProps) {
  const { t } = useTranslation('leads');
  const q = typeof search['q'] === 'string' ? search['q'] : '';
  const [text, setText] = useState(q);
  const sent = useRef(q);
  useEffect(() => {
    // The text that the user types meanwhile is newer than the one that comes back in the address.
    if (q === sent.current) return;
    sent.current = q;
    setText(q);
  }, [q]);
  const changeLater = useDebouncedCallback((value: string) => {
    sent.current = value.trim();
    onChange((known) => changeSearch(known, { q: value.trim() }));
  }, 300);
  return (
    <TextInput
      type="search"
      size="xs"
      w={260}
      aria-label={t('search')}
      placeholder={t('searchShort')}
      leftSection={<SearchIcon size={14} aria-hidden />}
      value={text}
      onChange={({ currentTarget }) => {
        setText(currentTarget.value);
        changeLater(currentTarget.value);
      }}
    />
  );
}
