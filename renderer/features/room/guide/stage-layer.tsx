import { useMemo, useState, type KeyboardEvent, type PointerEvent } from 'react';
import { useTranslation } from 'react-i18next';
import type { CaseView } from '../../../../shared/ipc/contract';
import { Pen } from '../../../call/pen';
import { MarksSvg } from '../../../ui/marks/marks-svg';
import { toElement, toPicture, type Point } from '../geometry';
import { useRoom } from '../room-session';
import { usePicture } from '../use-picture';
import type { Surface } from './surface';
import { TextEntry } from './text-entry';
import { useHand } from './tools';
import { useMarks } from './use-marks';

interface StageLayerProps {
  view: CaseView;
  surface: Surface;
  /** The element that draws the picture. */
  element: HTMLVideoElement | HTMLImageElement | null;
  /** Whether this person points and draws; everybody else looks. */
  draws: boolean;
}

/** How far an arrow key moves the hand, in parts of the picture. */
const STEP = 0.02;
const MOVES: Readonly<Record<string, readonly [number, number]>> = {
  ArrowLeft: [-STEP, 0],
  ArrowRight: [STEP, 0],
  ArrowUp: [0, -STEP],
  ArrowDown: [0, STEP],
};

/** Pointer and marks over a picture, at the same place of the picture on every screen. */
export function StageLayer({ view, surface, element, draws }: StageLayerProps) {
  const { t } = useTranslation('room');
  const engine = useRoom((room) => room.engine);
  const pointer = useRoom((room) => room.pointer);
  const sizes = usePicture(element);
  const { tool, colour } = useHand();
  const { finish, full } = useMarks(view, surface);
  const [writing, setWriting] = useState<Point | null>(null);
  /** Where the arrow keys have led the hand; null while the mouse leads it. */
  const [hand, setHand] = useState<Point | null>(null);
  const pen = useMemo(() => engine && new Pen((message) => engine.guidance.say(message)), [engine]);

  const on = surface.frozen?.still.id ?? null;
  const placeOf = (event: PointerEvent<HTMLDivElement>): Point | null => {
    const box = event.currentTarget.getBoundingClientRect();
    const point = { x: event.clientX - box.left, y: event.clientY - box.top };
    return sizes && toPicture(point, sizes.element, sizes.picture);
  };
  const press = (at: Point): void => {
    if (tool === 'pointer' || full) return;
    if (tool === 'text') setWriting(at);
    else pen?.begin(at, { on, tool, colour });
  };
  const lift = (): void => {
    const mark = pen?.end();
    if (mark) finish(mark);
  };
  const onPointerMove = (event: PointerEvent<HTMLDivElement>): void => {
    setHand(null);
    const at = placeOf(event);
    if (tool === 'pointer') engine?.point(at);
    else if (at) pen?.move(at);
  };
  const onPointerDown = (event: PointerEvent<HTMLDivElement>): void => {
    const at = placeOf(event);
    if (event.button !== 0 || !at) return;
    event.currentTarget.setPointerCapture(event.pointerId);
    if (tool !== 'text') press(at);
  };
  const onPointerUp = (event: PointerEvent<HTMLDivElement>): void => {
    const at = placeOf(event);
    // Only now: what goes down takes the focus, which the field for the text needs.
    if (tool === 'text' && at) press(at);
    else lift();
  };
  const onKeyDown = (event: KeyboardEvent<HTMLDivElement>): void => {
    const move = MOVES[event.key];
    if (move) {
      const from = hand ?? { x: 0.5, y: 0.5 };
      const at = { x: between(from.x + move[0]), y: between(from.y + move[1]) };
      setHand(at);
      if (tool === 'pointer') engine?.point(at);
      else pen?.move(at);
    } else if (event.key === 'Enter' && !writing) {
      if (pen?.down) lift();
      else press(hand ?? { x: 0.5, y: 0.5 });
    } else return;
    event.preventDefault();
  };
  const input = draws
    ? {
        tabIndex: 0,
        role: 'application',
        'aria-label': t('guide.surface'),
        onPointerMove,
        onPointerDown,
        onPointerUp,
        onPointerCancel: lift,
        onPointerLeave: () => engine?.point(null),
        onBlur: () => engine?.point(null),
        onKeyDown,
      }
    : {};
  const seen = draws ? hand : pointer;
  const mark = seen && sizes && toElement(seen, sizes.element, sizes.picture);
  return (
    <div
      className={draws ? 'pointer-layer pointing' : 'pointer-layer'}
      data-testid="pointer-layer"
      data-tool={draws ? tool : undefined}
      {...input}
    >
      {sizes && <MarksSvg marks={surface.marks} picture={sizes.picture} label={t('guide.marks')} />}
      {mark && (
        <span
          className={draws && tool !== 'pointer' ? 'pointer-mark hand' : 'pointer-mark'}
          data-testid="pointer-mark"
          role="img"
          aria-label={t('company.mark')}
          style={{ left: mark.x, top: mark.y }}
        />
      )}
      {writing && sizes && engine && (
        <TextEntry
          at={toElement(writing, sizes.element, sizes.picture)}
          mark={{ on, colour, at: writing }}
          guidance={engine.guidance}
          onDone={(mark) => {
            setWriting(null);
            if (mark) finish(mark);
          }}
        />
      )}
    </div>
  );
}

const between = (value: number): number => Math.min(1, Math.max(0, value));
