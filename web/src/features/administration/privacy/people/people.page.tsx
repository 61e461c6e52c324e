import { Button, Group, Stack, Text, TextInput, Title } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import Search from 'lucide-react/icons/search';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { EmptyState } from '../../../../shared/layout/empty-state';
import { LoadingState } from '../../../../shared/layout/loading-state';
import { ProblemState } from '../../../../shared/layout/problem-state';
import { PersonCard } from './person-card';
import { peopleQuery } from './people.api';

const route = getRouteApi('/user/administration/privacy/people');

/** A text for which the API searches: 3 characters, or 2 of a Chinese, Japanese or Korean name. */
const SEARCHABLE =
  /^[^\p{sc=Han}\p{sc=Hira}\p{sc=Kana}\p{sc=Hang}]{3}|[\p{sc=Han}\p{sc=Hira}\p{sc=Kana}\p{sc=Hang}]{2}/u;

/** Finds a person over all kinds of records. */
export function PeoplePage() {
  const { t } = useTranslation('privacy');
  const navigate = route.useNavigate();
  const { q = '', request } = route.useSearch();
  const [typed, setTyped] = useState(q);
  const search = (event: FormEvent) => {
    event.preventDefault();
    void navigate({ search: { ...(typed.trim() !== '' && { q: typed.trim() }), ...(request && { request }) } });
  };
  return (
    <Stack mt="md" maw={860} gap="sm">
      <Title order={2} size="h4">
        {t('people.title')}
      </Title>
      <Text size="sm">{t('people.hint')}</Text>
      <form onSubmit={search} role="search">
        <Group align="flex-end" gap="xs">
          <TextInput
            type="search"
            label={t('people.search')}
            leftSection={<Search size={14} aria-hidden />}
            style={{ flex: '1 1 220px' }}
            value={typed}
            onChange={({ currentTarget }) => setTyped(currentTarget.value)}
            autoComplete="off"
          />
          <Button type="submit" disabled={!SEARCHABLE.test(typed.trim())}>
            {t('people.find')}
          </Button>
        </Group>
      </form>
      {SEARCHABLE.test(q) && <FoundPeople q={q} request={request} />}
    </Stack>
  );
}

function FoundPeople({ q, request }: { q: string; request?: string }) {
  const { t } = useTranslation('privacy');
  const { data, error, refetch } = useQuery(peopleQuery(q));
  if (error) return <ProblemState error={error} onRetry={() => void refetch()} />;
  if (!data) return <LoadingState />;
  if (data.items.length === 0) return <EmptyState title={t('people.empty')} hint={t('people.emptyHint')} />;
  return (
    <Stack gap="sm">
      <Text size="sm" role="status">
        {t('people.count', { count: data.items.length })}
        {data.hasMore && ` ${t('people.more')}`}
      </Text>
      {data.items.map((person) => (
        <PersonCard key={person.key} person={person} request={request} />
      ))}
    </Stack>
  );
}
