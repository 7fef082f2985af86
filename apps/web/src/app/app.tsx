import { SaltProviderNext } from '@salt-ds/core';
import { QueryClientProvider } from '@tanstack/react-query';
import { useState } from 'react';
import { RouterProvider } from 'react-router/dom';
import { createQueryClient } from '../query/query-client.ts';
import type { StreamClient } from '../stream/stream-client.ts';
import { StreamProvider } from '../stream/stream-context.tsx';
import { useThemeMode } from '../ui/theme-mode.ts';
import { createRouter } from './router.tsx';

/** Everything that a page needs around it: theme, requests, streams, routes. */
export function App({ streams }: { streams: StreamClient }) {
	const [queries] = useState(createQueryClient);
	const [router] = useState(createRouter);
	const { mode } = useThemeMode();
	return (
		<SaltProviderNext
			applyClassesTo="root"
			density="high"
			mode={mode}
			corner="sharp"
			headingFont="Open Sans"
			actionFont="Open Sans"
			accent="blue"
			enableStyleInjection={false}
		>
			<QueryClientProvider client={queries}>
				<StreamProvider client={streams}>
					<RouterProvider router={router} />
				</StreamProvider>
			</QueryClientProvider>
		</SaltProviderNext>
	);
}
