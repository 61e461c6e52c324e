import { Button, Card, Group, Stack, Text, Title } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { RecordPicker } from '../../records/search/record-picker';
import { useFormat } from '../../shared/format/use-format';
import { useLabels } from '../../shared/labels/use-labels';
import { companyDuplicatesQuery } from '../../records/companies/company.api';
import { buildMergePath, type MergeKind } from './merge-rows.rules';

interface SourceChoiceProps {
  kind: MergeKind;
  survivorId: string;
  /** The name of the survivor. */
  title: string;
  /** Whether the address names a record that does not exist, or that the user may not see. */
  isGone: boolean;
}

/** Asks which record is the same as the survivor. Likely ones are proposed. */
export function SourceChoice({ kind, survivorId, title, isGone }: SourceChoiceProps) {
  const { t } = useTranslation('merge');
  const navigate = useNavigate();
  const choose = (id: string) => void navigate({ href: buildMergePath(kind, survivorId, id), replace: true });
  return (
    <Stack maw={640}>
      <Text>{t(`choose.${kind}`, { title })}</Text>
      <RecordPicker
        label={t('choose.label')}
        kinds={[kind]}
        value={null}
        isFocusedFirst
        error={isGone ? t('choose.gone') : null}
        onChange={(picked) => picked && choose(picked.id)}
      />
      {kind === 'company' && <LikelyDuplicates companyId={survivorId} onChoose={choose} />}
    </Stack>
  );
}

function LikelyDuplicates({ companyId, onChoose }: { companyId: string; onChoose: (id: string) => void }) {
  const { t } = useTranslation('merge');
  const label = useLabels();
  const format = useFormat();
  const { data } = useQuery(companyDuplicatesQuery(companyId));
  if (!data || data.items.length === 0) return null;
  return (
    <section aria-labelledby="likely">
      <Title order={2} size="h5" id="likely" mb="xs">
        {t('choose.likely')}
      </Title>
      <Stack gap="xs">
        {data.items.map(({ id, name, nativeName, city, country, reasons }) => (
          <Card key={id} withBorder p="sm">
            <Group justify="space-between" wrap="nowrap">
              <div style={{ minWidth: 0, overflowWrap: 'anywhere' }}>
                <Text size="sm" fw={600}>
                  {name}
                </Text>
                <Text size="xs">{[nativeName, city, format.country(country)].filter(Boolean).join(' · ')}</Text>
                <Text size="xs" c="dimmed">
                  {reasons.map(({ code }) => label('duplicateReason', code)).join(', ')}
                </Text>
              </div>
              <Button
                size="xs"
                variant="default"
                flex="none"
                aria-label={t('choose.compareWith', { name })}
                onClick={() => onChoose(id)}
              >
                {t('choose.compare')}
              </Button>
            </Group>
          </Card>
        ))}
      </Stack>
    </section>
  );
}
