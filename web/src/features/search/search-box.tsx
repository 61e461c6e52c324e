import { Button, CloseButton, Group, Kbd, Pill, Text, VisuallyHidden } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useDeferredValue, useEffect, useId, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useRecentRecords } from '../../records/recent/use-recent-records';
import { getListName, getRecordPath } from '../../records/search/record-reference.rules';
import { type HitKind, type HitReference, searchQuery } from '../../records/search/search.api';
import { EmptyState } from '../../shared/layout/empty-state';
import { MAX_HITS } from './search-groups.rules';
import { SearchInput } from './search-input';
import { buildRowId, SearchList } from './search-list';
import classes from './search.module.css';
import { useActiveOption } from './use-active-option';
import type { Screen } from './use-search-actions';
import { useSearchGroups } from './use-search-groups';

const KEYS = [
  { keys: '↑ ↓', text: 'move' },
  { keys: 'Enter', text: 'open' },
  { keys: 'Esc', text: 'close' },
] as const;

/** The keys of the search, where there is a keyboard. */
function KeyHints() {
  const { t } = useTranslation('search');
  return (
    <Group
      gap="md"
      px="md"
      py="xs"
      visibleFrom="sm"
      style={{ borderTop: '1px solid var(--mantine-color-default-border)' }}
    >
      {KEYS.map(({ keys, text }) => (
        <Text key={text} size="xs" c="dimmed">
          <Kbd size="xs">{keys}</Kbd> {t(`keys.${text}`)}
        </Text>
      ))}
    </Group>
  );
}

interface SearchBoxProps {
  screens: readonly Screen[];
  onClose: () => void;
}

/** The input of the search with its results: recent records and actions while it is empty. */
export function SearchBox({ screens, onClose }: SearchBoxProps) {
  const { t } = useTranslation(['search', 'shared']);
  const listId = useId();
  const [q, setQ] = useState('');
  const openRecord = useOpenRecord(onClose);
  const [only, setOnly] = useState<HitKind | null>(null);
  const query = useQuery(searchQuery({ q, ...(only && { kinds: [only] }), limit: MAX_HITS }));
  const { isFetching, error } = query;
  // Results are rendered in the background, so that typing goes on.
  const data = useDeferredValue(q === '' ? undefined : query.data);
  const groups = useSearchGroups({ q, data, only, screens, onOpen: openRecord, onShowMore: setOnly, onClose });
  const { active, activate, onKeyDown } = useActiveOption(listId, groups, isFetching || data !== query.data);
  const count = data?.items.length ?? 0;
  const isNothingFound = q !== '' && data !== undefined && !isFetching && count === 0;
  return (
    <>
      <div className={classes['bar']}>
        <SearchInput
          q={q}
          listId={listId}
          activeRowId={active && buildRowId(listId, active)}
          isFetching={isFetching}
          onSearch={setQ}
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
          {t('only', { kind: t(`words.${getListName(only)}`) })}
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
      <SearchList id={listId} label={t('words.results')} groups={groups} activeId={active?.id} onActivate={activate} />
      <KeyHints />
      <VisuallyHidden role="status">
        {q !== '' && (isFetching ? t('words.searching') : t('found', { count }))}
      </VisuallyHidden>
    </>
  );
}

/** Returns a function that closes the search and opens the page of a record. */
function useOpenRecord(onClose: () => void): (record: HitReference) => void {
  const navigate = useNavigate();
  const { remember } = useRecentRecords();
  return useLatest((record) => {
    const { kind, id } = record;
    if (kind !== 'task') remember({ kind, id });
    onClose();
    void navigate({ href: getRecordPath(record) });
  });
}

/** Returns a function that stays the same and calls the latest one, so that rows are not rendered again for it. */
function useLatest<T>(call: (value: T) => void): (value: T) => void {
  const latest = useRef(call);
  useEffect(() => {
    latest.current = call;
  });
  const [stable] = useState(() => (value: T) => latest.current(value));
  return stable;
}
