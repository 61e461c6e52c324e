import { Alert, List, ScrollArea, Stack, Text } from '@mantine/core';
import CircleCheck from 'lucide-react/icons/circle-check';
import CircleSlash from 'lucide-react/icons/circle-slash';
import { useTranslation } from 'react-i18next';
import { useFocusOnMount } from '../../../shared/fields/use-focus';
import { groupSkipped } from './bulk-changes.rules';
import type { BulkResult } from './bulk-updates.api';
import { type BulkList, useSkippedTexts } from './use-bulk-report';

interface BulkPreviewProps<R extends { id: string }> {
  list: BulkList<R>;
  preview: BulkResult;
  records: readonly R[];
}

/** Which records a change of many will change, which it will skip, and why. */
export function BulkPreview<R extends { id: string }>({ list, preview, records }: BulkPreviewProps<R>) {
  const { t } = useTranslation('lists');
  const { succeeded } = preview;
  const skipped = useSkippedTexts()(preview.skipped);
  const outcome = useFocusOnMount<HTMLDivElement>();
  const listTitles = (ids: readonly string[]) => records.filter(({ id }) => ids.includes(id)).map(list.getTitle);
  const describe = (count: number) => ({ count, records: list.describe(count) });
  return (
    <Stack gap="sm" role="status" ref={outcome} tabIndex={-1}>
      <Alert
        color={succeeded.length > 0 ? 'limburg' : 'gray'}
        icon={<CircleCheck aria-hidden />}
        title={t('bulk.willChange', describe(succeeded.length))}
      >
        {succeeded.length > 0 && <TitleList titles={succeeded.map(({ title }) => title)} />}
      </Alert>
      {skipped.length > 0 && (
        <Alert color="orange" icon={<CircleSlash aria-hidden />} title={t('bulk.willSkip', describe(skipped.length))}>
          <Stack gap="xs">
            {groupSkipped(skipped).map(({ detail, ids }) => (
              <div key={detail}>
                <Text size="sm" fw={600}>
                  {detail}
                </Text>
                <TitleList titles={listTitles(ids)} />
              </div>
            ))}
          </Stack>
        </Alert>
      )}
    </Stack>
  );
}

function TitleList({ titles }: { titles: readonly string[] }) {
  return (
    <ScrollArea.Autosize mah={160} viewportProps={{ tabIndex: 0 }}>
      <List size="sm">
        {titles.map((title, index) => (
          <List.Item key={`${index} ${title}`}>{title}</List.Item>
        ))}
      </List>
    </ScrollArea.Autosize>
  );
}
