import { Badge, Button, Group, Stack, Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { components } from '../../shared/api/schema';
import { useFormat } from '../../shared/format/use-format';
import { findDeviceName } from './device-name.rules';

export type Session = components['schemas']['UserSessionView'];

interface SessionListProps {
  sessions: readonly Session[];
  /** The session that is being ended. */
  endingId: string | null;
  /** Ends a session; null if the user may not. */
  onEnd: ((session: Session) => void) | null;
}

/** The browsers in which a user is signed in. Each can be signed out from here, for example one that was lost. */
export function SessionList({ sessions, endingId, onEnd }: SessionListProps) {
  return (
    <Stack component="ul" gap="sm" p={0} m={0} style={{ listStyle: 'none' }}>
      {sessions.map((session) => (
        <SessionRow
          key={session.id}
          session={session}
          isEnding={endingId === session.id}
          // The own session ends by signing out.
          onEnd={onEnd && !session.current ? () => onEnd(session) : null}
        />
      ))}
    </Stack>
  );
}

interface SessionRowProps {
  session: Session;
  isEnding: boolean;
  onEnd: (() => void) | null;
}

function SessionRow({ session, isEnding, onEnd }: SessionRowProps) {
  const { t } = useTranslation('records');
  const format = useFormat();
  const device = findDeviceName(session.userAgent) ?? t('sessions.unknown');
  const used = format.moment(session.lastUsedAt);
  return (
    <Group component="li" justify="space-between" gap="xs">
      <div>
        <Group gap="xs">
          <Text fw={500}>{device}</Text>
          {session.current && <Badge variant="light">{t('sessions.current')}</Badge>}
        </Group>
        <Text size="sm" c="dimmed">
          {t('sessions.times', { used, since: format.moment(session.createdAt) })}
        </Text>
      </div>
      {onEnd && (
        <Button
          size="xs"
          variant="default"
          loading={isEnding}
          onClick={onEnd}
          aria-label={t('sessions.endOne', { device, used })}
        >
          {t('words.signOut')}
        </Button>
      )}
    </Group>
  );
}
