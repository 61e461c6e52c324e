import { Alert, Button, Collapse, Group, Stack } from '@mantine/core';
import { useDisclosure, useMediaQuery } from '@mantine/hooks';
import { useInfiniteQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { FilterBar } from '../../records/filters/filter-bar';
import { listTextKeys } from '../../shared/i18n/text-keys.rules';
import { EmptyState } from '../../shared/layout/empty-state';
import { ShowMore } from '../../shared/layout/show-more';
import { clearFilters, isFiltered, type ListSearch } from '../../shared/tables/list-search.rules';
import { ListStates } from '../../shared/tables/list-states';
import { RecordCount } from '../../shared/tables/record-count';
import { useListSearch } from '../../shared/tables/use-list-search';
import { BulkDialog } from './bulk-dialog';
import { DecidedList, DecidedMessage } from './decided-list';
import { RegistrationPanel } from './registration-panel';
import { queueCountQuery, queueQuery } from './review.api';
import { REVIEW_LIST, readReviewFilters } from './review-list.rules';
import { ReviewQueue } from './review-queue';
import classes from './review.module.css';
import { useReview } from './use-review';

const route = getRouteApi('/user/review');

/** The queue beside the open registration. */
export function ReviewTab({ address }: { address: ListSearch }) {
  const { t } = useTranslation(['review', 'filters']);
  const { search, change } = useListSearch(address, route.useNavigate(), readReviewFilters);
  const query = useInfiniteQuery(queueQuery(search));
  const registrations = query.data?.pages.flatMap(({ items }) => items) ?? [];
  const review = useReview(address, registrations, query.refetch);
  const [checkedIds, setCheckedIds] = useState<readonly string[]>([]);
  const [isBulkOpen, bulk] = useDisclosure(false);
  const isNarrow = useMediaQuery('(max-width: 62em)', false, { getInitialValueInEffect: false });
  const [isQueueShown, { toggle }] = useDisclosure(false);
  const checked = registrations.filter(({ id }) => checkedIds.includes(id));
  const { openId } = review;
  const empty = isFiltered(search) ? (
    <EmptyState title={t('noMatch')} hint={t('noMatchHint')}>
      <Button onClick={() => change(clearFilters)}>{t('words.clearFilters')}</Button>
    </EmptyState>
  ) : (
    <EmptyState title={t('empty')} hint={t('emptyHint')} />
  );
  const queue = (
    <Stack gap="xs" className={classes['queue']}>
      <ReviewQueue
        registrations={registrations}
        openId={openId}
        checkedIds={checkedIds}
        onCheck={(id, isChecked) =>
          setCheckedIds((known) => (isChecked ? [...known, id] : known.filter((one) => one !== id)))
        }
      />
      <ShowMore query={query} text={t('more')} />
    </Stack>
  );
  return (
    <Stack gap="sm">
      <FilterBar
        list={REVIEW_LIST}
        search={search}
        onChange={change}
        usual={['connectionId', 'activityId']}
        texts={{
          search: t('search'),
          searchShort: t('searchShort'),
          archived: t('archived', { returnObjects: true }),
          getLabel: (name) => t(listTextKeys('filterName', name)),
        }}
      />
      <Group gap="sm">
        {query.data && (
          <RecordCount
            query={queueCountQuery(search)}
            loaded={registrations.length}
            hasMore={query.hasNextPage}
            texts={{
              describeFirst: (loaded) => t('words.firstRegistrations', { loaded }),
              describeAll: (count, formatted) => t('words.registrationCount', { count, formatted }),
            }}
          />
        )}
        {isNarrow && registrations.length > 0 && (
          <Button size="xs" variant="default" aria-expanded={isQueueShown} onClick={toggle}>
            {t('showQueue')}
          </Button>
        )}
        {checked.length > 0 && (
          <>
            <Button size="xs" onClick={bulk.open}>
              {t('bulk.open', { count: checked.length })}
            </Button>
            <Button size="xs" variant="subtle" onClick={() => setCheckedIds([])}>
              {t('bulk.clear')}
            </Button>
          </>
        )}
      </Group>
      <DecidedMessage
        message={review.message}
        shown={review.decided}
        isUndoing={review.isUndoing}
        onUndo={review.undo}
      />
      {review.undoError && (
        <Alert color="red" role="alert">
          {review.undoError.message}
        </Alert>
      )}
      <ListStates
        query={query}
        isEmpty={registrations.length === 0 && openId === null}
        empty={empty}
        onRetryPage={() => void query.fetchNextPage()}
      >
        {() => (
          <div className={classes['columns']}>
            {isNarrow ? <Collapse expanded={isQueueShown}>{queue}</Collapse> : queue}
            <Stack gap="md">
              {openId !== null && (
                <RegistrationPanel
                  id={openId}
                  hasNext={review.hasNext}
                  isFocused={review.isFocused}
                  onDecided={review.finish}
                  onSkip={() => review.leave(openId)}
                />
              )}
            </Stack>
          </div>
        )}
      </ListStates>
      <DecidedList shown={review.decided} isUndoing={review.isUndoing} onUndo={review.undo} />
      {isBulkOpen && (
        <BulkDialog
          registrations={checked}
          onClose={() => {
            bulk.close();
            // The button that opened the dialog is gone with the selection.
            if (checked.length === 0) review.focusOpen();
          }}
          onDecided={(outcomes, choice) => {
            const ids = outcomes.map(({ registrationId }) => registrationId);
            setCheckedIds((known) => known.filter((id) => !ids.includes(id)));
            review.finishMany(outcomes, choice);
          }}
        />
      )}
    </Stack>
  );
}
