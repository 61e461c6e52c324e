import { Badge, Group } from '@mantine/core';
import { AgreementLink } from '../../records/agreements/agreement-link';
import { CommitmentStatusBadge } from '../../records/agreements/commitment-status-badge';
import { CompanyLink } from '../../records/companies/company-link';
import type { CommitmentColumn } from './agreement-columns.constants';
import type { Commitment } from './agreements.api';
import { PlainCell } from '../../shared/tables/plain-cell';
import { useTranslation } from 'react-i18next';
import { useFormat } from '../../shared/format/use-format';

interface CommitmentCellProps {
  commitment: Commitment;
  column: CommitmentColumn;
  /** Whether its links can be reached with Tab. */
  isReachable: boolean;
}

/** The content of one cell of the table of commitments. */
export function CommitmentCell({ commitment, column, isReachable }: CommitmentCellProps) {
  const { t } = useTranslation('agreements');
  const format = useFormat();
  const { description, agreementId, agreementTitle, ownerCompanyId, ownerCompanyName, dueOn, doneOn } = commitment;
  const tabIndex = isReachable ? 0 : -1;
  switch (column) {
    case 'agreementId':
      return <AgreementLink agreement={{ id: agreementId, title: agreementTitle }} tabIndex={tabIndex} fw={400} />;
    case 'ownerCompanyId':
      if (ownerCompanyId === null || ownerCompanyName === null) return <PlainCell text={null} />;
      return <CompanyLink company={{ id: ownerCompanyId, name: ownerCompanyName }} tabIndex={tabIndex} fw={400} />;
    case 'status':
      return <CommitmentStatusBadge commitment={commitment} />;
    case 'description':
      return (
        <Group gap={6} wrap="nowrap" miw={0}>
          <div style={{ minWidth: 0 }}>
            <PlainCell text={description} />
          </div>
          {commitment.archivedAt !== null && (
            <Badge size="sm" color="gray" variant="outline" style={{ flexShrink: 0 }}>
              {t('words.archived')}
            </Badge>
          )}
        </Group>
      );
    default: {
      const day = column === 'dueOn' ? dueOn : doneOn;
      return <PlainCell text={day && format.day(day)} />;
    }
  }
}
