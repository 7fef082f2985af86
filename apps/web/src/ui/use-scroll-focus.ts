import { type RefObject, useEffect, useState } from 'react';

/** From what takes the focus by itself the keyboard scrolls the box around it too. */
const FOCUSABLE = 'a[href], button, input, select, textarea, [tabindex]:not([tabindex="-1"])';

/** The tab index of a box that may scroll: 0 while it is larger than its room and holds nothing that takes the focus, so that the keyboard reaches all of it. */
export function useScrollFocus(box: RefObject<HTMLElement | null>): 0 | undefined {
	const [needed, setNeeded] = useState(false);
	useEffect(
		function lookAtSizes() {
			const element = box.current;
			if (!element) return;
			const sizes = new ResizeObserver(() => setNeeded(isCut(element) && element.querySelector(FOCUSABLE) === null));
			// The box keeps its size when its content grows: that of each part tells.
			const observeParts = () => {
				sizes.disconnect();
				for (const part of [element, ...element.children]) sizes.observe(part);
			};
			const parts = new MutationObserver(observeParts);
			parts.observe(element, { childList: true });
			observeParts();
			return () => {
				parts.disconnect();
				sizes.disconnect();
			};
		},
		[box],
	);
	return needed ? 0 : undefined;
}

function isCut({ scrollHeight, clientHeight, scrollWidth, clientWidth }: HTMLElement): boolean {
	return scrollHeight > clientHeight || scrollWidth > clientWidth;
}
