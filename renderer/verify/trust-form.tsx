import { useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { AppError } from '../../shared/errors';
import { useAction } from '../app/action';
import { Button } from '../ui/button';
import { ErrorNote } from '../ui/error-note';
import { TextField } from '../ui/text-field';
import { smallFile, trustInFile, trustInText, type Trusted } from './trust';

interface TrustFormProps {
  onTrust: (more: readonly Trusted[]) => Promise<void>;
  /** Takes no fingerprints: they only find what lies in the bundle, which other authorities do not. */
  certificatesOnly?: boolean;
}

/** Names an authority by its certificate or by the fingerprint of it. */
export function TrustForm({ onTrust, certificatesOnly = false }: TrustFormProps) {
  const { t } = useTranslation('verify');
  const [text, setText] = useState('');
  const file = useId();
  const take = useAction(async (given: string | File) => {
    const found =
      typeof given === 'string' ? await trustInText(given) : await trustInFile(await smallFile(given));
    if (certificatesOnly && found.some(({ certificate }) => !certificate))
      throw new AppError('trust.certificate-needed');
    setText('');
    await onTrust(found);
  });
  return (
    <div className="v-trust-form">
      <TextField
        label={t(certificatesOnly ? 'trust.certificate' : 'trust.text')}
        hint={t(certificatesOnly ? 'trust.certificate.hint' : 'trust.text.hint')}
        value={text}
        onChange={setText}
        testId="trust-text"
        lines
      />
      <div className="v-actions">
        <Button disabled={text.trim() === ''} data-testid="trust-submit" onClick={() => void take.run(text)}>
          {t('trust.submit')}
        </Button>
        <label className="button v-file" htmlFor={file}>
          {t('trust.file')}
          <input
            id={file}
            type="file"
            data-testid="trust-file"
            onChange={({ target }) => {
              const [chosen] = target.files ?? [];
              if (chosen) void take.run(chosen);
              target.value = '';
            }}
          />
        </label>
      </div>
      <ErrorNote error={take.error} />
    </div>
  );
}
