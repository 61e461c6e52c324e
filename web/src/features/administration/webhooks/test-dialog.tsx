import { Alert, Button, Code, Group, Stack, Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { Dialog } from '../../../shared/layout/dialog';
import { LoadingState } from '../../../shared/layout/loading-state';
import { useWebhookTexts } from './use-webhook-texts';
import classes from './webhooks.module.css';
import type { TestResult, useSendTest, Webhook } from './webhooks.api';

interface TestDialogProps {
  webhook: Webhook;
  test: ReturnType<typeof useSendTest>;
  isOpen: boolean;
  onClose: () => void;
}

/** Shows what the receiver answers to a test. */
export function TestDialog({ webhook, test, isOpen, onClose }: TestDialogProps) {
  const { t } = useTranslation('webhooks');
  const { data, error, isPending, mutate } = test;
  return (
    <Dialog opened={isOpen} onClose={onClose} title={t('test.title', { name: webhook.name })} size="lg">
      <Stack>
        {isPending && <LoadingState />}
        <div role="alert">{error && <Alert color="red">{error.message}</Alert>}</div>
        {data && !isPending && <TestAnswer result={data} />}
        <Group justify="flex-end" data-foot>
          <Button variant="default" loading={isPending} onClick={() => mutate()}>
            {t('test.again')}
          </Button>
          <Button onClick={onClose} data-autofocus>
            {t('close')}
          </Button>
        </Group>
      </Stack>
    </Dialog>
  );
}

function TestAnswer({ result }: { result: TestResult }) {
  const { t } = useTranslation('webhooks');
  const { describeAnswer } = useWebhookTexts();
  const { delivered, statusCode, durationMs, error, responseBody } = result;
  return (
    <Stack gap="xs">
      <Alert
        color={delivered ? 'green' : 'red'}
        role="status"
        title={t(delivered ? 'test.delivered' : statusCode === null ? 'test.noAnswer' : 'test.refused')}
      >
        {describeAnswer({ statusCode, errorCode: error, durationMs })}
      </Alert>
      {responseBody ? (
        <>
          <Text size="sm">{t('answer.body')}</Text>
          <Code block className={classes['message']} tabIndex={0} aria-label={t('answer.body')}>
            {responseBody}
          </Code>
        </>
      ) : (
        statusCode !== null && (
          <Text size="sm" c="dimmed">
            {t('answer.noBody')}
          </Text>
        )
      )}
    </Stack>
  );
}
