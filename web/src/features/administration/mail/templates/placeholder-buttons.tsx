import { Code, Text, UnstyledButton } from '@mantine/core';
import { useId } from 'react';
import { useTranslation } from 'react-i18next';
import classes from '../mail.module.css';
import type { MailTemplate } from './mail-templates.api';

interface PlaceholderButtonsProps {
  names: MailTemplate['placeholders'];
  onInsert: (name: string) => void;
}

/** The placeholders that a template knows. Each is inserted where the user was typing. */
export function PlaceholderButtons({ names, onInsert }: PlaceholderButtonsProps) {
  const { t } = useTranslation('mail');
  const id = useId();
  return (
    <div>
      <Text size="sm" fw={500} id={id}>
        {t('templates.placeholders')}
      </Text>
      <Text size="xs" c="dimmed">
        {t('templates.placeholdersHint')}
      </Text>
      <ul className={classes['placeholders']} aria-labelledby={id}>
        {names.map((name) => (
          <li key={name}>
            <UnstyledButton className={classes['placeholder']} onClick={() => onInsert(name)}>
              <Code>{`{{${name}}}`}</Code>{' '}
              <Text span size="xs">
                {t(`placeholders.${name}`)}
              </Text>
            </UnstyledButton>
          </li>
        ))}
      </ul>
    </div>
  );
}
