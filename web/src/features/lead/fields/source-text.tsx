import { useQuery } from '@tanstack/react-query';
import { useLabels } from '../../../shared/labels/use-labels';
import { activityQuery, agreementQuery } from './source.api';
import type { LeadView } from '../lead-page.api';
import { CompanyName } from '../company-name';

/** How a lead came in, with the record that it came from. */
export function SourceText({ source }: { source: LeadView['source'] }) {
  const label = useLabels();
  const { channel, activityId, agreementId, referrerCompanyId, detail } = source;
  return (
    <>
      {label('channel', channel)}
      {channel === 'activity' && activityId && <ActivityTitle id={activityId} />}
      {channel === 'agreement' && agreementId && <AgreementTitle id={agreementId} />}
      {channel === 'referral' && referrerCompanyId && (
        <>
          {': '}
          <CompanyName id={referrerCompanyId} />
        </>
      )}
      {detail && `, ${detail}`}
    </>
  );
}

function ActivityTitle({ id }: { id: string }) {
  const { data } = useQuery(activityQuery(id));
  return data ? `: ${data.title}` : '';
}

function AgreementTitle({ id }: { id: string }) {
  const { data } = useQuery(agreementQuery(id));
  return data ? `: ${data.title}` : '';
}
