import { Anchor, Stack, Text } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import Check from 'lucide-react/icons/check';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { listTextKeys } from '../../shared/i18n/text-keys.rules';
import { type Step, STEPS } from './import-steps.rules';
import classes from './imports.module.css';
import { PageTitle } from '../../shared/layout/page-title';

interface WizardFrameProps {
  title: string;
  step: Step;
  /** Whether the last step has been finished as well. */
  isFinished?: boolean;
  facts?: ReactNode;
  children: ReactNode;
}

/** The frame of an import: its title, and the steps with the present one. */
export function WizardFrame({ title, step, isFinished = false, facts, children }: WizardFrameProps) {
  const { t } = useTranslation('imports');
  const present = STEPS.indexOf(step);
  return (
    <Stack gap="md" maw={1100} mx="auto">
      <div>
        <Anchor size="sm" renderRoot={(props) => <Link {...props} to="/imports" />}>
          {t('title')}
        </Anchor>
        <PageTitle>{title}</PageTitle>
        {facts}
      </div>
      <ol className={classes['steps']} aria-label={t('steps')}>
        {STEPS.map((name, index) => {
          const isDone = index < present || isFinished;
          return (
            <li key={name} aria-current={index === present ? 'step' : undefined} data-done={isDone || undefined}>
              <span className={classes['number']} aria-hidden>
                {isDone ? <Check size={14} /> : index + 1}
              </span>
              <Text size="sm" inherit span>
                {t(listTextKeys('step', name))}
              </Text>
            </li>
          );
        })}
      </ol>
      {children}
    </Stack>
  );
}
