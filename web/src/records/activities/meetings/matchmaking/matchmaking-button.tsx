import { Button } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import Shuffle from 'lucide-react/icons/shuffle';
import { useTranslation } from 'react-i18next';
import { Dialog } from '../../../../shared/layout/dialog';
import { useMeetings } from '../use-meetings';
import { MatchmakingPanel } from './matchmaking-panel';

/** Opens the matchmaking, as soon as there are slots and parties of both sides. */
export function MatchmakingButton() {
  const { t } = useTranslation('meetings');
  const { programme, parties } = useMeetings();
  const [isOpen, { open, close }] = useDisclosure();
  const isPossible =
    programme !== null &&
    programme.slots.length > 0 &&
    (['visitor', 'host'] as const).every((side) => parties.some((party) => party.side === side));
  if (!isPossible) return null;
  return (
    <>
      <Button size="xs" leftSection={<Shuffle size={14} aria-hidden />} onClick={open}>
        {t('matchmaking.open')}
      </Button>
      <Dialog opened={isOpen} onClose={close} size="lg" title={t('matchmaking.open')}>
        {isOpen && <MatchmakingPanel onClose={close} />}
      </Dialog>
    </>
  );
}
