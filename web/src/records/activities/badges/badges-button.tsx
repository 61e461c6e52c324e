import { Button } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import IdCard from 'lucide-react/icons/id-card';
import { useTranslation } from 'react-i18next';
import { useCan } from '../../../shared/session/use-session';
import type { BadgeEvent, BadgePerson } from './badge-file.rules';
import { BadgesDialog } from './badges-dialog';

/** Prints the badges of an event, or that of one person. */
export function BadgesButton({ event, person }: { event: BadgeEvent; person?: BadgePerson }) {
  const { t } = useTranslation('badges');
  const canReadContacts = useCan('contacts:read');
  const [isOpen, { open, close }] = useDisclosure();
  if (!canReadContacts) return null;
  return (
    <>
      <Button
        variant="default"
        size="xs"
        leftSection={<IdCard size={14} aria-hidden />}
        aria-label={person && t('openOf', { name: person.name })}
        onClick={open}
      >
        {t(person ? 'openOne' : 'open')}
      </Button>
      <BadgesDialog event={event} person={person} isOpen={isOpen} onClose={close} />
    </>
  );
}
