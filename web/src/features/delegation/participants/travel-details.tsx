import { Button } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import ChevronDown from 'lucide-react/icons/chevron-down';
import ChevronRight from 'lucide-react/icons/chevron-right';
import { useId } from 'react';
import { useTranslation } from 'react-i18next';
import { useCan } from '../../../shared/session/use-session';
import { useDelegationEditor } from '../use-delegation-editor';
import type { Participant } from './participants.api';
import { TravelDetailsPanel } from './travel-details-panel';

/**
 * Passport and dietary data, for those who may read or enter them. They are read when the user asks for them, and gone
 * from the page when the part is closed.
 */
export function TravelDetails({ participant }: { participant: Participant }) {
  const { t } = useTranslation('delegation');
  const { canEdit } = useDelegationEditor();
  const canRead = useCan('travel_details:read');
  const canWrite = useCan('travel_details:write') && canEdit;
  const [isOpen, { toggle }] = useDisclosure();
  const id = useId();
  if (!canRead && !canWrite) return null;
  const Icon = isOpen ? ChevronDown : ChevronRight;
  return (
    <>
      <Button
        variant="subtle"
        size="compact-xs"
        mt={4}
        w="fit-content"
        leftSection={<Icon size={14} aria-hidden />}
        aria-expanded={isOpen}
        aria-controls={isOpen ? id : undefined}
        aria-label={t('travel.openNamed', { name: participant.fullName })}
        onClick={toggle}
      >
        {t('travel.open')}
      </Button>
      {isOpen && (
        <div id={id}>
          <TravelDetailsPanel participant={participant} canRead={canRead} canWrite={canWrite} />
        </div>
      )}
    </>
  );
}
