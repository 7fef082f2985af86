import { useCallback, useMemo } from 'react';
import { useSearchParams } from 'react-router';
import { parseSpan, type Span, withSpan } from './span.ts';

/** The span of the trend that the page looks at, which the URL holds, and a way to change it. */
export function useSpan(): { span: Span | null; setSpan(span: Span | null): void } {
	const [params, setParams] = useSearchParams();
	const setSpan = useCallback(
		// At once: the next key moves what this one has left.
		(span: Span | null) => setParams((current) => withSpan(current, span), { replace: span !== null && hasSpan(params), flushSync: true }),
		[params, setParams],
	);
	return useMemo(() => ({ span: parseSpan(params), setSpan }), [params, setSpan]);
}

/** A first span is a step that Back takes back; moving it is none. */
const hasSpan = (params: URLSearchParams): boolean => parseSpan(params) !== null;
