import { Anchor } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { getRecordPath } from '../../../records/search/record-reference.rules';
import { findRecordKind } from './audit-values.rules';
import type { AuditEntry } from './audit.api';

/** The name of the record of an entry, which links to its page if there is one. */
export function RecordLink({ entry: { entityType, entityId: id, entityName } }: { entry: AuditEntry }) {
  const kind = findRecordKind(entityType);
  const path =
    entityType === 'user' ? `/administration/users/${id}` : kind === null ? null : getRecordPath({ kind, id });
  if (entityName === null) return null;
  if (path === null) return entityName;
  return (
    <Anchor component={Link} to={path} inherit underline="always">
      {entityName}
    </Anchor>
  );
}
