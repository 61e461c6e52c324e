import { Anchor, Card, Group, Stack, Text } from '@mantine/core';
import { useInfiniteQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { CompanyLink } from '../../../records/companies/company-link';
import { ContactLink } from '../../../records/contacts/contact-link';
import { useFormat } from '../../../shared/format/use-format';
import { useLabels } from '../../../shared/labels/use-labels';
import { EmptyState } from '../../../shared/layout/empty-state';
import { LoadingState } from '../../../shared/layout/loading-state';
import { ProblemState } from '../../../shared/layout/problem-state';
import { ShowMore } from '../../../shared/layout/show-more';
import { useCan } from '../../../shared/session/use-session';
import { ExportMenu } from '../../../shared/tables/export-menu';
import { useDelegationEditor } from '../use-delegation-editor';
import { buildThankYouList, type Thanked, thankYouQuery } from './thank-you.api';

/** The people who came and the companies that received the delegation, with who writes to them. */
export function ThankYouTab() {
  const { t } = useTranslation('delegation');
  const { delegation } = useDelegationEditor();
  const canExport = useCan('activities:export');
  const query = useInfiniteQuery(thankYouQuery(delegation.id));
  const { data, error, refetch } = query;
  if (error && !data) return <ProblemState error={error} onRetry={() => void refetch()} />;
  if (!data) return <LoadingState />;
  const rows = data.pages.flatMap((page) => page.items);
  if (rows.length === 0) return <EmptyState title={t('thankYou.empty')} hint={t('thankYou.emptyHint')} />;
  return (
    <Stack gap="sm">
      <Group justify="space-between" gap="xs">
        <Text size="sm" c="dimmed">
          {t('thankYou.hint')}
        </Text>
        {canExport && (
          <ExportMenu
            list={buildThankYouList(delegation.id)}
            search={{}}
            formats={['xlsx', 'csv']}
            hint={t('thankYou.exportHint')}
          />
        )}
      </Group>
      <Stack gap="xs" component="ul" m={0} p={0} style={{ listStyle: 'none' }}>
        {rows.map((row) => (
          <ThankedItem key={row.id} row={row} />
        ))}
      </Stack>
      <ShowMore query={query} />
    </Stack>
  );
}

function ThankedItem({ row }: { row: Thanked }) {
  const { t } = useTranslation('delegation');
  const label = useLabels();
  const format = useFormat();
  const { kind, role, contactId, fullName, nativeName, title, companyId, companyName, email, language, ownerName } =
    row;
  return (
    <Card withBorder p="sm" component="li">
      <Group justify="space-between" gap="xs" align="flex-start">
        <div style={{ flex: '1 1 220px', minWidth: 0 }}>
          {contactId && fullName && (
            <Text size="sm">
              <ContactLink contact={{ id: contactId, fullName }} isWrapped />{' '}
              {nativeName && nativeName !== fullName && <span lang="zh">{nativeName}</span>}
            </Text>
          )}
          {companyId && companyName && (
            <CompanyLink company={{ id: companyId, name: companyName }} isWrapped fw={contactId ? 400 : 600} />
          )}
          <Text size="xs" c="dimmed">
            {[label('thankYouKind', kind), role && label('participantRole', role), title].filter(Boolean).join(' · ')}
          </Text>
        </div>
        <div style={{ flex: '1 1 200px', minWidth: 0 }}>
          {email && (
            <Anchor size="sm" href={`mailto:${email}`} style={{ overflowWrap: 'anywhere' }}>
              {email}
            </Anchor>
          )}
          <Text size="xs" c="dimmed">
            {[
              language && t('thankYou.language', { language: format.language(language) }),
              ownerName && t('thankYou.writer', { name: ownerName }),
            ]
              .filter(Boolean)
              .join(' · ')}
          </Text>
        </div>
      </Group>
    </Card>
  );
}
