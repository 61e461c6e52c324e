import { Button, Group, Paper, Text } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { useQuery, type InfiniteData, type UseInfiniteQueryResult, type UseQueryOptions } from '@tanstack/react-query';
import PencilLine from 'lucide-react/icons/pencil-line';
import { useTranslation } from 'react-i18next';
import { BulkDialog } from './bulk-dialog';
import { MAX_BULK_RECORDS } from './bulk-updates.api';
import type { BulkList } from './use-bulk-report';
import type { Selection } from './use-selection';

type PagesQuery<R> = Pick<
  UseInfiniteQueryResult<InfiniteData<{ items: R[] }>>,
  'data' | 'hasNextPage' | 'fetchNextPage'
>;

interface SelectionBarProps<R extends { id: string }, K extends readonly unknown[]> {
  list: BulkList<R>;
  selection: Selection<R>;
  query: PagesQuery<R>;
  /** Counts all records that match the filters. */
  countQuery: UseQueryOptions<number, Error, number, K>;
}

/** The number of selected records, and the actions for them. */
export function SelectionBar<R extends { id: string }, K extends readonly unknown[]>(props: SelectionBarProps<R, K>) {
  const { list, selection, query, countQuery } = props;
  const { t } = useTranslation('lists');
  const [isOpen, { open, close }] = useDisclosure();
  const { records, areAllSelected, clear } = selection;
  const max = list.describe(MAX_BULK_RECORDS);
  const selectAll = async () => {
    let all = query;
    while (all.hasNextPage) all = await query.fetchNextPage({ throwOnError: true });
    selection.selectAll(all.data?.pages.flatMap(({ items }) => items) ?? []);
  };
  return (
    <div role="status">
      {records.length > 0 && (
        <Paper withBorder px="sm" py={6}>
          <Group gap="sm">
            <Text size="sm" fw={600}>
              {t('bulk.selected', { records: list.describe(records.length) })}
            </Text>
            {records.length > MAX_BULK_RECORDS ? (
              <Text size="sm">{t('bulk.tooMany', { max })}</Text>
            ) : (
              <Button size="xs" leftSection={<PencilLine size={14} aria-hidden />} onClick={open}>
                {t('words.changeMenu')}
              </Button>
            )}
            {query.hasNextPage && areAllSelected && (
              <SelectAll
                list={list}
                countQuery={countQuery}
                onSelectAll={() => void selectAll().catch(() => undefined)}
              />
            )}
            <Button size="xs" variant="subtle" onClick={clear}>
              {t('bulk.clear')}
            </Button>
          </Group>
        </Paper>
      )}
      <BulkDialog
        isOpen={isOpen}
        list={list}
        records={records}
        onClose={close}
        onDone={() => {
          close();
          clear();
        }}
      />
    </div>
  );
}

interface SelectAllProps<R extends { id: string }, K extends readonly unknown[]> {
  list: Pick<BulkList<R>, 'describe'>;
  countQuery: UseQueryOptions<number, Error, number, K>;
  onSelectAll: () => void;
}

/** Offers to select every record of the filter once all loaded ones are selected, unless these are too many to change. */
function SelectAll<R extends { id: string }, K extends readonly unknown[]>(props: SelectAllProps<R, K>) {
  const { list, countQuery, onSelectAll } = props;
  const { t } = useTranslation('lists');
  const { data: count } = useQuery(countQuery);
  if (count === undefined) return null;
  const records = list.describe(count);
  if (count > MAX_BULK_RECORDS)
    return <Text size="sm">{t('bulk.tooManyMatch', { records, max: MAX_BULK_RECORDS })}</Text>;
  return (
    <Button size="xs" variant="default" onClick={onSelectAll}>
      {t('bulk.selectAll', { records })}
    </Button>
  );
}
