import { Anchor } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { getRecordPath } from '../../../records/search/record-reference.rules';
import { getUserPath } from '../users/user-path.rules';
import { findRecordKind } from './audit-values.rules';
import type { AuditEntry } from './audit.api';

/** The name of the record of an entry, which links to its page if there is one. */
export function RecordLink({ entry: { entityType, entityId: id, entityName } }: { entry: AuditEntry }) {
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
