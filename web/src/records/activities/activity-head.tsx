import { Menu } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useFormat } from '../../shared/format/use-format';
import { useLabels } from '../../shared/labels/use-labels';
import { RecordActions } from '../../shared/record-editor/record-actions';
import { ListTrail, RecordHead } from '../../shared/record-editor/record-head';
import { useRecordEditor } from '../../shared/record-editor/use-record-editor';
import { ActivityStatusBadge } from './activity-status-badge';
import { WriteMailButton } from '../mails/write-mail-button';
import type { EditedActivity } from './activity-fields/activity-fields.rules';

interface ActivityHeadProps {
  kind: 'delegation' | 'roadshow' | 'seminar';
  /** Shows the status, where it can be changed in place. */
  status?: ReactNode;
  /** When, where and for whom. */
  children: ReactNode;
}

/** The title of the activity of the page, the facts that identify it, and what can be done with it. */
export function ActivityHead({ kind, status, children }: ActivityHeadProps) {
  const { t } = useTranslation('activity-fields');
  const format = useFormat();
  const label = useLabels();
  const { id, title, reference, archivedAt, status: current } = useRecordEditor<EditedActivity>().record;
  return (
    <RecordHead
      trail={
        <ListTrail to="/activities" text={t('words.activities')} separator="/">
          <span>{label('activityKind', kind)}</span>
          <span>{reference}</span>
        </ListTrail>
      }
      title={title}
      badge={status ?? <ActivityStatusBadge status={current} />}
      actions={
        <RecordActions
          name={title}
          archive={{ title: t('words.archiveTitled', { title }), text: t('archive.text') }}
          restore={{
            title: t('restore.title', { title }),
            text: t('restore.text'),
            done: t('restore.done', { title }),
          }}
          // A roadshow has a tab of them.
          items={
            kind !== 'roadshow' && (
              <Menu.Item component={Link} to={`/activities/${id}/meetings`}>
                {t('words.businessMeetings')}
              </Menu.Item>
            )
          }
        >
          <WriteMailButton size="xs" subject={{ kind: 'activity', id, title }} />
        </RecordActions>
      }
      archived={archivedAt && t('archivedOn', { day: format.momentDay(archivedAt) })}
    >
      {children}
    </RecordHead>
  );
}
