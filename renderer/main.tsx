import './components/base.css';
import { hydrateRoot } from 'react-dom/client';
import { App } from './app.tsx';
import { bridge } from './bridge/connect.ts';
import { startHeartbeat } from './flow/heartbeat.ts';
import { startListening } from './flow/listen.ts';
import { prefetchRest } from './flow/prefetch.ts';

const root = document.getElementById('root');
if (!root) throw new Error('the page has no #root');

// A long press on a kiosk is no wish for a context menu.
window.addEventListener('contextmenu', (event) => event.preventDefault());

startListening(bridge());
startHeartbeat(bridge());
hydrateRoot(root, <App />);
// What took too long to draw for the first picture (attract-screen.css) may follow.
document.documentElement.classList.remove('first-picture');
// After the next frame the first picture is on the screen.
requestAnimationFrame(() => requestAnimationFrame(prefetchRest));
