import { Anchor } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { getRecordPath } from '../../records/search/record-reference.rules';
import type { Import } from './imports.api';

/** The kinds of records that have a page. */
const KINDS: Partial<Record<Import['entity'], Parameters<typeof getRecordPath>[0]['kind']>> = {
  companies: 'company',
  contacts: 'contact',
  leads: 'lead',
  agreements: 'agreement',
};

interface RecordOfImportProps {
  entity: Import['entity'];
  id: string;
  text: string;
}

/** A link to a record of an import; only the text if it has no page of its own. */
export function RecordOfImport({ entity, id, text }: RecordOfImportProps) {
  const kind = KINDS[entity];
  if (!kind) return text;
  return (
    <Anchor inherit component={Link} to={getRecordPath({ kind, id })}>
      {text}
    </Anchor>
  );
}
