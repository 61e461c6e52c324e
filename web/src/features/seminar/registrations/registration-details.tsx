import { Anchor, Button, Group, Image, Stack, Text } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { BadgesButton } from '../../../records/activities/badges/badges-button';
import { getContactPath } from '../../../records/contacts/contact-link';
import { useFormat } from '../../../shared/format/use-format';
import { useCan } from '../../../shared/session/use-session';
import type { SeminarView } from '../seminar.api';
import { EditRegistrationForm } from './edit-registration-form';
import { RegistrationActions } from './registration-actions';
import { RegistrationStatusBadge } from './registration-status-badge';
import { getCodePath, type Registration } from './registrations.api';

interface RegistrationDetailsProps {
  seminar: SeminarView;
  registration: Registration;
}

/** A registration: the person, the status with what can follow, and the code for the check-in. */
export function RegistrationDetails({ seminar, registration }: RegistrationDetailsProps) {
  const { t } = useTranslation('seminar');
  const canWrite = useCan('activities:write');
  const [isEditing, { open, close }] = useDisclosure();
  if (isEditing) return <EditRegistrationForm registration={registration} onDone={close} />;
  const { code, fullName, status, archivedAt } = registration;
  const canEdit = canWrite && archivedAt === null && seminar.archivedAt === null;
  const hasBadge = ['registered', 'confirmed', 'attended'].includes(status);
  const isCodeUseful = status !== 'cancelled' && archivedAt === null;
  return (
    <Stack>
      <Group align="flex-start" justify="space-between" gap="md">
        <Stack gap="xs" style={{ flex: '1 1 220px', minWidth: 0 }}>
          <RegistrationStatusBadge {...registration} />
          <Person registration={registration} />
          <History registration={registration} />
        </Stack>
        {isCodeUseful && (
          <Stack gap={4} align="center">
            <Image
              src={getCodePath(registration)}
              alt={t('registration.codeOf', { name: fullName })}
              w={168}
              h={168}
              bg="white"
              radius="sm"
            />
            <Text size="sm">{t('registration.code')}</Text>
            <Text ff="monospace" fw={600}>
              {code}
            </Text>
            {hasBadge && (
              <BadgesButton
                event={{ kind: 'seminars', id: seminar.id, title: seminar.title }}
                person={{ id: registration.id, name: fullName }}
              />
            )}
          </Stack>
        )}
      </Group>
      {canWrite && (
        <RegistrationActions seminar={seminar} registration={registration}>
          {canEdit && (
            <Button variant="default" size="xs" onClick={open}>
              {t('registration.edit')}
            </Button>
          )}
        </RegistrationActions>
      )}
    </Stack>
  );
}

function Person({ registration }: { registration: Registration }) {
  const { t } = useTranslation('seminar');
  const format = useFormat();
  const { contactId, fullName, companyName, jobTitle, email, language, notes, walkIn } = registration;
  return (
    <>
      <Text size="sm">{[jobTitle, companyName].filter(Boolean).join(', ')}</Text>
      {email && (
        <Anchor size="sm" href={`mailto:${email}`} style={{ overflowWrap: 'anywhere' }}>
          {email}
        </Anchor>
      )}
      {contactId ? (
        <Anchor component={Link} to={getContactPath(contactId)} size="sm" underline="always" w="fit-content">
          {t('registration.contact', { name: fullName })}
        </Anchor>
      ) : (
        <Text size="sm" c="dimmed">
          {t('registration.noContact')}
        </Text>
      )}
      {language && <Text size="sm">{t('registration.language', { language: format.language(language) })}</Text>}
      {walkIn && <Text size="sm">{t('field.walkIn')}</Text>}
      {notes && (
        <Text size="sm" style={{ whiteSpace: 'pre-wrap', overflowWrap: 'anywhere' }}>
          {notes}
        </Text>
      )}
    </>
  );
}

/** When the person registered, got a seat, came or cancelled. */
function History({ registration }: { registration: Registration }) {
  const { t } = useTranslation('seminar');
  const format = useFormat();
  const moments = ['registeredAt', 'promotedAt', 'offerExpiresAt', 'checkedInAt', 'cancelledAt', 'archivedAt'] as const;
  return (
    <Stack gap={2}>
      {moments
        .filter((name) => registration[name] !== null)
        .map((name) => (
          <Text key={name} size="xs" c="dimmed">
            {t(`registration.moments.${name}`, { moment: format.moment(registration[name]!) })}
          </Text>
        ))}
    </Stack>
  );
}
