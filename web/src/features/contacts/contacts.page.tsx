import { Button, Collapse, Group, Stack, Title } from '@mantine/core';
import { useDisclosure, useMediaQuery } from '@mantine/hooks';
import { useInfiniteQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import ListFilter from 'lucide-react/icons/list-filter';
import { useCallback } from 'react';
import { useTranslation } from 'react-i18next';
import { useCan } from '../../shared/session/use-session';
import { ContactCount } from './contact-count';
import { ContactFilterBar } from './contact-filter-bar';
import { ContactList } from './contact-list';
import { type ChangeSearch, isFiltered } from './contact-search.rules';
import { ContactSortSelect } from './contact-sort-select';
import { contactsQuery } from './contacts.api';
import { ExportMenu } from './export-menu';
import { NewContactButton } from './new-contact-button';

const route = getRouteApi('/user/contacts');

/** All contacts in a table that can be filtered, sorted and exported. */
export function ContactsPage() {
  const { t } = useTranslation('contacts');
  const search = route.useSearch();
  const navigate = route.useNavigate();
  const change = useCallback<ChangeSearch>(
    (update) => void navigate({ search: update, replace: true, resetScroll: false }),
    [navigate],
  );
  const query = useInfiniteQuery(contactsQuery(search));
  const contacts = query.data?.pages.flatMap((page) => page.items) ?? [];
  const canExport = useCan('contacts:export');
  const isNarrow = useMediaQuery('(max-width: 48em)', false, { getInitialValueInEffect: false });
  const [areFiltersShown, { toggle }] = useDisclosure(isFiltered(search));
  return (
    <Stack gap="sm">
      <Group justify="space-between" gap="xs">
        <Group gap="sm" align="baseline">
          <Title order={1} size="h2">
            {t('title')}
          </Title>
          {query.data && <ContactCount search={search} loaded={contacts.length} hasMore={query.hasNextPage} />}
        </Group>
        <Group gap="xs">
          <NewContactButton />
          {isNarrow && (
            <>
              <ContactSortSelect search={search} onChange={change} />
              <Button
                variant="default"
                size="xs"
                leftSection={<ListFilter size={14} aria-hidden />}
                aria-expanded={areFiltersShown}
                onClick={toggle}
              >
                {t('filters')}
              </Button>
            </>
          )}
          {canExport && <ExportMenu search={search} />}
        </Group>
      </Group>
      <Collapse expanded={!isNarrow || areFiltersShown}>
        <ContactFilterBar search={search} onChange={change} />
      </Collapse>
      <ContactList contacts={contacts} query={query} search={search} isNarrow={isNarrow} onChange={change} />
    </Stack>
  );
}
