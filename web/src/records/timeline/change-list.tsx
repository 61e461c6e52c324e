import { UnstyledButton } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { useInfiniteQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { useLabels } from '../../shared/labels/use-labels';
import { AuditChanges } from '../audit/audit-changes';
import { type AuditEntry, isFieldShown } from '../audit/audit-values.rules';
import { useAuditFieldName } from '../audit/use-audit-field-name';
import { TimelineItem } from './timeline-item';
import { TimelineMonths } from './timeline-months';
import { TimelineStates } from './timeline-states';
import { changesQuery } from './timeline.api';
import { groupChanges } from './timeline.rules';
import classes from './timeline.module.css';

/** The changes of the fields of a record with who and when, newest first. */
export function ChangeList({ id }: { id: string }) {
  // The names of fields are loaded with the list, so that no entry replaces it by a sign of loading.
  const { t } = useTranslation(['timeline', 'audit', 'fields-audit' as 'audit']);
  const query = useInfiniteQuery(changesQuery(id));
  return (
    <TimelineStates query={query} empty={{ title: t('noChanges'), hint: t('noChangesHint') }}>
      {(entries) => (
        <TimelineMonths
          items={groupChanges(entries)}
          getAt={([first]) => first?.at ?? ''}
          render={(group) => <ChangeItem key={group[0]?.id} entries={group} />}
        />
      )}
    </TimelineStates>
  );
}

/** The changes that one person made on one day. They open to the values before and after. */
function ChangeItem({ entries }: { entries: readonly AuditEntry[] }) {
  const { t } = useTranslation('timeline');
  const label = useLabels();
  const getFieldName = useAuditFieldName();
  const [isOpen, { toggle }] = useDisclosure();
  const listFields = ({ changes }: AuditEntry) => Object.keys(changes).filter(isFieldShown);
  const [first] = entries;
  if (!first) return null;
  const { action, actorName, actorKind, at, entityType } = first;
  const names = new Set(entries.flatMap(listFields).map((field) => getFieldName(entityType, field)));
  const actor = actorKind === 'system' ? t('application') : actorName;
  const title =
    action === 'updated' ? t('changed', { name: actor, fields: [...names].join(', ') }) : label('auditAction', action);
  return (
    <TimelineItem
      icon="change"
      title={
        names.size > 0 ? (
          <UnstyledButton fz="inherit" className={classes['toggle']} aria-expanded={isOpen} onClick={toggle}>
            {title}
          </UnstyledButton>
        ) : (
          title
        )
      }
      at={at}
      actor={actor}
    >
      {isOpen && entries.map((entry) => <AuditChanges key={entry.id} entry={entry} fields={listFields(entry)} />)}
    </TimelineItem>
  );
}
