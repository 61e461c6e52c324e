import { Badge, Group } from '@mantine/core';
import fields from 'record-catalogue/agreements';
import { useTranslation } from 'react-i18next';
import { AgreementLink } from '../../records/agreements/agreement-link';
import { AgreementStatusBadge } from '../../records/agreements/agreement-status-badge';
import type { WriteField } from '../../records/fields/use-field-text';
import { buildColumns } from '../../shared/catalogue/catalogue-field.rules';
import { PlainCell } from '../../shared/tables/plain-cell';
import { TwoLines } from '../../shared/tables/two-lines';
import type { Agreement } from './agreements.api';

/** The columns of the list of agreements, with their widths. */
export const AGREEMENT_COLUMNS = buildColumns(fields, {
  title: 280,
  kind: 190,
  status: 120,
  parties: 200,
  signedOn: 120,
  expiresOn: 120,
  ownerId: 130,
});

export type AgreementColumn = (typeof AGREEMENT_COLUMNS)[number]['name'];

interface AgreementCellProps {
  agreement: Agreement;
  column: AgreementColumn;
  write: WriteField;
  /** Whether its links can be reached with Tab. */
  isReachable: boolean;
}

/** The content of one cell of the table of agreements. */
export function AgreementCell({ agreement, column, write, isReachable }: AgreementCellProps) {
  if (column === 'title') return <TitleCell agreement={agreement} isReachable={isReachable} />;
  if (column === 'status') return <AgreementStatusBadge status={agreement.status} />;
  if (column === 'parties') {
    return <PlainCell text={agreement.parties.map(({ companyName }) => companyName).join(', ')} />;
  }
  return <PlainCell text={write(fields[column], agreement[column])} />;
}

function TitleCell({ agreement, isReachable }: Pick<AgreementCellProps, 'agreement' | 'isReachable'>) {
  const { t } = useTranslation('agreements');
  const { reference, archivedAt } = agreement;
  return (
    <Group gap={6} wrap="nowrap" miw={0}>
      <TwoLines second={reference}>
        <AgreementLink agreement={agreement} tabIndex={isReachable ? 0 : -1} />
      </TwoLines>
      {archivedAt !== null && (
        <Badge size="sm" color="gray" variant="outline" style={{ flexShrink: 0 }}>
          {t('words.archived')}
        </Badge>
      )}
    </Group>
  );
}
