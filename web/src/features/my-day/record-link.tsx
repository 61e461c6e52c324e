import { Anchor } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { getRecordPath, type RecordReference } from '../../records/search/record-reference.rules';

/** The name of a record, which opens its page. */
export function RecordLink({ record, isStrong = false }: { record: RecordReference; isStrong?: boolean }) {
  return (
    <Anchor
      inherit
      c="inherit"
      fw={isStrong ? 600 : undefined}
      underline={isStrong ? 'hover' : 'always'}
      renderRoot={(props) => <Link {...props} to={getRecordPath(record)} />}
    >
      {record.title}
    </Anchor>
  );
}
