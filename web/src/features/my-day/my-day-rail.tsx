import { Anchor, Badge, Text, Title } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { type ReactNode, useId } from 'react';
import { Trans, useTranslation } from 'react-i18next';
import { ActivityLink } from '../../records/activities/activity-link';
import { DueDay } from '../../records/days/due-day';
import { useNearDay } from '../../records/days/use-near-day';
import { getRecordPath } from '../../records/search/record-reference.rules';
import { useFormat } from '../../shared/format/use-format';
import { useLabels } from '../../shared/labels/use-labels';
import { useCan } from '../../shared/session/use-session';
import rows from '../../shared/layout/rows.module.css';
import { LogButton } from './log-button';
import type { MyDay, MyDayLead } from './my-day.api';
import classes from './my-day.module.css';

/** The number of records that a card shows. */
const MAX_ITEMS = 6;

/** The leads, activities, registrations and received mails that are coming up, beside the work of the day. */
export function MyDayRail({ day, stale, decisions, activities, registrationsToReview, mailsToReview }: MyDay) {
  const canResolve = useCan('intake:resolve');
  return (
    <aside className={classes['rail']}>
      <StaleCard day={day} stale={stale} />
      <DecisionsCard day={day} decisions={decisions} />
      <ActivitiesCard activities={activities} />
      {canResolve && registrationsToReview !== null && registrationsToReview > 0 && (
        <ReviewLine count={registrationsToReview} />
      )}
      {canResolve && mailsToReview !== null && mailsToReview > 0 && <ReviewLine count={mailsToReview} isMail />}
    </aside>
  );
}

interface RailCardProps {
  title: string;
  /** The number of all that belong here, also of those that are not shown. */
  total: number;
  /** Leads to the list of all, if there is one. */
  end?: ReactNode;
  /** The rows, as items of a list. */
  children: ReactNode;
}

/** A card of the rail. It is left out where it would be empty. */
function RailCard({ title, total, end, children }: RailCardProps) {
  const id = useId();
  const format = useFormat();
  if (total === 0) return null;
  return (
    <section className={classes['card']} aria-labelledby={id}>
      <div className={classes['cardHead']}>
        <Title order={2} fz={13} lh="28px" fw={600} id={id}>
          {title}
        </Title>
        <Badge variant="default" size="sm" circle={total < 10}>
          {format.count(total)}
        </Badge>
        {end}
      </div>
      <ul className={rows['list']}>{children}</ul>
    </section>
  );
}

interface LeadsCardProps {
  title: string;
  leads: MyDay['stale'];
  /** The filters of the list behind the card; null if the list would not show the same. */
  search: Record<string, string | boolean> | null;
  /** Renders the day that matters. */
  renderDay: (lead: MyDayLead) => ReactNode;
}

/** Leads of the user that need attention. */
function LeadsCard({ title, leads: { items, total }, search, renderDay }: LeadsCardProps) {
  const { t } = useTranslation('my-day');
  const format = useFormat();
  const label = useLabels();
  const list = search && (
    <Anchor fz={13} className={classes['all']} renderRoot={(link) => <Link {...link} to="/leads" search={search} />}>
      {total > MAX_ITEMS ? t('allRecords', { total: format.count(total) }) : t('showList')}
    </Anchor>
  );
  return (
    <RailCard title={title} total={total} end={list}>
      {items.slice(0, MAX_ITEMS).map((lead) => {
        const record = { kind: 'lead', id: lead.id, title: lead.title } as const;
        return (
          <li key={lead.id} className={classes['item']} data-row>
            <Anchor
              size="sm"
              c="inherit"
              className={classes['itemTitle']}
              title={lead.title}
              renderRoot={(link) => <Link {...link} to={getRecordPath(record)} />}
            >
              {lead.title}
            </Anchor>
            <span className={classes['itemDay']}>{renderDay(lead)}</span>
            <Text fz={13} c="dimmed" truncate className={classes['itemNote']}>
              {lead.companyName} · {label('stage', lead.stage)}
            </Text>
            <LogButton subject={record} />
          </li>
        );
      })}
    </RailCard>
  );
}

/** The leads that are stale, or become so soon. */
function StaleCard({ day, stale }: Pick<MyDay, 'day' | 'stale'>) {
  const { t } = useTranslation('my-day');
  const format = useNearDay();
  const isAnyStale = stale.items.some(({ staleOn }) => staleOn <= day);
  return (
    <LeadsCard
      title={t('stale')}
      leads={stale}
      // The list of leads knows those that are stale already.
      search={isAnyStale ? { ownerId: 'me', status: 'open', 'staleSince.isNull': false, sort: 'staleSince' } : null}
      renderDay={({ staleOn }) => (
        <Text component="span" inherit c={staleOn <= day ? 'orange' : 'dimmed'}>
          {t(staleOn <= day ? 'since' : 'from', { day: format.near(staleOn) })}
        </Text>
      )}
    />
  );
}

/** The leads whose decision is overdue, or expected soon. */
function DecisionsCard({ day, decisions }: Pick<MyDay, 'day' | 'decisions'>) {
  const { t } = useTranslation('my-day');
  return (
    <LeadsCard
      title={t('decisions')}
      leads={decisions}
      search={{
        ownerId: 'me',
        status: 'open',
        'expectedDecisionOn.lte': decisions.by,
        sort: 'expectedDecisionOn',
      }}
      renderDay={({ expectedDecisionOn }) => <DueDay day={expectedDecisionOn} today={day} />}
    />
  );
}

/** The delegations, roadshows and seminars of the week. */
function ActivitiesCard({ activities: { items, total } }: Pick<MyDay, 'activities'>) {
  const { t } = useTranslation('my-day');
  const format = useNearDay();
  const label = useLabels();
  return (
    <RailCard title={t('activities')} total={total}>
      {items.slice(0, MAX_ITEMS).map((activity) => {
        const { id, kind, startsOn, endsOn, city, status } = activity;
        return (
          <li key={id} className={classes['item']} data-row>
            <span className={classes['itemTitle']}>
              <ActivityLink activity={activity} size="sm" fw={400} c="inherit" />
            </span>
            <span className={classes['itemDay']}>
              {[...new Set([startsOn, endsOn])].map(format.weekday).join(' – ')}
            </span>
            <Text fz={13} c="dimmed" truncate className={classes['itemNote']}>
              {[label('activityKind', kind), label('activityStatus', status), city].filter(Boolean).join(' · ')}
            </Text>
          </li>
        );
      })}
      {total > MAX_ITEMS && (
        <li className={classes['item']}>
          <Text fz={13} c="dimmed">
            {t('moreActivities', { count: total - MAX_ITEMS })}
          </Text>
        </li>
      )}
    </RailCard>
  );
}

/** Leads to the registrations that wait for a review, or to the received mails. */
function ReviewLine({ count, isMail = false }: { count: number; isMail?: boolean }) {
  const { t } = useTranslation('my-day');
  const format = useFormat();
  return (
    <Link to="/review" search={isMail ? { tab: 'mail' } : {}} className={rows['box']}>
      <span>
        <Trans
          t={t}
          i18nKey={isMail ? 'mailsToReview' : 'toReview'}
          count={count}
          values={{ value: format.count(count) }}
          components={{ b: <b /> }}
        />
      </span>
      <span aria-hidden>→</span>
    </Link>
  );
}
