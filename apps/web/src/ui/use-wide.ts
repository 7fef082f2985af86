import { useSyncExternalStore } from 'react';

const WIDE = '(min-width: 1900px)';
const NARROW = '(max-width: 1023px)';
const FOLDED = '(max-width: 1279px)';

function useMedia(media: string): boolean {
	return useSyncExternalStore(
		(listener) => {
			const query = matchMedia(media);
			query.addEventListener('change', listener);
			return () => query.removeEventListener('change', listener);
		},
		() => matchMedia(media).matches,
	);
}

/** Whether the screen has the room of 1900 px and more. */
export const useWide = (): boolean => useMedia(WIDE);

/** Whether the screen is so narrow that everything stands in one column. */
export const useNarrow = (): boolean => useMedia(NARROW);

/** Whether there is no room for thirty days side by side. */
export const useFoldedDays = (): boolean => useMedia(FOLDED);
