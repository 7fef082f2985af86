import '@salt-ds/theme/index.css';
import '@salt-ds/theme/css/theme-next.css';
import '@salt-ds/core/css/salt-core.css';
import '@salt-ds/icons/css/salt-icon.css';
import './styles/fonts.css';
import './styles/tokens.css';
import './styles/global.css';
import { FrameDecoder } from '@tideline/stream';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { config } from 'zod';
import { App } from './app/app.tsx';
import { forgetFailedStyles } from './app/failed-styles.ts';
import { askWhileConnected } from './query/query-client.ts';
import { browserFrames } from './stream/browser-frames.ts';
import { createSocket } from './stream/socket.ts';
import { createStreamClient } from './stream/stream-client.ts';
import { browserTimers } from './stream/timers.ts';

// The page's content security policy forbids code from strings, which zod would otherwise try.
config({ jitless: true });

forgetFailedStyles(window);

const client = createStreamClient({
	createSocket,
	createDecoder: () => new FrameDecoder(),
	frames: browserFrames(),
	timers: browserTimers(),
	random: Math.random,
});

askWhileConnected(client.connection);

const root = document.getElementById('root');
if (!root) throw new Error('index.html has no #root');
createRoot(root).render(
	<StrictMode>
		<App streams={client} />
	</StrictMode>,
);
