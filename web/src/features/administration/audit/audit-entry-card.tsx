import { Anchor, Button, Card, Group, Text } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { getRecordPath } from '../../../records/search/record-reference.rules';
import { useFormat } from '../../../shared/format/use-format';
import { useLabels } from '../../../shared/labels/use-labels';
import { lowerFirst } from '../../../shared/format/format.rules';
import { getUserPath } from '../users/user-list.rules';
import { AuditChanges } from '../../../records/audit/audit-changes';
import { type AuditEntry, findRecordKind, isFieldShown } from '../../../records/audit/audit-values.rules';

interface AuditEntryCardProps {
  entry: AuditEntry;
  /** Whether all entries are about the same record. */
  isRecordChosen: boolean;
}

/** The number of fields up to which the changes are shown without asking. A new record has many. */
const MAX_SHOWN_FIELDS = 6;

/** An entry in words: what was done with which record, by whom, when, and what changed. */
export function AuditEntryCard({ entry, isRecordChosen }: AuditEntryCardProps) {
  const { t } = useTranslation('audit');
  const format = useFormat();
  const label = useLabels();
  const { action, actorKind, actorName, at, changes, entityId, entityType } = entry;
  const fields = Object.keys(changes).filter(isFieldShown);
  const isLong = action === 'created' || fields.length > MAX_SHOWN_FIELDS;
  const [isOpen, { toggle }] = useDisclosure(!isLong);
  return (
    <Card withBorder p="sm" data-action={action}>
      <Group justify="space-between" align="flex-start" gap="xs">
        <div style={{ flex: '1 1 300px', minWidth: 0, overflowWrap: 'anywhere' }}>
          <Text size="sm" fw={600}>
            {label('auditAction', action)}: {lowerFirst(label('recordType', entityType))} <RecordLink entry={entry} />
          </Text>
          <Text size="sm" c="dimmed">
            <time dateTime={at}>{format.moment(at)}</time> · {writeActor(actorKind, actorName)}
          </Text>
        </div>
        {!isRecordChosen && (
          <Anchor
            component={Link}
            to="/administration/audit"
            search={{ entityId } as never}
            size="xs"
            underline="always"
            aria-label={t('onlyThisOf', { name: entry.entityName ?? label('recordType', entityType) })}
          >
            {t('onlyThis')}
          </Anchor>
        )}
      </Group>
      {isLong && fields.length > 0 && (
        <Button
          variant="subtle"
          size="compact-sm"
          mt={4}
          aria-expanded={isOpen}
          onClick={toggle}
          style={{ alignSelf: 'flex-start' }}
        >
          {t(isOpen ? 'hideFields' : 'showFields', { count: fields.length })}
        </Button>
      )}
      {isOpen && fields.length > 0 && <AuditChanges entry={entry} fields={fields} />}
    </Card>
  );

  function writeActor(kind: AuditEntry['actorKind'], name: string): string {
    if (kind === 'system') return label('actorKind', kind);
    return kind === 'key' ? `${name} (${label('actorKind', kind)})` : name;
  }
}

/** The name of the record of an entry, which links to its page if there is one. */
function RecordLink({ entry: { entityType, entityId: id, entityName } }: { entry: AuditEntry }) {
  if (entityName === null) return null;
  const path = findPath(entityType, id);
  if (path === null) return entityName;
  return (
    <Anchor component={Link} to={path} inherit underline="always">
      {entityName}
    </Anchor>
  );
}

function findPath(entityType: string, id: string): string | null {
  if (entityType === 'user') return getUserPath(id);
  const kind = findRecordKind(entityType);
  return kind && getRecordPath({ kind, id });
}
