import { Button, Text } from '@mantine/core';
import { type UseQueryOptions, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useFormat } from '../format/use-format';

interface RecordCountProps<K extends readonly unknown[]> {
  /** Counts all rows that match the filters. */
  query: UseQueryOptions<number, Error, number, K>;
  /** The number of rows that have been read. */
  loaded: number;
  hasMore: boolean;
  texts: {
    describeFirst: (loaded: string) => string;
    describeAll: (count: number, formatted: string) => string;
  };
}

/** How many rows there are. Counting reads all of them, so that it is done on demand. */
export function RecordCount<K extends readonly unknown[]>({ query, loaded, hasMore, texts }: RecordCountProps<K>) {
  const { t } = useTranslation('shared');
  const format = useFormat();
  const [asked, setAsked] = useState<string | null>(null);
  const key = JSON.stringify(query.queryKey);
  const { data: total, isFetching } = useQuery({ ...query, enabled: hasMore && asked === key });
  const count = hasMore ? total : loaded;
  return (
    <>
      <Text size="sm" c="dimmed" role="status">
        {count === undefined
          ? texts.describeFirst(format.count(loaded))
          : texts.describeAll(count, format.count(count))}
      </Text>
      {count === undefined && (
        <Button variant="subtle" size="compact-xs" loading={isFetching} onClick={() => setAsked(key)}>
          {t('countAll')}
        </Button>
      )}
    </>
  );
}
