import { Button, CloseButton, Group, TextInput } from '@mantine/core';
import ScanQrCode from 'lucide-react/icons/scan-qr-code';
import SearchIcon from 'lucide-react/icons/search';
import UserPlus from 'lucide-react/icons/user-plus';
import { useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { isComposing } from '../../../shared/keyboard/shortcuts.rules';
import classes from '../check-in.module.css';
import { useDevice, useDeviceState } from '../use-device';

interface EntryBarProps {
  typed: string;
  onType: (typed: string) => void;
  isScanning: boolean;
  onScan: () => void;
  onWalkIn: () => void;
}

/** The search, the camera and the form for people without a registration, within reach of the thumb. */
export function EntryBar({ typed, onType, isScanning, onScan, onWalkIn }: EntryBarProps) {
  const { t } = useTranslation('check-in');
  const device = useDevice();
  const { last } = useDeviceState();
  const input = useRef<HTMLInputElement>(null);
  useTypingAnywhere(input);
  // After a person came in, the next name replaces the one that was typed.
  useEffect(() => {
    if (last && last.kind !== 'several' && last.kind !== 'nobody') input.current?.select();
  }, [last?.number]);
  const enter = () => {
    if (typed.trim() !== '') void device.enter(typed);
  };
  return (
    <div className={classes['bar']}>
      <TextInput
        ref={input}
        type="search"
        size="lg"
        aria-label={t('search.label')}
        placeholder={t('search.label')}
        enterKeyHint="go"
        autoComplete="off"
        autoCorrect="off"
        spellCheck={false}
        leftSection={<SearchIcon size={20} aria-hidden />}
        rightSection={
          typed !== '' && (
            <CloseButton
              aria-label={t('search.clear')}
              onClick={() => {
                onType('');
                input.current?.focus();
              }}
            />
          )
        }
        value={typed}
        onChange={({ currentTarget }) => onType(currentTarget.value)}
        onKeyDown={(event) => {
          if (event.key === 'Enter' && !isComposing(event.nativeEvent)) enter();
        }}
      />
      <Group gap="xs" mt="xs" wrap="nowrap">
        <Button
          size="md"
          px="sm"
          style={{ flex: 1 }}
          variant={isScanning ? 'default' : 'filled'}
          leftSection={<ScanQrCode size={20} aria-hidden />}
          aria-pressed={isScanning}
          onClick={onScan}
        >
          {t('camera.open')}
        </Button>
        <Button
          size="md"
          px="sm"
          style={{ flex: 1 }}
          variant="default"
          leftSection={<UserPlus size={20} aria-hidden />}
          onClick={onWalkIn}
        >
          {t('walkIn.open')}
        </Button>
      </Group>
    </div>
  );
}

/** Puts the focus into the search when somebody types, or a scanner that types does, while nothing else takes it. */
function useTypingAnywhere(input: React.RefObject<HTMLInputElement | null>): void {
  useEffect(() => {
    const focus = ({ key, ctrlKey, metaKey, altKey, target }: KeyboardEvent) => {
      const isTyped = key.length === 1 && key !== ' ' && !ctrlKey && !metaKey && !altKey;
      const isTaken = (target as Element).closest('input, textarea, select, [role="dialog"]') !== null;
      if (!isTyped || isTaken) return;
      input.current?.focus();
      input.current?.select();
    };
    document.addEventListener('keydown', focus);
    return () => document.removeEventListener('keydown', focus);
  }, [input]);
}
