import { Button, Group, Menu } from '@mantine/core';
import ListFilter from 'lucide-react/icons/list-filter';
import { type ReactNode, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { EMPTY_FILTER, getFilterValue, isEmptyFilter, setFilterValue } from '../../shared/tables/filter-value.rules';
import {
  type ChangeSearch,
  changeSearch,
  clearFilters,
  type FilterField,
  isFiltered,
  type ListDefinition,
  type ListSearch,
} from '../../shared/tables/list-search.rules';
import { SearchInput } from '../../shared/tables/search-input';
import { FilterChip } from './filter-chip';

interface FilterBarProps {
  list: ListDefinition;
  search: ListSearch;
  onChange: ChangeSearch;
  /** The filters that the bar always shows. */
  usual: readonly string[];
  /** The filters whose present values the children show. */
  shownByChildren?: readonly string[];
  texts: {
    /** Absent if the list cannot be searched. */
    search?: string;
    searchShort?: string;
    /** Absent if its records cannot be archived. */
    archived?: Readonly<Record<'label' | 'false' | 'true' | 'any', string>>;
    getLabel: (name: string) => string;
  };
  /** Further controls, before the search and after the chips. */
  before?: ReactNode;
  after?: ReactNode;
}

/** The filters of a list: the usual ones, and those that were added from the menu. All are in the address. */
export function FilterBar(props: FilterBarProps) {
  const { list, search, onChange, usual, shownByChildren = [], texts, before, after } = props;
  const { t } = useTranslation('filters');
  const [opened, setOpened] = useState<string | null>(null);
  const menuButton = useRef<HTMLButtonElement>(null);
  const isEmpty = (field: FilterField) => isEmptyFilter(getFilterValue(search, field));
  const shown = list.fields.filter(
    (field) =>
      usual.includes(field.name) || opened === field.name || (!isEmpty(field) && !shownByChildren.includes(field.name)),
  );
  const toggle = (field: FilterField, isOpen: boolean) => {
    setOpened(isOpen ? field.name : null);
    // A filter without a value disappears when it is closed, and the focus goes back to where it came from.
    if (!isOpen && !usual.includes(field.name) && isEmpty(field)) menuButton.current?.focus();
  };
  const hidden = list.fields.filter((field) => !shown.includes(field));
  const { archived: archivedTexts } = texts;
  const { archived } = search;
  return (
    <Group gap="xs" role="search" aria-label={t('words.filters')}>
      {before}
      {texts.search !== undefined && (
        <SearchInput
          q={typeof search['q'] === 'string' ? search['q'] : ''}
          label={texts.search}
          placeholder={texts.searchShort ?? texts.search}
          onChange={(q) => onChange((known) => changeSearch(known, { q }))}
        />
      )}
      {shown.map((field) => (
        <FilterChip
          key={field.name}
          field={field}
          label={texts.getLabel(field.name)}
          value={getFilterValue(search, field)}
          isOpen={opened === field.name}
          onToggle={(isOpen) => toggle(field, isOpen)}
          onChange={(value) => onChange((known) => setFilterValue(known, field, value))}
          onRemove={() => {
            onChange((known) => setFilterValue(known, field, EMPTY_FILTER));
            menuButton.current?.focus();
          }}
        />
      ))}
      {after}
      {(hidden.length > 0 || archivedTexts) && (
        <Menu position="bottom-start" returnFocus={false} onClose={() => menuButton.current?.focus()}>
          <Menu.Target>
            <Button ref={menuButton} variant="subtle" size="xs" leftSection={<ListFilter size={14} aria-hidden />}>
              {t('addFilter')}
            </Button>
          </Menu.Target>
          <Menu.Dropdown mah={360} style={{ overflowY: 'auto' }}>
            {hidden.map(({ name }) => (
              <Menu.Item key={name} onClick={() => setOpened(name)}>
                {texts.getLabel(name)}
              </Menu.Item>
            ))}
            {archivedTexts && (
              <>
                {hidden.length > 0 && <Menu.Divider />}
                <Menu.Label>{archivedTexts.label}</Menu.Label>
                <Menu.RadioGroup
                  value={String(archived ?? 'false')}
                  onChange={(value) =>
                    onChange((known) => changeSearch(known, { archived: value === 'false' ? undefined : value }))
                  }
                >
                  {(['false', 'true', 'any'] as const).map((value) => (
                    <Menu.RadioItem key={value} value={value} closeMenuOnClick>
                      {archivedTexts[value]}
                    </Menu.RadioItem>
                  ))}
                </Menu.RadioGroup>
              </>
            )}
          </Menu.Dropdown>
        </Menu>
      )}
      {archived !== undefined && archivedTexts && (
        <Button
          size="xs"
          variant="light"
          onClick={() => onChange((known) => changeSearch(known, { archived: undefined }))}
          aria-label={t('remove', { label: archivedTexts[archived as 'true' | 'any'] })}
        >
          {archivedTexts[archived as 'true' | 'any']} ×
        </Button>
      )}
      {isFiltered(search) && (
        <Button variant="subtle" size="xs" color="gray" onClick={() => onChange(clearFilters)}>
          {t('words.clearFilters')}
        </Button>
      )}
    </Group>
  );
}
