import { useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useAction } from '../app/action';
import { Button } from '../ui/button';
import { ErrorNote } from '../ui/error-note';
import { TextField } from '../ui/text-field';
import { smallFile, trustInFile, trustInText, type Trusted } from './trust';

/** Names an authority by its certificate or by the fingerprint of it. */
export function TrustForm({ onTrust }: { onTrust: (more: readonly Trusted[]) => Promise<void> }) {
  const { t } = useTranslation('verify');
  const [text, setText] = useState('');
  const file = useId();
  const take = useAction(async (given: string | File) => {
    const found =
      typeof given === 'string' ? await trustInText(given) : await trustInFile(await smallFile(given));
    setText('');
    await onTrust(found);
  });
  return (
    <div className="v-trust-form">
      <TextField
        label={t('trust.text')}
        hint={t('trust.text.hint')}
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
