import { type RefObject, useLayoutEffect, useState } from 'react';

/** The inner size of an element in px, kept up to date; null until it is there. */
export function useBox(element: RefObject<HTMLElement | null>): { width: number; height: number } | null {
	const [box, setBox] = useState<{ width: number; height: number } | null>(null);
	useLayoutEffect(
		function measure() {
			const target = element.current;
			if (!target) return;
			const read = () =>
				setBox((known) => {
					const { clientWidth: width, clientHeight: height } = target;
					return known?.width === width && known.height === height ? known : { width, height };
				});
			read();
			const observer = new ResizeObserver(read);
			observer.observe(target);
			return () => observer.disconnect();
		},
		[element],
	);
	return box;
}
