import { Stack, Tabs } from '@mantine/core';
import { getRouteApi } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { EmptyState } from '../../shared/layout/empty-state';
import { TabList } from '../../shared/layout/tab-list';
import { useCan } from '../../shared/session/use-session';
import type { ListSearch } from '../../shared/tables/list-search.rules';
import { LearnedTab } from './learned-tab';
import { MailTab } from './mail/mail-tab';
import { ReviewTab } from './review-tab';
import classes from './review.module.css';
import { PageTitle } from '../../shared/layout/page-title';

const route = getRouteApi('/user/review');

const TABS = ['queue', 'mail', 'learned'] as const;

/** The registrations by form and the mails that wait for a person, worked off one by one, and what was learned from the decisions. */
export function ReviewPage() {
  const { t } = useTranslation(['review', 'shared']);
  const canResolve = useCan('intake:resolve');
  const canReadMails = useCan('inbound_mails:read');
  const address: ListSearch = route.useSearch();
  const navigate = route.useNavigate();
  const tab = TABS.find((one) => one === address['tab']) ?? 'queue';
  if (!canResolve) return <EmptyState isPage title={t('shared:forbidden')} hint={t('shared:forbiddenHint')} />;
  const kind = (['email', 'company'] as const).find((one) => one === address['kind']) ?? null;
  return (
    <Stack gap="sm" className={classes['page']}>
      <PageTitle>{t('words.review')}</PageTitle>
      <Tabs
        value={tab}
        keepMounted={false}
        onChange={(value) => void navigate({ search: value === 'queue' || value === null ? {} : { tab: value } })}
      >
        <TabList
          label={t('words.review')}
          active={tab}
          tabs={[
            { value: 'queue', text: t('words.registrations') },
            ...(canReadMails ? [{ value: 'mail', text: t('mail.title') }] : []),
            { value: 'learned', text: t('learned.title') },
          ]}
        />
        <Tabs.Panel value="queue">
          <ReviewTab address={address} />
        </Tabs.Panel>
        {canReadMails && (
          <Tabs.Panel value="mail">
            <MailTab address={address} />
          </Tabs.Panel>
        )}
        <Tabs.Panel value="learned">
          <LearnedTab
            kind={kind}
            onChange={(chosen) =>
              void navigate({ search: { tab: 'learned', ...(chosen && { kind: chosen }) }, replace: true })
            }
          />
        </Tabs.Panel>
      </Tabs>
    </Stack>
  );
}
