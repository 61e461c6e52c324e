import { Button, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useFormat } from '../../shared/format/use-format';
import type { ContactSearch } from './contact-search.rules';
import { contactCountQuery } from './contacts.api';

interface ContactCountProps {
  search: ContactSearch;
  /** The number of contacts that have been read. */
  loaded: number;
  hasMore: boolean;
}

/** How many contacts there are. Counting reads all of them, so that it is done on demand. */
export function ContactCount({ search, loaded, hasMore }: ContactCountProps) {
  const { t } = useTranslation('contacts');
  const format = useFormat();
  const query = contactCountQuery(search);
  const [asked, setAsked] = useState<string | null>(null);
  const key = JSON.stringify(query.queryKey);
  const { data: total, isFetching } = useQuery({ ...query, enabled: hasMore && asked === key });
  const count = hasMore ? total : loaded;
  return (
    <>
      <Text size="sm" c="dimmed" role="status">
        {count === undefined
          ? t('firstContacts', { loaded: format.count(loaded) })
          : t('contactCount', { count, formatted: format.count(count) })}
      </Text>
      {count === undefined && (
        <Button variant="subtle" size="compact-xs" loading={isFetching} onClick={() => setAsked(key)}>
          {t('countAll')}
        </Button>
      )}
    </>
  );
}
