import { renderToString } from 'react-dom/server';
import { App } from './app.tsx';

/** The page as it is before anything was heard from the main process: the attract screen. Put into the HTML by the build. */
export const firstPicture = (): string => renderToString(<App />);
