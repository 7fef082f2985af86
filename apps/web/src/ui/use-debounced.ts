import { useEffect, useState } from 'react';

/** The value once it has rested for `milliseconds`; compared by its JSON, so that an equal object is no news. */
export function useDebounced<T>(value: T, milliseconds: number): T {
	const text = JSON.stringify(value);
	const [settled, setSettled] = useState({ text, value });
	// biome-ignore lint/correctness/useExhaustiveDependencies: the text stands for the value
	useEffect(
		function settle() {
			if (text === settled.text) return;
			const timer = setTimeout(() => setSettled({ text, value }), milliseconds);
			return () => clearTimeout(timer);
		},
		[text, settled.text, milliseconds],
	);
	return settled.value;
}
