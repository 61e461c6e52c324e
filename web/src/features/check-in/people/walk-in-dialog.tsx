import { Button, Stack, TextInput } from '@mantine/core';
import { type FormEvent, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Dialog } from '../../../shared/layout/dialog';
import { useDevice, useDeviceState } from '../use-device';
import { WalkInConsents } from './walk-in-consents';
import {
  buildWalkIn,
  EMPTY_WALK_IN,
  findWalkInErrors,
  findWording,
  listConsentLanguages,
  type WalkInValues,
} from './walk-in.rules';

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
  const { stored } = useDeviceState();
  const { i18n } = useTranslation();
  const consents = stored?.list.consents ?? [];
  const languages = listConsentLanguages(consents);
  const [language, setLanguage] = useState(languages.find((one) => one === i18n.language) ?? languages[0] ?? 'en');
  const [given, setGiven] = useState<readonly string[]>([]);
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
    const agreed = consents
      .filter(({ purpose }) => given.includes(purpose))
      .map((consent) => ({ purpose: consent.purpose, wording: findWording(consent, language) }));
    void device.registerWalkIn(buildWalkIn(values, agreed));
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
        <WalkInConsents
          consents={consents}
          languages={languages}
          language={language}
          onLanguage={(chosen) => {
            // A person agrees to the text that stands there.
            setGiven([]);
            setLanguage(chosen);
          }}
          given={given}
          onGiven={setGiven}
        />
        <Button type="submit" size="lg" fullWidth>
          {t('walkIn.submit')}
        </Button>
      </Stack>
    </form>
  );
}
