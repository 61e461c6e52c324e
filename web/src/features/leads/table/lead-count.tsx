import { Button, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useFormat } from '../../../shared/format/use-format';
import { leadCountQuery } from '../leads.api';
import type { LeadSearch } from '../lead-search.rules';

interface LeadCountProps {
  search: LeadSearch;
  /** The number of leads that have been read. */
  loaded: number;
  hasMore: boolean;
}

/** How many leads there are. Counting reads all of them, so that it is done on demand. */
export function LeadCount({ search, loaded, hasMore }: LeadCountProps) {
  const { t } = useTranslation('leads');
  const format = useFormat();
  const query = leadCountQuery(search);
  const [asked, setAsked] = useState<string | null>(null);
  const key = JSON.stringify(query.queryKey);
  const { data: total, isFetching } = useQuery({ ...query, enabled: hasMore && asked === key });
  const count = hasMore ? total : loaded;
  return (
    <>
      <Text size="sm" c="dimmed" role="status">
        {count === undefined
          ? t('firstLeads', { loaded: format.count(loaded) })
          : t('leadCount', { count, formatted: format.count(count) })}
      </Text>
      {count === undefined && (
        <Button variant="subtle" size="compact-xs" loading={isFetching} onClick={() => setAsked(key)}>
          {t('countAll')}
        </Button>
      )}
    </>
  );
}
