import { Badge } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { Status } from './import-steps.rules';

const COLORS: Readonly<Record<Status, string>> = {
  uploaded: 'gray',
  checking: 'blue',
  checked: 'blue',
  running: 'blue',
  stopped: 'orange',
  done: 'green',
  undoing: 'orange',
  undone: 'gray',
  failed: 'red',
};

/** How far an import has come, in words. */
export function StatusBadge({ status }: { status: Status }) {
  const { t } = useTranslation('imports');
  return (
    <Badge variant={status === 'undone' ? 'outline' : 'light'} color={COLORS[status]}>
      {t(`status.${status}`)}
    </Badge>
  );
}
