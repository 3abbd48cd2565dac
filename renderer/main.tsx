import { createRoot } from 'react-dom/client';
import './ui/base.css';
import './app/i18n';
import { App } from './app/app';
import { useStatus } from './app/status';

// Asked before anything is drawn: main answers while React draws the frame.
void useStatus.getState().load();

const root = document.getElementById('root');
if (root) createRoot(root).render(<App />);

// After the first frame was asked for: two hundred rules that most machines have no use for.
void import('./ui/fonts.css');
