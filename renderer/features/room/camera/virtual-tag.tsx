import { WarningOutlined } from '@ant-design/icons';
import { Popover } from 'antd';
import { useTranslation } from 'react-i18next';
import { looksVirtual } from '../../../../shared/customs/virtual-camera';
import { useRoom } from '../room-session';

/** Beside the picture of a camera whose name looks virtual, on both sides; pressed, it says what that means. */
export function VirtualTag() {
  const { t } = useTranslation('camera');
  const cameras = useRoom((room) => room.cameras);
  const suspect = cameras?.open.find(({ label }) => looksVirtual(label));
  if (!suspect) return null;
  const about = t('virtual.about', { camera: suspect.label });
  return (
    <Popover
      trigger="click"
      placement="topLeft"
      getPopupContainer={(button) => button.closest<HTMLElement>('.room') ?? document.body}
      content={
        <p className="virtual-about" data-testid="virtual-about">
          {about}
        </p>
      }
    >
      <button type="button" className="camera-pill warn" title={about} data-testid="virtual-camera">
        <WarningOutlined aria-hidden /> {t('virtual.tag')}
      </button>
    </Popover>
  );
}
