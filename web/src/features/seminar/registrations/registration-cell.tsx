import { Badge, Group, Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { useFormat } from '../../../shared/format/use-format';
import type { RegistrationColumn } from './registration-columns.constants';
import { RegistrationName } from './registration-name';
import { RegistrationStatusBadge } from './registration-status-badge';
import type { Registration } from './registrations.api';

interface RegistrationCellProps {
  registration: Registration;
  column: RegistrationColumn;
  isReachable: boolean;
}

/** A cell of the list of registrations. */
export function RegistrationCell({ registration, column, isReachable }: RegistrationCellProps) {
  const { t } = useTranslation(['seminar', 'record-editor']);
  const format = useFormat();
  switch (column) {
    case 'fullName':
      return (
        <Group gap={6} wrap="nowrap" miw={0}>
          <RegistrationName registration={registration} tabIndex={isReachable ? 0 : -1} />
          {registration.archivedAt !== null && (
            <Badge size="sm" color="gray" variant="outline" style={{ flexShrink: 0 }}>
              {t('record-editor:archived')}
            </Badge>
          )}
        </Group>
      );
    case 'status':
      return <RegistrationStatusBadge {...registration} />;
    case 'registeredAt':
    case 'checkedInAt': {
      const moment = registration[column];
      return <CellText>{moment === null ? '' : format.moment(moment)}</CellText>;
    }
    default:
      return <CellText>{registration[column] ?? ''}</CellText>;
  }
}

function CellText({ children }: { children: string }) {
  return (
    <Text size="sm" truncate title={children}>
      {children}
    </Text>
  );
}
