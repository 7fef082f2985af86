import { useSyncExternalStore } from 'react';

const WIDE = '(min-width: 1900px)';

/** Whether the screen has the room of 1900 px and more. */
export function useWide(): boolean {
	return useSyncExternalStore(
		(listener) => {
			const query = matchMedia(WIDE);
			query.addEventListener('change', listener);
			return () => query.removeEventListener('change', listener);
		},
		() => matchMedia(WIDE).matches,
	);
}
