import { Badge } from '@mantine/core';
import LockKeyhole from 'lucide-react/icons/lock-keyhole';
import LockKeyholeOpen from 'lucide-react/icons/lock-keyhole-open';
import { useTranslation } from 'react-i18next';

/** Whether a lock is still in force. */
export function LockState({ isLocked }: { isLocked: boolean }) {
  const { t } = useTranslation('reports');
  const Icon = isLocked ? LockKeyhole : LockKeyholeOpen;
  return (
    <Badge variant={isLocked ? 'light' : 'default'} leftSection={<Icon size={12} aria-hidden />}>
      {t(isLocked ? 'locks.states.locked' : 'locks.states.ended')}
    </Badge>
  );
}
