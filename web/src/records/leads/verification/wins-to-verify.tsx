import { Anchor, Button, Text } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import BadgeCheck from 'lucide-react/icons/badge-check';
import Undo2 from 'lucide-react/icons/undo-2';
import { useId } from 'react';
import { useTranslation } from 'react-i18next';
import type { components } from '../../../shared/api/schema';
import { RowSection } from '../../../shared/layout/row-section';
import rows from '../../../shared/layout/rows.module.css';
import { TransitionDialogProvider } from '../lead-actions/transition-dialog-provider';
import { useTransitionDialog } from '../lead-actions/use-lead-dialogs';
import { VERIFIED_STAGE } from './verification.rules';
import classes from './wins-to-verify.module.css';

type MyDay = components['schemas']['MyDayView'];
type Win = MyDay['verifications']['items'][number];

/**
 * The wins that the user was asked to verify, and those that were sent back to the user. The page loads the dictionary
 * `lead-actions` before it shows anything, so that nothing moves when this section appears.
 */
export function WinsToVerify(props: Pick<MyDay, 'verifications'>) {
  const id = useId();
  // The win that was verified is gone, and the section with the last one.
  const focusHeading = () => document.getElementById(id)?.focus();
  return (
    <TransitionDialogProvider onFocusLead={focusHeading}>
      <Section {...props} id={id} />
    </TransitionDialogProvider>
  );
}

function Section({ verifications: { items, total }, id }: Pick<MyDay, 'verifications'> & { id: string }) {
  const { t } = useTranslation('lead-actions');
  if (total === 0) return null;
  return (
    <RowSection title={t('verification.wins')} count={total} headingId={id}>
      {items.map((win) => (
        <WinRow key={win.id} win={win} />
      ))}
      {total > items.length && (
        <Text component="li" size="sm" c="dimmed">
          {t('verification.more', { count: total - items.length })}
        </Text>
      )}
    </RowSection>
  );
}

function WinRow({ win: { id, title, companyName, verificationRequest } }: { win: Win }) {
  const { t } = useTranslation('lead-actions');
  const { openTransition } = useTransitionDialog();
  const { state, requestedBy, decidedBy, remark } = verificationRequest;
  const isWaiting = state === 'waiting';
  const note = isWaiting
    ? t('verification.by', { name: requestedBy.name })
    : t('verification.sentBackRemark', { name: decidedBy?.name ?? '', remark: remark ?? '' });
  const Icon = isWaiting ? BadgeCheck : Undo2;
  return (
    <li className={`${rows['row']} ${classes['row']}`} data-row>
      <Icon size={16} aria-hidden className={classes['icon']} />
      <Text size="sm" className={rows['title']} title={title}>
        <Anchor
          inherit
          c="inherit"
          fw={600}
          renderRoot={(props) => <Link {...props} to="/leads/$leadId" params={{ leadId: id }} />}
        >
          {title}
        </Anchor>
      </Text>
      {isWaiting && (
        <Text size="sm" className={classes['note']} title={companyName}>
          {companyName}
        </Text>
      )}
      <Text size="sm" className={classes['note']} data-kept={isWaiting || undefined} title={note}>
        {note}
      </Text>
      {isWaiting ? (
        <Button
          size="compact-sm"
          variant="default"
          aria-label={t('verification.verifyNamed', { title })}
          onClick={() => openTransition(id, VERIFIED_STAGE)}
        >
          {t('verification.verifyShort')}
        </Button>
      ) : (
        <Button
          size="compact-sm"
          variant="default"
          aria-label={t('verification.openNamed', { title })}
          renderRoot={(props) => <Link {...props} to="/leads/$leadId" params={{ leadId: id }} />}
        >
          {t('verification.open')}
        </Button>
      )}
    </li>
  );
}
