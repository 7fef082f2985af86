import { useEffect, useRef, useState } from 'react';

/** The size of an element in px, as it changes; zero until it is laid out. */
export function useElementSize<E extends HTMLElement>() {
	const ref = useRef<E>(null);
	const [size, setSize] = useState({ width: 0, height: 0 });
	useEffect(function watch() {
		const element = ref.current;
		if (!element) return;
		const observer = new ResizeObserver(([entry]) => {
			if (entry) setSize({ width: Math.floor(entry.contentRect.width), height: Math.floor(entry.contentRect.height) });
		});
		observer.observe(element);
		return () => observer.disconnect();
	}, []);
	return { ref, ...size };
}
