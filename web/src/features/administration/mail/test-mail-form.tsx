import { Alert, Stack, Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { PlainInput } from '../../../shared/fields/plain-input';
import { RecordForm } from '../../../shared/forms/record-form';
import { useFormDraft } from '../../../shared/forms/use-form-draft';
import { useUser } from '../../../shared/session/use-session';
import { useTestMail } from './mail-settings.api';

/** Sends a mail now, and shows what the mail server says. */
export function TestMailForm() {
  const { t } = useTranslation('mail');
  const { email } = useUser();
  const test = useTestMail();
  const { data: result } = test;
  return (
    <Stack gap="sm" maw={520}>
      <RecordForm
        draft={useFormDraft(null, { to: email })}
        mutation={test}
        required={['to']}
        submitText={t('test.submit')}
        onSubmit={({ to }) => test.mutate(to)}
      >
        {({ field }) => (
          <PlainInput {...field('to', t('test.hint'))} kind="email" label={t('words.email')} autoComplete="off" />
        )}
      </RecordForm>
      <div role="status">
        {result && !test.isPending && (
          <Alert color={result.sent ? 'green' : 'red'} p="sm" title={t(result.sent ? 'test.sent' : 'test.failed')}>
            {result.sent ? (
              t('test.look')
            ) : (
              <Text size="sm" style={{ overflowWrap: 'anywhere' }}>
                {result.error}
              </Text>
            )}
          </Alert>
        )}
      </div>
    </Stack>
  );
}
