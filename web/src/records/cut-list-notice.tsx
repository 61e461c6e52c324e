import { Anchor, Text } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import type { ListSearch } from '../shared/tables/list-search.rules';

interface CutListNoticeProps {
  page: { items: readonly unknown[]; nextCursor: string | null } | undefined;
  /** The list that shows all of them, if there is one. */
  list?: {
    to: '/activities' | '/companies' | '/contacts' | '/leads' | '/agreements/commitments';
    search: ListSearch;
  };
}

/** Says that a list shows its first page only, and where the others are. */
export function CutListNotice({ page, list }: CutListNoticeProps) {
  const { t } = useTranslation('records');
  if (!page || page.nextCursor === null) return null;
  return (
    <Text size="sm" mt="xs">
      {t('cut.text', { shown: page.items.length })}{' '}
      {list && (
        <Anchor inherit underline="always" renderRoot={(props) => <Link {...props} {...list} />}>
          {t('cut.all')}
        </Anchor>
      )}
    </Text>
  );
}
