import { Alert, Button, Collapse, Group, Stack, Text } from '@mantine/core';
import { useDisclosure, useMediaQuery } from '@mantine/hooks';
import { useInfiniteQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { MailUploadZone } from '../../../records/received-mail/mail-upload';
import { DecisionButton } from '../../../shared/keyboard/decision-button';
import { EmptyState } from '../../../shared/layout/empty-state';
import { ShowMore } from '../../../shared/layout/show-more';
import type { ListSearch } from '../../../shared/tables/list-search.rules';
import { ListStates } from '../../../shared/tables/list-states';
import classes from '../review.module.css';
import { MailPanel } from './mail-panel';
import { MailQueue } from './mail-queue';
import { mailQueueQuery } from './mail-review.api';
import { useMailReview } from './use-mail-review';

/** The mails that wait for a decision beside the open one. Mails can be dropped anywhere on it. */
export function MailTab({ address }: { address: ListSearch }) {
  const { t } = useTranslation('review');
  const query = useInfiniteQuery(mailQueueQuery);
  const mails = query.data?.pages.flatMap(({ items }) => items) ?? [];
  const review = useMailReview(
    address,
    mails.map(({ id }) => id),
    query.refetch,
  );
  const { openId, decided } = review;
  const isNarrow = useMediaQuery('(max-width: 62em)', false, { getInitialValueInEffect: false });
  const [isQueueShown, { toggle }] = useDisclosure(false);
  const queue = (
    <Stack gap="xs" className={classes['queue']}>
      <MailQueue mails={mails} openId={openId} />
      <ShowMore query={query} text={t('mail.more')} />
    </Stack>
  );
  return (
    <MailUploadZone>
      {({ button, result }) => (
        <Stack gap="sm">
          <Group gap="sm">
            {button}
            {isNarrow && mails.length > 0 && (
              <Button size="xs" variant="default" aria-expanded={isQueueShown} onClick={toggle}>
                {t('showQueue')}
              </Button>
            )}
          </Group>
          {result}
          <Group gap="sm" component="section" aria-label={t('lastDecision')}>
            <Text size="sm" role="status" style={{ overflowWrap: 'anywhere' }}>
              {review.message}
            </Text>
            {decided && (
              <DecisionButton
                shortcut="u"
                text={t('undo', { name: decided.subject || t('mail.noSubject') })}
                disabled={review.isUndoing}
                onClick={() => review.undo(decided)}
              />
            )}
          </Group>
          {review.undoError && (
            <Alert color="red" role="alert">
              {review.undoError.message}
            </Alert>
          )}
          <ListStates
            query={query}
            isEmpty={mails.length === 0 && openId === null}
            empty={<EmptyState title={t('mail.empty')} hint={t('mail.emptyHint')} />}
            onRetryPage={() => void query.fetchNextPage()}
          >
            {() => (
              <div className={classes['columns']}>
                {isNarrow ? <Collapse expanded={isQueueShown}>{queue}</Collapse> : queue}
                {openId !== null && (
                  <MailPanel
                    id={openId}
                    hasNext={review.hasNext}
                    isFocused={review.isFocused}
                    onDecided={(mail, text) => void review.finish(mail, text)}
                    onSkip={() => review.leave(openId)}
                  />
                )}
              </div>
            )}
          </ListStates>
        </Stack>
      )}
    </MailUploadZone>
  );
}
