import { Anchor, Text } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { getRecordPath, type RecordReference } from './search/record-reference.rules';

type ToastRecord = Pick<RecordReference, 'kind' | 'id'>;

/** Shows a message about what was done to a record, with a link to it. */
export function showRecordToast(record: ToastRecord, text: string): void {
  notifications.show({ message: <RecordMessage record={record} text={text} />, color: 'green' });
}

function RecordMessage({ record, text }: { record: ToastRecord; text: string }) {
  const { t } = useTranslation('records');
  return (
    <>
      <Text size="sm" style={{ overflowWrap: 'anywhere' }}>
        {text}
      </Text>
      <Anchor size="sm" renderRoot={(link) => <Link {...link} to={getRecordPath(record)} />}>
        {t('words.open')}
      </Anchor>
    </>
  );
}
