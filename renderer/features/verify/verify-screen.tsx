import '../../app/zod-without-eval';
import { addTexts } from '../../app/i18n';
import { caseTexts } from '../../i18n/case';
import { verifyTexts } from '../../i18n/verify';
import { VerifyDesk } from '../../verify/verify-desk';
import { openInMain } from './open-in-main';

// Both are here already when the workspace is; before the first run they are not.
addTexts('verify', verifyTexts);
addTexts('case', caseTexts);

/** Checks a record bundle that somebody was sent, also before anybody is enrolled on this machine. */
export default function VerifyScreen() {
  return <VerifyDesk open={openInMain} />;
}
