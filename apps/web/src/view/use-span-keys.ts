import { useEffect, useRef } from 'react';
import { isTyping } from '../ui/is-typing.ts';
import { movedSpan, type Span } from './span.ts';

export interface SpanKeys {
	span: Span | null;
	/** What there is to look at; null while unknown. */
	limit: Span | null;
	/** How far a key moves it, ms. */
	step: number;
	setSpan(span: Span | null): void;
}

/** `[` and `]` move the span by a step, with Shift they widen it, Escape lets it go. */
export function useSpanKeys(keys: SpanKeys): void {
	const latest = useRef(keys);
	latest.current = keys;
	useEffect(function listenForSpanKeys() {
		const listener = (event: KeyboardEvent) => {
			const { span, limit, step, setSpan } = latest.current;
			if (span === null || event.defaultPrevented || isTyping(event.target) || document.querySelector('dialog[open]')) return;
			if (event.key === 'Escape') {
				event.preventDefault();
				setSpan(null);
			}
			// With Shift the keys write braces on most keyboards.
			const by = '[{'.includes(event.key) ? -1 : ']}'.includes(event.key) ? 1 : null;
			if (by === null || limit === null || event.ctrlKey || event.metaKey || event.altKey) return;
			event.preventDefault();
			setSpan(movedSpan(span, { by, step, widen: event.shiftKey || '{}'.includes(event.key) }, limit));
		};
		document.addEventListener('keydown', listener);
		return () => document.removeEventListener('keydown', listener);
	}, []);
}
