import { createContext, useContext } from 'react';
import { useStore } from '../../shared/api/external.store';
import type { CheckInDevice, DeviceState } from './queue/check-in-device.store';

export const DeviceContext = createContext<CheckInDevice | null>(null);

/** Returns the check-in of this device. */
export function useDevice(): CheckInDevice {
  const device = useContext(DeviceContext);
  if (!device) throw new Error('There is no check-in around this component.');
  return device;
}

/** Returns what the device shows, and renders again when it changes. */
export function useDeviceState(): DeviceState {
  return useStore(useDevice().state);
}
