import { useEffect, useRef, useState } from 'react';

/** Whether a small menu is open, and the element outside of which a click closes it. Its first choice takes the focus; Escape gives it back. */
export function useMenu() {
	const [open, setOpen] = useState(false);
	const root = useRef<HTMLDivElement>(null);
	useEffect(
		function closeFromOutside() {
			if (!open) return;
			root.current?.querySelector<HTMLElement>('[data-menu] :is(button, input, a)')?.focus();
			const onPointer = (event: PointerEvent) => {
				if (event.target instanceof Node && !root.current?.contains(event.target)) setOpen(false);
			};
			const onKey = (event: KeyboardEvent) => {
				if (event.key !== 'Escape') return;
				event.preventDefault();
				setOpen(false);
				root.current?.querySelector('button')?.focus();
			};
			document.addEventListener('pointerdown', onPointer);
			document.addEventListener('keydown', onKey, true);
			return () => {
				document.removeEventListener('pointerdown', onPointer);
				document.removeEventListener('keydown', onKey, true);
			};
		},
		[open],
	);
	return { open, setOpen, root };
}
