import { Button } from 'antd';
import { useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { inert } from '../../../shared/inert';
import { useAction } from '../../app/action';
import { ErrorNote } from '../../ui/error-note';

/** An authority's certificate out of a file. */
export interface ChosenCertificate {
  /** The file's name. */
  name: string;
  /** DER as Base64. */
  der: string;
}

interface CertificateFileProps {
  chosen: ChosenCertificate | null;
  onChoose: (certificate: ChosenCertificate | null) => void;
}

/** Takes the certificate that vouches for an authority of time. */
export function CertificateFile({ chosen, onChoose }: CertificateFileProps) {
  const { t } = useTranslation('hub');
  const input = useRef<HTMLInputElement>(null);
  const choose = useAction(async (file: File) => {
    onChoose(null);
    // Who never sets a certificate never loads what reads one.
    const { smallFile, trustInFile } = await import('../../verify/trust');
    const [authority] = await trustInFile(await smallFile(file));
    if (authority?.certificate) onChoose({ name: file.name, der: authority.certificate });
  });
  return (
    <div className="whole time-certificate">
      <Button size="small" loading={choose.busy} onClick={() => input.current?.click()}>
        {t('time.certificate')}
      </Button>
      <input
        ref={input}
        hidden
        type="file"
        data-testid="time-certificate"
        onChange={({ target }) => {
          const [file] = target.files ?? [];
          if (file) void choose.run(file);
          target.value = '';
        }}
      />{' '}
      <span role="status" data-testid="time-certificate-name">
        {chosen ? inert(chosen.name) : t('time.certificate.none')}
      </span>
      <p className="muted">{t('time.certificate.about')}</p>
      <ErrorNote error={choose.error} />
    </div>
  );
}
