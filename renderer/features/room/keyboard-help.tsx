import { Modal } from 'antd';
import { useTranslation } from 'react-i18next';

export const KEYS = [
  ['Space', 'help.shutter'],
  ['B', 'help.burst'],
  ['I', 'help.frame'],
  ['1–9', 'help.items'],
  ['Y / N / X', 'help.answer'],
  ['Ctrl+Enter', 'help.save'],
  ['G A O D T', 'help.tools'],
  ['Ctrl+Z / Ctrl+Y', 'help.undo'],
  ['Delete', 'help.clear'],
  ['← ↑ ↓ → Enter', 'help.draw'],
  ['F', 'help.freeze'],
  ['Shift+1–9', 'help.phrases'],
  ['L', 'help.challenge'],
  ['M', 'help.microphone'],
  ['V', 'help.camera'],
  ['C', 'help.chat'],
  ['K', 'help.camera-menu'],
  ['S', 'help.camera-swap'],
  ['P', 'help.self.move'],
  ['H', 'help.self.hide'],
  ['?', 'help.help'],
] as const;

export function KeyboardHelp({ open, onClose }: { open: boolean; onClose: () => void }) {
  const { t } = useTranslation('room');
  return (
    <Modal open={open} onCancel={onClose} footer={null} title={t('help.title')} width={460}>
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
