import { Anchor, Badge, Button, Card, Group, Stack, Text, Title } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useFormat } from '../../../shared/format/use-format';
import { useLabels } from '../../../shared/labels/use-labels';
import { FieldChanges } from './field-changes';
import type { LaterField, LockComparisonView } from './locks.api';

/** The number of changes that are shown at first. */
const FIRST = 10;

/** The changes of records since the month that its figures depend on, the latest first. */
export function LaterChanges({ comparison }: { comparison: LockComparisonView }) {
  const { t } = useTranslation('reports');
  const label = useLabels();
  const { changes, changeCount, recordChanges, recordChangeCount } = comparison;
  return (
    <>
      <ChangeList
        title={t('locks.leadChanges', { count: changeCount })}
        hint={changeCount === 0 ? t('locks.noLeadChanges') : null}
        total={changeCount}
        items={changes.map((change) => ({
          ...change,
          record: 'lead',
          name: <LeadName {...change} />,
          badge: change.late ? t('locks.late') : null,
        }))}
      />
      {recordChangeCount > 0 && (
        <ChangeList
          title={t('locks.recordChanges', { count: recordChangeCount })}
          hint={null}
          total={recordChangeCount}
          items={recordChanges.map((change) => ({
            ...change,
            name: (
              <>
                {label('laterRecord', change.record)}
                {change.title && `: ${change.title}`}
                {change.lead && (
                  <>
                    {' – '}
                    <LeadName {...change} lead={change.lead} />
                  </>
                )}
              </>
            ),
            badge: null,
          }))}
        />
      )}
    </>
  );
}

interface Change {
  at: string;
  by: string | null;
  record: string;
  isNew: boolean;
  veiled: boolean;
  changes: readonly LaterField[];
  name: ReactNode;
  badge: string | null;
}

interface ChangeListProps {
  title: string;
  hint: string | null;
  /** The number of all changes, also of those that the server leaves out. */
  total: number;
  items: readonly Change[];
}

function ChangeList({ title, hint, total, items }: ChangeListProps) {
  const { t } = useTranslation('reports');
  const format = useFormat();
  const [shown, setShown] = useState(FIRST);
  return (
    <Card withBorder p="md" component="section" aria-label={title}>
      <Title order={3} size="h5" mb="xs">
        {title}
      </Title>
      {hint && (
        <Text size="sm" c="dimmed">
          {hint}
        </Text>
      )}
      <Stack component="ul" gap="sm" p={0} m={0} style={{ listStyle: 'none' }}>
        {items.slice(0, shown).map(({ at, by, record, isNew, veiled, changes, name, badge }, index) => (
          <li key={index}>
            <Group gap="xs">
              <Text size="sm">{name}</Text>
              {isNew && <Badge variant="light">{t('locks.isNew')}</Badge>}
              {badge && <Badge variant="default">{badge}</Badge>}
            </Group>
            <FieldChanges record={record} changes={changes} />
            <Text size="xs" c="dimmed">
              {[format.moment(at), by, veiled && t('locks.hidden')].filter(Boolean).join(' · ')}
            </Text>
          </li>
        ))}
      </Stack>
      {items.length > shown && (
        <Button variant="subtle" size="xs" mt="xs" onClick={() => setShown(shown + 50)}>
          {t('locks.moreChanges')}
        </Button>
      )}
      {shown >= items.length && total > items.length && (
        <Text size="sm" c="dimmed">
          {t('locks.notListed', { count: total - items.length })}
        </Text>
      )}
    </Card>
  );
}

interface LeadNameProps {
  leadId: string | null;
  reference: string | null;
  lead: string;
}

/** The lead of a change. A confidential one that the user may not see has only its codename. */
function LeadName({ leadId, reference, lead }: LeadNameProps) {
  if (leadId === null) return lead;
  return (
    <Anchor component={Link} to={`/leads/${leadId}`} inherit>
      {[reference, lead].filter(Boolean).join(' ')}
    </Anchor>
  );
}
