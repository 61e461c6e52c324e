import { Anchor } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { findRecordPath, type RecordReference } from '../../records/search/record-reference.rules';

/** The name of a record, which opens its page if there is one. */
export function RecordLink({ record, isStrong = false }: { record: RecordReference; isStrong?: boolean }) {
  const path = findRecordPath(record);
  if (path === null) return <span style={{ fontWeight: isStrong ? 600 : undefined }}>{record.title}</span>;
  return (
    <Anchor
      inherit
      c="inherit"
      fw={isStrong ? 600 : undefined}
      underline={isStrong ? 'hover' : 'always'}
      renderRoot={(props) => <Link {...props} to={path} />}
    >
      {record.title}
    </Anchor>
  );
}
