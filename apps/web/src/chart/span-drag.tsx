import { type PointerEvent, type ReactNode, useRef, useState } from 'react';
import { type Span, spanBetween } from '../view/span.ts';
import styles from './span-drag.module.css';

/** Where a time axis lies in its box: px from both edges, and the times there. */
interface TimeAxis extends Span {
	left: number;
	right: number;
	/** The band ends so far above the foot, px. */
	foot: number;
}

export interface SpanDragProps {
	axis: TimeAxis;
	/** What can be looked at. */
	limit: Span;
	span: Span | null;
	onSpan(span: Span): void;
	/** `10:05–11:20` */
	label(span: Span): string;
	/** The chart. */
	children: ReactNode;
}

/** A shorter way of the pointer is a click, px. */
const CLICK_PX = 4;

/** A chart of which a span can be dragged; the keyboard moves it (`useSpanKeys`). */
export function SpanDrag({ axis, limit, span, onSpan, label, children }: SpanDragProps) {
	const box = useRef<HTMLDivElement>(null);
	const start = useRef<{ x: number; at: number } | null>(null);
	const [dragged, setDragged] = useState<Span | null>(null);
	const timeAt = (event: PointerEvent) => {
		const { left, width } = (box.current as HTMLDivElement).getBoundingClientRect();
		const share = (event.clientX - left - axis.left) / Math.max(1, width - axis.left - axis.right);
		return axis.from + Math.min(1, Math.max(0, share)) * (axis.to - axis.from);
	};
	const spanTo = (event: PointerEvent) => {
		const from = start.current;
		return from === null || Math.abs(event.clientX - from.x) < CLICK_PX ? null : spanBetween(from.at, timeAt(event), limit);
	};
	const shown = dragged ?? span;
	return (
		<div
			ref={box}
			className={styles.box}
			onPointerDown={(event) => {
				if (event.button === 0) start.current = { x: event.clientX, at: timeAt(event) };
			}}
			onPointerMove={(event) => {
				if (start.current === null) return;
				const next = spanTo(event);
				// From here on the pointer is ours, also outside of the box.
				if (next !== null) event.currentTarget.setPointerCapture(event.pointerId);
				setDragged(next);
			}}
			onPointerUp={(event) => {
				const next = spanTo(event);
				start.current = null;
				setDragged(null);
				if (next !== null) onSpan(next);
			}}
			onPointerCancel={() => {
				start.current = null;
				setDragged(null);
			}}
		>
			{children}
			{shown === null || shown.to <= axis.from || shown.from >= axis.to ? null : <Band span={shown} axis={axis} text={label(shown)} />}
		</div>
	);
}

function Band({ span, axis, text }: { span: Span; axis: TimeAxis; text: string }) {
	const share = (at: number) => Math.min(1, Math.max(0, (at - axis.from) / (axis.to - axis.from)));
	const [from, to] = [share(span.from), share(span.to)];
	const plot = `(100% - ${axis.left + axis.right}px)`;
	return (
		<div
			className={styles.band}
			style={{ left: `calc(${axis.left}px + ${plot} * ${from})`, width: `calc(${plot} * ${to - from})`, bottom: axis.foot }}
			data-testid="span"
		>
			<span className={styles.label}>{text}</span>
		</div>
	);
}
