import { useEffect } from 'react';
import { LoadingState } from '../../../shared/layout/loading-state';
import { ProblemState } from '../../../shared/layout/problem-state';
import type { Participant } from './participants.api';
import { useReadTravelDetails } from './travel-details.api';
import { TravelDetailsForm } from './travel-details-form';
import { readTravelValues } from './travel-details.rules';

interface TravelDetailsPanelProps {
  participant: Participant;
  canRead: boolean;
  canWrite: boolean;
}

/** The form of the travel details. Those who may read them see what is stored. */
export function TravelDetailsPanel({ participant, canRead, canWrite }: TravelDetailsPanelProps) {
  const { mutate, data, error, isSuccess } = useReadTravelDetails();
  useEffect(() => {
    if (canRead) mutate(participant);
    // Another version of the participant has the same details, and every reading is recorded.
  }, [canRead, mutate, participant.id]);
  if (!canRead) return <TravelDetailsForm participant={participant} before={readTravelValues(null)} isBlind canWrite />;
  if (error) return <ProblemState error={error} onRetry={() => mutate(participant)} />;
  if (!isSuccess) return <LoadingState />;
  return (
    <TravelDetailsForm
      participant={participant}
      before={readTravelValues(data)}
      isStored={data !== null}
      canWrite={canWrite}
    />
  );
}
