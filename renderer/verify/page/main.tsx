import '../../app/zod-without-eval';
import { createRoot } from 'react-dom/client';
import { addTexts } from '../../app/i18n';
import { caseTexts } from '../../i18n/case';
import { verifyTexts } from '../../i18n/verify';
import '../../ui/base.css';
import './page.css';
import { Page } from './page';

/** verify.html: one file that checks a bundle in a plain browser, from a disk, without a network. */
addTexts('verify', verifyTexts);
addTexts('case', caseTexts);

const root = document.getElementById('root');
if (root) createRoot(root).render(<Page />);
