import { z } from 'zod';
import { CAMERA_TROUBLES } from '../customs/codes';

/**
 * What officers and company say about the company's cameras on the control channel: which there are and what they can do,
 * as the devices themselves answered; the lead's commands; and what became of each.
 */

/** The camera that shows the detail, and a second one for the overview. */
export const CAMERA_PLACES = ['main', 'second'] as const;
export const CameraPlace = z.enum(CAMERA_PLACES);
export type CameraPlace = z.infer<typeof CameraPlace>;

/** Names as in the W3C's "MediaStream Image Capture", in which cameras answer and are set. */
export const CAMERA_ABILITIES = [
  'zoom',
  'pan',
  'tilt',
  'focusMode',
  'focusDistance',
  'exposureMode',
  'exposureCompensation',
  'exposureTime',
  'torch',
] as const;
const AbilityName = z.enum(CAMERA_ABILITIES);
export type AbilityName = z.infer<typeof AbilityName>;

const Amount = z.number().min(-1e9).max(1e9);
const Mode = z.string().min(1).max(32);

/** One thing that a camera can do, in the device's own units, and how it is set now. */
export const CameraAbility = z.discriminatedUnion('kind', [
  z.strictObject({
    kind: z.literal('range'),
    name: AbilityName,
    min: Amount,
    max: Amount,
    step: z.number().min(0).max(1e9),
    now: Amount,
  }),
  z.strictObject({ kind: z.literal('switch'), name: AbilityName, now: z.boolean() }),
  z.strictObject({
    kind: z.literal('choice'),
    name: AbilityName,
    options: z.array(Mode).min(2).max(8),
    now: Mode,
  }),
]);
export type CameraAbility = z.infer<typeof CameraAbility>;

/** Numbers a camera for the length of a call: the name that a browser has for a device follows a person around. */
const CameraNumber = z.int().min(1).max(1000);
const Label = z.string().max(200);

/** Company → all: what cameras there are, which are open, what they can do, and what is wrong with their pictures. */
export const CamerasMessage = z.strictObject({
  t: z.literal('cameras'),
  list: z.array(z.strictObject({ n: CameraNumber, label: Label })).max(32),
  open: z
    .array(
      z.strictObject({
        place: CameraPlace,
        /** Null where the camera that was there is lost, or none could be opened. */
        n: CameraNumber.nullable(),
        label: Label,
        abilities: z.array(CameraAbility).max(CAMERA_ABILITIES.length),
        trouble: z.enum(CAMERA_TROUBLES).nullable(),
      }),
    )
    .max(CAMERA_PLACES.length),
  /** Which of two is sent large. */
  large: CameraPlace,
  /** Whether the company's screen can be seen: a locked or sleeping computer shows no request. */
  screen: z.enum(['on', 'locked', 'asleep']),
});
export type CamerasMessage = z.infer<typeof CamerasMessage>;
export type OpenCamera = CamerasMessage['open'][number];

/** What the lead may have a camera do. */
export const CameraOrder = z.discriminatedUnion('do', [
  z.strictObject({
    do: z.literal('set'),
    place: CameraPlace,
    name: AbilityName,
    value: z.union([Amount, z.boolean(), Mode]),
  }),
  /** Another camera in place of the main one. */
  z.strictObject({ do: z.literal('use'), n: CameraNumber }),
  /** This one is sent large from now on, the other small. */
  z.strictObject({ do: z.literal('enlarge'), place: CameraPlace }),
]);
export type CameraOrder = z.infer<typeof CameraOrder>;

const Ask = z.int().min(1).max(1e9);

/** Lead → company. */
export const CameraMessage = z.strictObject({ t: z.literal('camera'), ask: Ask, order: CameraOrder });
/** Company → lead: what became of it; without a code it was done. */
export const CameraDoneMessage = z.strictObject({
  t: z.literal('camera-done'),
  ask: Ask,
  code: z.string().max(80).optional(),
});

/** What the holder is asked to do where the camera cannot be told: shown in large letters until it is done or taken back. */
export const HOLDER_CUES = [
  'closer',
  'back',
  'left',
  'right',
  'up',
  'down',
  'steady',
  'focus',
  'light',
  'glare',
  'wipe',
  'second',
] as const;
/** Lead → company; null takes it back. Company → lead: null, the holder has done it. */
export const HolderCueMessage = z.strictObject({
  t: z.literal('holder-cue'),
  cue: z.enum(HOLDER_CUES).nullable(),
});
export type HolderCue = (typeof HOLDER_CUES)[number];
