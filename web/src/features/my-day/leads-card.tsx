import { Anchor, Badge, Text } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useLabels } from '../../shared/labels/use-labels';
import { DayCard } from './day-card';
import { EmptyLine } from './empty-line';
import { LogButton } from './log-button';
import type { MyDay, MyDayLead } from './my-day.api';
import { RecordLink } from './record-link';
import { useDayFormat } from './use-day-format';
import classes from './my-day.module.css';

interface LeadsCardProps {
  title: string;
  leads: MyDay['stale'];
  empty: string;
  /** The filters of the list behind the card; null if there is nothing in it. */
  search: Record<string, string | boolean> | null;
  /** Returns the note on a lead, such as when it becomes stale, and whether it is late. */
  describe: (lead: MyDayLead) => { text: string; isLate: boolean };
}

/** Leads of the user that need attention. */
function LeadsCard({ title, leads, empty, search, describe }: LeadsCardProps) {
  const { t } = useTranslation('my-day');
  const link: ReactNode = search && (
    <Anchor
      size="sm"
      py={4}
      display="inline-block"
      renderRoot={(props) => <Link {...props} to="/leads" search={search} />}
    >
      {t('showList')}
    </Anchor>
  );
  const { items, total } = leads;
  return (
    <DayCard title={title} count={total} action={link}>
      {items.length === 0 && <EmptyLine>{empty}</EmptyLine>}
      <ul className={classes['list']}>
        {items.map((lead) => (
          <LeadItem key={lead.id} lead={lead} {...describe(lead)} />
        ))}
      </ul>
      {total > items.length && <EmptyLine>{t('moreLeads', { count: total - items.length })}</EmptyLine>}
    </DayCard>
  );
}

function LeadItem({ lead, text, isLate }: { lead: MyDayLead; text: string; isLate: boolean }) {
  const label = useLabels();
  const { id, title, companyName, stage } = lead;
  const record = { kind: 'lead', id, title } as const;
  return (
    <li className={classes['item']}>
      <div className={classes['text']}>
        <Text size="sm">
          <RecordLink record={record} isStrong />
        </Text>
        <Text size="sm" c="dimmed">
          {companyName} · {label('stage', stage)}
        </Text>
        <Badge mt={4} variant="light" color={isLate ? 'orange' : 'gray'}>
          {text}
        </Badge>
      </div>
      <div className={classes['actions']}>
        <LogButton subject={record} title={title} />
      </div>
    </li>
  );
}

/** The leads that are stale, or become so soon. */
export function StaleCard({ day, stale }: Pick<MyDay, 'day' | 'stale'>) {
  const { t } = useTranslation('my-day');
  const format = useDayFormat();
  const describe = ({ staleOn }: MyDayLead) => ({
    text: t(staleOn <= day ? 'words.staleSince' : 'staleFrom', { day: format.weekday(staleOn) }),
    isLate: staleOn <= day,
  });
  const isAnyStale = stale.items.some((lead) => describe(lead).isLate);
  return (
    <LeadsCard
      title={t('stale')}
      leads={stale}
      empty={t('noStale', { day: format.weekday(stale.by) })}
      // The list of leads knows those that are stale already.
      search={isAnyStale ? { ownerId: 'me', status: 'open', 'staleSince.isNull': false, sort: 'staleSince' } : null}
      describe={describe}
    />
  );
}

/** The leads whose decision is overdue, or expected soon. */
export function DecisionsCard({ day, decisions }: Pick<MyDay, 'day' | 'decisions'>) {
  const { t } = useTranslation('my-day');
  const format = useDayFormat();
  const { by } = decisions;
  const describe = ({ expectedDecisionOn }: MyDayLead) => {
    const isLate = expectedDecisionOn !== null && expectedDecisionOn < day;
    return {
      text: t(isLate ? 'decisionOverdue' : 'decisionOn', { day: format.weekday(expectedDecisionOn ?? day) }),
      isLate,
    };
  };
  return (
    <LeadsCard
      title={t('decisions')}
      leads={decisions}
      empty={t('noDecisions', { day: format.weekday(by) })}
      search={
        decisions.total > 0
          ? { ownerId: 'me', status: 'open', 'expectedDecisionOn.lte': by, sort: 'expectedDecisionOn' }
          : null
      }
      describe={describe}
    />
  );
}
