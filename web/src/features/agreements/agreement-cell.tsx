import { Badge, Group, Text } from '@mantine/core';
import { AgreementLink } from '../../records/agreements/agreement-link';
import { AgreementStatusBadge } from '../../records/agreements/agreement-status-badge';
import type { AgreementColumn } from './agreement-columns.constants';
import type { Agreement } from './agreements.api';
import { PlainCell } from '../../shared/tables/plain-cell';
import type { AgreementTexts } from './use-agreement-texts';

interface AgreementCellProps {
  agreement: Agreement;
  column: AgreementColumn;
  texts: AgreementTexts;
  /** Whether its links can be reached with Tab. */
  isReachable: boolean;
}

/** The content of one cell of the table of agreements. */
export function AgreementCell({ agreement, column, texts, isReachable }: AgreementCellProps) {
  if (column === 'title') return <TitleCell agreement={agreement} texts={texts} isReachable={isReachable} />;
  if (column === 'status') return <AgreementStatusBadge status={agreement.status} />;
  return <PlainCell text={writeCell(agreement, column, texts)} />;
}

function writeCell(agreement: Agreement, column: AgreementColumn, texts: AgreementTexts): string | null {
  const { format, label, getOwner } = texts;
  const { kind, parties, signedOn, expiresOn, ownerId } = agreement;
  switch (column) {
    case 'kind':
      return label('agreementKind', kind);
    case 'parties':
      return parties.map(({ companyName }) => companyName).join(', ');
    case 'signedOn':
      return signedOn && format.day(signedOn);
    case 'expiresOn':
      return expiresOn && format.day(expiresOn);
    default:
      return getOwner(ownerId);
  }
}

function TitleCell({ agreement, texts: { t }, isReachable }: Omit<AgreementCellProps, 'column'>) {
  const { reference, archivedAt } = agreement;
  return (
    <Group gap={6} wrap="nowrap" miw={0}>
      <div style={{ minWidth: 0 }}>
        <AgreementLink agreement={agreement} tabIndex={isReachable ? 0 : -1} />
        <Text size="xs" c="dimmed" truncate lh={1.4}>
          {reference}
        </Text>
      </div>
      {archivedAt !== null && (
        <Badge size="sm" color="gray" variant="outline" style={{ flexShrink: 0 }}>
          {t('archivedBadge')}
        </Badge>
      )}
    </Group>
  );
}
