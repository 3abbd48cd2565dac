import { Modal } from 'antd';
import { useTranslation } from 'react-i18next';

const KEYS = [
  ['Space', 'help.shutter'],
  ['1–9', 'help.items'],
  ['Y / N / X', 'help.answer'],
  ['Ctrl+Enter', 'help.save'],
  ['M', 'help.microphone'],
  ['V', 'help.camera'],
  ['C', 'help.chat'],
  ['K', 'help.camera-menu'],
  ['O', 'help.camera-swap'],
  ['P', 'help.self.move'],
  ['H', 'help.self.hide'],
  ['?', 'help.help'],
] as const;

export function KeyboardHelp({ open, onClose }: { open: boolean; onClose: () => void }) {
  const { t } = useTranslation('room');
  return (
    <Modal open={open} onCancel={onClose} footer={null} title={t('help.title')} width={420}>
      <dl className="keys" data-testid="keyboard-help-list">
        {KEYS.map(([key, what]) => (
          <div key={key}>
            <dt>
              <kbd>{key}</kbd>
            </dt>
            <dd>{t(what)}</dd>
          </div>
        ))}
      </dl>
    </Modal>
  );
}
