import { Button, Stack, TextInput } from '@mantine/core';
import { type FormEvent, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Dialog } from '../../../shared/layout/dialog';
import { useDevice } from '../use-device';
import { buildWalkIn, EMPTY_WALK_IN, findWalkInErrors, type WalkInValues } from './walk-in.rules';

interface WalkInDialogProps {
  /** The name that was typed before, such as an empty text; null while the form is closed. */
  name: string | null;
  onClose: () => void;
}

/** Lets in somebody without a registration. */
export function WalkInDialog({ name, onClose }: WalkInDialogProps) {
  const { t } = useTranslation('check-in');
  return (
    <Dialog opened={name !== null} onClose={onClose} title={t('walkIn.title')}>
      {name !== null && <WalkInForm name={name} onClose={onClose} />}
    </Dialog>
  );
}

function WalkInForm({ name, onClose }: { name: string; onClose: () => void }) {
  const { t } = useTranslation('check-in');
  const device = useDevice();
  const [values, setValues] = useState<WalkInValues>({ ...EMPTY_WALK_IN, fullName: name });
  const [isChecked, setChecked] = useState(false);
  const form = useRef<HTMLFormElement>(null);
  const errors = isChecked ? findWalkInErrors(values) : {};
  const submit = (event: FormEvent) => {
    event.preventDefault();
    setChecked(true);
    const [first] = Object.keys(findWalkInErrors(values));
    if (first !== undefined) {
      form.current?.querySelector<HTMLInputElement>(`[name="${first}"]`)?.focus();
      return;
    }
    void device.registerWalkIn(buildWalkIn(values));
    onClose();
  };
  const bind = (field: 'fullName' | 'email' | 'companyName' | 'jobTitle') => ({
    name: field,
    size: 'md',
    label: t(`walkIn.${field}`),
    autoComplete: 'off',
    value: values[field],
    error: errors[field] && t(errors[field] === 'required' ? 'required' : 'walkIn.invalidEmail'),
    onChange: (event: React.ChangeEvent<HTMLInputElement>) => setValues({ ...values, [field]: event.target.value }),
  });
  return (
    <form ref={form} onSubmit={submit} noValidate>
      <Stack gap="sm">
        <TextInput {...bind('fullName')} required data-autofocus />
        <TextInput {...bind('email')} type="email" inputMode="email" />
        <TextInput {...bind('companyName')} />
        <TextInput {...bind('jobTitle')} />
        <Button type="submit" size="lg" fullWidth>
          {t('walkIn.submit')}
        </Button>
      </Stack>
    </form>
  );
}
