import { describe, expect, it } from 'vitest';
import { looksVirtual } from './virtual-camera';

describe('the name of a camera', () => {
  it.each([
    'OBS Virtual Camera (m-de:vice)',
    'OBS-Camera',
    'ManyCam Virtual Webcam',
    'Snap Camera',
    'XSplit VCam',
    'v4l2loopback device 0',
    'Dummy video device (0x0000)',
    'e2eSoft VCam',
    'NewTek NDI Video',
    'mmhmm Camera',
    'DroidCam Source 3',
    '虚拟摄像头',
    'fake_device_0',
    'warehouse.mjpeg',
  ])('%s looks virtual', (name) => expect(looksVirtual(name)).toBe(true));

  it.each([
    '',
    'HD Pro Webcam C920 (046d:082d)',
    'Integrated Camera (13d3:56a2)',
    'FaceTime HD Camera',
    'Logitech BRIO',
    'USB 摄像头 2',
    'Jobs HD Cam',
    'Candid Video 2',
    'Microsoft® LifeCam Studio(TM)',
    'Sony Camera (Imaging Edge)',
  ])('%s does not', (name) => expect(looksVirtual(name)).toBe(false));
});
