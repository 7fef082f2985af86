import { useEffect } from 'react';
import { isTyping } from '../../ui/is-typing.ts';

/** `r` opens the form of the open position; it rests while someone types. `open` must keep its identity. */
export function useReclassifyKey(open: () => void): void {
	useEffect(
		function reclassifyByKey() {
			const onKey = (event: KeyboardEvent) => {
				if (event.key !== 'r' || event.ctrlKey || event.metaKey || event.altKey || event.defaultPrevented || isTyping(event.target)) return;
				open();
			};
			document.addEventListener('keydown', onKey);
			return () => document.removeEventListener('keydown', onKey);
		},
		[open],
	);
}
