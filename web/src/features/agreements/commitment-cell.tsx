import { Badge, Group } from '@mantine/core';
import fields from 'record-catalogue/commitments';
import { useTranslation } from 'react-i18next';
import { AgreementLink } from '../../records/agreements/agreement-link';
import { CommitmentStatusBadge } from '../../records/agreements/commitment-status-badge';
import { CompanyLink } from '../../records/companies/company-link';
import { buildColumns } from '../../shared/catalogue/catalogue-field.rules';
import { useFormat } from '../../shared/format/use-format';
import { PlainCell } from '../../shared/tables/plain-cell';
import type { Commitment } from './agreements.api';

/** The columns of the list of commitments, with their widths. */
export const COMMITMENT_COLUMNS = buildColumns(fields, {
  description: 280,
  agreementId: 220,
  ownerCompanyId: 190,
  dueOn: 150,
  status: 190,
  doneOn: 120,
});

export type CommitmentColumn = (typeof COMMITMENT_COLUMNS)[number]['name'];

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
