import type { ReactNode } from 'react';
import { Brand } from '../../ui/brand';
import { LanguageToggle } from '../../ui/language-toggle';
import './first-run.css';

interface StartFrameProps {
  onLanguage: (language: 'zh' | 'en') => void;
  children: ReactNode;
}

/** What is around every screen before the workspace: the name and the language. */
export function StartFrame({ onLanguage, children }: StartFrameProps) {
  return (
    <div className="start-frame">
      <header>
        <Brand />
        <LanguageToggle onChoose={onLanguage} />
      </header>
      <main>{children}</main>
    </div>
  );
}
