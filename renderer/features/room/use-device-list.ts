import { useEffect, useState } from 'react';
import { listDevices, type DeviceList } from '../../call/devices';
import { useRoom } from './room-session';

const NONE: DeviceList = { cameras: [], microphones: [], loudspeakers: [] };

/** The devices to choose from, read anew when one is plugged in and when one is opened: only then do they have names. */
export function useDeviceList(): DeviceList {
  const devices = useRoom((room) => room.devices);
  const [list, setList] = useState(NONE);
  const camera = devices?.camera.track;
  const microphone = devices?.microphone.track;
  useEffect(() => {
    const look = (): void => void listDevices().then(setList);
    look();
    navigator.mediaDevices.addEventListener('devicechange', look);
    return () => navigator.mediaDevices.removeEventListener('devicechange', look);
  }, [camera, microphone]);
  return list;
}
