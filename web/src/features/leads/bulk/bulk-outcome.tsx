import { Alert, List, ScrollArea, Stack, Text } from '@mantine/core';
import CircleCheck from 'lucide-react/icons/circle-check';
import CircleSlash from 'lucide-react/icons/circle-slash';
import { useTranslation } from 'react-i18next';
import { useFocusOnMount } from '../../../shared/fields/use-focus';
import { useServerText } from '../../../shared/server-texts/use-server-text';
import { groupSkipped } from './bulk-changes.rules';
import type { BulkResult, Lead } from '../leads.api';

interface BulkOutcomeProps {
  result: BulkResult;
  leads: readonly Lead[];
}

/** Which leads a bulk change changes or has changed, which it skips, and why. */
export function BulkOutcome({ result, leads }: BulkOutcomeProps) {
  const { t } = useTranslation('leads');
  const text = useServerText();
  const { dryRun, succeeded } = result;
  const skipped = result.skipped.map(({ id, code, detail }) => ({ id, detail: text(`problem.${code}`, detail) }));
  const outcome = useFocusOnMount<HTMLDivElement>();
  const getTitle = (id: string) => leads.find((lead) => lead.id === id)?.title ?? id;
  return (
    <Stack gap="sm" role="status" ref={outcome} tabIndex={-1}>
      <Alert
        color={succeeded.length > 0 ? 'limburg' : 'gray'}
        icon={<CircleCheck aria-hidden />}
        title={t(dryRun ? 'bulk.willChange' : 'bulk.changed', { count: succeeded.length })}
      >
        {succeeded.length > 0 && <TitleList titles={succeeded.map(({ title }) => title)} />}
      </Alert>
      {skipped.length > 0 && (
        <Alert
          color="orange"
          icon={<CircleSlash aria-hidden />}
          title={t(dryRun ? 'bulk.willSkip' : 'bulk.skipped', { count: skipped.length })}
        >
          <Stack gap="xs">
            {groupSkipped(skipped).map(({ detail, ids }) => (
              <div key={detail}>
                <Text size="sm" fw={600}>
                  {detail}
                </Text>
                <TitleList titles={ids.map(getTitle)} />
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
