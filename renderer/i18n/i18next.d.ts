import 'i18next';
import type { cameraTexts } from './camera';
import type { caseTexts } from './case';
import type { commonTexts } from './common';
import type { deskTexts } from './desk';
import type { hubTexts } from './hub';
import type { lawTexts } from './law';
import type { presenceTexts } from './presence';
import type { recordingTexts } from './recording';
import type { roomTexts } from './room';
import type { signOffTexts } from './sign-off';
import type { startTexts } from './start';
import type { verifyTexts } from './verify';

// Lets the compiler check every key that the code asks for.
declare module 'i18next' {
  interface CustomTypeOptions {
    defaultNS: 'common';
    resources: {
      common: typeof commonTexts.zh;
      start: typeof startTexts.zh;
      desk: typeof deskTexts.zh;
      camera: typeof cameraTexts.zh;
      case: typeof caseTexts.zh;
      signOff: typeof signOffTexts.zh;
      hub: typeof hubTexts.zh;
      recording: typeof recordingTexts.zh;
      room: typeof roomTexts.zh;
      presence: typeof presenceTexts.zh;
      law: typeof lawTexts.zh;
      verify: typeof verifyTexts.zh;
    };
  }
}
