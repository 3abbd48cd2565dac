import { ControlOutlined } from '@ant-design/icons';
import { Button, Popover } from 'antd';
import { useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useShallow } from 'zustand/react/shallow';
import type { CameraPlace } from '../../../../shared/protocol/camera';
import { useRoom } from '../room-session';
import { Abilities } from './abilities';
import { CameraSwitch } from './camera-switch';
import { HolderCues } from './holder-cues';
import { hasTwo, largeOf } from './looked-at';
import { useKey } from './use-key';

/** Everything that the lead may have the company's camera, or whoever holds it, do. */
export function CameraMenu() {
  const { t } = useTranslation('camera');
  const [open, setOpen] = useState(false);
  const button = useRef<HTMLButtonElement>(null);
  const commands = useRef<HTMLDivElement>(null);
  useKey('k', () => setOpen((now) => !now));
  return (
    <Popover
      trigger="click"
      placement="topLeft"
      open={open}
      onOpenChange={setOpen}
      afterOpenChange={(shown) => {
        // By keyboard one is in it at once, wherever in the page it lies.
        if (shown) commands.current?.querySelector<HTMLElement>('select:enabled, input, button')?.focus();
      }}
      getPopupContainer={(button) => button.closest<HTMLElement>('.room') ?? document.body}
      content={
        <div
          ref={commands}
          onKeyDown={(event) => {
            if (event.key !== 'Escape') return;
            setOpen(false);
            button.current?.focus();
          }}
        >
          <Commands />
        </div>
      }
    >
      <Button
        ref={button}
        icon={<ControlOutlined />}
        title={`${t('menu.title')} K`}
        aria-label={t('menu.title')}
        aria-keyshortcuts="K"
        aria-expanded={open}
        data-testid="camera-menu"
      >
        {t('menu')}
      </Button>
    </Popover>
  );
}

function Commands() {
  const { t } = useTranslation('camera');
  const { cameras, large, two } = useRoom(
    useShallow((room) => ({ cameras: room.cameras, large: largeOf(room), two: hasTwo(room) })),
  );
  const [chosen, setChosen] = useState<CameraPlace | null>(null);
  if (!cameras) return <p className="camera-menu soft">{t('not-told')}</p>;
  const place = two ? (chosen ?? large) : 'main';
  const camera = cameras.open.find((one) => one.place === place);
  return (
    <div className="camera-menu" data-testid="camera-commands">
      <div className="camera-menu-abilities">
        <CameraSwitch cameras={cameras} />
        {two && (
          <div className="camera-places" role="group" aria-label={t('which')}>
            {(['main', 'second'] as const).map((one) => (
              <button
                key={one}
                type="button"
                aria-pressed={one === place}
                data-testid={`camera-place-${one}`}
                onClick={() => setChosen(one)}
              >
                {t(`place.${one}`)}
              </button>
            ))}
          </div>
        )}
        {camera && camera.abilities.length > 0 ? (
          <Abilities key={place} place={place} abilities={camera.abilities} />
        ) : (
          <p className="soft">{t('none-able')}</p>
        )}
      </div>
      <HolderCues cameras={cameras} abilities={camera?.abilities ?? []} />
    </div>
  );
}
