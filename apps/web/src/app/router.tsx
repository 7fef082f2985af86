import { createBrowserRouter } from 'react-router';
import { Frame } from './frame.tsx';
import { NotFound } from './not-found.tsx';
import { PageFailed } from './page-failed.tsx';
import { PAGES } from './pages.ts';

/** One route a page, loaded when it is first opened. */
export function createRouter() {
	return createBrowserRouter([
		{
			Component: Frame,
			HydrateFallback: Nothing,
			children: [
				...PAGES.map((page) => ({
					path: page.path,
					ErrorBoundary: PageFailed,
					lazy: async () => ({ Component: (await page.load()).Page }),
				})),
				{ path: '*', Component: NotFound },
			],
		},
	]);
}

/** While the first page's chunk is on its way. */
function Nothing() {
	return null;
}
