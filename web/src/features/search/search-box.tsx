import { Button, CloseButton, Loader, Pill, Text, TextInput, VisuallyHidden } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import Search from 'lucide-react/icons/search';
import { useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { RecordReference } from '../../records/search/record-reference.rules';
import { type RecordKind, searchQuery } from '../../records/search/search.api';
import type { useSearchText } from '../../records/search/use-search-text';
import { EmptyState } from '../../shared/layout/empty-state';
import { KeyHints } from './key-hints';
import { MAX_HITS } from './search-groups.rules';
import { buildRowId, SearchList } from './search-list';
import classes from './search.module.css';
import { useActiveOption } from './use-active-option';
import type { Screen } from './use-search-actions';
import { useSearchGroups } from './use-search-groups';

interface SearchBoxProps {
  search: ReturnType<typeof useSearchText>;
  screens: readonly Screen[];
  onOpen: (record: RecordReference) => void;
  onClose: () => void;
}

/** The input of the search with its results: recent records and actions while it is empty. */
export function SearchBox({ search, screens, onOpen, onClose }: SearchBoxProps) {
  const { t } = useTranslation(['search', 'records', 'shared']);
  const listId = useId();
  const [only, setOnly] = useState<RecordKind | null>(null);
  const { q, inputProps } = search;
  const { data, isFetching, error } = useQuery(searchQuery({ q, ...(only && { kinds: [only] }), limit: MAX_HITS }));
  const groups = useSearchGroups({ q, data, only, screens, onOpen, onShowMore: setOnly, onClose });
  const { active, activate, onKeyDown } = useActiveOption(listId, groups);
  const count = q === '' ? 0 : (data?.items.length ?? 0);
  const isNothingFound = q !== '' && data !== undefined && !isFetching && count === 0;
  return (
    <>
      <div className={classes['bar']}>
        <TextInput
          {...inputProps}
          className={classes['input']}
          variant="unstyled"
          size="md"
          data-autofocus
          role="combobox"
          aria-label={t('title')}
          aria-expanded
          aria-controls={listId}
          aria-activedescendant={active && buildRowId(listId, active)}
          aria-autocomplete="list"
          autoComplete="off"
          placeholder={t('placeholder')}
          leftSection={isFetching ? <Loader size={16} /> : <Search size={18} aria-hidden />}
          onKeyDown={onKeyDown}
        />
        <CloseButton aria-label={t('shared:close')} onClick={onClose} />
      </div>
      {only && (
        <Pill
          m="xs"
          mb={0}
          size="md"
          withRemoveButton
          onRemove={() => setOnly(null)}
          removeButtonProps={{ 'aria-label': t('all'), 'aria-hidden': false, tabIndex: 0 }}
        >
          {t('only', { kind: t(`records:kinds.${only}`) })}
        </Pill>
      )}
      {error && (
        <Text c="red" size="sm" p="md" role="alert">
          {error.message}
        </Text>
      )}
      {isNothingFound && (
        <EmptyState title={t('nothing', { q })} hint={t('nothingHint')}>
          {only && <Button onClick={() => setOnly(null)}>{t('all')}</Button>}
        </EmptyState>
      )}
      <SearchList id={listId} label={t('results')} groups={groups} activeId={active?.id} onActivate={activate} />
      <KeyHints />
      <VisuallyHidden role="status">{q !== '' && (isFetching ? t('searching') : t('found', { count }))}</VisuallyHidden>
    </>
  );
}
