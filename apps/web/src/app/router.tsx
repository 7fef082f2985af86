import { createBrowserRouter } from 'react-router';
import { untilLoaded } from '../ui/until-loaded.ts';
import { Frame } from './frame.tsx';
import { NotFound } from './not-found.tsx';
import { PageFailed } from './page-failed.tsx';
import { PageOnItsWay } from './page-on-its-way.tsx';
import { PAGES } from './pages.ts';

/** A minute with the waits between them: longer than a restart of the server takes. */
const ATTEMPTS = 9;

/** One route a page, loaded when it is first opened. */
export function createRouter() {
	return createBrowserRouter([
		{
			Component: Frame,
			HydrateFallback: PageOnItsWay,
			children: [
				...PAGES.map((page) => ({
					path: page.path,
					ErrorBoundary: PageFailed,
					lazy: async () => ({ Component: (await untilLoaded(page.load, { attempts: ATTEMPTS })).Page }),
				})),
				{ path: '*', Component: NotFound },
			],
		},
	]);
}
